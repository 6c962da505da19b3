import HTML
import Testing

@Suite("Selectors find elements in document order")
struct SelectorTests {
    private static let page = HTMLParser.document(
        from: """
            <body><div id=first class="a b"><p id=p1 lang=ar-EG data-x="one two">1<b id=b1>2</b></p><ul><li id=l1><p id=p2></p></ul></div>
            <div id=second class=b><p id=p3 class="a">3</p></div><meta property="og:title" content=t><svg><linearGradient id=g /></svg>
            """)

    @Test(
        "Each form",
        arguments: [
            ("p", "p1 p2 p3"), ("div p", "p1 p2 p3"), ("div > p", "p1 p3"), ("#first p", "p1 p2"), (".a", "first p3"),
            (".a.b", "first"), ("p, li", "p1 l1 p2 p3"), ("[lang]", "p1"), ("[lang=ar-EG]", "p1"),
            ("[lang|='ar']", "p1"),
            ("[data-x~=two]", "p1"), ("[data-x^=\"one\"]", "p1"), ("[data-x$=two]", "p1"), ("[data-x*='e t']", "p1"),
            ("[data-x='']", ""), ("p:not(.a)", "p1 p2"), ("div:not([class=b]) > ul p", "p2"), ("*.a", "first p3"),
            ("ul > li > p", "p2"), ("body > p", ""), ("linearGradient", "g"),
            ("nosuch", ""), ("div p b", "b1"), ("  p#p3  ", "p3"), ("DIV > P", "p1 p3"),
        ])
    func forms(selector: String, ids: String) {
        let found = Self.page.select(selector).compactMap { Self.page.attribute("id", of: $0) }
        #expect(found.joined(separator: " ") == ids)
        #expect(Self.page.first(selector).flatMap { Self.page.attribute("id", of: $0) } == found.first)
    }

    @Test("Names with a colon are taken as they stand")
    func colon() {
        #expect(Self.page.select("meta[property='og:title']").count == 1)
        #expect(Self.page.select("[property=og:title]").count == 1)
    }

    @Test("Only what lies below the given node is found")
    func scope() {
        let second = Self.page.first("#second")
        #expect(Self.page.select("p", in: second).compactMap { Self.page.attribute("id", of: $0) } == ["p3"])
        #expect(Self.page.select("div", in: second).isEmpty)
    }

    @Test(
        "What the language does not have finds nothing",
        arguments: ["", "p >", "> p", "p::before", "[", "p,", "a[b", ".", "p + b"])
    func unreadable(selector: String) {
        #expect(Selector(selector) == nil)
        #expect(Self.page.select(selector).isEmpty)
    }
}
