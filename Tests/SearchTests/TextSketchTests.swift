import Search
import Testing

@Suite("A text's sketch knows the same story again")
struct TextSketchTests {
    /// Invented words, a different run of them for each seed.
    private static func text(_ seed: Int, count: Int = 200) -> String {
        (0..<count).map { "كلمة\((seed &* 7919 &+ $0 &* $0 &* 31) % 997)ب" }.joined(separator: " ")
    }

    private static func sketch(_ text: String, headline: String = "عنوان") -> TextSketch {
        TextSketch(headline: headline, text: text)
    }

    @Test("equal texts are one story, white space, punctuation and headline apart")
    func same() {
        let text = TextSketchTests.text(1)
        let spaced = text.split(separator: " ").joined(separator: ",\n  ")
        let other = TextSketchTests.sketch(spaced, headline: "عنوان آخر")
        #expect(TextSketchTests.sketch(text).isSameStory(as: other))
        #expect(TextSketchTests.sketch(text).similarity(to: other) == 1)
    }

    @Test("a line more or less makes no other story, a third of new text does")
    func near() {
        let text = TextSketchTests.text(1)
        let own = TextSketchTests.sketch(text)
        #expect(own.isSameStory(as: TextSketchTests.sketch(text + " " + TextSketchTests.text(5, count: 8))))
        #expect(!own.isSameStory(as: TextSketchTests.sketch(text + " " + TextSketchTests.text(5, count: 120))))
        #expect(!own.isSameStory(as: TextSketchTests.sketch(TextSketchTests.text(2))))
    }

    @Test("two issues of a bulletin that differ in their numbers are two")
    func numbers() {
        let words = (0..<300).map { "سعر\(["أ", "ب", "ج", "د", "ه"][$0 % 5])\(["و", "ز", "ح"][$0 / 5 % 3])" }.joined(
            separator: " ")
        let monday = TextSketchTests.sketch(words + " 1200 1300 1400")
        #expect(monday.isSameStory(as: TextSketchTests.sketch(words + " 1200 1300 1400")))
        #expect(!monday.isSameStory(as: TextSketchTests.sketch(words + " 1201 1302 1403")))
    }

    @Test("a short text is known by its headline too", arguments: ["", "شاهد الصور"])
    func short(text: String) {
        let own = TextSketchTests.sketch(text, headline: "أ")
        #expect(own.isSameStory(as: TextSketchTests.sketch(text, headline: "أ")))
        #expect(!own.isSameStory(as: TextSketchTests.sketch(text, headline: "ب")))
    }
}
