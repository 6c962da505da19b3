import News
import Platform
import Storage
import Synchronization

/// The archive on this machine's disk: durable posts against a bare loop, import, start, export, reading by key.
enum ArchiveBenchmark {
    /// Options: `--directory DIR` (made, filled, left), `--articles N`, `--seconds S` a round of posts, `--threads 1,8,64` that post.
    static func run(_ arguments: [String]) throws {
        var directory = "archive-benchmark"
        var articleCount = 100_000
        var seconds = 1.0
        var threadCounts = [1, 8, 64]
        var rest = arguments[...]
        while let option = rest.popFirst(), let value = rest.popFirst() {
            switch option {
            case "--directory": directory = value
            case "--articles": articleCount = Int(value) ?? articleCount
            case "--seconds": seconds = Double(value) ?? seconds
            case "--threads": threadCounts = value.split(separator: ",").compactMap { Int($0) }
            default: print("unknown option \(option)")
            }
        }
        try Directory.mkdir(directory)
        var table = MeasurementTable()
        try measurePosts(in: directory, threadCounts, seconds: seconds, into: &table)
        for count in [articleCount / 100, articleCount / 10, articleCount] where count > 0 {
            try measure(count, in: directory + "/\(count)", into: &table)
        }
        table.printLines(named: "archive")
    }

    // MARK: Posts

    private static func measurePosts(
        in directory: String, _ threadCounts: [Int], seconds: Double, into table: inout MeasurementTable
    ) throws {
        let path = directory + "/posts"
        let json = ArticleJSON.bytes(of: InventedArticle.long(0), id: InventedArticle.long(0).id, version: 1)
        let next = Atomic<Int>(0)
        let known = try Archive.open(at: path)
        let first = known.snapshot.catalog.articleCount
        known.close()
        let articles = (first..<first + Int(200_000 * seconds)).map { InventedArticle.long($0) }
        for threadCount in threadCounts {
            var rounds: [PostRound] = []
            for _ in 0..<5 {  // In turns, so that both meet the same machine.
                let bare = try bareRate(in: directory, json, threadCount: threadCount, seconds: seconds)
                let archive = try Archive.open(at: path)
                let posts = try rate(threadCount: threadCount, seconds: seconds) {
                    _ = try archive.add(articles[next.add(1, ordering: .relaxed).oldValue % articles.count])
                }
                let behind = timed { archive.waitForIndex() }.1
                let figures = archive.syncFigures
                let (count, nanoseconds) = (Double(figures.counts.reduce(0, +)), Double(figures.nanoseconds))
                rounds.append(
                    PostRound(
                        bare: bare, posts: posts, postsBySync: posts * seconds / count,
                        syncMilliseconds: nanoseconds / 1e6 / count, behind: behind))
                archive.close()  // Nothing of it, such as a merge, runs beside the bare loop.
            }
            add(rounds, "\(threadCount) threads", to: &table)
        }
    }

    /// What one round of posts and the bare loop before it gave.
    private struct PostRound {
        /// Each second.
        var bare, posts: Double
        var postsBySync: Double
        var syncMilliseconds: Double
        /// Seconds until the index had the last one.
        var behind: Double
    }

    /// Medians: a round that met a busy disk counts no more than another.
    private static func add(_ rounds: [PostRound], _ threads: String, to table: inout MeasurementTable) {
        func median(_ value: (PostRound) -> Double) -> Double { rounds.map(value).sorted()[rounds.count / 2] }
        table.add("bare append + fdatasync, \(threads)", median(\.bare), "1/s")
        table.add("durable posts, \(threads)", median(\.posts), "1/s")
        table.add("ratio, \(threads)", median { $0.posts / $0.bare }, "")
        table.add("posts a sync, \(threads)", median(\.postsBySync), "")
        table.add("sync, \(threads)", median(\.syncMilliseconds), "ms")
        table.add("index behind the posts by, \(threads)", median(\.behind), "s")
    }

