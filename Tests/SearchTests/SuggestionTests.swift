import Testing
import Text

@testable import Search

@Suite struct SuggestionTests {
    static let snapshot: IndexSnapshot = {
        var writer = IndexWriter()
        let headlines = [
            "إعلان الحكومة", "الحكومة تعلن", "أعلن الوزير عن خطة", "إعلام جديد", "إعلان في الصحف", "Government plan",
        ]
        for (number, headline) in headlines.enumerated() {
            _ = writer.add(
                IndexDocument(
                    headline: headline, paragraphs: ["خطة الحكومة"],
                    keywords: [Keyword(name: "author", value: "منى الأحمد")],
                    published: Int64(number)))
        }
        return writer.snapshot()
    }()

    @Test(
        "completes the last word, whatever the hamza, the most frequent word first",
        arguments: [
            ("اعلا", ["إعلان", "إعلام"]), ("خطة الحكو", []), ("خطة ال", ["خطة الحكومة", "خطة الصحف", "خطة الوزير"]),
            ("gov", ["government"]), ("", []),
        ])
    func terms(typed: String, words: [String]) {
        #expect(Array(Self.snapshot.suggestedTerms(TypedText(typed, in: Self.snapshot), limit: 3).map(\.text).prefix(words.count)) == words)
    }

    @Test(
        "forgives one wrong letter at the beginning of a word", arguments: [("الحكوت", "الحكومة"), ("اعلبن", "إعلان")])
    func typo(typed: String, word: String) {
        #expect(Self.snapshot.suggestedTerms(TypedText(typed, in: Self.snapshot), limit: 5).map(\.text).contains(word))
    }

    @Test(
        "finds headlines that have the words typed, the newest first",
        arguments: [("اعلان", [4, 0]), ("الحكومة تع", [1]), ("خطة", [2]), ("صاروخ", [])] as [(String, [UInt32])])
    func headlines(typed: String, documents: [UInt32]) {
        #expect(Self.snapshot.suggestedHeadlines(TypedText(typed, in: Self.snapshot), limit: 5).map(\.rawValue) == documents)
    }

    @Test("completes names by any of their words", arguments: ["منى", "الاحم", "منى ال"])
    func authors(typed: String) {
        #expect(Self.snapshot.suggestedKeywords(name: "author", typed, limit: 3).map(\.count) == [6])
    }

    @Test("counts the documents that have a word in any spelling of it", arguments: [("اعلان", 2), ("حكومه", 0)])
    func documentCount(word: String, count: Int) {
        #expect(Self.snapshot.documentCount(ofFolded: Folding.folded(TermCoding.term(of: word))[...]) == count)
    }
}
