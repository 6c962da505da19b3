import Foundation
import Insight
import News

/// What articles say, single thread: dates by the byte, everything by the article, fingerprints by the document.
///
/// `--articles N` (400): invented articles of about 3 KB, a tenth and a hundredth of them too.
enum InsightBenchmark {
    static func run(_ arguments: [String]) throws {
        var count = 400
        var rest = arguments[...]
        while let option = rest.popFirst(), let value = rest.popFirst() {
            if option == "--articles" { count = Int(value) ?? count } else { print("unknown option \(option)") }
        }
        let articles = (0..<count).map(article)
        let texts = articles.map { $0.paragraphs.map(\.text).joined(separator: "\n") }
        let byteCount = texts.reduce(0) { $0 + $1.utf8.count }
        guard let published = CivilTime(year: 2019, month: 4, day: 10) else { return }
        let finder = DateFinder(published: published, hasTime: false)
        var table = MeasurementTable()
        var found = finder.dates(in: texts[0]).count + ArticleInsight(of: articles[0]).mentions.count
        table.add("bytes an article", Double(byteCount) / Double(count), "bytes")
        let dates = best { for text in texts { found += finder.dates(in: text).count } }
        table.add("dates", Double(byteCount) / dates / 1_000_000, "MB/s")
        let prints = best { for text in texts { found += Fingerprint(headline: "", text: text).shingles.count } }
        table.add("fingerprints", Double(count) / prints, "documents/s")
        for size in [count / 100, count / 10, count] where size > 0 {
            let seconds = best {
                for article in articles.prefix(size) { found += ArticleInsight(of: article).mentions.count }
            }
            table.add("articles \(size)", Double(size) / seconds, "articles/s")
        }
        placing(&table)
        table.add("findings", Double(found), "")
        table.printLines(named: "insight")
    }

    /// Articles of much the same words, the worst that stories are told from: an import of them, without the reading of its lines.
    private static func placing(_ table: inout MeasurementTable) {
        let articles = (0..<4000).map(article)
        var items: [StoryItem] = []
        let reading = best {
            items = articles.enumerated().compactMap { StoryItem($1, names: [], id: "a_\($0)") }
        }
        table.add("story items", Double(articles.count) / reading, "articles/s")
        let placing = best {
            var window = StoryWindow()
            for item in items { _ = window.place(item) }
        }
        table.add("placed in stories, repetitive", Double(articles.count) / placing, "articles/s")
    }

    /// The shortest of three runs, in seconds.
    private static func best(_ work: () -> Void) -> Double {
        var shortest = Double.infinity
        for _ in 0..<3 {
            let start = ContinuousClock.now
            work()
            shortest = min(shortest, (ContinuousClock.now - start) / .seconds(1))
        }
        return shortest
    }

    private static let sentences = [
        "عقد وزير المياه الأردني سالم الزعبي اجتماعا أول من أمس مع وفد من تركيا لبحث مشروع السد الجديد على النهر.",
        "وقال الزعبي في تصريح صحافي: \"سنبدأ العمل في الشهر المقبل ولن نتوقف حتى ينتهي المشروع كله\".",
        "وتضم اللجنة الثلاثية الأردن وتركيا والعراق، وكانت تأسست في 22 كانون الثاني (يناير) الماضي لمتابعة حصص المياه.",
        "وأضاف أن الكلفة بلغت 2450 مليون دينار، وأن العمال أنهوا المرحلة الأولى قبل ثلاثة أسابيع من موعدها المقرر.",
        "وفي القاهرة أكدت المتحدثة باسم الوزارة سارة كنعان أن الاتفاق \"يخدم مصالح الشعوب كلها\"، وفق وكالة الأنباء.",
        "ويرى خبراء أن الطريق طويل، وأن على الدول أن تتقاسم المعلومات عن الأمطار والسدود والآبار من دون إبطاء.",
    ]

    private static func article(_ number: Int) -> Article {
        Article(
            source: Source(id: "alruwaq.example", name: "الرواق", country: "JO", timeZone: "Asia/Amman"),
            language: Language("ar"),
            headline: "لجنة المياه تجتمع في عمان للمرة \(number)",
            published: PublicationDate(
                epochSeconds: 1_554_843_600 + Int64(number % 9) * 86_400 * 5, utcOffsetSeconds: 10_800, hasTime: true,
                raw: "10 نيسان 2019",
                rule: "invented"),
            paragraphs: (0..<8).map { place in
                Paragraph((0..<2).map { sentences[(number + place * 2 + $0) % sentences.count] }.joined(separator: " "))
            })
    }
}