    /// Each thread appends to one file and syncs it, as a program without group commit does.
    private static func bareRate(
        in directory: String, _ bytes: [UInt8], threadCount: Int, seconds: Double
    ) throws -> Double {
        let file = try File(opening: directory + "/bare", for: .create)
        try file.ftruncate(to: 0)
        let end = Atomic<Int>(0)
        return try rate(threadCount: threadCount, seconds: seconds) {
            let offset = end.add(bytes.count, ordering: .relaxed).oldValue
            _ = try file.pwrite(bytes.span, at: offset)
            try file.fdatasync()
        }
    }

    private static func rate(
        threadCount: Int, seconds: Double, _ work: @escaping @Sendable () throws -> Void
    ) throws -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        let end = start + .seconds(seconds)
        let count = Tally()
        let threads = try (0..<threadCount).map { _ in
            try Thread {
                do {
                    while clock.now < end {
                        try work()
                        count.value.add(1, ordering: .relaxed)
                    }
                } catch {
                    print("stopped: \(error)")
                }
            }
        }
        threads.forEach { $0.join() }
        return Double(count.value.load(ordering: .relaxed)) / (clock.now - start).inSeconds
    }

    private final class Tally: Sendable {
        let value = Atomic<Int>(0)
    }

    // MARK: Import, start, export, reading

    private static func measure(_ count: Int, in directory: String, into table: inout MeasurementTable) throws {
        let name = "\(count) articles: "
        let archive = try Archive.open(at: directory)
        let missing = archive.snapshot.catalog.articleCount..<max(count, archive.snapshot.catalog.articleCount)
        let lines = missing.map { number in
            let article = InventedArticle.long(number)
            return ArticleJSON.bytes(of: article, id: article.id, version: 1)
        }
        if !lines.isEmpty {
            let (_, seconds) = try timed {
                for start in stride(from: 0, to: lines.count, by: 1000) {
                    let readings = try lines[start..<min(lines.count, start + 1000)].map {
                        try ArticleJSON.reading(of: $0)
                    }
                    for outcome in try archive.restore(readings) { _ = try outcome.get() }
                }
            }
            table.add(name + "import", Double(lines.count) / seconds, "1/s")
            let (_, indexing) = timed { archive.waitForIndex() }
            table.add(name + "import, searchable", Double(lines.count) / (seconds + indexing), "1/s")
        }
        archive.close()
        let before = Memory.privateByteCount
        let (again, start) = try timed { try Archive.open(at: directory) }
        table.add(name + "start", start, "s")
        table.add(name + "memory after start", Double(Memory.privateByteCount - before) / 1e6, "MB")
        measureReading(again, name, into: &table)
        again.close()
    }

    private static func measureReading(_ archive: Archive, _ name: String, into table: inout MeasurementTable) {
        let (byteCount, export) = timed {
            var stream = archive.snapshot.export()
            var byteCount = 0
            while let chunk = stream.next() { byteCount += chunk.count }
            return byteCount
        }
        table.add(name + "export", Double(byteCount) / export / 1e6, "MB/s")
        var random = SplitMix(seed: 1)
        let ids = (0..<20_000).map { _ in
            InventedArticle.long(Int.random(in: 0..<archive.snapshot.catalog.articleCount, using: &random)).id
        }
        var times: [Double] = []
        var sum = 0
        for id in ids {
            let (bytes, time) = timed { archive.snapshot.article(id)?.json.array.count ?? 0 }
            sum += bytes
            times.append(time * 1e6)
        }
        times.sort()
        precondition(sum > 0, "articles are missing")
        table.add(name + "reading by key, p50", times[times.count / 2], "µs")
        table.add(name + "reading by key, p99", times[times.count * 99 / 100], "µs")
    }

    private static func timed<Result>(_ work: () throws -> Result) rethrows -> (Result, Double) {
        let clock = ContinuousClock()
        let start = clock.now
        let result = try work()
        return (result, (clock.now - start).inSeconds)
    }
}

extension Duration {
    fileprivate var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
