import Crawl
import Extraction
import News

/// Reads a source's own documents: its feed, its sitemaps, or the page that links them. Blocks; runs on any thread.
struct SourcePoll: Sendable {
    let fetcher: PoliteFetcher
    /// Seconds since 1970-01-01T00:00:00Z.
    let now: @Sendable () -> Int64
    /// How long a document may wait for its host's turn.
    var patienceSeconds: Int64 = 600
    /// Whether somebody waits for the answer.
    var isAttended = false

    /// Of a long list so many entries are looked at, the latest first.
    static let entryLimit = 200
    private static let candidateLimit = 3
    static let childLimit = 4

    /// Polls the source once and notes what came; answers how many entries were never seen before.
    func run(_ progress: inout FollowedSource.Progress) throws(FetchError) -> Int {
        do throws(FetchError) {
            let count = try poll(&progress)
            progress.problem = nil
            return count
        } catch {
            guard error != .unavailable else { throw error }
            progress.schedule.note(.failed(error), at: now())
            if case .hostBusy = error { throw error }
            progress.problem = NotedProblem(Problem(error), at: now())
            throw error
        }
    }

    private func poll(_ progress: inout FollowedSource.Progress) throws(FetchError) -> Int {
        let reply = try fetcher.reply(
            to: progress.schedule.request, patienceSeconds: patienceSeconds, isAttended: isAttended)
        guard case .page(let page) = reply.outcome else {
            let (count, times) = try takeSitemaps(&progress)
            let schedule = progress.schedule
            let poll: SourceSchedule.Poll =
                count == 0
                ? .notModified
                : .content(
                    newEntryCount: count, publishedTimes: times, etag: schedule.etag,
                    lastModified: schedule.lastModified)
            progress.schedule.note(
                poll, at: now(), freshSeconds: reply.freshSeconds, permanentURL: reply.permanentURL)
            return count
        }
        return try take(page, of: reply, isLinked: false, &progress)
    }

    private func take(
        _ page: Page, of reply: FetchReply, isLinked: Bool, _ progress: inout FollowedSource.Progress
    ) throws(FetchError) -> Int {
        var announced: [EntryLedger.Announcement] = []
        var times: [Int64] = []
        var pause: Int64?
        switch FeedReader.reading(page.content, contentType: page.contentType, base: page.url) {
        case .refused(let reason): throw .notAFeed(reason: reason)
        case .page:
            guard !isLinked else { throw .notAFeed(reason: "The page links no feed that can be read") }
            return try takeLinkedFeed(of: page, &progress)
        case .feed(let feed):
            progress.form = FollowedSource.Form(feed.format)
            progress.title = feed.title ?? progress.title
            progress.site = feed.siteURL?.siteHost
            progress.sitemaps = []
            pause = feed.pollSeconds
            (announced, times) = SourcePoll.announcements(of: feed.entries)
        case .sitemap(let sitemap):
            progress.form = .sitemap
            progress.sitemaps = ChildSitemap.chosen(from: sitemap.sitemaps, after: progress.sitemaps)
            (announced, times) = SourcePoll.announcements(of: sitemap)
        }
        var count = progress.ledger.note(announced, at: now())
        let inSitemaps = try takeSitemaps(&progress)
        count += inSitemaps.count
        progress.schedule.note(
            .content(
                newEntryCount: count, publishedTimes: times + inSitemaps.times, etag: page.etag,
                lastModified: page.lastModified),
            at: now(), freshSeconds: reply.freshSeconds, askedPauseSeconds: pause, permanentURL: reply.permanentURL)
        return count
    }

    /// The page's first feed that can be read becomes the address that is polled.
    private func takeLinkedFeed(
        of page: Page, _ progress: inout FollowedSource.Progress
    ) throws(FetchError) -> Int {
        if let reason = FeedDiscovery.disguise(of: page) { throw .notAFeed(reason: reason) }
        var failure = FetchError.notAFeed(reason: "The page links no feed")
        let named = fetcher.sitemaps(of: page.url)
        for url in FeedDiscovery.feeds(in: page).prefix(SourcePoll.candidateLimit)
            + named.prefix(SourcePoll.candidateLimit)
        {
            do throws(FetchError) {
                let reply = try fetcher.reply(
                    to: FetchRequest(url: url, accepts: .feed), patienceSeconds: patienceSeconds, isAttended: isAttended
                )
                guard case .page(let linked) = reply.outcome else { continue }
                var found = progress
                found.schedule.url = url
                let count = try take(linked, of: reply, isLinked: true, &found)
                progress = found
                return count
            } catch {
                if error == .unavailable { throw error }
                failure = error
            }
        }
        throw failure
    }

