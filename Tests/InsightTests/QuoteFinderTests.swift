import Foundation
import Testing

@testable import Insight

@Suite("Quotes are told from names in quotation marks, and have their speakers")
struct QuoteFinderTests {
    @Test("a paragraph quotes what it quotes, and nothing else", arguments: Corpus.rows("quotes.tsv"))
    func paragraph(row: [String]) throws {
        var finder = QuoteFinder()
        let quotes = finder.quotes(in: row[0])
        let expected = Corpus.items(row[1]).map { $0.components(separatedBy: " => ") }
        #expect(quotes.map { Corpus.text($0.start..<$0.end, of: row[0]) } == expected.map { $0[0] }, "\(row[0])")
        for (quote, wanted) in zip(quotes, expected) {
            #expect((quote.speaker?.name ?? "?") == wanted[1], "\(row[0])")
        }
    }

    @Test("there are cases, and cases without any quote") func cases() {
        #expect(Corpus.rows("quotes.tsv").count >= 60)
        #expect(Corpus.rows("quotes.tsv").filter { $0.count == 2 && $0[1] == "-" }.count >= 15)
    }

    @Test("a verb without a subject goes on with the speaker of the paragraph before")
    func carries() {
        var finder = QuoteFinder()
        _ = finder.quotes(in: "قالت الوزيرة منى عيد إن الطريق سيفتح قريبا.")
        let quotes = finder.quotes(in: "وأضافت: \"لا عودة عن هذا القرار\".")
        #expect(quotes.map { $0.speaker?.name } == ["الوزيرة منى عيد"])
        #expect(quotes.first?.speaker?.range == nil)
    }

    @Test("a report of another's words names the reporter as via")
    func reports() {
        var finder = QuoteFinder()
        _ = finder.quotes(in: "وقالت الوزارة إن اللجنة اجتمعت.")
        let quotes = finder.quotes(in: "وأضافت إن اللجنة الفنية أعربت عن \"رضاها التام عن سير العمل\".")
        #expect(quotes.map { $0.speaker?.name } == ["اللجنة الفنية"])
        #expect(quotes.first?.via == "الوزارة")
    }

    @Test(
        "marks pair by depth, in Moroccan order and across kinds",
        arguments: [
            ("قال: \"أ \"ب\" ج\"", 2), ("قال: ”نعم نعم“", 1), ("قال: «أ “ب” ج»", 2), ("قال: \"بلا نهاية", 0),
            ("كتاب 'ألف ليلة'", 1), ("don't say it's", 0),
        ])
    func pairs(text: String, count: Int) { #expect(QuoteMarks.pairs(in: Passage(text)).count == count) }
}
