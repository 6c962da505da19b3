import Insight
import News
import Storage

extension InsightJSON {
    /// The member `credits`: the agencies that an article names as its own.
    static func write(_ credits: [AgencyCredit], to writer: inout JSONWriter) {
        writer.name("credits")
        writer.array { writer in
            for credit in credits {
                writer.object { writer in
                    writer.member("id", credit.id)
                    writer.member("text", credit.text)
                    writer.member("place", credit.place)
                }
            }
        }
    }
}

extension Fingerprint {
    /// That of an article's headline and paragraphs.
    init(of article: Article) {
        self.init(headline: article.headline, text: article.paragraphs.map(\.text).joined(separator: "\n"))
    }
}
