import Extraction
import Foundation
import HTML
import News
import Testing

/// Pages of our own making, each a layout or a mistake that was met, and what a reader sees on it.
@Suite("The body is found as a reader sees it")
struct GoldenBodyTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Corpora/pages")

    static let slugs: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
        return (names ?? []).filter { $0.hasPrefix("body-") }.sorted()
    }()

    struct Expected: Decodable {
        struct Block: Decodable {
            var text: String
            var kind: String?
        }
        var headline: String?
        var paragraphs: [Block]?
        var error: String?
    }

    @Test("there are pages to read") func pagesExist() { #expect(GoldenBodyTests.slugs.count >= 30) }

    @Test("the paragraphs are those that the page shows, in order and kind", arguments: slugs)
    func readsPage(slug: String) throws {
        let folder = GoldenBodyTests.folder.appending(path: slug)
        let expected = try JSONDecoder().decode(
            Expected.self, from: Data(contentsOf: folder.appending(path: "expected.json")))
        let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "page.html")))
        let url = try #require(WebURL("https://lantern.example/2026/11/story"))
        let document = HTMLParser.document(from: bytes, transportCharset: nil)
        let body = BodyExtractor().body(in: document, headline: expected.headline, url: url)
        let verdict = NotAnArticle(document, body: body, url: url)
        if let error = expected.error {
            #expect(verdict.map(name) == error)
            return
        }
        #expect(verdict == nil)
        let paragraphs = try #require(body).paragraphs
        #expect(paragraphs.map(\.text) == expected.paragraphs?.map(\.text))
        #expect(paragraphs.map(\.kind.rawValue) == expected.paragraphs?.map { $0.kind ?? "paragraph" })
    }

    private func name(_ verdict: NotAnArticle) -> String {
        switch verdict {
        case .disguise(let disguise): disguise.rawValue
        case .list: "list"
        case .gallery: "gallery"
        case .stub: "stub"
        }
    }
}
