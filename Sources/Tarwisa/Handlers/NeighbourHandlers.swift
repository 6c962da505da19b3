import HTTP
import Insight
import News
import Search
import Storage

/// Articles near another one: related by rare words, or nearly the same text.
struct NeighbourHandlers: Sendable {
    let archive: Archive
    let book: SourceBook

    func related(_ request: Request) throws(Problem) -> Response {
        let asked = try Asked(request, in: archive.snapshot, leastScore: 0.1)
        let near = asked.related.filter { Double($0.near.score) >= asked.leastScore }.prefix(asked.limit)
        var writer = JSONWriter(reservingByteCount: 4096)
        writer.object { writer in
            writer.name("data")
            writer.array { writer in
                for (stored, near) in near { NeighbourHandlers.write(stored, near, to: &writer) }
            }
            writer.member("total", near.count)
        }
        return .json(writer.bytes, caching: ArticleRepresentation.readCaching)
    }

    /// The same text in other articles, at other URLs of its own site, and other issues of it.
    func duplicates(_ request: Request) throws(Problem) -> Response {
        let asked = try Asked(request, in: archive.snapshot, leastScore: 0)
        let copies = try Copies(of: asked.article, among: asked.sharingPhrases)
        let likes = copies.likes.filter { $0.likeness.jaccard >= asked.leastScore }
        var writer = JSONWriter(reservingByteCount: 4096)
        writer.object { writer in
            writer.name("data")
            writer.array { writer in for copy in likes.prefix(asked.limit) { copy.write(to: &writer) } }
            writer.member("total", likes.count)
            writer.member("first", copies.first(of: asked.stored.id, asked.article, likes)?.description)
            InsightJSON.write(AgencyCredit.credits(of: asked.article), to: &writer)
            writer.name("urls")
            writer.array { writer in
                for visit in book.secondURLs(of: asked.stored.id) {
                    writer.object { writer in
                        writer.member("url", visit.url)
                        writer.member("seen_at", FollowedSource.time(visit.at))
                    }
                }
            }
            writer.name("series")
            writer.array { writer in
                for issue in copies.issues.prefix(asked.limit) { issue.write(to: &writer) }
            }
        }
        return .json(writer.bytes, caching: ArticleRepresentation.readCaching)
    }

    /// What a request wants to have the neighbours of.
    private struct Asked {
        let snapshot: ArchiveSnapshot
        let stored: StoredArticle
        let article: Article
        let limit: Int
        let leastScore: Double

        init(_ request: Request, in snapshot: ArchiveSnapshot, leastScore: Double) throws(Problem) {
            var parameters = Parameters(request.query)
            limit = try parameters.number("limit", in: 1...100) ?? 10
            self.leastScore = try parameters.fraction("min_score") ?? leastScore
            try parameters.refuseRest()
            self.snapshot = snapshot
            stored = try snapshot.article(named: request)
            article = try stored.readArticle
        }

        /// Articles that share rare words with it, the nearest first.
        var related: [(stored: StoredArticle, near: RelatedDocument)] {
            let near = snapshot.index.related(
                to: document, excluding: snapshot.document(of: stored.id), limit: 50, minimumScore: 0.05)
            return near.compactMap { near in snapshot.article(of: near.document).map { ($0, near) } }
        }

        /// Articles that may tell it again: they have some of its phrases.
        var sharingPhrases: [StoredArticle] {
            snapshot.index.sharingPhrases(
                with: document, excluding: snapshot.document(of: stored.id), limit: 200
            ).compactMap { snapshot.article(of: $0) }
        }

        private var document: IndexDocument { IndexDocument(article, time: stored.lastModified) }
    }

    private static func write(_ stored: StoredArticle, _ near: RelatedDocument, to writer: inout JSONWriter) {
        var head = JSONWriter()
        head.object { writer in
            writer.name("score")
            writer.number(thousandths: Double(near.score))
            writer.name("reasons")
            writer.array { writer in for reason in near.reasons { writer.string(reason) } }
        }
        writer.json(FieldSelection.summary.added(to: head.bytes, from: stored.json))
    }
}
