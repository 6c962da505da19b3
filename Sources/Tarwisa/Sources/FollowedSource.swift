import Crawl
import Extraction
import News

/// A source that the server follows: what its operator says of it, and how far following has come.
struct FollowedSource: Sendable, Equatable {
    /// `s_` and the digits that an article at that URL would have.
    let id: String
    /// The address as it was given: a feed, a sitemap, or a page that links one.
    let url: WebURL
    /// Times are seconds since 1970-01-01T00:00:00Z.
    let addedAt: Int64
    var settings: Settings
    var progress: Progress

    struct Settings: Sendable, Equatable, Codable {
        var name: String?
        /// An IANA time zone that the source's dates are read in where they name none.
        var tz: String?
        /// Seconds between polls, instead of the interval that follows the source.
        var interval: Int64?
        var isPaused = false
    }

    struct Progress: Sendable, Equatable {
        /// What the address turned out to be; nil until it was read once.
        var form: Form?
        /// What the feed calls itself.
        var title: String?
        /// The host of the site that the feed is about.
        var site: String?
        var schedule: SourceSchedule
        var ledger = EntryLedger()
        /// The sitemaps that an index names and that are read with it.
        var sitemaps: [ChildSitemap] = []
        /// Articles that came in through this source.
        var articleCount = 0
        /// Pages that tell a story which the source has told at another URL.
        var duplicateCount = 0
        /// Why the last poll failed; nil after one that did not.
        var problem: NotedProblem?
        /// The last entries that were fetched, newest first.
        var visits: [EntryVisit] = []
        /// The last pages that told a story of the source at another URL, newest first.
        var secondURLs: [EntryVisit] = []
    }

    enum Form: String, Sendable, Codable { case rss, rdf, atom, json, sitemap }

    enum State: String, Sendable { case new, well, failing, paused }

    init(url: WebURL, settings: Settings, addedAt: Int64) {
        self.init(
            id: FollowedSource.id(of: url), url: url, addedAt: addedAt, settings: settings,
            progress: Progress(
                schedule: SourceSchedule(url: url, addedAt: addedAt, fixedIntervalSeconds: settings.interval)))
    }

    init(id: String, url: WebURL, addedAt: Int64, settings: Settings, progress: Progress) {
        (self.id, self.url, self.addedAt, self.settings, self.progress) = (id, url, addedAt, settings, progress)
    }

    static func id(of url: WebURL) -> String {
        "s_" + ArticleID(ofCanonicalURL: url.canonical).description.dropFirst(2)
    }

    var state: State {
        if settings.isPaused { return .paused }
        if progress.schedule.health.failureCount > 0 { return .failing }
        return progress.schedule.health.pollCount == 0 ? .new : .well
    }

    /// When there is something to do for it next; nil while it is paused.
    var nextStep: Int64? {
        guard !settings.isPaused else { return nil }
        return min(progress.schedule.nextPoll, progress.ledger.nextFetch ?? .max)
    }

    /// The source that its pages' articles bear, as far as it is known before they are read.
    func articleSource(at url: WebURL) -> Source { Source(id: url.siteHost, timeZone: settings.tz) }
}

/// A sitemap that an index names.
struct ChildSitemap: Sendable, Equatable, Codable {
    var url: String
    /// What the index says of its last change.
    var modified: Int64?
    /// The index's word when it was last read; nil where it was never read.
    var readAtModified: Int64?
    var wasRead = false
    var etag: String?
    var lastModified: String?
}

/// A failure with the moment at which it was seen.
struct NotedProblem: Sendable, Equatable, Codable {
    /// One of the contract's codes.
    var code: String
    var detail: String
    var at: Int64

    init(_ problem: Problem, at now: Int64) {
        (code, detail, at) = (problem.code.rawValue, problem.detail, now)
    }
}

/// What became of one entry of a source.
struct EntryVisit: Sendable, Equatable, Codable {
    enum Outcome: String, Sendable, Codable {
        case created, changed, known, duplicate, failed
    }

    var url: String
    var outcome: Outcome
    /// The article that it is, or that it duplicates.
    var article: String?
    var problem: NotedProblem?
    var at: Int64
}
