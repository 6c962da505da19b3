import News

/// Invented articles, the same for the same number.
enum Sample {
    static func article(_ number: Int, text: Int = 0, paragraphs: Int = 3) -> Article {
        Article(
            url: WebURL("https://alruwaq.example/news/\(number)"),
            source: Source(id: "alruwaq.example", name: "الرواق", country: "JO", timeZone: "Asia/Amman"),
            language: Language("ar"), headline: "بلدية الواحة تفتتح الحديقة رقم \(number) نص \(text)",
            byline: [Author(name: "ليلى الحصري")],
            published: PublicationDate(
                epochSeconds: 1_700_000_000 + Int64(number) * 60, utcOffsetSeconds: 10_800, hasTime: true,
                raw: "اليوم", rule: "test"),
            section: "محليات",
            paragraphs: (0..<paragraphs).map {
                Paragraph("فقرة \($0) من الخبر \(number) في صيغته \(text) عن الحديقة العامة.")
            })
    }
}
