import News
import Testing

@Suite("A WebURL is checked once and written one way")
struct WebURLTests {
    @Test(
        "normalises",
        arguments: [
            ("HTTP://News.Example:80/a/../b/./c?x=1#y", "http://news.example/b/c?x=1#y"),
            ("https://news.example", "https://news.example/"),
            ("https://news.example:8443/", "https://news.example:8443/"),
            (
                "https://news.example/أخبار محلية",
                "https://news.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1%20%D9%85%D8%AD%D9%84%D9%8A%D8%A9"
            ),
            ("https://صحيفة.example/", "https://xn--ogbhx3c3b.example/"),
            (" https:\\\\news.example\\a ", "https://news.example/a"),
            ("https://news.example/a%2e%2E/b", "https://news.example/a%2e%2E/b"),
            ("https://news.example/x/%2e%2E/b", "https://news.example/b"),
            ("http://[::1]:8080/x", "http://[::1]:8080/x"), ("http://news.example./x", "http://news.example/x"),
        ])
    func normalises(text: String, expected: String) {
        #expect(WebURL(text)?.description == expected)
    }

    @Test(
        "refuses what is no absolute http URL",
        arguments: [
            "", "news.example", "ftp://a.example/", "http://", "http://a b/", "http://a:99999/", "javascript:1",
            "http://a:x/", "http://.a/", "http://a..b/",
        ])
    func refuses(text: String) {
        #expect(WebURL(text) == nil)
    }

    @Test(
        "resolves the references of RFC 3986, section 5.4",
        arguments: [
            ("g", "http://a.example/b/c/g"), ("./g", "http://a.example/b/c/g"), ("g/", "http://a.example/b/c/g/"),
            ("/g", "http://a.example/g"), ("//g.example", "http://g.example/"), ("?y", "http://a.example/b/c/d;p?y"),
            ("g?y", "http://a.example/b/c/g?y"), ("#s", "http://a.example/b/c/d;p?q#s"),
            ("", "http://a.example/b/c/d;p?q"),
            ("..", "http://a.example/b/"), ("../..", "http://a.example/"), ("../../../g", "http://a.example/g"),
            ("https://x.example/y", "https://x.example/y"),
        ])
    func resolves(reference: String, expected: String) throws {
        let base = try #require(WebURL("http://a.example/b/c/d;p?q"))
        #expect(WebURL(reference, relativeTo: base)?.description == expected)
    }

    @Test("canonical drops tracking, fragment and scheme, and keeps what names the page")
    func canonical() throws {
        let url = try #require(WebURL("http://news.example/a?id=5&utm_source=x&fbclid=1#top"))
        #expect(url.canonical.description == "https://news.example/a?id=5")
        #expect(ArticleID(ofCanonicalURL: url.canonical).description.count == 18)
    }

    @Test("an article ID reads back from its own spelling and from no other")
    func articleID() throws {
        let id = ArticleID(ofHeadline: "عنوان", localDate: "2015-04-10", sourceID: "x")
        #expect(ArticleID(id.description) == id)
        #expect(ArticleID(id.description.uppercased()) == nil)
        #expect(ArticleID("a_123") == nil)
    }
}
