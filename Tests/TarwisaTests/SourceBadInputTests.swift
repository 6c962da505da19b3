import Foundation
import Testing

@Suite("A source that goes wrong names its problem and leaves the others alone")
struct SourceBadInputTests {
    private static func rss(_ items: String) -> Data {
        PageServer.message(
            type: "application/rss+xml", content: Data("<rss version='2.0'><channel>\(items)</channel></rss>".utf8))
    }

    private static let laughs = Data(
        """
        <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
        <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><rss version="2.0"><channel><title>&c;</title></channel></rss>
        """.utf8)

    /// Two hundred megabytes of zeros in two hundred kilobytes.
    private static func bomb() throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "head -c 200000000 /dev/zero | gzip -9"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        return try pipe.fileHandleForReading.readToEnd() ?? Data()
    }

    @Test("feeds that are too long, bombs, circles and walls are named, and a good source beside them is followed")
    func feeds() async throws {
        let paper = try InventedPaper(stories: [1])
        let server = try RunningServer(SourceTests.settings + ["--fetch-timeout", "5", "--fetch-limit", "1m"])
        let good = try await server.follow(paper.address("/atom.xml"))
        let id = try await server.follow(paper.address("/rss.xml"))
        let xml = "application/rss+xml"
        let endless =
            Data("HTTP/1.1 200 OK\r\n".utf8)
            + Data(String(repeating: "X-Filler: \(String(repeating: "a", count: 90))\r\n", count: 3000).utf8)
        let cases: [(Data, String, String)] = [
            (
                PageServer.message(type: xml, content: Data("<rss>".utf8) + Data(repeating: 0x20, count: 100_000_000)),
                "upstream_error", "longer than"
            ),
            (PageServer.message(type: xml, content: SourceBadInputTests.laughs), "extraction_failed", "entities"),
            (
                PageServer.message(
                    type: xml, fields: ["Content-Encoding: gzip"], content: try SourceBadInputTests.bomb()),
                "upstream_error", "longer than"
            ),
            (
                PageServer.message(status: "302 Found", fields: ["Location: /rss.xml"], content: Data()),
                "upstream_error", "circle"
            ),
            (endless, "upstream_error", "no end"),
            (
                PageServer.message(status: "503 Busy", fields: ["Retry-After: 0"], content: Data()), "upstream_error",
                "503"
            ),
            (PageServer.message(type: xml, content: Data()), "extraction_failed", "empty"),
            (
                PageServer.message(
                    content: Data(
                        "<html><head><title>Just a moment...</title></head><body><script src='/cdn-cgi/challenge-platform/x.js'></script>Checking your browser</body></html>"
                            .utf8)), "extraction_failed", "challenge"
            ),
            (
                PageServer.message(type: "image/png", content: Data([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0])),
                "extraction_failed", "not HTML"
            ),
        ]
        for (answer, code, words) in cases {
            paper.spoil("/rss.xml", answer)
            let job = try await server.refresh(id)
            let problem = job["problem"] as? [String: Any]
            #expect(problem?["code"] as? String == code, "\(job)")
            #expect((problem?["detail"] as? String)?.contains(words) == true, "\(problem ?? [:])")
            let source = try await server.get("/v1/sources/\(id)").json
            #expect(source["state"] as? String == "failing")
            #expect((source["last_error"] as? [String: Any])?["code"] as? String == code)
        }
        paper.mend("/rss.xml")
        paper.publish(2)
        #expect(try await server.refresh(good)["state"] as? String == "done")
        #expect(try await server.refresh(id)["state"] as? String == "done")
        #expect(try await server.get("/v1/sources/\(id)").json["state"] as? String == "well")
        #expect(try await server.articleCount() == 2)
    }

    @Test("entries with strange URLs are fetched as a browser would: spaces, Arabic paths, fragments, //host/path")
    func addresses() async throws {
        let paper = try InventedPaper()
        let host = paper.origin.dropFirst(5)
        let links: [(String, String)] = [
            (
                "/خبر/الجسر الجديد",
                "/%D8%AE%D8%A8%D8%B1/%D8%A7%D9%84%D8%AC%D8%B3%D8%B1%20%D8%A7%D9%84%D8%AC%D8%AF%D9%8A%D8%AF"
            ),
            ("/%D8%AE%D8%A8%D8%B1/2", "/%D8%AE%D8%A8%D8%B1/2"), ("\(host)/story/33", "/story/33"),
            ("  /story/34#top  ", "/story/34"),
        ]
        for (index, link) in links.enumerated() { paper.spoil(link.1, InventedPaper.page(of: 40 + index)) }
        paper.spoil("/rss.xml", SourceBadInputTests.rss(links.map { "<item><link>\($0.0)</link></item>" }.joined()))
        let server = try RunningServer(SourceTests.settings)
        let id = try await server.follow(paper.address("/rss.xml"))
        _ = try await server.refresh(id)
        let source = try await server.get("/v1/sources/\(id)").json
        #expect(source["article_count"] as? Int == 4, "\(source)")
        for (_, target) in links { #expect(paper.count(of: target) == 1, "\(target)") }
    }

    @Test("pages that are none are reported and not stored: walls, soft 404s, one same text for all, noarchive")
    func fooled() async throws {
        let paper = try InventedPaper(stories: [1, 2, 3, 4, 5, 6, 7, 8])
        let wall = InventedPaper.page(of: 99)
        for number in 1...4 { paper.spoil("/story/\(number)", wall) }
        paper.spoil("/story/5", InventedPaper.page(of: 5, fields: ["X-Robots-Tag: noarchive"]))
        paper.spoil("/story/6", InventedPaper.page(of: 6, head: "<meta name=\"robots\" content=\"noindex\">"))
        paper.spoil(
            "/story/7",
            PageServer.message(
                content: Data(
                    "<html><head><title>404 Not Found</title></head><body><h1>Page not found</h1><p>The page does not exist.</p></body></html>"
                        .utf8)))
        let server = try RunningServer(SourceTests.settings)
        let id = try await server.follow(paper.address("/rss.xml"))
        _ = try await server.refresh(id)
        #expect(try await server.articleCount() == 1)
        let source = try await server.get("/v1/sources/\(id)").json
        #expect(
            (source["entries"] as? [[String: Any]])?.count { $0["outcome"] as? String == "failed" } == 7, "\(source)")
        #expect(source["extraction_failures"] as? Int == 5)
        let details = (source["entries"] as? [[String: Any]] ?? []).compactMap {
            ($0["problem"] as? [String: Any])?["detail"] as? String
        }
        #expect(details.count { $0.contains("same text") } == 4, "\(details)")
        #expect(details.count { $0.contains("not to be archived") } == 2, "\(details)")
        let answer = try await server.post("/v1/articles", ["url": paper.address("/story/6")])
        #expect(answer.code == "robots_disallowed", "\(answer.text)")
    }

    @Test("robots.txt is kept to and asked for once, and the product names itself")
    func polite() async throws {
        let paper = try InventedPaper(stories: [1, 2])
        paper.spoil(
            "/robots.txt",
            PageServer.message(type: "text/plain", content: Data("User-agent: *\nDisallow: /story/2".utf8)))
        let server = try RunningServer(["--allow-private-addresses", "--host-delay", "20"])
        _ = try await server.refresh(try await server.follow(paper.address("/rss.xml")))
        #expect(try await server.articleCount() == 1)
        #expect(paper.count(of: "/story/2") == 0)
        #expect(paper.count(of: "/robots.txt") == 1)
        #expect(paper.requests.allSatisfy { $0.field("user-agent")?.hasPrefix("tarwisa/") == true })
    }
}
