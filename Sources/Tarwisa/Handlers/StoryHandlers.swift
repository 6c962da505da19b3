import HTTP
import Insight
import News
import Platform
import Search
import Storage

/// `/v1/stories` and `/v1/stories/{id}`: what several articles tell of one event, as they were placed when they came in.
struct StoryHandlers: Sendable {
    let archive: Archive
    /// Members that an answer shows of one story; `count` counts all.
    private static let memberLimit = 200

    /// The stories of several articles, one of which at least the filter lets through; the one told last comes first.
    func list(_ request: Request) throws(Problem) -> Response {
        var parameters = Parameters(request.query)
        let asked = try SearchParameters(&parameters)
        try parameters.refuseRest()
        guard asked.request.after == nil else { throw Parameters.invalid("cursor", "Stories are paged by offset.") }
        let snapshot = archive.snapshot
        let found = ToldStories(in: snapshot).matching(asked, in: snapshot)
        var writer = JSONWriter(reservingByteCount: 8192)
        try writer.object { (writer) throws(Problem) in
            writer.name("data")
            try writer.array { (writer) throws(Problem) in
                for story in found.page { try write(story, in: snapshot, to: &writer) }
            }
            writer.member("total", found.total)
            writer.member("limit", asked.limit)
            writer.member("offset", asked.offset)
        }
        return .json(writer.bytes, caching: ArticleRepresentation.readCaching)
    }

    func get(_ request: Request) throws(Problem) -> Response {
        try Parameters(request.query).refuseRest()
        var writer = JSONWriter(reservingByteCount: 4096)
        let isKnown = try write(request.pathParameter("id") ?? "", in: archive.snapshot, to: &writer)
        guard isKnown else { throw Problem(.notFound, "There is no story with this id.") }
        return .json(writer.bytes, caching: ArticleRepresentation.readCaching)
    }

    /// False where no article tells the story.
    @discardableResult
    private func write(_ story: String, in snapshot: ArchiveSnapshot, to writer: inout JSONWriter) throws(Problem)
        -> Bool
    {
        var request = SearchRequest(query: nil)
        request.filter.keywords["story"] = [story]
        request.sort = .oldest
        request.limit = StoryHandlers.memberLimit
        let results = snapshot.index.search(request)
        var members: [(stored: StoredArticle, article: Article)] = []
        for hit in results.hits {
            guard let stored = snapshot.article(of: hit.document) else { continue }
            members.append((stored, try stored.readArticle))
        }
        guard !members.isEmpty else { return false }
        let prints = members.map { Fingerprint(of: $0.article) }
        let lineages = Lineage.lineages(of: prints)
        let credits = members.map { AgencyCredit.credits(of: $0.article) }
        writer.object { writer in
            writer.member("id", story)
            writer.member("count", results.total)
            writer.member("first", members[0].stored.id.description)
            writer.name("sources")
            writer.array { writer in
                for source in Set(members.map(\.article.source.id)).sorted() { writer.string(source) }
            }
            writer.name("agencies")
            writer.array { writer in
                for agency in Set(credits.flatMap { $0 }.map(\.id)).sorted() { writer.string(agency) }
            }
            writer.name("articles")
            writer.array { writer in
                for (index, member) in members.enumerated() {
                    var item = JSONWriter()
                    item.object { writer in
                        StoryHandlers.writeReasons(member.article.annotations?.story, to: &writer)
                        let origin = lineages[index].map { members[$0.origin].stored.id.description }
                        writer.member("taken_from", origin)
                        writer.name("taken_part")
                        writer.number(thousandths: lineages[index]?.part ?? 0)
                        InsightJSON.write(credits[index], to: &writer)
                    }
                    writer.json(FieldSelection.summary.added(to: item.bytes, from: member.stored.json))
                }
            }
        }
        return true
    }

    private static func writeReasons(_ place: StoryPlace?, to writer: inout JSONWriter) {
        writer.name("reasons")
        writer.object { writer in
            writer.member("beside", place?.beside)
            writer.name("terms")
            writer.array { writer in for term in place?.terms ?? [] { writer.string(term) } }
            writer.name("entities")
            writer.array { writer in for name in place?.entities ?? [] { writer.string(name) } }
            writer.name("score")
            writer.number(thousandths: place?.score ?? 0)
        }
    }
}

extension StoredArticle {
    /// The article, or the problem that a damaged record is for its reader.
    var readArticle: Article {
        get throws(Problem) {
            do throws(ArchiveError) {
                return try article
            } catch {
                throw Problem(error)
            }
        }
    }

    /// The story that stands in its JSON.
    var story: String? {
        let json = json.array
        guard let insight = JSONMembers(of: json.span).value("insight") else { return nil }
        let object = Array(json[insight])
        guard let story = JSONMembers(of: object.span).value("story") else { return nil }
        return StoredFindings.Item(Array(object[story])).string("id")
    }
}
