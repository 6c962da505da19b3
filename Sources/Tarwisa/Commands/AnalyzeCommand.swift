import Extraction
import Foundation
import Insight
import News
import Storage

/// `tarwisa analyze --lines`: JSON lines in, JSON lines out, in order: what is understood of a publication line or a pasted article.
///
/// In: `{"id","task":"publication"|"article"|"dates"|…,"text","tz"?,"published"?}`. Out: `{"id",…}`; a task that is not known gets its id back alone.
enum AnalyzeCommand {
    static func run(_ arguments: [String]) throws(ConfigurationReader.UsageError) -> Int32 {
        guard arguments == ["--lines"] else { throw ConfigurationReader.UsageError(line: "analyze wants --lines") }
        while let line = readLine() {
            guard !line.allSatisfy(\.isWhitespace) else { continue }
            var writer = JSONWriter()
            do throws(Problem) {
                answer(try JSONReading.value(of: Question.self, in: Data(line.utf8)), to: &writer)
            } catch {
                Program.complain("\(error.detail)")
                writer.object { $0.member("error", error.detail) }
            }
            FileHandle.standardOutput.write(Data(writer.bytes + [0x0A]))
        }
        return 0
    }

    struct Question: Decodable {
        var id: String
        var task: String
        var text: String?
        var tz: String?
        /// The reference time, local to `tz`, without an offset.
        var published: String?
        /// The two texts of the task `duplicates`.
        var a: Side?
        var b: Side?

        struct Side: Decodable {
            var title: String?
            var text: String?
        }
    }

    private static func answer(_ question: Question, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", question.id)
            switch question.task {
            case "publication": answerPublication(question, to: &writer)
            case "article": answerArticle(question, to: &writer)
            default: answerInsight(question, to: &writer)
            }
        }
    }

    private static func answerPublication(_ question: Question, to writer: inout JSONWriter) {
        let context = DateContext(timeZone: question.tz, reference: reference(question))
        let date = DateResolver(context).published(in: question.text ?? "", rule: "publication line")
        writer.member("published", date?.rfc3339)
    }

    private static func answerArticle(_ question: Question, to writer: inout JSONWriter) {
        let article: Article
        do {
            article = try ArticleExtractor().extraction(
                ofText: question.text ?? "", source: nil, timeZone: question.tz, receivedAt: reference(question)
            ).article
        } catch {
            writer.member("error", error.reason)
            return
        }
        writer.member("headline", article.headline)
        writer.member("published", article.published?.rfc3339)
        writer.member("caption", article.images.first?.caption)
        writer.member("author", article.byline.first?.name)
        writer.member("dateline", article.dateline?.raw)
        writer.name("paragraphs")
        writer.array { writer in
            for (index, paragraph) in article.paragraphs.enumerated() {
                writer.object { writer in
                    writer.member("id", "p\(index + 1)")
                    writer.member("text", paragraph.text)
                }
            }
        }
        writeInsight(of: article, to: &writer)
    }

    /// The reference time as an instant: its clock is that of the question's zone.
    static func reference(_ question: Question) -> Int64? {
        guard let text = question.published, let local = CivilTime.parse(text.contains("T") ? text + "Z" : text)?.local
        else { return nil }
        return local.epochSeconds - Int64(ZoneRules.offset(of: question.tz, atLocal: local) ?? 0)
    }
}
