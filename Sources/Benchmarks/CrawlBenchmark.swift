import Crawl
import Dispatch
import News
import Platform
import Synchronization

/// The room Crawl against a simulated web on loopback: speed, politeness, and a day of polling.
///
/// Options: `--hosts N` (200), `--pages N` a host (250), `--threads N` (64), `--directory DIR` (made, left),
/// `--part speed|archive|polite|day` (all).
enum CrawlBenchmark {
    static func run(_ arguments: [String]) throws {
        var (hostCount, pageCount, threadCount) = (200, 250, 64)
        var part: String?
        var directory = "crawl-benchmark"
        var rest = arguments[...]
        while let option = rest.popFirst(), let value = rest.popFirst() {
            switch option {
            case "--hosts": hostCount = Int(value) ?? hostCount
            case "--pages": pageCount = Int(value) ?? pageCount
            case "--threads": threadCount = Int(value) ?? threadCount
            case "--directory": directory = value
            case "--part": part = value
            default: print("unknown option \(option)")
            }
        }
        var results: [String] = []
        if part == nil || part == "speed" {
            results += try speed(hostCount: hostCount, pageCount: pageCount, threadCount: threadCount)
        }
        if part == nil || part == "archive" {
            results.append(
                try CrawlToArchive(hostCount: hostCount, pageCount: pageCount, threadCount: threadCount).run(
                    in: directory))
        }
        if part == nil || part == "polite" { results.append(try polite(threadCount: threadCount)) }
        if part == nil || part == "day" { results.append(SimulatedDay.run(sourceCount: hostCount)) }
        print("{\"benchmark\":\"crawl\",\"results\":[\(results.joined(separator: ","))]}")
    }

    /// Every page of every host, without delay, at a hundredth, a tenth and all of the pages.
    private static func speed(hostCount: Int, pageCount: Int, threadCount: Int) throws -> [String] {
        print("  pages   seconds   pages/s    MB/s   failed   resident MB")
        return try [100, 10, 1].map { share in
            let pages = max(1, pageCount / share)
            let web = try SimulatedWeb(
                sites: (0..<hostCount).map { SimulatedSite(number: $0, pageCount: pages, isAlwaysPlain: true) },
                delayMilliseconds: 0)
            defer { web.stop() }
            let fetcher = try politeFetcher(delayMilliseconds: 0, connectionsPerHost: 4)
            // Neighbours in the list stand on different hosts, as a crawler's queue would have them.
            let paths = (0..<(pages * hostCount)).map { (host: $0 % hostCount, path: "/page/\($0 / hostCount)") }
            let start = MonotonicTime.now
            let tally = fetchAll(paths, web: web, fetcher: fetcher, threadCount: threadCount)
            let seconds = Double(MonotonicTime.now.milliseconds(since: start)) / 1000
            let rate = Double(tally.pages) / seconds
            let resident = ProcessFigures.current().residentBytes >> 20
            let megabytes = Double(tally.byteCount) / 1_000_000 / seconds
            print(
                [
                    padded("\(paths.count)", 7), padded(rounded(seconds), 10), padded(rounded(rate), 10),
                    padded(rounded(megabytes), 8), padded("\(tally.failures)", 9), padded("\(resident)", 14),
                ].joined())
            return
                "{\"part\":\"speed\",\"pages\":\(paths.count),\"seconds\":\(rounded(seconds)),\"pages_per_second\":\(rounded(rate)),\"failed\":\(tally.failures),\"resident_mb\":\(resident)}"
        }
    }

    /// Sites of every manner with a delay of a quarter of a second, visited by impatient threads.
    private static func polite(threadCount: Int) throws -> String {
        let delay: Int64 = 250
        let web = try SimulatedWeb(
            sites: (0..<48).map { SimulatedSite(number: $0, pageCount: 40, isAlwaysPlain: false) },
            delayMilliseconds: delay)
        defer { web.stop() }
        let fetcher = try politeFetcher(delayMilliseconds: delay, connectionsPerHost: 1)
        var paths: [(host: Int, path: String)] = []
        for page in 0..<8 {
            for host in 0..<48 { paths.append((host, page % 4 == 3 ? "/private/\(page)" : "/page/\(page)")) }
        }
        let start = MonotonicTime.now
        let tally = fetchAll(paths, web: web, fetcher: fetcher, threadCount: threadCount)
        let seconds = Double(MonotonicTime.now.milliseconds(since: start)) / 1000
        let seen = web.seen
        print("\npoliteness: \(paths.count) URLs on 48 sites, \(delay) ms apart, \(rounded(seconds)) s")
        print("  requests \(seen.requestCount), pages \(tally.pages), failures by kind \(tally.kinds)")
        print(
            "  too early \(seen.hastyCount), at once \(seen.overlappingCount), refused by robots.txt \(seen.refusedPathCount)"
        )
        return
            "{\"part\":\"polite\",\"requests\":\(seen.requestCount),\"too_early\":\(seen.hastyCount),\"at_once\":\(seen.overlappingCount),\"refused_paths\":\(seen.refusedPathCount)}"
    }

    struct Tally: Sendable {
        var pages = 0
        var failures = 0
        var byteCount = 0
        var kinds: [String: Int] = [:]
    }

    static func politeFetcher(delayMilliseconds: Int64, connectionsPerHost: Int) throws -> PoliteFetcher {
        var politeness = Politeness()
        politeness.delayMilliseconds = delayMilliseconds
        politeness.connectionsPerHost = connectionsPerHost
        return PoliteFetcher(try Fetcher(.allowingPrivateAddresses()), politeness)
    }

    private static func fetchAll(
        _ paths: [(host: Int, path: String)], web: SimulatedWeb, fetcher: PoliteFetcher, threadCount: Int
    ) -> Tally {
        let urls = paths.map { WebURL("http://\(web.sites[$0.host].host):\(web.port)\($0.path)") }
        let next = Atomic(0)
        let tally = Monitor(Tally())
        let group = DispatchGroup()
        for thread in 0..<threadCount {
            DispatchQueue(label: "crawler.\(thread)").async(group: group) {
                var own = Tally()
                while true {
                    let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard index < urls.count else { break }
                    guard let url = urls[index] else { continue }
                    own.note(
                        Result { () throws(FetchError) in try fetcher.fetch(FetchRequest(url: url), patienceSeconds: 60)
                        })
                }
                tally.withLock { $0.add(own) }
            }
        }
        group.wait()
        return tally.withLock { $0 }
    }
}

extension CrawlBenchmark.Tally {
    mutating func note(_ result: Result<FetchOutcome, FetchError>) {
        switch result {
        case .success(.page(let page)):
            pages += 1
            byteCount += page.content.count
        case .success(.notModified): break
        case .failure(let error):
            failures += 1
            kinds["\(error)", default: 0] += 1
        }
    }

    mutating func add(_ other: CrawlBenchmark.Tally) {
        pages += other.pages
        failures += other.failures
        byteCount += other.byteCount
        kinds.merge(other.kinds, uniquingKeysWith: +)
    }
}

func padded(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }

/// One digit behind the point.
func rounded(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
