import Extraction
import Foundation
import News
import Testing

/// The real article of `../shared/seeds` with what a person read out of it. Enabled when that folder is there.
enum Seed {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/seeds")
    static var isThere: Bool { FileManager.default.fileExists(atPath: folder.appending(path: "gold.json").path) }

    struct Gold: Decodable {
        struct Published: Decodable {
            var line: String
            var iso: String
            var utc: String
        }
        struct Caption: Decodable {
            var raw: String
            var text: String
        }
        struct Place: Decodable {
            var text: String
            var place: String
            var range: [Int]
        }
        var title: String
        var published: Published
        var caption: Caption
        var author: String
        var dateline: Place
        var paragraphs: [String]
    }

    static func gold() throws -> Gold {
        try JSONDecoder().decode(Gold.self, from: Data(contentsOf: folder.appending(path: "gold.json")))
    }

    static func text() throws -> String {
        try String(contentsOf: folder.appending(path: "article.txt"), encoding: .utf8)
    }

    static let source = Source(id: "alghad.com", name: "الغد", country: "JO", timeZone: "Asia/Amman")
}

@Suite("The seed article as pasted text", .enabled(if: Seed.isThere, "needs ../shared/seeds"))
struct SeedTextTests {
    @Test("gives every field of the gold", arguments: [Seed.source, nil])
    func everyField(source: Source?) throws {
        let gold = try Seed.gold()
        let article = try ArticleExtractor().extraction(
            ofText: Seed.text(), source: source, timeZone: nil, receivedAt: nil
        ).article
        #expect(article.headline == gold.title)
        #expect(article.published?.rfc3339 == gold.published.iso)
        #expect(article.published?.utc == gold.published.utc)
        #expect(article.published?.monthNames == .levant)
        #expect(article.published?.weekdayAgrees == true)
        #expect(article.published?.timeMayBeDefault == true)
        #expect(article.published?.zoneBasis == (source == nil ? .country : .source))
        #expect(article.images == [ArticleImage(caption: gold.caption.text, isArchive: true)])
        #expect(article.byline == [Author(name: gold.author)])
        #expect(article.dateline?.raw == gold.dateline.text)
        #expect(article.dateline?.place == gold.dateline.place)
        #expect(article.dateline?.country == "JO")
        #expect(article.dateline?.start == gold.dateline.range[0])
        #expect(article.dateline?.length == gold.dateline.range[1] - gold.dateline.range[0])
        #expect(article.paragraphs == gold.paragraphs.map { Paragraph($0) })
        #expect(article.language?.code == "ar")
    }

    @Test("reads the same with Windows line ends, with blank lines between paragraphs, and with a byte order mark")
    func lineEnds() throws {
        let text = try Seed.text()
        let extractor = ArticleExtractor()
        let plain = try extractor.extraction(ofText: text, source: Seed.source, timeZone: nil, receivedAt: nil).article
        for variant in [
            text.replacingOccurrences(of: "\n", with: "\r\n"), text.replacingOccurrences(of: "\n", with: "\n\n"),
            "\u{FEFF}" + text,
        ] {
            let other = try extractor.extraction(ofText: variant, source: Seed.source, timeZone: nil, receivedAt: nil)
            #expect(other.article.hasSameContent(as: plain))
        }
    }
}
