import Insight
import News
import Storage

extension InsightJSON {
    /// The members `dates`, `entities`, `people`, `quotes` and `relations`: every finding with its place.
    static func writeFindings(of insight: ArticleInsight, in article: Article, to writer: inout JSONWriter) {
        writer.name("dates")
        writer.array { writer in for date in insight.dates { write(date.value, at: date.place, to: &writer) } }
        writer.name("entities")
        writer.array { writer in
            for mention in insight.mentions { write(mention.value, at: mention.place, to: &writer) }
        }
        writer.name("people")
        writer.array { writer in for person in insight.people { write(person.value, at: person.place, to: &writer) } }
        writer.name("quotes")
        writer.array { writer in
            for quote in insight.quotes {
                let words = text(of: quote, in: article)
                write(quote.value, at: quote.place, text: words, id: insight.link(of: quote), to: &writer)
            }
        }
        writer.name("relations")
        writer.array { writer in
            for relation in insight.relations { write(relation.value, at: relation.place, to: &writer) }
        }
    }

    private static func text(of quote: ArticleInsight.Finding<Quote>, in article: Article) -> String? {
        guard case .paragraph(let index) = quote.place, article.paragraphs.indices.contains(index) else { return nil }
        let units = Array(article.paragraphs[index].text.utf16)
        guard quote.value.start < quote.value.end, quote.value.end <= units.count else { return nil }
        return String(decoding: units[quote.value.start..<quote.value.end], as: UTF16.self)
    }

    /// A known entity's identifier, kind and both names; of an unknown person the name that the identifier holds.
    static func writeEntity(_ id: String, count: Int?, to writer: inout JSONWriter) {
        writer.object { writer in writeEntityMembers(id, count: count, to: &writer) }
    }

    static func writeEntityMembers(_ id: String, count: Int?, to writer: inout JSONWriter) {
        let known = KnownName.named(id)
        let printed = id.split(separator: ":", maxSplits: 1).last.map { String($0).replacing("_", with: " ") } ?? id
        writer.member("id", id)
        writer.member("type", String(id.prefix { $0 != ":" }))
        writer.member("name_ar", known?.arabic ?? printed)
        writer.member("name_en", known?.english)
        writer.member("country", known?.country)
        if let count { writer.member("count", count) }
    }
}
