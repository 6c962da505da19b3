import News
import Testing

@testable import Insight

@Suite("A text that is taken over names who had it first, and the agency that it credits")
struct LineageTests {
    private static let wire = """
        انهار جسر خشبي قديم فوق وادي السرو بعد فيضان مفاجئ وانقطعت القرية الجبلية عن المدينة يوما كاملا قبل أن تصل فرق الإنقاذ
        """

    private func lineages(_ texts: [String]) -> [Lineage?] {
        Lineage.lineages(of: texts.map { Fingerprint(headline: "", text: $0) })
    }

    @Test("a copy with a sentence of its own is mostly taken, from the first that had it")
    func copies() throws {
        let found = lineages([
            LineageTests.wire, LineageTests.wire, LineageTests.wire + " كما قال شهود من أهل الوادي لمراسلنا",
        ])
        #expect(found[0] == nil)
        #expect(found[1] == Lineage(origin: 0, part: 1))
        let third = try #require(found[2])
        #expect(third.origin == 0 && third.part > 0.5 && third.part < 1)
    }

    @Test("another text of the same event is nobody's copy")
    func own() {
        let other = "قطع السيل الطريق إلى القرية الجبلية وحمل معه الجسر الخشبي الذي بناه الأهالي قبل نصف قرن"
        #expect(lineages([LineageTests.wire, other]) == [nil, nil])
        #expect(lineages([]).isEmpty)
    }

    private func credits(_ paragraphs: [String], byline: [String] = []) -> [String] {
        let article = Article(
            source: Source(id: "x"), headline: "عنوان", byline: byline.map { Author(name: $0) },
            paragraphs: paragraphs.map { Paragraph($0) })
        return AgencyCredit.credits(of: article).map { "\($0.id) \($0.place)" }
    }

    @Test(
        "bylines, heads and closing lines credit agencies, in each of their spellings",
        arguments: [
            (["رويترز"], ["نص"], ["org:reuters byline"]),
            (["أ.ف.ب"], ["نص"], ["org:afp byline"]),
            (["سمير حداد / رويترز"], ["نص"], ["org:reuters byline"]),
            (["وكالة فرانس برس"], ["نص"], ["org:afp byline"]),
            ([], ["عمان - بترا - قال الوزير إن الطريق سيفتح"], ["org:petra p1"]),
            ([], ["باريس (أ ف ب) - قالت الوزيرة إن الطريق سيفتح"], ["org:afp p1"]),
            ([], ["رام الله – وفا: أصيب عامل بجروح"], ["org:wafa p1"]),
            ([], ["عواصم - وكالات - تواصلت المشاورات"], ["agencies p1"]),
            ([], ["القاهرة (د ب أ، رويترز) - أعلنت الشركة"], ["org:dpa p1", "org:reuters p1"]),
            ([], ["قال الوزير إن الطريق سيفتح", "المصدر: أ ف ب"], ["org:afp p2"]),
            ([], ["قال الوزير إن الطريق سيفتح", "نقلا عن وكالة الأناضول"], ["org:anadolu p2"]),
            (
                [],
                [
                    "قال الوزير إن الطريق سيفتح",
                    "وأضاف أن العمل في الجسر الجديد سينتهي قبل حلول فصل الشتاء إن سمح الطقس (رويترز).",
                ],
                ["org:reuters p2"]
            ),
        ])
    func credited(byline: [String], paragraphs: [String], expected: [String]) {
        #expect(credits(paragraphs, byline: byline) == expected, "\(byline) \(paragraphs)")
    }

    @Test(
        "an agency that the text speaks of is no credit",
        arguments: [
            "قالت وكالة رويترز إن الطريق سيفتح",
            "نقلت وكالة فرانس برس عن مسؤول محلي قوله إن الطريق سيفتح غدا الخميس أمام المركبات الصغيرة وحدها",
            "وقع مدير وكالة الأناضول، أمس، اتفاقا مع الجامعة لتدريب طلبة الصحافة في مكاتبها خلال فصل الصيف المقبل",
            "وات الجديدة سيارة كهربائية", "عمان - الغد - قال الوزير إن الطريق سيفتح",
        ])
    func mentioned(paragraph: String) { #expect(credits([paragraph]).isEmpty) }
}
