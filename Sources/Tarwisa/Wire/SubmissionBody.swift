import Foundation
import News

/// The content of `POST /v1/articles` and `/v1/extract`, in the four forms that the contract allows.
enum SubmissionBody {
    case url(String)
    case html(HTMLBody)
    case text(TextBody)
    case article(ArticleBody)

    struct HTMLBody: Decodable {
        var html: String
        var url: String?
    }

    struct TextBody: Decodable {
        var text: String
        var url: String?
        var source: SourceBody?
        var tz: String?
    }

    private struct URLBody: Decodable {
        var url: String
    }

    /// Reads JSON; the members present tell which form it is, and a form takes no member that it does not know.
    init(json: Data) throws(Problem) {
        let keys = Set(try JSONReading.names(in: json))
        if keys.contains("html") {
            try SubmissionBody.refuse(keys, beyond: ["html", "url"])
            self = .html(try JSONReading.value(of: HTMLBody.self, in: json))
        } else if keys.contains("text"), keys.isSubset(of: ["text", "url", "source", "tz"]) {
            self = .text(try JSONReading.value(of: TextBody.self, in: json))
        } else if !keys.isDisjoint(with: ["headline", "paragraphs", "text"]) {
            self = .article(try JSONReading.value(of: ArticleBody.self, in: json))
        } else if keys.contains("url") {
            try SubmissionBody.refuse(keys, beyond: ["url"])
            self = .url(try JSONReading.value(of: URLBody.self, in: json).url)
        } else {
            throw Problem(.invalidParameter, "The object needs one of url, html, text or headline.", at: .pointer(""))
        }
    }

    /// The host that a submission makes the server ask; nil where it asks none.
    var host: String? {
        if case .url(let text) = self { return WebURL(text)?.host }
        return nil
    }

    private static func refuse(_ keys: Set<String>, beyond known: Set<String>) throws(Problem) {
        if let unknown = keys.subtracting(known).sorted().first {
            throw Problem(.unknownParameter, "This member is not known here.", at: .pointer("/" + unknown))
        }
    }
}
