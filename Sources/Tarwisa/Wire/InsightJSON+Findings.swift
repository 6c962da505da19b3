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

    /// An entity's identifier, kind and names.
    static func writeEntity(_ entity: EntityNames.Named, count: Int?, to writer: inout JSONWriter) {
        writer.object { writer in writeEntityMembers(entity, count: count, to: &writer) }
    }

    static func writeEntityMembers(_ entity: EntityNames.Named, count: Int?, to writer: inout JSONWriter) {
        writer.member("id", entity.id)
        writer.member("type", String(entity.id.prefix { $0 != ":" }))
        writer.member("name_ar", entity.arabic)
        writer.member("name_en", entity.english)
        writer.member("country", entity.country)
        if let count { writer.member("count", count) }
    }
}
