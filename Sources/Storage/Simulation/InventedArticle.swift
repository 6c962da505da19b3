package import News

/// Articles that never were in any paper: the same for the same numbers.
package enum InventedArticle {
    /// A short article; another `text` is another wording of the same one.
    package static func short(_ number: Int, text: Int = 0, paragraphs: Int = 3) -> Article {
        Article(
            url: WebURL("https://alruwaq.example/news/\(number)"), source: source, language: Language("ar"),
            headline: "بلدية الواحة تفتتح الحديقة رقم \(number) نص \(text)", byline: [Author(name: "ليلى الحصري")],
            published: published(number), section: "محليات",
            paragraphs: (0..<paragraphs).map {
                Paragraph("فقرة \($0) من الخبر \(number) في صيغته \(text) عن الحديقة العامة.")
            })
    }

    /// An article whose JSON takes about 3 KB: 220 words of a vocabulary of 40 000, few of them often.
    package static func long(_ number: Int, text: Int = 0) -> Article {
        var random = SplitMix(seed: UInt64(number) &* 1_000_003 &+ UInt64(text))
        var article = short(number, text: text, paragraphs: 0)
        article.headline = words(8, &random)
        article.paragraphs = (0..<5).map { _ in Paragraph(words(44, &random)) }
        article.provenance = Provenance(fetchedAt: "2026-01-01T00:00:00Z", status: 200, charset: "utf-8")
        return article
    }

    private static let source = Source(id: "alruwaq.example", name: "الرواق", country: "JO", timeZone: "Asia/Amman")

    private static func published(_ number: Int) -> PublicationDate {
        PublicationDate(
            epochSeconds: 1_400_000_000 + Int64(number) * 300, utcOffsetSeconds: 10_800, hasTime: true, raw: "اليوم",
            rule: "invented")
    }

    private static func words(_ count: Int, _ random: inout SplitMix) -> String {
        var text = ""
        for _ in 0..<count {
            // A product of three even draws falls near zero often: a long tail, as words have.
            let draw = Double.random(in: 0..<1, using: &random) * Double.random(in: 0..<1, using: &random)
            text += text.isEmpty ? "" : " "
            text += word(Int(draw * Double.random(in: 0..<1, using: &random) * 40_000))
        }
        return text
    }

    private static let onsets = ["ب", "ت", "ج", "ح", "د", "ر", "س", "ش", "ع", "ف", "ق", "ك", "ل", "م", "ن", "و"]
    private static let rimes = ["ا", "ير", "ود", "ان"]

    /// The rank-th word: two or three syllables, so that no two ranks share one.
    private static func word(_ rank: Int) -> String {
        let syllable = { (index: Int) in onsets[index % 16] + rimes[index / 16 % 4] }
        return syllable(rank % 64) + syllable(rank / 64 % 64) + (rank >= 4096 ? syllable(rank / 4096) : "ة")
    }
}
