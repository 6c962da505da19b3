import Platform

/// `tarwisa-bench`: measurements of the program's rooms, each a subcommand that prints one table and one JSON line.
@main
enum Benchmarks {
    /// One line for each subcommand.
    private static let subcommands: [(name: String, summary: String, run: @Sendable ([String]) throws -> Void)] = [
        ("html", "bytes to Document: speed, memory, the curve, pages made to be slow; --pages DIR", HTMLBenchmark.run),
        ("extract", "bytes to Article: pages a second, the body alone, a peer; --pages DIR", ExtractBenchmark.run),
        ("html5lib", "the html5lib suite's tokenizer and tree cases in DIR, counted", HTML5LibBenchmark.run),
        (
            "insight", "what articles say: dates by the byte, all of it by the article; --articles N",
            InsightBenchmark.run
        ),
        ("serve", "the HTTP room alone: GET /a/1 and POST /echo", ServeBenchmark.run),
        ("http", "the whole server against its peers; --part speed, allocations or attack", HTTPBenchmark.run),
        ("archive", "durable posts against a bare loop, import, start, export, reading by key", ArchiveBenchmark.run),
        ("soak", "the whole server: steady load, overload, faults in turn; --program FILE", SoakBenchmark.run),
        (
            "search", "the index in process: building, memory, each class of query, a peer; --corpus FILE",
            SearchBenchmark.run
        ),
        (
            "relevance", "nDCG@10 and Recall@100 on judged queries, with other constants; --sets DIR",
            RelevanceBenchmark.run
        ),
        (
            "crash",
            "servers killed under load (--rounds N) and faults under the file layer (--points N); 1 on any loss",
            CrashBenchmark.run
        ),
        ("crawl", "a simulated web on loopback: pages a second, politeness, a day of polling", CrawlBenchmark.run),
    ]

    static func main() throws {
        Memory.tightenHeap()  // as the program does
        let arguments = CommandLine.arguments.dropFirst()
        guard let name = arguments.first, let subcommand = subcommands.first(where: { $0.name == name }) else {
            print("usage: tarwisa-bench SUBCOMMAND [OPTIONS]\n")
            for subcommand in subcommands { print("  \(subcommand.name)  \(subcommand.summary)") }
            return
        }
        try subcommand.run(Array(arguments.dropFirst()))
    }
}
