import Crawl
import Testing

@Suite("robots.txt is read by RFC 9309")
struct RobotsRulesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let file: String
        let allowed: [String]
        let refused: [String]
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(name: "an empty file allows all", file: "", allowed: ["/", "/a"], refused: []),
        Case(
            name: "the longest rule decides", file: "User-agent: *\nDisallow: /news/\nAllow: /news/today",
            allowed: ["/", "/news", "/news/today/1"], refused: ["/news/", "/news/yesterday"]),
        Case(
            name: "of equal rules the one that allows decides", file: "User-agent: *\nDisallow: /a\nAllow: /a",
            allowed: ["/a"], refused: []),
        Case(
            name: "our own group replaces the general one",
            file: "User-agent: *\nDisallow: /\n\nUser-agent: Tarwisa\nDisallow: /private", allowed: ["/", "/a"],
            refused: ["/private/x"]),
        Case(
            name: "groups of the same robot are one",
            file: "User-agent: tarwisa\nDisallow: /a\n\nUser-agent: TARWISA\nDisallow: /b",
            allowed: ["/c"], refused: ["/a", "/b"]),
        Case(
            name: "several robots share a group", file: "User-agent: other\nUser-agent: tarwisa\nDisallow: /a",
            allowed: ["/b"], refused: ["/a"]),
        Case(
            name: "a rule ends the list of robots",
            file: "User-agent: other\nDisallow: /a\nUser-agent: tarwisa\nDisallow: /b",
            allowed: ["/a"], refused: ["/b"]),
        Case(
            name: "a version behind our name does not hide it", file: "User-agent: Tarwisa/1.0\nDisallow: /a",
            allowed: ["/b"],
            refused: ["/a"]),
        Case(
            name: "a name that only begins like ours is another's", file: "User-agent: tarwisa-news\nDisallow: /",
            allowed: ["/a"], refused: []),
        Case(
            name: "our own group without rules allows all", file: "User-agent: tarwisa\n\nUser-agent: *\nDisallow: /",
            allowed: [], refused: ["/a"]),
        Case(
            name: "an empty rule says nothing", file: "User-agent: *\nDisallow:", allowed: ["/", "/a"], refused: []),
        Case(
            name: "rules before any robot are nobody's", file: "Disallow: /\nUser-agent: *\nDisallow: /a",
            allowed: ["/b"],
            refused: ["/a"]),
        Case(
            name: "a star stands for anything", file: "User-agent: *\nDisallow: /*/print\nDisallow: *.pdf",
            allowed: ["/print", "/a/pri"], refused: ["/a/print", "/a/b/print?x", "/x.pdf", "/x.pdf?y"]),
        Case(
            name: "a dollar ends the path", file: "User-agent: *\nDisallow: /*.php$\nDisallow: /end$",
            allowed: ["/a.php5", "/a.php?x=1", "/end/"], refused: ["/a.php", "/b/a.php", "/end"]),
        Case(
            name: "many stars are matched in one pass", file: "User-agent: *\nDisallow: /a*b*c*d*e$",
            allowed: ["/abcd", "/abcdef"], refused: ["/abcde", "/a-b-c-d-e", "/abababcde"]),
        Case(
            name: "the query belongs to the path", file: "User-agent: *\nDisallow: /*?print=", allowed: ["/a?x=1"],
            refused: ["/a?print=1"]),
        Case(
            name: "spellings of a path are one", file: "User-agent: *\nDisallow: /%d8%a3خبار/~x\nDisallow: /a%2Fb",
            allowed: ["/a/b"], refused: ["/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%7Ex", "/a%2fb"]),
        Case(
            name: "paths are told apart by case", file: "User-agent: *\nDisallow: /News", allowed: ["/news"],
            refused: ["/News"]),
        Case(
            name: "field names are not", file: "USER-AGENT: *\nDISALLOW: /a", allowed: ["/b"], refused: ["/a"]),
        Case(
            name: "remarks, spaces and a byte order mark are passed over",
            file: "\u{FEFF}# all\n  User-agent :  *   # us\r\n\tDisallow:\t/a # secret\r\rnonsense\nAllow /b",
            allowed: ["/b"],
            refused: ["/a"]),
        Case(
            name: "unknown fields end no group",
            file: "User-agent: *\nHost: x\nDisallow: /a\nSitemap: http://x/s\nDisallow: /b",
            allowed: ["/c"], refused: ["/a", "/b"]),
        Case(
            name: "robots.txt itself may always be read", file: "User-agent: *\nDisallow: /", allowed: ["/robots.txt"],
            refused: ["/robots.txt2", "/"]),
        Case(
            name: "an HTML page is no rule", file: "<!doctype html><html><body>Disallow: none</body></html>",
            allowed: ["/a"],
            refused: []),
    ]

    @Test("decides", arguments: cases)
    func decides(example: Case) {
        let rules = RobotsRules(parsing: Array(example.file.utf8), robotsName: "Tarwisa")
        for path in example.allowed { #expect(rules.allows(path), "\(path)") }
        for path in example.refused { #expect(!rules.allows(path), "\(path)") }
    }

    @Test("reads Crawl-delay of the group and sitemaps of the file")
    func delayAndSitemaps() {
        let file =
            "Sitemap: https://a.example/1.xml\nUser-agent: x\nCrawl-delay: 99\n\nUser-agent: *\nCrawl-delay: 2.5\nSitemap: /2.xml"
        let rules = RobotsRules(parsing: Array(file.utf8), robotsName: "tarwisa")
        #expect(rules.crawlDelaySeconds == 2.5)
        #expect(rules.sitemaps == ["https://a.example/1.xml", "/2.xml"])
    }

    @Test("a delay that is no number says nothing", arguments: ["", "-1", "x", "nan", "inf"])
    func badDelay(value: String) {
        let rules = RobotsRules(parsing: Array("User-agent: *\nCrawl-delay: \(value)".utf8), robotsName: "tarwisa")
        #expect(rules.crawlDelaySeconds == nil)
    }

    @Test("reads half a megabyte and no more")
    func sizeCap() {
        let filler = String(repeating: "# filler filler filler filler\n", count: 20_000)
        let file = "User-agent: *\nDisallow: /early\n" + filler + "Disallow: /late\n"
        let rules = RobotsRules(parsing: Array(file.utf8), robotsName: "tarwisa")
        #expect(!rules.allows("/early"))
        #expect(rules.allows("/late"))
    }

    @Test(
        "the end of the request decides where no file came",
        arguments: [
            (FetchError.status(404, retryAfter: nil), true), (.status(403, retryAfter: nil), true),
            (.status(410, retryAfter: nil), true), (.status(429, retryAfter: 30), false),
            (.status(500, retryAfter: nil), false),
            (.status(503, retryAfter: nil), false), (.unreachable(.connectionFailed), false), (.timeout(.total), false),
            (.tooManyRedirects(limit: 10), true), (.tls(reason: "x"), false),
        ])
    func failures(error: FetchError, isAllowed: Bool) {
        #expect(RobotsAnswer(error).rules.allows("/a") == isAllowed)
    }

    @Test(
        "a file holds for a day at most and an hour at least",
        arguments: [(nil, 86_400), (10, 3_600), (7_200, 7_200), (999_999, 86_400)] as [(Int64?, Int64)])
    func lifetime(fresh: Int64?, expected: Int64) {
        #expect(RobotsAnswer(content: [], freshSeconds: fresh, robotsName: "x").lifetimeSeconds == expected)
    }
}
