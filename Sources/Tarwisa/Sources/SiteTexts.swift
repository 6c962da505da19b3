import Crawl
import News
import Platform
import Search
import Storage

/// What each site has said of late, to know again a story at a second URL, and a wall that answers for many pages.
final class SiteTexts: Sendable {
    /// A page's article on its way into the archive.
    struct Candidate: Sendable {
        let id: ArticleID
        let page: WebURL
        let text: String
        let sketch: TextSketch

        init(_ article: Article, page: WebURL) {
            (id, self.page) = (article.id, page)
            text = article.paragraphs.map(\.text).joined(separator: "\n")
            sketch = TextSketch(headline: article.headline, text: text)
        }
    }

    enum Verdict: Sendable, Equatable {
        case own
        /// The site tells the story already, under this key.
        case duplicate(ArticleID)
        /// The site gives this text for many pages.
        case repeated
    }

    private struct Told: Sendable {
        let id: ArticleID
        let sketch: TextSketch
    }

    private struct State: Sendable {
        /// By site, oldest first.
        var told: [String: [Told]] = [:]
        var watch = RepetitionWatch()
    }

    private let archive: Archive
    private let state = Monitor(State())
    private static let memory = 64
    private static let siteLimit = 400

    init(_ archive: Archive) { self.archive = archive }

    /// Judges the pages of one visit to a site together, and remembers those that are its own.
    func verdicts(on candidates: [Candidate], site: String) -> [Verdict] {
        let earlier = state.withLock { $0.told[site] == nil } ? stories(of: site) : []
        return state.withLock { state in
            if state.told[site] == nil {
                if state.told.count >= SiteTexts.siteLimit { state.told.removeAll() }
                state.told[site] = earlier
            }
            // All are shown to the watch before any is judged: the first page of a wall is no better than the last.
            for candidate in candidates { _ = SiteTexts.isRepeated(candidate, site, &state.watch) }
            return candidates.map { SiteTexts.verdict(on: $0, site, &state) }
        }
    }

    private static func isRepeated(_ candidate: Candidate, _ site: String, _ watch: inout RepetitionWatch) -> Bool {
        guard !candidate.text.isEmpty else { return false }
        return watch.isRepeated(page: candidate.page.canonical.description, site: site, text: candidate.text.utf8)
    }

    private static func verdict(on candidate: Candidate, _ site: String, _ state: inout State) -> Verdict {
        if isRepeated(candidate, site, &state.watch) { return .repeated }
        var told = state.told[site] ?? []
        let own = told.first { $0.id == candidate.id }
        let isUnchanged = own.map { $0.sketch.isSameStory(as: candidate.sketch) } ?? false
        if !isUnchanged,
            let other = told.last(where: { $0.id != candidate.id && $0.sketch.isSameStory(as: candidate.sketch) })
        {
            // A page that suddenly says what another one says has not become that other one.
            return own == nil ? .duplicate(other.id) : .repeated
        }
        told.removeAll { $0.id == candidate.id }
        told.append(Told(id: candidate.id, sketch: candidate.sketch))
        if told.count > memory { told.removeFirst() }
        state.told[site] = told
        return .own
    }

    /// The latest articles of the archive that bear the site's name, oldest first.
    private func stories(of site: String) -> [Told] {
        var request = SearchRequest(query: nil)
        request.filter.keywords["source"] = [site]
        request.sort = .newest
        request.limit = SiteTexts.memory
        let snapshot = archive.snapshot
        let stored = snapshot.index.search(request).hits.compactMap { snapshot.article(of: $0.document) }
        return stored.reversed().compactMap { stored in
            do {
                let article = try stored.article
                return Told(
                    id: stored.id,
                    sketch: TextSketch(
                        headline: article.headline, text: article.paragraphs.map(\.text).joined(separator: "\n")))
            } catch {
                return nil  // What cannot be read is compared with nothing; `verify` reports it.
            }
        }
    }
}
