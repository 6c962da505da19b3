import Crawl
import Foundation
import News

extension FollowedSource {
    /// The source as JSON, for keeping.
    var record: [UInt8] {
        let kept = Kept(self)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(kept))
        } catch {
            preconditionFailure("strings and whole numbers always have a JSON form: \(error)")
        }
    }

    /// Reads what `record` gave; nil for anything else.
    init?(record: [UInt8]) {
        let kept: Kept
        do { kept = try JSONDecoder().decode(Kept.self, from: Data(record)) } catch { return nil }
        guard let url = WebURL(kept.url), let schedule = SourceSchedule(text: kept.schedule) else { return nil }
        var progress = Progress(form: kept.form, title: kept.title, schedule: schedule)
        progress.site = kept.site
        progress.ledger = EntryLedger(text: kept.ledger)
        progress.sitemaps = kept.sitemaps
        progress.articleCount = kept.articleCount
        progress.duplicateCount = kept.duplicateCount
        progress.problem = kept.problem
        progress.visits = kept.visits
        progress.secondURLs = kept.secondURLs ?? []
        self.init(id: kept.id, url: url, addedAt: kept.addedAt, settings: kept.settings, progress: progress)
    }

    private struct Kept: Codable {
        var id: String
        var url: String
        var addedAt: Int64
        var settings: Settings
        var form: Form?
        var title: String?
        var site: String?
        var schedule: String
        var ledger: String
        var sitemaps: [ChildSitemap]
        var articleCount: Int
        var duplicateCount: Int
        var problem: NotedProblem?
        var visits: [EntryVisit]
        /// nil in a record from before they were kept.
        var secondURLs: [EntryVisit]?

        init(_ source: FollowedSource) {
            let progress = source.progress
            (id, url, addedAt) = (source.id, source.url.description, source.addedAt)
            (settings, form, title, site) = (source.settings, progress.form, progress.title, progress.site)
            (schedule, ledger) = (progress.schedule.text, progress.ledger.text)
            (sitemaps, problem, visits) = (progress.sitemaps, progress.problem, progress.visits)
            secondURLs = progress.secondURLs
            (articleCount, duplicateCount) = (progress.articleCount, progress.duplicateCount)
        }
    }
}
