import Testing

@testable import Tarwisa

@Suite("The client's Accept chooses the representation")
struct ArticleRepresentationTests {
    @Test(
        "by quality, then by our own order",
        arguments: [
            (nil, "application/json"), ("", "application/json"), ("*/*", "application/json"),
            ("text/*", "text/markdown"),
            ("text/plain;q=0.9, text/markdown;q=0.8", "text/plain"), ("application/ld+json", "application/ld+json"),
            ("text/html, */*;q=0.1", "application/json"), ("application/json;q=0, */*", "text/markdown"),
        ] as [(String?, String)])
    func preferred(accept: String?, expected: String) {
        #expect(ArticleRepresentation.preferred(by: accept)?.rawValue == expected)
    }

    @Test("nothing acceptable is nothing", arguments: ["text/html", "image/*", "*/*;q=0"])
    func none(accept: String) {
        #expect(ArticleRepresentation.preferred(by: accept) == nil)
    }

    @Test(
        "Arabic titles go to those who prefer Arabic",
        arguments: [("ar", true), ("ar-JO,en;q=0.5", true), ("en,ar;q=0.5", false), ("fr", false)])
    func language(field: String, isArabic: Bool) {
        #expect(Problem.prefersArabic(field) == isArabic)
    }
}
