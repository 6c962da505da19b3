import HTTP
import Insight
import News
import Search
import Storage

/// `/v1/stories` and `/v1/stories/{id}`: what several articles tell of one event, with the reasons.
struct StoryHandlers: Sendable {
    let archive: Archive
    /// The newest articles that stories are made of.
    private static let articleLimit = 600
    private static let window: Int64 = 72 * 3600

    func list(_ request: Request) throws(Problem) -> Response {
        var parameters = Parameters(request.query)
        let asked = try SearchParameters(&parameters)
        try parameters.refuseRest()
        guard asked.request.after == nil else { throw Parameters.invalid("cursor", "Stories are paged by offset.") }
        let snapshot = archive.snapshot
        let (stories, isWhole) = try self.stories(asked.request, in: snapshot)
        let several = stories.filter { $0.members.count > 1 }
        var writer = JSONWriter(reservingByteCount: 8192)
        writer.object { writer in
            writer.name("data")
            writer.array { writer in
                for story in several.dropFirst(asked.offset).prefix(asked.limit) {
                    write(story, in: snapshot, to: &writer)
                }
            }
            writer.member("total", several.count)
            writer.member("limit", asked.limit)
            writer.member("offset", asked.offset)
            if !isWhole { writer.member("articles_read", StoryHandlers.articleLimit) }
        }
        return .json(writer.bytes, caching: ArticleRepresentation.readCaching)
    }

    func get(_ request: Request) throws(Problem) -> Response {
        try Parameters(request.query).refuseRest()
        let id = request.pathParameter("id") ?? ""
        let snapshot = archive.snapshot
        guard id.hasPrefix("s_"), let key = ArticleID("a_" + id.dropFirst(2)), let first = snapshot.article(key),
            let published = try article(first).published
        else { throw Problem(.notFound, "There is no story with this id.") }
        var search = SearchRequest(query: nil)
        search.filter.publishedAfter = published.epochSeconds - StoryHandlers.window
        search.filter.publishedBefore = published.epochSeconds + 4 * StoryHandlers.window
        let (stories, _) = try self.stories(search, in: snapshot)
        guard let story = stories.first(where: { $0.id == id }) else {
            throw Problem(.notFound, "There is no story with this id.")
        }
        var writer = JSONWriter(reservingByteCount: 4096)
        write(story, in: snapshot, to: &writer)
        return .json(writer.bytes, caching: ArticleRepresentation.readCaching)
    }

    /// Stories of the newest articles that a request lets through, and whether those were all.
    private func stories(_ asked: SearchRequest, in snapshot: ArchiveSnapshot) throws(Problem) -> ([Story], Bool) {
        var request = asked
        request.sort = .newest
        request.offset = 0
        request.limit = StoryHandlers.articleLimit
        let results = snapshot.index.search(request)
        var items: [StoryItem] = []
        for hit in results.hits {
            guard let stored = snapshot.article(of: hit.document) else { continue }
            if let item = StoryItem(try article(stored), id: stored.id.description) { items.append(item) }
        }
        return (Story.stories(of: items), results.total <= results.hits.count)
    }

    private func article(_ stored: StoredArticle) throws(Problem) -> Article {
        do throws(ArchiveError) {
            return try stored.article
        } catch {
            throw Problem(error)
        }
    }

    private func write(_ story: Story, in snapshot: ArchiveSnapshot, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", story.id)
            writer.member("count", story.members.count)
            writer.name("sources")
            writer.array { writer in
                for source in Set(story.members.map(\.item.source)).sorted() { writer.string(source) }
            }
            writer.name("articles")
            writer.array { writer in for member in story.members { write(member, in: snapshot, to: &writer) } }
        }
    }

    private func write(_ member: Story.Member, in snapshot: ArchiveSnapshot, to writer: inout JSONWriter) {
        guard let id = ArticleID(member.item.id), let stored = snapshot.article(id) else { return }
        var head = JSONWriter()
        head.object { writer in
            writer.name("reasons")
            writer.object { writer in
                writer.name("terms")
                writer.array { writer in for term in member.terms { writer.string(term) } }
                writer.name("entities")
                writer.array { writer in for name in member.names { writer.string(name) } }
            }
            writer.member("taken_from", member.origin)
            writer.name("taken_part")
            writer.number(thousandths: member.contained)
        }
        var item = Array(head.bytes.dropLast())
        item.append(0x2C)
        FieldSelection.summary.append(to: &item, from: stored.json)
        item.append(0x7D)
        writer.json(item)
    }
}
