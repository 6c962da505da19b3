import Extraction
import Foundation
import News
import Testing

@Suite("Feeds and sitemaps are read as they are found in the wild")
struct FeedReaderTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Corpora/crawl/feeds")

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }

    static func reading(_ name: String, contentType: String? = nil) throws -> FeedReading {
        let base = try #require(WebURL("https://base.example/feeds/\(name)"))
        return FeedReader.reading(try bytes(name), contentType: contentType, base: base)
    }

    static func feed(_ name: String) throws -> Feed {
        guard case .feed(let feed) = try reading(name) else { throw ExtractionError.empty }
        return feed
    }

    static func sitemap(_ name: String) throws -> Sitemap {
        guard case .sitemap(let sitemap) = try reading(name) else { throw ExtractionError.empty }
        return sitemap
    }

    @Test("RSS 2.0 with the modules that everybody mixes in")
    func rss2() throws {
        let feed = try FeedReaderTests.feed("rss2.xml")
        #expect(feed.format == .rss)
        #expect(feed.title == "صحيفة الندى")
        #expect(feed.siteURL?.description == "https://nada.example/")
        #expect(feed.selfURL?.description == "https://nada.example/feed/")
        #expect(feed.language == "ar")
        #expect(feed.pollSeconds == 1800)
        #expect(
            feed.entries.map(\.url.description) == [
                "https://nada.example/2026/garden?utm_source=rss&utm_medium=feed", "https://nada.example/2026/bridge",
                "https://nada.example/2026/permalink",
            ])
        let first = feed.entries[0]
        #expect(first.title == "افتتاح حديقة الندى & متحفها")
        #expect(first.summary == "افتُتحت اليوم حديقة الندى. حضر الافتتاح كثيرون.")
        #expect(first.authors == ["ليلى المختلقة"])
        #expect(first.id == "https://nada.example/?p=101")
        #expect(first.published == 1_793_946_600)
        #expect(feed.entries[1].authors == ["سامي المختلق"])
        #expect(feed.entries[1].title == "جسر جديد فوق نهر الوهم")
        #expect(feed.entries[2].published == 1_793_855_700)
    }

    @Test("RSS 0.91 with its document type and relative links")
    func rss091() throws {
        let feed = try FeedReaderTests.feed("rss091.xml")
        #expect(feed.pollSeconds == 5400)
        #expect(feed.entries.map(\.url.path) == ["/news/ferry.html", "/news/storm.html"])
        #expect(feed.entries[0].url.host == "gazette.example")
        #expect(feed.entries[0].summary == "The ferry Marigold is back.")
    }

    @Test("RSS 1.0, whose items stand beside the channel")
    func rdf() throws {
        let feed = try FeedReaderTests.feed("rdf.xml")
        #expect(feed.format == .rdf)
        #expect(feed.title == "صحيفة قديمة")
        #expect(feed.entries.map(\.url.description) == ["http://rdf.example/1", "http://rdf.example/2"])
        #expect(feed.entries.map(\.published) == [1_235_883_600, 1_235_952_000])
        #expect(feed.entries[0].authors == ["مراسل"])
    }

    @Test("Atom, with its bases, relations and text constructs")
    func atom() throws {
        let feed = try FeedReaderTests.feed("atom.xml")
        #expect(feed.format == .atom)
        #expect(feed.title == "وكالة الأفق")
        #expect(feed.siteURL?.description == "https://atom.example/")
        #expect(feed.selfURL?.description == "https://atom.example/atom.xml")
        #expect(
            feed.entries.map(\.url.description) == ["https://atom.example/base/1.html", "https://atom.example/2.html"])
        let first = feed.entries[0]
        #expect(first.title == "ميناء جديد <في> الشمال")
        #expect(first.authors == ["هدى المختلقة", "كريم المختلق"])
        #expect(first.published == 1_793_948_400)
        #expect(first.modified == 1_793_950_200)
        #expect(first.id == "tag:atom.example,2026:1")
    }

    @Test("JSON Feed, with stray commas and items that are none")
    func jsonFeed() throws {
        let feed = try FeedReaderTests.feed("feed.json")
        #expect(feed.format == .json)
        #expect(feed.title == "صحيفة الجمل")
        #expect(feed.entries.map(\.url.description) == ["https://base.example/one", "https://json.example/two"])
        #expect(feed.entries.map(\.authors) == [["نور المختلقة"], ["زيد المختلق"]])
        #expect(feed.entries[0].published == 1_793_944_800)
    }

    @Test("broken XML: junk before it, bare ampersands, raw markup, items never ended, a file cut off")
    func broken() throws {
        let feed = try FeedReaderTests.feed("broken.xml")
        #expect(feed.title == "Smith & Sons Daily News")
        #expect(feed.siteURL?.query == "a=1&b=2")
        #expect(feed.entries.map(\.url.query) == ["id=1&page=2", "id=2", "id=3"])
        #expect(feed.entries[0].title == "Prices < wages & other tales")
        #expect(feed.entries[0].summary == "Raw markup with and no end")
        #expect(feed.entries[0].published == 1_793_946_600)
        #expect(feed.entries[1].title == "An item inside an item &unknown; © 2026")
        #expect(feed.entries[1].published == nil)
        #expect(feed.entries[2].title == "Cut off")
    }

    @Test("a feed that declares entities is refused, whatever they are", arguments: ["laughs.xml", "entity-file.xml"])
    func entities(name: String) throws {
        #expect(try FeedReaderTests.reading(name) == .refused("The feed declares entities of its own"))
    }

    @Test("a news sitemap, plain and packed", arguments: ["news-sitemap.xml", "news-sitemap.xml.gz"])
    func newsSitemap(name: String) throws {
        let sitemap = try FeedReaderTests.sitemap(name)
        #expect(sitemap.sitemaps.isEmpty)
        #expect(sitemap.pages.map(\.isNews) == [true, false, false])
        let first = sitemap.pages[0].entry
        #expect(first.url.description == "https://map.example/article/1?x=1&y=2")
        #expect(first.title == "عنوان من الخريطة")
        #expect(first.published == 1_793_944_800)
        #expect(first.modified == 1_793_952_000)
        #expect(first.language == "ar")
    }

    @Test("a sitemap index and a list of lines")
    func otherSitemaps() throws {
        let index = try FeedReaderTests.sitemap("sitemap-index.xml")
        #expect(index.sitemaps.map(\.url.path) == ["/news-1.xml.gz", "/news-2.xml"])
        #expect(index.sitemaps[0].modified == 1_793_923_200)
        #expect(index.pages.isEmpty)
        #expect(try FeedReaderTests.sitemap("sitemap.txt").pages.map(\.entry.url.path) == ["/a", "/b"])
    }

    @Test("encodings are read by mark and by declaration", arguments: ["utf-16.xml", "windows-1256.xml"])
    func encodings(name: String) throws {
        #expect(try FeedReaderTests.feed(name).entries.first?.title == "خبر بترميز قديم")
    }

    @Test("an HTML page is a page, anything else is refused")
    func noFeed() throws {
        #expect(try FeedReaderTests.reading("page.html") == .page)
        let base = try #require(WebURL("https://base.example/"))
        for text in ["", "plain words", "{\"a\":1}", "[]", "<svg></svg>", "{", "<", "\u{0}\u{1}"] {
            let reading = FeedReader.reading(Array(text.utf8), contentType: nil, base: base)
            #expect(reading == .refused("Neither a feed nor a sitemap"), "\(text)")
        }
    }

    @Test(
        "every beginning of a feed is read without harm",
        arguments: ["rss2.xml", "atom.xml", "broken.xml", "feed.json", "news-sitemap.xml"])
    func prefixes(name: String) throws {
        let bytes = try FeedReaderTests.bytes(name)
        let base = try #require(WebURL("https://base.example/"))
        for count in stride(from: 0, to: bytes.count, by: 7) {
            _ = FeedReader.reading(Array(bytes[..<count]), contentType: "text/xml; charset=utf-8", base: base)
        }
    }

    @Test("deep nesting and many attributes cost no more than their bytes")
    func depth() throws {
        let base = try #require(WebURL("https://base.example/"))
        let deep = "<rss><channel><item><link>/x</link>" + String(repeating: "<a>", count: 200_000)
        guard case .feed(let feed) = FeedReader.reading(Array(deep.utf8), contentType: nil, base: base) else {
            Issue.record("no feed")
            return
        }
        #expect(feed.entries.count == 1)
        let wide = "<rss " + String(repeating: "a='1' ", count: 100_000) + "/>"
        #expect(FeedReader.reading(Array(wide.utf8), contentType: nil, base: base) != .page)
    }
}
