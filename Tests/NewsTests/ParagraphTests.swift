import News
import Testing

@Suite struct ParagraphTests {
    @Test(
        "words are parted by white space of whatever kind, and by nothing else",
        arguments: [
            ("", 0), (" \t\n", 0), ("خبر", 1), (" خبر  عاجل ", 2), ("a\u{85}b\u{A0}c", 3), ("a\u{A1}b\u{85F}c", 1),
            ("a\u{1680}b", 2), ("a\u{1681}b", 1), ("\u{3000}日\u{3000}本\u{3000}", 2), ("a\u{3001}b", 1), ("😀 😀", 2),
            ("a\u{2000}b\u{200A}c\u{2028}d\u{2029}e\u{202F}f\u{205F}g", 7),
            ("a\u{200B}b\u{200F}c\u{202E}d\u{2060}e", 1),
        ])
    func words(text: String, count: Int) {
        #expect(Paragraph(text).wordCount == count)
        #expect(text.unicodeScalars.split { $0.properties.isWhitespace }.count == count)
    }

    /// Every kind of white space before, within and behind words of all lengths up to two steps of eight bytes, wherever a step begins.
    @Test(
        "words are the same wherever eight bytes begin",
        arguments: [" ", "\t", "\u{A0}", "\u{2009}", "\u{3000}", "é", "ه"])
    func steps(sign: String) {
        for before in 0...17 {
            for between in 0...17 {
                let text =
                    String(repeating: "x", count: before) + sign + String(repeating: "ع", count: between) + sign + sign
                    + "y " + sign
                let count = text.unicodeScalars.split { $0.properties.isWhitespace }.count
                #expect(Paragraph(text).wordCount == count, "\(before) and \(between)")
            }
        }
    }
}
