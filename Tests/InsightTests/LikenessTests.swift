import Foundation
import Testing

@testable import Insight

@Suite("Texts that tell the same again are duplicates; bulletins with other numbers are none")
struct LikenessTests {
    private static let story = """
        أعلنت بلدية المدينة الساحلية أنها ستغلق الجسر القديم ثلاثة أسابيع لإصلاح أعمدته التي تآكلت بفعل الملح، وطلبت من السائقين \
        سلوك الطريق الشرقي. وقال مهندس المشروع إن الأعمال ستجري ليلا ما أمكن، وإن المارة سيعبرون على ممر خشبي مؤقت يقام بجانب الجسر. \
        وأضاف أن كلفة الإصلاح ستدفع من موازنة الطوارئ، وأن الجسر سيحمل بعد ذلك ضعف ما يحمله اليوم من الشاحنات.
        """

    private func likeness(_ left: String, _ right: String) -> Likeness {
        Likeness(Fingerprint(headline: "", text: left), Fingerprint(headline: "", text: right))
    }

    @Test("a text is a duplicate of itself, whatever its marks and spelling")
    func same() {
        let other = LikenessTests.story.replacing("أ", with: "ا").replacing("،", with: " ")
        #expect(likeness(LikenessTests.story, LikenessTests.story).jaccard == 1)
        #expect(likeness(LikenessTests.story, other).isDuplicate)
    }

    @Test("a wire story with another lead and one sentence less is a duplicate")
    func edited() {
        let sentences = LikenessTests.story.split(separator: ".")
        let other = "المدينة (وكالات) - علم مراسلنا أن " + sentences.prefix(2).joined(separator: ".")
        let likeness = likeness(LikenessTests.story, other)
        #expect(likeness.isDuplicate)
        #expect(likeness.containedInLeft > likeness.containedInRight)
    }

    @Test("another story of the same town is none")
    func different() {
        let other = """
            فازت مكتبة المدينة الساحلية بجائزة العمارة عن قاعتها الجديدة التي صممها فريق من الطلبة، وتسلم مديرها الدرع في حفل صغير حضره \
            القراء والمتطوعون، وقال إن القاعة ستفتح مساء كل يوم للأطفال وأسرهم.
            """
        #expect(!likeness(LikenessTests.story, other).isDuplicate)
    }

    @Test("the same bulletin with other numbers is a series, not a duplicate")
    func series() {
        func bulletin(_ first: Int, _ second: Int) -> String {
            "أغلق مؤشر البورصة على \(first) نقطة وسط تداولات بلغت \(second) مليون سهم، وارتفعت أسهم المصارف والخدمات وتراجعت أسهم الصناعة في جلسة هادئة"
        }
        let likeness = likeness(bulletin(2150, 31), bulletin(2163, 28))
        #expect(!likeness.isDuplicate && likeness.isSeries)
    }

    @Test("the signature estimates the similarity, in either direction")
    func estimates() {
        let left = Fingerprint(headline: "", text: LikenessTests.story)
        let right = Fingerprint(headline: "", text: String(LikenessTests.story.dropLast(120)))
        #expect(abs(Likeness.estimate(left, right) - Likeness(left, right).jaccard) < 0.2)
        #expect(Likeness.estimate(left, right) == Likeness.estimate(right, left))
        #expect(Likeness(left, right).jaccard == Likeness(right, left).jaccard)
    }

    @Test("empty and tiny texts resemble nothing", arguments: ["", "كلمة", "كلمة واحدة", "1 2"])
    func tiny(text: String) { #expect(!likeness(text, LikenessTests.story).isDuplicate) }
}
