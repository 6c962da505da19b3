import News
import Testing

@testable import Insight

@Suite("Two articles are copies, issues of one bulletin, one story, or nothing to each other")
struct StoryCorpusTests {
    @Test("there are cases of each kind") func cases() {
        let kinds = Corpus.rows("stories.tsv").map { $0[0] }
        #expect(kinds.count >= 60)
        for kind in ["duplicate", "series", "story", "apart"] { #expect(kinds.count { $0 == kind } >= 13, "\(kind)") }
    }

    @Test("a pair is what a reader takes it for", arguments: Corpus.rows("stories.tsv"))
    func pair(row: [String]) throws {
        let hours = try #require(Int64(row[1]))
        let left = StoryCorpusTests.article(row[2], source: "first.example", hours: 0)
        let right = StoryCorpusTests.article(
            row[3], source: row[0] == "series" ? "first.example" : "second.example", hours: hours)
        let likeness = Likeness(StoryCorpusTests.print(left), StoryCorpusTests.print(right))
        #expect(likeness.isDuplicate == (row[0] == "duplicate"), "\(row)")
        #expect(likeness.isSeries == (row[0] == "series"), "\(row)")
        let isOneStory = row[0] == "duplicate" || row[0] == "story"
        for pair in [[left, right], [right, left]] {
            var window = StoryWindow(capacity: 16)
            let places = try pair.enumerated().map { index, article in
                window.place(try #require(StoryCorpusTests.item(article, id: "a_\(index)"))).story
            }
            #expect((places[0] == places[1]) == isOneStory, "\(row)")
        }
    }

    /// `headline | text`, published so many hours after a day in 2020.
    static func article(_ cell: String, source: String, hours: Int64) -> Article {
        let parts = cell.split(separator: "|").map { $0.drop { $0 == " " } }
        return Article(
            source: Source(id: source, name: source), language: Language("ar"),
            headline: String(parts[0]).trimmed,
            published: PublicationDate(
                epochSeconds: 1_583_049_600 + hours * 3600, utcOffsetSeconds: 0, hasTime: true, raw: "",
                rule: "invented"),
            paragraphs: [Paragraph(String(parts[1]))])
    }

    private static func print(_ article: Article) -> Fingerprint {
        Fingerprint(headline: article.headline, text: article.paragraphs.map(\.text).joined(separator: "\n"))
    }

    static func item(_ article: Article, id: String) -> StoryItem? {
        StoryItem(article, names: ArticleInsight(of: article).entityIDs, id: id)
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
