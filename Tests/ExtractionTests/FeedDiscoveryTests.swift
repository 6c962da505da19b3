import Extraction
import HTML
import News
import Testing

@Suite("A page's feeds are found")
struct FeedDiscoveryTests {
    static func feeds(_ html: String) throws -> [String] {
        let base = try #require(WebURL("https://news.example/section/"))
        return FeedDiscovery.feeds(in: HTMLParser.document(from: html), base: base).map(\.description)
    }

    @Test("declared feeds go first, those of comments last, each once")
    func order() throws {
        let html = """
            <head><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">
            <link rel="alternate" hreflang="en" href="/en/"><link rel="alternate" type="application/json+oembed" href="/oembed.json">
            <link rel="ALTERNATE home" type="application/atom+xml; charset=utf-8" href="//other.example/atom.xml">
            <link rel="alternate" type="application/rss+xml" href=" ../rss.xml "><link rel=stylesheet href=/feed>
            </head><body><a href="/rss.xml#x">RSS</a><a href="/feeds/world.xml">World</a><a href="/story/feeding-ducks">Ducks</a>
            <a href="/?feed=rss2">old</a><a href="mailto:x@news.example">mail</a></body>
            """
        #expect(
            try FeedDiscoveryTests.feeds(html) == [
                "https://other.example/atom.xml", "https://news.example/rss.xml",
                "https://news.example/feeds/world.xml",
                "https://news.example/?feed=rss2", "https://news.example/comments/feed/",
            ])
    }

    @Test("a base element moves what stands behind it")
    func base() throws {
        let html = "<base href='https://cdn.example/x/'><link rel=alternate type='application/rss+xml' href='feed.xml'>"
        #expect(try FeedDiscoveryTests.feeds(html) == ["https://cdn.example/x/feed.xml"])
    }

    @Test(
        "a page without feeds has none",
        arguments: ["", "<p>text</p>", "<link rel=alternate type='application/rss+xml'>", "<a href='/feedback'>x</a>"])
    func none(html: String) throws { #expect(try FeedDiscoveryTests.feeds(html).isEmpty) }
}
