import News
import Search
import Storage

/// A search's hits as JSON: the members asked for, the score, and where the query's words stand.
struct SearchHitWriter {
    private let question: SearchQuestion
    private let snapshot: ArchiveSnapshot
    private let highlighter: Highlighter?
    private let fields: FieldSelection

    init(question: SearchQuestion, snapshot: ArchiveSnapshot) {
        self.question = question
        self.snapshot = snapshot
        let request = question.asked.request
        highlighter =
            question.highlights && question.fields == nil
            ? request.query.map { snapshot.index.highlighter(for: $0, match: request.match, fuzzy: request.fuzzy) }
            : nil
        fields = question.fields ?? .summary
    }

    func items(_ hits: [SearchHit]) -> [[UInt8]] {
        hits.compactMap { hit in snapshot.article(of: hit.document).map { item(hit, $0) } }
    }

    private func item(_ hit: SearchHit, _ stored: StoredArticle) -> [UInt8] {
        var members = JSONWriter(reservingByteCount: 1024)
        members.object { writer in
            writer.name("score")
            writer.number(thousandths: Double(hit.score))
            if let highlighter { write(highlighter, of: stored, to: &writer) }
            if !hit.explanation.isEmpty { write(hit.explanation, to: &writer) }
        }
        if question.fields != nil, hit.explanation.isEmpty { return fields.applied(to: stored.json) }
        var item = Array(members.bytes.dropLast())
        item.append(0x2C)
        fields.append(to: &item, from: stored.json)
        item.append(0x7D)
        return item
    }

    private func write(_ highlighter: Highlighter, of stored: StoredArticle, to writer: inout JSONWriter) {
        let text: ArticleText
        do {
            text = try ArticleText(stored)
        } catch {
            // A damaged record is reported where it is read by its id; a list goes on without its marks.
            return
        }
        writer.name("highlights")
        writer.object { writer in
            writer.member("headline", highlighter.html(of: text.headline))
            writer.member("snippet", highlighter.snippet(of: text.paragraphs))
        }
        writer.name("matches")
        writer.array { writer in
            for (field, value) in [("headline", text.headline)]
                + text.paragraphs.enumerated().map({ ("p\($0.offset + 1)", $0.element) })
            {
                for match in highlighter.matches(in: value) {
                    writer.object { writer in
                        writer.member("field", field)
                        writer.member("start", match.start)
                        writer.member("length", match.length)
                    }
                }
            }
        }
    }

    private func write(_ parts: [ScorePart], to writer: inout JSONWriter) {
        writer.name("explain")
        writer.array { writer in
            for part in parts {
                writer.object { writer in
                    writer.member("kind", part.kind)
                    writer.member("word", part.word)
                    writer.member("detail", part.detail)
                    writer.name("score")
                    writer.number(thousandths: Double(part.score))
                }
            }
        }
    }
}

/// The texts of a stored article that marks are made in.
private struct ArticleText {
    let headline: String
    let paragraphs: [String]

    init(_ stored: StoredArticle) throws(ArchiveError) {
        let article = try stored.article
        headline = article.headline
        paragraphs = article.paragraphs.map(\.text)
    }
}
