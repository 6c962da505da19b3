import Extraction
import News
import Testing

@Suite("Subscription lists go in and out")
struct OPMLTests {
    @Test("reads folders, titles and sites, each feed once")
    func reads() throws {
        let text = """
            <?xml version="1.0"?><opml version="1.1"><head><title>x</title></head><body>
            <outline text="صحف"><outline type="rss" text="الندى &amp; البحر" xmlUrl="https://nada.example/feed?a=1&b=2" htmlUrl="https://nada.example/"/>
            <outline text="again" xmlUrl="http://nada.example/feed?a=1&amp;b=2"/></outline>
            <outline text="a page" htmlUrl="https://x.example/"/><outline xmlUrl="not a url"/>
            <outline title="  Horizon " text="t" xmlUrl="https://horizon.example/rss"></outline></body></opml>
            """
        let list = try #require(OPML.subscriptions(in: Array(text.utf8)))
        #expect(
            list.map(\.feedURL.description) == ["https://nada.example/feed?a=1&b=2", "https://horizon.example/rss"])
        #expect(list.map(\.title) == ["الندى & البحر", "Horizon"])
        #expect(list[0].siteURL?.description == "https://nada.example/")
    }

    @Test("what is no list is none", arguments: ["", "<rss/>", "<!DOCTYPE opml [<!ENTITY a 'b'>]><opml></opml>"])
    func refuses(text: String) { #expect(OPML.subscriptions(in: Array(text.utf8)) == nil) }

    @Test("what is written reads back")
    func roundTrip() throws {
        let list = [
            OPML.Subscription(
                feedURL: try #require(WebURL("https://a.example/feed?x=1&y=\"2\"")), title: "<الندى> & \"البحر\"",
                siteURL: WebURL("https://a.example/")),
            OPML.Subscription(feedURL: try #require(WebURL("https://b.example/")), title: "b"),
        ]
        let document = OPML.document(title: "Sources & more", list)
        #expect(OPML.subscriptions(in: Array(document.utf8)) == list)
        #expect(document.contains("<title>Sources &amp; more</title>"))
    }
}
