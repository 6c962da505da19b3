import Crawl
import Dispatch
import Extraction
import News
import Platform
import Storage
import Synchronization

/// The whole way of a page: fetched, extracted, stored and indexed; then once more, when a tenth of the pages has changed.
struct CrawlToArchive {
    let hostCount: Int
    let pageCount: Int
    let threadCount: Int

    private struct Tally: Sendable {
        var created = 0
        var changed = 0
        var same = 0
        var notModified = 0
        var failures: [String: Int] = [:]

        mutating func add(_ other: Tally) {
            created += other.created
            changed += other.changed
            same += other.same
            notModified += other.notModified
            failures.merge(other.failures, uniquingKeysWith: +)
        }
    }

    func run(in directory: String) throws -> String {
        let web = try SimulatedWeb(
            sites: (0..<hostCount).map { SimulatedSite(number: $0, pageCount: pageCount, isAlwaysPlain: true) },
            delayMilliseconds: 0)
        defer { web.stop() }
        let archive = try Archive.open(at: directory)
        defer { archive.close() }
        let fetcher = try CrawlBenchmark.politeFetcher(delayMilliseconds: 0, connectionsPerHost: 4)
        let tags = Tags()
        let pages = hostCount * pageCount
        let start = MonotonicTime.now
        let first = visit(web, fetcher, archive, tags)
        archive.waitForIndex()
        let seconds = Double(MonotonicTime.now.milliseconds(since: start)) / 1000
        let stored = archive.snapshot.catalog.articleCount
        web.publishNextEdition()
        let second = visit(web, fetcher, archive, tags)
        archive.waitForIndex()
        let duplicates = archive.snapshot.catalog.articleCount - stored
        let resident = ProcessFigures.current().residentBytes >> 20
        let own = Memory.privateByteCount >> 20
        let changing = hostCount * ((pageCount + 9) / 10)
        let rate = Double(pages) / seconds
        print(
            "\nfetched, extracted, stored and indexed: \(pages) pages in \(rounded(seconds)) s, \(rounded(rate)) pages/s"
        )
        print("  created \(first.created), already there \(first.same), failures \(first.failures)")
        print(
            "  second visit: changed \(second.changed) of \(changing), 304 \(second.notModified), duplicates \(duplicates)"
        )
        print(
            "  failures \(second.failures), resident \(resident) MB with the web and the archive in it, "
                + "\(own) MB without mapped files")
        return
            "{\"part\":\"archive\",\"pages\":\(pages),\"pages_per_second\":\(rounded(rate)),\"created\":\(first.created),\"changed\":\(second.changed),\"changing\":\(changing),\"not_modified\":\(second.notModified),\"duplicates\":\(duplicates),\"resident_mb\":\(resident),\"own_mb\":\(own)}"
    }

    /// The validators of the pages by their numbers.
    private final class Tags: Sendable {
        private let tags = Monitor<[Int: String]>([:])

        subscript(page: Int) -> String? {
            get { tags.withLock { $0[page] } }
            set { tags.withLock { $0[page] = newValue } }
        }
    }

    private func visit(_ web: SimulatedWeb, _ fetcher: PoliteFetcher, _ archive: Archive, _ tags: Tags) -> Tally {
        let next = Atomic(0)
        let tally = Monitor(Tally())
        let group = DispatchGroup()
        let pages = hostCount * pageCount
        for thread in 0..<threadCount {
            DispatchQueue(label: "crawler.\(thread)").async(group: group) {
                var own = Tally()
                while true {
                    let page = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard page < pages else { break }
                    do {
                        try keep(page, web, fetcher, archive, tags, &own)
                    } catch {
                        own.failures["\(error)", default: 0] += 1
                    }
                }
                tally.withLock { $0.add(own) }
            }
        }
        group.wait()
        return tally.withLock { $0 }
    }

    private func keep(
        _ page: Int, _ web: SimulatedWeb, _ fetcher: PoliteFetcher, _ archive: Archive, _ tags: Tags,
        _ tally: inout Tally
    ) throws {
        let text = "http://\(web.sites[page % hostCount].host):\(web.port)/page/\(page / hostCount)"
        guard let url = WebURL(text) else { return }
        switch try fetcher.fetch(FetchRequest(url: url, etag: tags[page]), patienceSeconds: 60) {
        case .notModified: tally.notModified += 1
        case .page(let content):
            tags[page] = content.etag
            let outcome = try archive.add(ArticleExtractor().extraction(of: content).article)
            if outcome.created {
                tally.created += 1
            } else if outcome.changed {
                tally.changed += 1
            } else {
                tally.same += 1
            }
        }
    }
}
