import Insight
import News
import Platform
import Search
import Storage

/// Puts each article that is kept into a story, among those that came before it.
///
/// The story is stored with the article's version; this memory of the last arrivals is filled again from the archive when it opens.
final class StoryBook: Sendable {
    private struct State: Sendable {
        var window = StoryWindow()
        weak var archive: Archive?
    }

    private let state = Monitor(State())

    /// What the rules find in an article, with its story.
    func annotations(of article: Article, id: ArticleID) -> Annotations {
        var annotator = ArticleAnnotator(article)
        if let item = annotator.storyItem(id) {
            annotator.annotations.story = place(of: item, before: article.annotations?.story)
        }
        return annotator.written
    }

    /// The story that it has had since it was first kept, or the one that it tells with articles of late.
    private func place(of item: StoryItem, before earlier: StoryPlace?) -> StoryPlace {
        state.withLock { state in
            if let earlier, StoryBook.isIdentifier(earlier.story) {
                state.window.keep(item, in: earlier.story)
                return earlier
            }
            while true {
                let place = state.window.place(item)
                guard let neighbour = place.beside, StoryBook.isGone(neighbour, from: state.archive) else {
                    return place
                }
                state.window.forget(neighbour)
            }
        }
    }

    /// `s_` and what an article's key has behind its `a_`: an import may claim nothing else.
    private static func isIdentifier(_ story: String) -> Bool {
        story.hasPrefix("s_") && ArticleID("a_" + story.dropFirst(2)) != nil
    }

    /// Whether an article was deleted since it was placed. One that is not durable yet is not gone.
    private static func isGone(_ id: String, from archive: Archive?) -> Bool {
        guard let archive, let id = ArticleID(id) else { return false }
        if case .gone = archive.snapshot.lookup(id) { return true }
        return false
    }

    /// Remembers the last arrivals of an archive, in the order in which they came.
    func fill(from archive: Archive) {
        var request = SearchRequest(query: nil)
        request.sort = .changed
        request.limit = state.withLock { $0.window.capacity }
        let snapshot = archive.snapshot
        state.withLock { $0.archive = archive }
        // One after the other: a text's fingerprint takes a hundred times the room of what is remembered of it.
        for hit in snapshot.index.search(request).hits.reversed() {
            guard let stored = snapshot.article(of: hit.document), let article = try? stored.article,
                let story = article.annotations?.story?.story,
                let item = StoryItem(article, names: article.annotations?.entities ?? [], id: stored.id.description)
            else { continue }
            state.withLock { $0.window.keep(item, in: story) }
        }
    }
}
