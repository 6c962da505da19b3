import Platform

/// The whole server under mixed load: its capacity, ten minutes at 80 % of it, three times of it, and one fault after another.
enum SoakBenchmark {
    private struct Options {
        var program = "tarwisa"
        var directory = "/tmp/tarwisa-soak"
        var articleCount = 100_000
        var seconds = 600
        var connectionCount = 200
        var parts: Set<String> = ["steady", "overload", "faults"]
    }

    /// Options: `--program FILE`, `--directory DIR` (made anew), `--articles N`, `--seconds N`, `--connections N`,
    /// `--parts steady,overload,faults`.
    static func run(_ arguments: [String]) throws {
        var options = Options()
        if let own = CommandLine.arguments.first, let slash = own.lastIndex(of: "/") {
            options.program = String(own[...slash]) + "tarwisa"
        }
        var rest = arguments[...]
        while let option = rest.popFirst(), let value = rest.popFirst() {
            switch option {
            case "--program": options.program = value
            case "--directory": options.directory = value
            case "--articles": options.articleCount = Int(value) ?? options.articleCount
            case "--seconds": options.seconds = Int(value) ?? options.seconds
            case "--connections": options.connectionCount = Int(value) ?? options.connectionCount
            case "--parts": options.parts = Set(value.split(separator: ",").map { String($0) })
            default: print("unknown option \(option)")
            }
        }
        _ = SoakServer.run(["/bin/rm", "-rf", options.directory])
        var table = MeasurementTable()
        let server = try SoakServer(options.program, directory: options.directory)
        let load = try prepare(server, options)
        var steadyPercentile = 0.0
        if !options.parts.isDisjoint(with: ["steady", "overload"]) {
            let capacity = measureCapacity(load, options, &table)
            steadyPercentile = runSteady(server, load, capacity * 0.8, options, &table)
            if options.parts.contains("overload") {
                runOverload(load, capacity * 3, steadyPercentile, options, &table)
            }
        }
        server.stop()
        if options.parts.contains("faults") {
            try SoakFaults(program: options.program, directory: options.directory + "-faults").run(&table)
        }
        table.printLines(named: "soak")
    }

    private static func prepare(_ server: SoakServer, _ options: Options) throws -> SoakLoad {
        var client = SoakClient(port: server.port)
        for start in stride(from: 0, to: options.articleCount, by: 1000) {
            let lines = (start..<min(start + 1000, options.articleCount)).map { SoakMix.article($0) + "\n" }.joined()
            let answer = try client.send(
                SoakRequest(.importing, "POST", "/v1/import", lines, type: "application/x-ndjson"))
            guard answer.status == 200 else { throw SoakServer.Failure(lines: ["import: \(answer.status)"]) }
        }
        var ids: [String] = []
        for source in 0..<200 {
            let list = SoakRequest(.list, "GET", "/v1/articles?limit=100&fields=id&source=s\(source).example")
            let text = String(decoding: try client.send(list).content, as: UTF8.self)
            ids += text.split(separator: "\"").filter { $0.hasPrefix("a_") && $0.utf8.count == 18 }.map { String($0) }
        }
        guard !ids.isEmpty else { throw SoakServer.Failure(lines: ["nothing was imported"]) }
        return SoakLoad(
            port: server.port, connectionCount: options.connectionCount, articleCount: options.articleCount, ids: ids)
    }

    /// Requests a second of the whole mix that the server answers when every connection sends as fast as it gets answers.
    ///
    /// Of a server that turns searches away the cheap reads come back all the faster: what counts is the kind that comes back least.
    private static func measureCapacity(_ load: SoakLoad, _ options: Options, _ table: inout MeasurementTable) -> Double
    {
        let seconds = max(10, min(30, options.seconds / 10))
        _ = load.run(seconds: 5, sliceSeconds: 5, rate: nil, isPaced: false, round: 1)
        let outcome = load.run(seconds: seconds, sliceSeconds: seconds, rate: nil, isPaced: false, round: 2)
        let rates = SoakMix.shares.map { Double(outcome.latenciesByKind[$0.kind.rawValue].count) / $0.share }
        let capacity = (rates.min() ?? 0) / Double(seconds)
        table.add("capacity", capacity, "requests/s")
        table.add("capacity p99", outcome.percentile(0.99), "ms")
        tell(outcome, "capacity", &table)
        return capacity
    }

