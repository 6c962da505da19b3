import Extraction
import Foundation
import HTML
import News
import Testing

@Suite("What is sent in the place of an article is known for what it is")
struct PageDisguiseTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .appending(path: "Corpora/crawl/disguises")

    static let names =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)))
        ?? []).sorted()

    @Test("the pages are there") func pagesExist() { #expect(PageDisguiseTests.names.count >= 16) }

    @Test("knows a page by what it says; `none` are articles", arguments: names)
    func knows(name: String) throws {
        let bytes = [UInt8](try Data(contentsOf: PageDisguiseTests.folder.appending(path: name)))
        let document = HTMLParser.document(from: bytes, transportCharset: "utf-8")
        let url = try #require(WebURL("https://news.example/2026/11/story"))
        let expected = PageDisguise(rawValue: String(name.prefix { $0 != "-" }))
        #expect(PageDisguise.disguise(of: document, requestedURL: url, url: url) == expected)
    }

    @Test(
        "a deep page that redirects to the root was not there",
        arguments: [
            ("https://news.example/2026/story", "https://news.example/", PageDisguise.frontPage),
            ("https://news.example/2026/story", "https://www.news.example/ar/", .frontPage),
            ("https://news.example/?p=5", "https://news.example/", .frontPage),
            ("https://news.example/2026/story", "https://news.example/2026/other", nil),
            ("http://news.example/", "https://www.news.example/", nil),
            ("https://t.example/abc", "https://news.example/2026/story", nil),
        ] as [(String, String, PageDisguise?)])
    func sentHome(requested: String, url: String, expected: PageDisguise?) throws {
        let text =
            "<h1>أخبار</h1>"
            + String(repeating: "<p>" + String(repeating: "كلمة ", count: 20) + "</p>", count: 5)
        let disguise = PageDisguise.disguise(
            of: HTMLParser.document(from: text), requestedURL: WebURL(requested),
            url: WebURL(url))
        #expect(disguise == expected)
    }

    @Test("each has a sentence of its own")
    func sentences() {
        #expect(Set(PageDisguise.allCases.map(\.reason)).count == PageDisguise.allCases.count)
    }
}