    /// Reads the sitemaps of an index that may have changed; one that fails is left for the next time.
    private func takeSitemaps(
        _ progress: inout FollowedSource.Progress
    ) throws(FetchError) -> (count: Int, times: [Int64]) {
        var (count, times) = (0, [Int64]())
        for index in progress.sitemaps.indices where progress.sitemaps[index].mayHaveChanged {
            guard let url = WebURL(progress.sitemaps[index].url) else { continue }
            let child = progress.sitemaps[index]
            let request = FetchRequest(url: url, accepts: .feed, etag: child.etag, lastModified: child.lastModified)
            do throws(FetchError) {
                let reply = try fetcher.reply(to: request, patienceSeconds: patienceSeconds, isAttended: isAttended)
                progress.sitemaps[index].wasRead = true
                progress.sitemaps[index].readAtModified = child.modified
                guard case .page(let page) = reply.outcome else { continue }
                (progress.sitemaps[index].etag, progress.sitemaps[index].lastModified) = (page.etag, page.lastModified)
                guard
                    case .sitemap(let sitemap) = FeedReader.reading(
                        page.content, contentType: page.contentType, base: page.url)
                else { throw .notAFeed(reason: "A sitemap of the index cannot be read") }
                let (announced, published) = SourcePoll.announcements(of: sitemap)
                count += progress.ledger.note(announced, at: now())
                times += published
            } catch {
                if error == .unavailable { throw error }
                progress.schedule.noteProblem("\(url): \(error)", at: now())
            }
        }
        return (count, times)
    }

    private static func announcements(of entries: [FeedEntry]) -> ([EntryLedger.Announcement], [Int64]) {
        let chosen = entries.prefix(entryLimit)
        return (
            chosen.map { EntryLedger.Announcement(url: $0.url, modified: $0.modified) },
            chosen.compactMap { $0.published ?? $0.modified }
        )
    }

    /// News before other pages, the latest first; what bears no date keeps its place.
    private static func announcements(of sitemap: Sitemap) -> ([EntryLedger.Announcement], [Int64]) {
        let news = sitemap.pages.filter(\.isNews)
        let entries = (news.isEmpty ? sitemap.pages : news).map(\.entry).enumerated().sorted { left, right in
            let times = (
                left.element.published ?? left.element.modified, right.element.published ?? right.element.modified
            )
            switch times {
            case (let one?, let other?) where one != other: return one > other
            case (.some, nil): return true
            case (nil, .some): return false
            default: return left.offset < right.offset
            }
        }
        return announcements(of: entries.map(\.element))
    }
}

extension FollowedSource.Form {
    init(_ format: Feed.Format) {
        switch format {
        case .rss: self = .rss
        case .rdf: self = .rdf
        case .atom: self = .atom
        case .json: self = .json
        }
    }
}

extension ChildSitemap {
    /// Whether the index does not vouch that it is as it was when it was read.
    var mayHaveChanged: Bool { !wasRead || modified == nil || modified != readAtModified }

    /// Those of an index that are worth reading: of news first, then the latest; what is known of them is kept.
    static func chosen(from locations: [Sitemap.Location], after known: [ChildSitemap]) -> [ChildSitemap] {
        let ranked = locations.enumerated().sorted { left, right in
            let isNews = (left.element.url.path.contains("news"), right.element.url.path.contains("news"))
            if isNews.0 != isNews.1 { return isNews.0 }
            let times = (left.element.modified ?? 0, right.element.modified ?? 0)
            return times.0 != times.1 ? times.0 > times.1 : left.offset < right.offset
        }
        return ranked.prefix(SourcePoll.childLimit).map { _, location in
            let address = location.url.description
            var child = known.first { $0.url == address } ?? ChildSitemap(url: address)
            child.modified = location.modified
            return child
        }
    }
}
