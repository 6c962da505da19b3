import Foundation
import Testing

@Suite("Sources are followed")
struct SourceTests {
    static let settings = ["--allow-private-addresses", "--host-delay", "0"]

    @Test(
        "a feed of every form, a sitemap, and a page that links one bring in whole articles, each once",
        arguments: [
            ("/rss.xml", "rss"), ("/atom.xml", "atom"), ("/feed.json", "json"), ("/sitemap.xml", "sitemap"),
            ("/news.xml", "sitemap"), ("/", "rss"),
        ])
    func forms(path: String, kind: String) async throws {
        let paper = try InventedPaper(stories: [2, 1])
        let server = try RunningServer(SourceTests.settings)
        let id = try await server.follow(paper.address(path))
        let first = try await server.refresh(id)
        #expect(first["state"] as? String == "done", "\(first)")
        #expect(try await server.articleCount() == 2)
        paper.publish(3)
        let second = try await server.refresh(id)
        #expect((second["result"] as? [String: Any])?["created"] as? Int == 1, "\(second)")
        let third = try await server.refresh(id)
        #expect((third["result"] as? [String: Any])?["new_entries"] as? Int == 0)
        #expect(try await server.articleCount() == 3)
        let source = try await server.get("/v1/sources/\(id)").json
        #expect(source["kind"] as? String == kind)
        #expect(source["article_count"] as? Int == 3)
        #expect(source["state"] as? String == "well")
        #expect(source["pending"] as? Int == 0)
        #expect(source["last_success_at"] is String && source["next_poll_at"] is String)
        #expect((source["entries"] as? [[String: Any]])?.count == 3)
        for number in 1...3 { #expect(paper.count(of: "/story/\(number)") == 1) }
        let found = try await server.get("/v1/articles?limit=10").json["data"] as? [[String: Any]] ?? []
        let words = try await server.get("/v1/articles/\(found.first?["id"] as? String ?? "")").json
        #expect((words["paragraphs"] as? [Any])?.count == 4, "the whole text, not the feed's summary")
    }

    @Test("a page that links no feed is followed by the sitemap that its robots.txt names")
    func sitemapOfRobots() async throws {
        let paper = try InventedPaper(stories: [1])
        paper.spoil("/", InventedPaper.page(of: 50))
        let robots = Data("User-agent: *\nDisallow:\nSitemap: \(paper.address("/sitemap.xml"))\n".utf8)
        paper.spoil("/robots.txt", PageServer.message(type: "text/plain", content: robots))
        let server = try RunningServer(SourceTests.settings)
        let source = try await server.post("/v1/sources", ["url": paper.address("/")]).json
        #expect(source["feed_url"] as? String == paper.address("/sitemap.xml"), "\(source)")
    }

    @Test("a poll where nothing is new is answered 304")
    func conditional() async throws {
        let paper = try InventedPaper(stories: [1])
        let server = try RunningServer(SourceTests.settings)
        let id = try await server.follow(paper.address("/rss.xml"))
        for _ in 0..<3 { _ = try await server.refresh(id) }
        let source = try await server.get("/v1/sources/\(id)").json
        #expect(source["not_modified"] as? Int == 3)
        #expect(source["polls"] as? Int == 4)
        #expect(paper.count(of: "/robots.txt") == 1)
    }

    @Test("sources, their settings and what is known of them survive kill -9, and nothing is brought in twice")
    func restart() async throws {
        let paper = try InventedPaper(stories: [2, 1])
        let server = try RunningServer(SourceTests.settings)
        let id = try await server.follow(paper.address("/rss.xml"), ["name": "جريدتي", "interval": 3600])
        _ = try await server.refresh(id)
        #expect(
            try await server.send(
                "PATCH", "/v1/sources/\(id)", ["Content-Type": "application/json"],
                Data(#"{"tz":"Asia/Amman","interval":null}"#.utf8)
            ).status == 200)
        _ = server.stop(signal: SIGKILL)
        try server.start()
        let source = try await server.get("/v1/sources/\(id)").json
        #expect(source["name"] as? String == "جريدتي")
        #expect(source["tz"] as? String == "Asia/Amman")
        #expect(source["interval"] is NSNull)
        #expect(source["article_count"] as? Int == 2)
        let job = try await server.refresh(id)
        #expect((job["result"] as? [String: Any])?["new_entries"] as? Int == 0, "\(job)")
        #expect(paper.count(of: "/story/1") == 1)
        #expect(try await server.send("DELETE", "/v1/sources/\(id)").status == 204)
        _ = server.stop(signal: SIGTERM)
        try server.start()
        #expect(try await server.get("/v1/sources/\(id)").status == 404)
        #expect(try await server.articleCount() == 2, "its articles stay")
    }

    @Test("a paused source is not polled by itself, and goes on where it stood")
    func paused() async throws {
        let paper = try InventedPaper(stories: [])
        let server = try RunningServer(SourceTests.settings)
        let id = try await server.follow(paper.address("/rss.xml"), ["paused": true])
        #expect(try await server.get("/v1/sources/\(id)").json["state"] as? String == "paused")
        #expect(try await server.get("/v1/sources/\(id)").json["next_poll_at"] is NSNull)
        paper.publish(1)
        let job = try await server.refresh(id)
        #expect((job["result"] as? [String: Any])?["created"] as? Int == 1, "who asks is answered: \(job)")
    }

    @Test(
        "the same story at a second URL of one paper is a known duplicate; in two papers it is two articles that know each other"
    )
    func duplicates() async throws {
        let wire = InventedPaper.page(of: 7, "وكالة")
        let first = try InventedPaper("صحيفة الوادي", stories: [7, 70])
        first.spoil("/story/7", wire)
        first.spoil("/story/70", wire)
        let server = try RunningServer(SourceTests.settings)
        let id = try await server.follow(first.address("/rss.xml"))
        let job = try await server.refresh(id)
        #expect(try await server.articleCount() == 1, "\(job)")
        let source = try await server.get("/v1/sources/\(id)").json
        #expect(source["duplicate_count"] as? Int == 1, "\(source)")
        let kept = try await server.get("/v1/articles").json["data"] as? [[String: Any]] ?? []
        let article = try #require(kept.first?["id"] as? String)
        func urls() async throws -> [String] {
            let listed = try await server.get("/v1/articles/\(article)/duplicates").json["urls"] as? [[String: Any]]
            return (listed ?? []).compactMap { $0["url"] as? String }
        }
        let known = try await urls() + [kept.first?["url"] as? String ?? ""]
        #expect(Set(known) == [first.address("/story/7"), first.address("/story/70")])
        let listed = try await urls()
        #expect(server.stop(signal: SIGTERM) == 0)
        try server.start()
        #expect(try await urls() == listed && listed.count == 1)
        // The other paper stands at another name of the same machine.
        let second = try InventedPaper("صحيفة السهل", stories: [9])
        second.spoil("/story/9", wire)
        let port = second.origin.split(separator: ":").last.map { String($0) } ?? ""
        let other = try await server.follow("http://localhost:\(port)/rss.xml")
        _ = try await server.refresh(other)
        #expect(try await server.articleCount() == 2)
        let articles = try await server.get("/v1/articles?limit=10").json["data"] as? [[String: Any]] ?? []
        for article in articles {
            let near = try await server.get("/v1/articles/\(article["id"] as? String ?? "")/duplicates").json
            #expect(near["total"] as? Int == 1, "\(near)")
        }
    }

    @Test("a changed page that the feed dates anew becomes a new version")
    func changed() async throws {
        let paper = try InventedPaper()
        func feed(_ updated: String) -> Data {
            let entry =
                "<entry><id>1</id><title>خبر</title><link href='/story/1'/><updated>\(updated)</updated></entry>"
            return PageServer.message(
                type: "application/atom+xml",
                content: Data("<feed xmlns='http://www.w3.org/2005/Atom'>\(entry)</feed>".utf8))
        }
        paper.spoil("/atom.xml", feed("2026-10-05T08:00:00Z"))
        let server = try RunningServer(SourceTests.settings)
        let id = try await server.follow(paper.address("/atom.xml"))
        _ = try await server.refresh(id)
        paper.spoil("/story/1", InventedPaper.page(of: 11))
        paper.spoil("/atom.xml", feed("2026-10-05T09:00:00Z"))
        let job = try await server.refresh(id)
        #expect((job["result"] as? [String: Any])?["changed"] as? Int == 1, "\(job)")
        #expect(try await server.articleCount() == 1)
    }

    @Test("what is no source is refused, with its reason; what is followed already too")
    func refused() async throws {
        let paper = try InventedPaper(stories: [1])
        let server = try RunningServer(SourceTests.settings)
        let plain = try await server.post("/v1/sources", ["url": paper.address("/story/1")])
        #expect(plain.status == 422 && plain.code == "extraction_failed", "\(plain.text)")
        #expect(try await server.post("/v1/sources", ["url": paper.address("/missing")]).status == 502)
        _ = try await server.follow(paper.address("/"))
        for path in ["/", "/rss.xml", "/#top"] {
            let again = try await server.post("/v1/sources", ["url": paper.address(path)])
            #expect(again.status == 409 && again.code == "already_followed", "\(path): \(again.text)")
        }
        let bodies: [[String: Any]] = [
            [:], ["url": "ftp://x.example/"], ["url": paper.address("/rss.xml"), "interval": 5],
            ["url": paper.address("/rss.xml"), "tz": "Moon/Base"], ["url": paper.address("/rss.xml"), "colour": "red"],
        ]
        for body in bodies { #expect(try await server.post("/v1/sources", body).status == 400, "\(body)") }
        #expect(try await server.get("/v1/sources").json["total"] as? Int == 1)
        #expect(try await server.get("/v1/jobs/j_nothing").status == 404)
    }

    @Test("a source on a private address is refused as a page there is, at once and behind a page that links it")
    func privateAddress() async throws {
        let server = try RunningServer()
        for url in ["http://127.0.0.1:8080/rss.xml", "http://10.0.0.1/feed", "http://[::ffff:169.254.169.254]/feed"] {
            let answer = try await server.post("/v1/sources", ["url": url])
            #expect(answer.status == 422 && answer.code == "url_not_allowed", "\(url): \(answer.text)")
        }
        let list = Data("<opml><body><outline xmlUrl='http://10.0.0.1/feed'/></body></opml>".utf8)
        _ = try await server.send("POST", "/v1/sources.opml", ["Content-Type": "text/x-opml"], list)
        let source = try await server.get("/v1/sources").json["data"] as? [[String: Any]] ?? []
        let job = try await server.refresh(source.first?["id"] as? String ?? "")
        #expect((job["problem"] as? [String: Any])?["code"] as? String == "url_not_allowed", "\(job)")
    }

    @Test("a list of feeds comes in as OPML and goes out as it came")
    func lists() async throws {
        let paper = try InventedPaper(stories: [1])
        let server = try RunningServer(SourceTests.settings)
        let list = """
            <opml version="2.0"><body><outline text="أخبار"><outline type="rss" text="الوادي" xmlUrl="\(paper.address("/rss.xml"))"/>
            <outline text="أخرى" xmlUrl="\(paper.address("/atom.xml"))"/></outline></body></opml>
            """
        let type = ["Content-Type": "text/x-opml"]
        let taken = try await server.send("POST", "/v1/sources.opml", type, Data(list.utf8))
        #expect(try taken.json["added"] as? Int == 2, "\(taken.text)")
        #expect(try await server.send("POST", "/v1/sources.opml", type, Data(list.utf8)).json["known"] as? Int == 2)
        let given = try await server.get("/v1/sources.opml")
        #expect(given.text.contains("xmlUrl=\"\(paper.address("/atom.xml"))\"") && given.text.contains("الوادي"))
        #expect(try await server.send("POST", "/v1/sources.opml", type, Data("<html>".utf8)).status == 400)
        let sources = try await server.get("/v1/sources").json["data"] as? [[String: Any]] ?? []
        for source in sources { _ = try await server.refresh(source["id"] as? String ?? "") }
        #expect(try await server.articleCount() == 1)
    }

    @Test("proxies that the environment names are ignored")
    func proxies() async throws {
        let (paper, proxy) = (try InventedPaper(stories: [1]), try InventedPaper())
        let names = ["http_proxy", "https_proxy", "all_proxy", "ALL_PROXY"]
        let server = try RunningServer(
            SourceTests.settings, environment: Dictionary(uniqueKeysWithValues: names.map { ($0, proxy.origin) }))
        #expect(try await server.post("/v1/articles", ["url": paper.address("/story/1")]).status == 201)
        #expect(proxy.requests.isEmpty)
    }

    @Test("respond-async answers with a job that reports the article, or its problem")
    func jobs() async throws {
        let paper = try InventedPaper(stories: [1])
        let server = try RunningServer(SourceTests.settings)
        func submit(_ path: String) async throws -> [String: Any] {
            let answer = try await server.send(
                "POST", "/v1/articles", ["Content-Type": "application/json", "Prefer": "respond-async"],
                try JSONSerialization.data(withJSONObject: ["url": paper.address(path)]))
            #expect(answer.status == 202 && answer.fields["preference-applied"] == "respond-async")
            return try await server.ended(answer.fields["location"] ?? "")
        }
        let good = try await submit("/story/1")
        let result = good["result"] as? [String: Any]
        #expect(result?["created"] as? Bool == true, "\(good)")
        #expect(try await server.get(result?["location"] as? String ?? "").status == 200)
        let bad = try await submit("/missing")
        #expect(bad["state"] as? String == "failed")
        #expect((bad["problem"] as? [String: Any])?["code"] as? String == "upstream_error")
    }
}
