import Extraction
import Foundation
import News
import Testing

/// Pages of our own making whose fields are told in ways that mislead; `expected.json` says what a careful reader takes.
@Suite("The fields of a page are those that a careful reader takes")
struct GoldenPageTests {
    static let slugs: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(
            atPath: GoldenBodyTests.folder.path(percentEncoded: false))
        return (names ?? []).filter { $0.hasPrefix("fields-") }.sorted()
    }()

    /// What a page says of itself; a field that is absent is not looked at.
    struct Expected: Decodable {
        struct Block: Decodable {
            var text: String
            var kind: String?
        }
        struct Line: Decodable {
            var raw: String
            var place: String?
            var start: Int
            var length: Int
        }
        var url: String
        var headline: String?
        var kicker: String?
        var standfirst: String?
        var byline: [String]?
        var dateline: Line?
        var published: String?
        var modified: String?
        var section: String?
        var tags: [String]?
        var captions: [String]?
        var archive: Bool?
        var lang: String?
        var paragraphs: [Block]?
        var rules: [String: String]?
    }

    @Test("there are pages to read") func pagesExist() { #expect(GoldenPageTests.slugs.count >= 12) }

    @Test("every field is the expected one, and each tells its rule", arguments: slugs)
    func readsPage(slug: String) throws {
        let folder = GoldenBodyTests.folder.appending(path: slug)
        let expected = try JSONDecoder().decode(
            Expected.self, from: Data(contentsOf: folder.appending(path: "expected.json")))
        let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "page.html")))
        let extraction = try ArticleExtractor().extraction(
            ofHTML: bytes, url: WebURL(expected.url), contentType: "text/html", fetchedAt: nil, source: nil)
        let article = extraction.article
        if let headline = expected.headline { #expect(article.headline == headline) }
        if let kicker = expected.kicker { #expect(article.kicker == kicker) }
        if let standfirst = expected.standfirst { #expect(article.standfirst == standfirst) }
        if let byline = expected.byline { #expect(article.byline.map(\.name) == byline) }
        if let published = expected.published { #expect(article.published?.rfc3339 == published) }
        if let modified = expected.modified { #expect(article.modified?.rfc3339 == modified) }
        if let section = expected.section { #expect(article.section == section) }
        if let tags = expected.tags { #expect(article.tags == tags) }
        if let captions = expected.captions { #expect(article.images.compactMap(\.caption) == captions) }
        if let archive = expected.archive { #expect(article.images.first?.isArchive == archive) }
        if let lang = expected.lang { #expect(article.language?.code == lang) }
        if let line = expected.dateline {
            #expect(article.dateline?.raw == line.raw)
            #expect(article.dateline?.place == line.place)
            #expect(article.dateline?.start == line.start)
            #expect(article.dateline?.length == line.length)
        }
        if let paragraphs = expected.paragraphs {
            #expect(article.paragraphs.map(\.text) == paragraphs.map(\.text))
            #expect(article.paragraphs.map(\.kind.rawValue) == paragraphs.map { $0.kind ?? "paragraph" })
        }
        for (field, rule) in expected.rules ?? [:] {
            #expect(extraction.fields.first { $0.field == field }?.rule == rule, "\(field)")
        }
    }

    @Test("each field that was found is explained once, in the order of the article's fields", arguments: slugs)
    func explains(slug: String) throws {
        let bytes = [UInt8](try Data(contentsOf: GoldenBodyTests.folder.appending(path: slug + "/page.html")))
        let extraction = try ArticleExtractor().extraction(
            ofHTML: bytes, url: WebURL("https://lantern.example/2026/11/story"), contentType: nil, fetchedAt: nil,
            source: nil)
        let names = extraction.fields.map(\.field)
        let article = extraction.article
        #expect(Set(names).count == names.count)
        #expect(names.starts(with: ["url", "source"]))
        #expect(names.contains("headline") && names.contains("paragraphs"))
        #expect(names.contains("byline") == !article.byline.isEmpty)
        #expect(names.contains("published") == (article.published != nil))
        #expect(names.contains("modified") == (article.modified != nil))
        #expect(names.contains("dateline") == (article.dateline != nil))
        #expect(names.contains("images") == !article.images.isEmpty)
        #expect(names.contains("tags") == !article.tags.isEmpty)
        #expect(names.contains("section") == (article.section != nil))
        #expect(names.contains("lang") == (article.language != nil))
        #expect(extraction.fields.allSatisfy { !$0.rule.isEmpty })
    }
}
