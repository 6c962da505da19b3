import News
import Testing

@testable import Insight

/// Texts that end, or begin, in the midst of what a grammar reads: nothing is looked for behind the last word.
@Suite struct CutTextTests {
    @Test(arguments: ["dates.tsv", "entities.tsv", "people.tsv", "quotes.tsv", "relations.tsv"])
    func sentencesCutAtAWordAreRead(table: String) {
        let sentences = Corpus.rows(table).compactMap(\.first).filter { !$0.isEmpty }
        #expect(sentences.count > 20)
        for (number, sentence) in sentences.enumerated() {
            let words = sentence.split(separator: " ")
            // Every third word, another one of three for each sentence.
            for cut in stride(from: 1 + number % 3, through: words.count, by: 3) {
                let begin = words[..<cut].joined(separator: " ")
                let end = words[(words.count - cut)...].joined(separator: " ")
                for text in [begin, end, begin + "\u{00A0}", "«" + begin] {
                    let insight = ArticleInsight(
                        of: Article(
                            source: Source(id: "invented"), language: Language("ar"), headline: end,
                            paragraphs: [Paragraph(text)]))
                    #expect(insight.entityIDs.allSatisfy { !$0.isEmpty })
                }
            }
        }
    }
}
