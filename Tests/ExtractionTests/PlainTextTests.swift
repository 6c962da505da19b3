import Extraction
import News
import Testing

@Suite("A pasted article")
struct PlainTextTests {
    private func article(_ text: String, source: Source? = nil, receivedAt: Int64? = nil) throws -> Article {
        try ArticleExtractor().extraction(ofText: text, source: source, timeZone: nil, receivedAt: receivedAt).article
    }

    @Test("in English with a byline, an agency's dateline and wrapped lines keeps its paragraphs whole")
    func wrapped() throws {
        let article = try article(
            """
            Harbour bridge reopens after eleven months of repair

            By Jane Doeson and John Q. Example
            April 10, 2015 at 9:05 PM GMT

            SOUTHPORT (Reuters) - The old bridge over the harbour of Southport opened
            again on Friday after eleven months, and the first to cross it was a baker
            with his bicycle, who said that he had waited long enough for this.

            The repair cost nine million, two more than was planned, because the
            northern pier had to be founded anew on forty steel piles, the town said
            in a statement that did not name the company that built them.

            Share this article
            """)
        #expect(article.headline == "Harbour bridge reopens after eleven months of repair")
        #expect(article.byline.map(\.name) == ["Jane Doeson", "John Q. Example"])
        #expect(article.published?.rfc3339 == "2015-04-10T21:05:00Z")
        #expect(article.dateline?.raw == "SOUTHPORT")
        #expect(article.paragraphs.count == 2)
        #expect(article.paragraphs.first?.text.hasSuffix("waited long enough for this.") == true)
        #expect(article.language?.code == "en")
    }

    @Test("with «كتب» and a day on one line, a standfirst, a list and tags")
    func oneLineHead() throws {
        let article = try article(
            """
            محليات
            افتتاح مكتبة عامة في حي الياسمين بعد ترميم استمر عامين
            المكتبة تضم عشرين ألف كتاب وقاعة للأطفال وأخرى للمخطوطات القديمة
            كتب: سامر الحديدي | الأحد 26-11-2023 21:05
            القاهرة - أ ف ب - افتتحت بلدية الحي أمس المكتبة العامة بعد ترميم استمر عامين، بحضور عدد من سكان الحي والأدباء.
            وقالت المديرة إن المكتبة ستفتح أبوابها يوميا، وستقدم ثلاث خدمات جديدة:
            • استعارة الكتب دون رسوم
            • قراءات للأطفال كل خميس
            وأضافت أن الترميم حافظ على الواجهة الحجرية.
            الكلمات الدلالية: مكتبات، حي الياسمين
            التعليقات (0)
            """, source: Source(id: "paper.example", country: "EG"))
        #expect(article.kicker == "محليات")
        #expect(article.headline == "افتتاح مكتبة عامة في حي الياسمين بعد ترميم استمر عامين")
        #expect(article.standfirst?.hasPrefix("المكتبة تضم") == true)
        #expect(article.byline == [Author(name: "سامر الحديدي")])
        #expect(article.published?.rfc3339 == "2023-11-26T21:05:00+02:00")
        #expect(article.published?.zoneBasis == .country)
        #expect(article.dateline == Dateline(raw: "القاهرة", place: "city:cairo", country: "EG", start: 0, length: 7))
        #expect(article.paragraphs.map(\.kind) == [.paragraph, .paragraph, .listItem, .listItem, .paragraph])
        #expect(article.tags == ["مكتبات", "حي الياسمين"])
    }

    @Test("of a headline and paragraphs alone has no other fields")
    func bare() throws {
        let article = try article(
            """
            Bakers meet in Oldtown

            Forty bakers met in Oldtown this week to compare their ovens and to argue, at length, about salt.

            They will meet again next year, they said, if the argument is settled by then.
            """)
        #expect(article.paragraphs.count == 2)
        #expect(article.published == nil)
        #expect(article.byline.isEmpty)
        #expect(article.dateline == nil)
    }

    @Test("that is empty, or a headline alone, is refused with its reason")
    func refused() {
        #expect(throws: ExtractionError.empty) { try article("  \n\u{A0}\n") }
        #expect(throws: ExtractionError.noBody) { try article("A headline alone") }
    }
}
