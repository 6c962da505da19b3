import Crawl
import News
import Platform
import Storage

/// The sources that are followed, in memory and on disk: what it says was changed is durable.
final class SourceBook: Sendable {
    private let sources: Monitor<[String: FollowedSource]>
    /// Whoever writes holds it from before the change until the change is durable, so that the last write is the latest.
    private let shelf: Monitor<RecordShelf>
    /// Names of records that could not be read.
    let damaged: [String]

    static let limit = 20_000

    /// Opens the book in a directory, making one where there is none.
    init(at directory: String) throws(PlatformError) {
        let shelf = try RecordShelf(at: directory)
        var sources: [String: FollowedSource] = [:]
        var damaged: [String] = []
        for (name, reading) in try shelf.readings() {
            if case .record(let bytes) = reading, let source = FollowedSource(record: bytes) {
                sources[source.id] = source
            } else {
                damaged.append(name)
            }
        }
        self.sources = Monitor(sources)
        self.shelf = Monitor(shelf)
        self.damaged = damaged
    }

    /// By the time at which they were added, then by id.
    var all: [FollowedSource] {
        sources.withLock { Array($0.values) }.sorted { ($0.addedAt, $0.id) < ($1.addedAt, $1.id) }
    }

    var count: Int { sources.withLock { $0.count } }

    subscript(id: String) -> FollowedSource? { sources.withLock { $0[id] } }

    /// The canonical forms of every URL at which a source is polled or with which it was added.
    var addresses: Set<WebURL> {
        Set(sources.withLock { Array($0.values) }.flatMap { [$0.url.canonical, $0.progress.schedule.url.canonical] })
    }

    /// The source that is polled at the URL, or was added with it.
    func source(at url: WebURL) -> FollowedSource? {
        let wanted = url.canonical
        return sources.withLock { sources in
            sources.values.first { $0.url.canonical == wanted || $0.progress.schedule.url.canonical == wanted }
        }
    }

    /// Other URLs at which followed sources told the story of an article, which is kept once, the newest first.
    func secondURLs(of article: ArticleID) -> [EntryVisit] {
        let id = article.description
        let found = sources.withLock { sources in
            sources.values.flatMap { $0.progress.secondURLs.filter { $0.article == id } }
        }
        return found.sorted { ($0.at, $0.url) > ($1.at, $1.url) }
    }

    /// The sources for which something is to be done, and those wanted anyway, with the hosts they are polled at; the most
    /// overdue first.
    func due(at now: Int64, and wanted: Set<String>) -> [(id: String, host: String)] {
        let due = sources.withLock { sources in
            sources.values.compactMap { source -> (time: Int64, id: String, host: String)? in
                let time = wanted.contains(source.id) ? 0 : source.nextStep ?? .max
                return time <= now ? (time, source.id, source.progress.schedule.url.host) : nil
            }
        }
        return due.sorted { ($0.time, $0.id) < ($1.time, $1.id) }.map { ($0.id, $0.host) }
    }

    /// False where a source with that id is there already.
    func add(_ source: FollowedSource) throws(PlatformError) -> Bool {
        try shelf.withLock { shelf throws(PlatformError) in
            guard sources.withLock({ $0[source.id] == nil }) else { return false }
            try shelf.put(source.record, as: source.id)
            sources.withLock { $0[source.id] = source }
            return true
        }
    }

    /// Changes a source; nil where there is none with that id.
    func change(
        _ id: String, _ body: (inout FollowedSource) -> Void
    ) throws(PlatformError) -> FollowedSource? {
        try shelf.withLock { shelf throws(PlatformError) in
            guard var source = sources.withLock({ $0[id] }) else { return nil }
            body(&source)
            try shelf.put(source.record, as: id)
            sources.withLock { $0[id] = source }
            return source
        }
    }

    /// Notes how far following has come; that is so in memory though the disk may refuse, so that nothing is polled in a circle.
    func advance(_ id: String, to progress: FollowedSource.Progress) throws(PlatformError) {
        try shelf.withLock { shelf throws(PlatformError) in
            let source = sources.withLock { sources in
                sources[id]?.progress = progress
                return sources[id]
            }
            if let source { try shelf.put(source.record, as: id) }
        }
    }

    /// False where there is none with that id.
    func remove(_ id: String) throws(PlatformError) -> Bool {
        try shelf.withLock { shelf throws(PlatformError) in
            guard sources.withLock({ $0[id] != nil }) else { return false }
            try shelf.remove(id)
            sources.withLock { $0[id] = nil }
            return true
        }
    }
}