    /// 80 % of the capacity; a slice is a tenth of the time. The 99th percentile of the whole in milliseconds.
    private static func runSteady(
        _ server: SoakServer, _ load: SoakLoad, _ rate: Double, _ options: Options, _ table: inout MeasurementTable
    ) -> Double {
        let slice = max(1, options.seconds / 10)
        let resident = ResidentWatch(server, after: slice, until: options.seconds)
        let outcome = load.run(
            seconds: options.seconds, sliceSeconds: slice, rate: rate, isPaced: true, round: 3)
        let (first, last) = resident.bytes
        let second = outcome.percentile(0.99, of: 1..<2)
        let final = outcome.percentile(0.99, of: 9..<10)
        table.add("steady seconds", Double(options.seconds), "s")
        table.add("steady rate", rate, "requests/s")
        table.add("steady p99", outcome.percentile(0.99), "ms")
        table.add("steady p99, second tenth", second, "ms")
        table.add("steady p99, last tenth", final, "ms")
        table.add("steady p99, last over second", second > 0 ? final / second : 0, "×")
        table.add("steady resident after the first tenth", Double(first) / 1048576, "MiB")
        table.add("steady resident at the end", Double(last) / 1048576, "MiB")
        table.add("steady resident growth", first > 0 ? (Double(last) / Double(first) - 1) * 100 : 0, "%")
        tell(outcome, "steady", &table)
        table.add("steady lost", Double(load.lostCount(outcome.acknowledged)), "articles")
        return outcome.percentile(0.99)
    }

    private static func runOverload(
        _ load: SoakLoad, _ rate: Double, _ steadyPercentile: Double, _ options: Options,
        _ table: inout MeasurementTable
    ) {
        let outcome = load.run(
            seconds: options.seconds, sliceSeconds: options.seconds, rate: rate, isPaced: false, round: 4)
        let ended = MonotonicTime.now
        var client = SoakClient(port: load.port)
        var quick = 0
        // Well again: ten reads in a row within twice the steady percentile, or 20 ms.
        while quick < 10, MonotonicTime.now.milliseconds(since: ended) < 60_000 {
            let began = MonotonicTime.now
            let status: Int
            do {
                status = try client.send(SoakRequest(.search, "GET", "/v1/search?q=%D8%AC%D8%B3%D8%B1")).status
            } catch {
                status = 0
            }
            let milliseconds = Double(MonotonicTime.now.nanoseconds - began.nanoseconds) / 1e6
            quick = status == 200 && milliseconds < max(20, 2 * steadyPercentile) ? quick + 1 : 0
        }
        table.add("overload rate wanted", rate, "requests/s")
        table.add("overload p99 of the accepted", outcome.percentile(0.99), "ms")
        table.add(
            "overload p99 over steady", steadyPercentile > 0 ? outcome.percentile(0.99) / steadyPercentile : 0, "×")
        tell(outcome, "overload", &table)
        table.add("overload lost", Double(load.lostCount(outcome.acknowledged)), "articles")
        table.add("overload recovery", Double(MonotonicTime.now.milliseconds(since: ended)) / 1000, "s")
    }

    private static func tell(_ outcome: SoakLoad.Outcome, _ part: String, _ table: inout MeasurementTable) {
        for kind in SoakKind.allCases {
            table.add("\(part) \(kind) p50", outcome.percentile(0.5, of: kind), "ms")
            table.add("\(part) \(kind) p99", outcome.percentile(0.99, of: kind), "ms")
        }
        table.add("\(part) accepted", Double(outcome.acceptedCount), "requests")
        table.add("\(part) shed", Double(outcome.shedCount), "requests")
        table.add("\(part) errors", Double(outcome.errorCount), "requests")
        for (kind, count) in outcome.errors.sorted(by: { $0.key < $1.key }) { print("  \(part): \(count) × \(kind)") }
    }
}

/// Reads the server's resident memory at two moments while the load runs.
final class ResidentWatch: Sendable {
    private let sum = Monitor((first: 0, last: 0))
    private let thread: Thread?

    init(_ server: SoakServer, after firstSeconds: Int, until lastSeconds: Int) {
        let sum = sum
        do {
            thread = try Thread {
                Pause.milliseconds(Int64(firstSeconds) * 1000)
                sum.withLock { $0.first = server.residentByteCount }
                Pause.milliseconds(Int64(lastSeconds - firstSeconds) * 1000 - 500)
                sum.withLock { $0.last = server.residentByteCount }
            }
        } catch {
            thread = nil
        }
    }

    /// Waits for the second moment.
    var bytes: (first: Int, last: Int) {
        thread?.join()
        return sum.withLock { $0 }
    }
}
