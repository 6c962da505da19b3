import News
import Platform
import Storage

/// One directory through many kills: writers load a server, it dies, the next one is asked for everything.
struct CrashTrial {
    let program: String
    let directory: String
    private(set) var ledger = CrashLedger()
    private(set) var killCount = 0
    private var random: SplitMix

    private static let writerCount = 4
    /// Articles of each writer.
    private static let articleCount = 60

    init(program: String, directory: String, seed: UInt64) {
        (self.program, self.directory) = (program, directory)
        random = SplitMix(seed: seed)
    }

    /// Loads a server, kills it, at times kills the next one while it starts, and compares; then verifies the files.
    mutating func round(_ number: Int) throws -> [String] {
        let server = try CrashServer(program, directory: directory)
        let writers = try startWriters(port: server.port)
        Pause.milliseconds(Int64.random(in: 3...300, using: &random))
        server.kill()
        killCount += 1
        for (thread, writer) in writers {
            thread.join()
            ledger.merge(writer.ledger.withLock { $0 })
        }
        while Int.random(in: 0..<3, using: &random) == 0 {
            let starting = try CrashServer.begin(program, directory: directory)
            Pause.milliseconds(Int64.random(in: 0...60, using: &random))
            starting.kill()
            _ = starting.waitForEnd()
            killCount += 1
        }
        let next = try CrashServer(program, directory: directory)
        var client = try CrashClient(port: next.port)
        var problems = try ledger.compare(with: &client)
        next.kill()
        killCount += 1
        problems += try CrashServer.verify(program, directory: directory).map { "verify: \($0)" }
        return problems
    }

    private mutating func startWriters(port: Int) throws -> [(Thread, Writer)] {
        try (0..<CrashTrial.writerCount).map { index in
            let first = index * CrashTrial.articleCount
            let writer = Writer(
                ledger, numbers: first..<first + CrashTrial.articleCount, seed: random.next(), port: port)
            return (try Thread { writer.write() }, writer)
        }
    }

    /// Segments of the journal that a compaction wrote anew; their header says so.
    func rewrittenSegmentCount() throws(PlatformError) -> Int {
        var count = 0
        for name in try Directory.readdir(directory + "/journal") where name.hasSuffix(".journal") {
            let header = try File(opening: directory + "/journal/" + name, for: .read).pread(at: 16, count: 4)
            if header.contains(where: { $0 != 0 }) { count += 1 }
        }
        return count
    }

    /// Writes to articles of its own until the server is gone; one write is under way at a time.
    private final class Writer: Sendable {
        let ledger: Monitor<CrashLedger>
        private let numbers: Range<Int>
        private let seed: UInt64
        private let port: Int

        init(_ ledger: CrashLedger, numbers: Range<Int>, seed: UInt64, port: Int) {
            self.ledger = Monitor(ledger.part(numbers))
            (self.numbers, self.seed, self.port) = (numbers, seed, port)
        }

        func write() {
            do {
                var client = try CrashClient(port: port)
                var random = SplitMix(seed: seed)
                while true { try write(&client, &random) }
            } catch {
                // The server was killed: what was under way stays begun.
            }
        }

        private func write(_ client: inout CrashClient, _ random: inout SplitMix) throws {
            switch Int.random(in: 0..<10, using: &random) {
            case 0, 1:
                let number = Int.random(in: numbers, using: &random)
                let path = "/v1/articles/\(InventedArticle.short(number).id)"
                try write([.delete(number)], [204, 404, 410]) { try client.send("DELETE", path) }
            case 2:
                let chosen = Set((0..<6).map { _ in Int.random(in: numbers, using: &random) })
                let lines = chosen.map { (number: $0, text: Int.random(in: 0..<1000, using: &random)) }
                var content: [UInt8] = []
                for line in lines { content += Writer.json(line.number, line.text) + [0x0A] }
                try write(lines.map { .post($0.number, text: $0.text) }, [200]) {
                    try client.send("POST", "/v1/import", content, type: "application/x-ndjson")
                }
            default:
                let (number, text) = (Int.random(in: numbers, using: &random), Int.random(in: 0..<1000, using: &random))
                try write([.post(number, text: text)], [200, 201]) {
                    try client.send("POST", "/v1/articles", Writer.json(number, text))
                }
            }
        }

        private func write(
            _ writes: [CrashLedger.Write], _ expected: [Int], send: () throws -> CrashClient.Answer
        ) throws {
            ledger.withLock { ledger in for write in writes { ledger.begin(write) } }
            let answer = try send()
            ledger.withLock { ledger in
                guard expected.contains(answer.status), answer.number("failed") ?? 0 == 0 else {
                    return ledger.refuse(answer)
                }
                for write in writes { ledger.acknowledge(write) }
            }
        }

        private static func json(_ number: Int, _ text: Int) -> [UInt8] {
            let article = CrashLedger.article(number, text)
            var writer = JSONWriter()
            writer.object { writer in
                writer.member("url", article.url?.description)
                writer.member("headline", article.headline)
                writer.name("paragraphs")
                writer.array { writer in for paragraph in article.paragraphs { writer.string(paragraph.text) } }
            }
            return writer.bytes
        }
    }
}
