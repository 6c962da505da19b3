import News
import Testing

@Suite("Languages are known by their tags")
struct LanguageTests {
    @Test(
        "tags give their primary part",
        arguments: [("ar-JO", "ar"), ("AR_eg", "ar"), ("ckb", "ckb"), ("english", nil), ("", nil), ("a", nil)]
            as [(String, String?)])
    func tags(tag: String, code: String?) {
        #expect(Language(tag)?.code == code)
    }

    @Test("direction follows the language")
    func direction() {
        #expect(Language("ar")?.direction == .rightToLeft)
        #expect(Language("fr")?.direction == .leftToRight)
    }
}
