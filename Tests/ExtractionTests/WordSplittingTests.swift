import Extraction
import Testing

@Suite("Words are runs of letters and numbers")
struct WordSplittingTests {
    @Test(
        "splitting scalar by scalar gives what splitting character by character gives",
        arguments: [
            "", " ", "plain words, and 3 numbers!", "خبر عاجل: 12 قتيلاً في «غزة»", "مُشَكَّل وتــطويل", "می‌خواهم ۱۲۳",
            "שלום, עולם", "नमस्ते दुनिया", "สวัสดี ชาวโลก", "日本語の見出し、2026年", "한국어 제목", "e\u{301}te\u{301} élan", "a\r\nb",
            "½ ² ③ №5", "flag 🇯🇴 family 👨‍👩‍👧", "naïve—façade…", "x\u{200D}y", "©2026 ™ brand", "Ελληνικά Кириллица",
        ])
    func words(text: String) {
        let expected = text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init)
        #expect(text.wordsOfLettersAndNumbers == expected)
    }

    @Test(
        "folding white space keeps joiners and takes every width of space",
        arguments: [
            ("", ""), (" a ", "a"), ("a\u{A0}\u{2003}b", "a b"), ("\u{FEFF}a\t\nb", "a b"), ("a b", "a b"),
            ("می\u{200C}خواهم\u{3000}", "می\u{200C}خواهم"), ("\u{1680}x", "x"), ("é\u{85}à", "é à"), ("\u{2028}", ""),
            (" \u{A0}\n a \u{201C}b\u{201D}\t \u{3000} c", "a \u{201C}b\u{201D} c"),
        ])
    func folding(text: String, folded: String) {
        #expect(text.foldingWhiteSpace() == folded)
        #expect(Substring(text).foldingWhiteSpace() == folded)
    }

    @Test("trimming takes white space from the ends alone")
    func trimming() {
        #expect("\u{A0} a b\u{2003}\n".trimmingSpace() == "a b")
        #expect("\u{301}".trimmingSpace() == "\u{301}")
        #expect("«a»".trimmingCharacters(in: "«»") == "a")
        #expect("---".trimmingCharacters(in: "-").isEmpty)
    }
}
