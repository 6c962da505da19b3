import Insight
import News
import Storage

/// The tasks that one sentence, paragraph or pair of texts answers.
extension AnalyzeCommand {
    static func answerInsight(_ question: Question, to writer: inout JSONWriter) {
        let text = question.text ?? ""
        switch question.task {
        case "dates": writeDates(text, published: question.published, to: &writer)
        case "quotes":
            var finder = QuoteFinder()
            writer.name("quotes")
            writer.array { writer in for quote in finder.quotes(in: text) { InsightJSON.write(quote, to: &writer) } }
        case "people":
            writer.name("people")
            writer.array { writer in
                for person in PersonFinder().people(in: text) { InsightJSON.write(person, to: &writer) }
            }
        case "entities":
            writer.name("entities")
            writer.array { writer in
                for mention in EntityFinder().mentions(in: text) { InsightJSON.write(mention, to: &writer) }
            }
        case "relations":
            writer.name("relations")
            writer.array { writer in
                for relation in RelationFinder().relations(in: text) { InsightJSON.write(relation, to: &writer) }
            }
        case "duplicates": writeDuplicates(question, to: &writer)
        default: break
        }
    }

    private static func writeDates(_ text: String, published: String?, to writer: inout JSONWriter) {
        guard let published, let reading = CivilTime.parse(published.contains("T") ? published + "Z" : published) else {
            return
        }
        writer.name("dates")
        writer.array { writer in
            for date in DateFinder(published: reading.local, hasTime: reading.hasTime).dates(in: text) {
                InsightJSON.write(date, to: &writer)
            }
        }
    }

    private static func writeDuplicates(_ question: Question, to writer: inout JSONWriter) {
        guard let left = question.a, let right = question.b else { return }
        let likeness = Likeness(
            Fingerprint(headline: left.title ?? "", text: left.text ?? ""),
            Fingerprint(headline: right.title ?? "", text: right.text ?? ""))
        writer.member("duplicate", likeness.isDuplicate)
        writer.name("score")
        writer.number(thousandths: likeness.jaccard)
    }

    /// Beside the article's own fields: what it says.
    static func writeInsight(of article: Article, to writer: inout JSONWriter) {
        InsightJSON.writeFindings(of: ArticleInsight(of: article), in: article, to: &writer)
    }
}
