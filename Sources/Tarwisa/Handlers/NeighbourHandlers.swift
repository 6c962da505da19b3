import HTTP
import News
import Search
import Storage

/// Articles near another one: related by rare words, or nearly the same text.
struct NeighbourHandlers: Sendable {
    let archive: Archive

    func related(_ request: Request) throws(Problem) -> Response {
        try neighbours(request, leastScore: 0.1) { (article, candidates, snapshot) throws(Problem) in
            candidates.map { Neighbour(stored: $0.stored, score: $0.score, reasons: $0.reasons) }
        }
    }

    func duplicates(_ request: Request) throws(Problem) -> Response {
        try neighbours(request, leastScore: 0) { (article, candidates, snapshot) throws(Problem) in
            let own = Fingerprint(headline: article.headline, text: NeighbourHandlers.text(of: article))
            var found: [Neighbour] = []
            for candidate in candidates {
                let other: Article
                do throws(ArchiveError) {
                    other = try candidate.stored.article
                } catch {
                    throw Problem(error)
                }
                let print = Fingerprint(headline: other.headline, text: NeighbourHandlers.text(of: other))
                guard own.isDuplicate(of: print) else { continue }
                let similarity = own.similarity(to: print)
                found.append(
                    Neighbour(
                        stored: candidate.stored, score: similarity, reasons: ["shingles \(Int(similarity * 100)) %"]))
            }
            return found.sorted { $0.score > $1.score }
        }
    }

    private struct Neighbour {
        let stored: StoredArticle
        let score: Float
        let reasons: [String]
    }

    private func neighbours(
        _ request: Request, leastScore: Double,
        choose: (Article, [Neighbour], ArchiveSnapshot) throws(Problem) -> [Neighbour]
    ) throws(Problem) -> Response {
        var parameters = Parameters(request.query)
        let limit = try parameters.number("limit", in: 1...100) ?? 10
        let least = try parameters.fraction("min_score") ?? leastScore
        try parameters.refuseRest()
        let snapshot = archive.snapshot
        let stored = try snapshot.article(named: request)
        let article: Article
        do throws(ArchiveError) {
            article = try stored.article
        } catch {
            throw Problem(error)
        }
        let number = snapshot.document(of: stored.id)
        let near = snapshot.index.related(
            to: IndexDocument(article, time: stored.lastModified), excluding: number, limit: 50, minimumScore: 0.05)
        let candidates = near.compactMap { near in
            snapshot.article(of: near.document).map { Neighbour(stored: $0, score: near.score, reasons: near.reasons) }
        }
        let chosen = try choose(article, candidates, snapshot).filter { Double($0.score) >= least }.prefix(limit)
        var writer = JSONWriter(reservingByteCount: 4096)
        writer.object { writer in
            writer.name("data")
            writer.array { writer in for neighbour in chosen { write(neighbour, to: &writer) } }
            writer.member("total", chosen.count)
        }
        return .json(writer.bytes, caching: ArticleRepresentation.readCaching)
    }

    private func write(_ neighbour: Neighbour, to writer: inout JSONWriter) {
        var head = JSONWriter()
        head.object { writer in
            writer.name("score")
            writer.number(thousandths: Double(neighbour.score))
            writer.name("reasons")
            writer.array { writer in for reason in neighbour.reasons { writer.string(reason) } }
        }
        var item = Array(head.bytes.dropLast())
        item.append(0x2C)
        FieldSelection.summary.append(to: &item, from: neighbour.stored.json)
        item.append(0x7D)
        writer.json(item)
    }

    private static func text(of article: Article) -> String { article.paragraphs.map(\.text).joined(separator: "\n") }
}
