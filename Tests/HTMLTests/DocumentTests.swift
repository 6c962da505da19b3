import HTML
import Testing

@Suite("Documents can be walked, asked and read")
struct DocumentTests {
    @Test("A page's title, attributes and paragraphs are found")
    func page() {
        let page = """
            <!DOCTYPE html><html lang=ar dir="rtl"><head><title>خبر &amp; صورة</title></head>
            <body><div id=main class="story wide"><p>الأولى<p>الثانية<br>سطر</div></body></html>
            """
        let document = HTMLParser.document(from: Array(page.utf8), transportCharset: nil)
        #expect(document.checkInvariants() == nil)
        #expect(document.encodingName == "utf-8")
        #expect(document.first("title").map { document.textContent(of: $0) } == "خبر & صورة")
        #expect(document.first("html").flatMap { document.attribute("dir", of: $0) } == "rtl")
        #expect(document.select("div.story > p").count == 2)
        #expect(document.first("#main").map { document.readableText(of: $0) } == "الأولى\nالثانية\nسطر")
    }

    @Test("names of every length are told apart to their last letter, case aside", arguments: 1..<40)
    func longNames(length: Int) throws {
        let stem = String(repeating: "n", count: length)
        let document = HTMLParser.document(from: "<p \(stem.uppercased())x=1 \(stem)y=2 \(stem)X=3 \(stem)=4>")
        let paragraph = try #require(document.first("p"))
        #expect(document.attributes(of: paragraph).map(\.value) == ["1", "2", "4"])
        #expect(document.attribute(stem + "x", of: paragraph) == "1")
        #expect(document.attribute(stem + "y", of: paragraph) == "2")
    }

    @Test("a known attribute's constant finds what its spelled name finds", arguments: AttributeName.spelled)
    func attributeConstants(name: AttributeName, spelled: String) throws {
        let document = HTMLParser.document(from: "<p other='' \(spelled)='found'>")
        let paragraph = try #require(document.first("p"))
        #expect(document.attribute(name, of: paragraph) == "found")
        #expect(document.attribute(spelled, of: paragraph) == "found")
    }
}
