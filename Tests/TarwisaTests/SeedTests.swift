import Foundation
import Testing

@Suite(
    "The seed article's gold comes back in full, from text and from both settings as pages",
    .enabled(if: Checkout.hasSeeds, "../shared/seeds is not beside the checkout"))
struct SeedTests {
    private func expectGold(
        _ article: [String: Any], of seed: SeedArticle, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(article["headline"] as? String == seed.headline, sourceLocation: sourceLocation)
        #expect(article["published_at"] as? String == seed.published, sourceLocation: sourceLocation)
        let byline = article["byline"] as? [[String: Any]]
        #expect(byline?.compactMap { $0["name"] as? String } == [seed.author], sourceLocation: sourceLocation)
        let images = article["images"] as? [[String: Any]]
        #expect(images?.compactMap { $0["caption"] as? String } == [seed.caption], sourceLocation: sourceLocation)
        #expect(images?.first?["archive"] as? Bool == true, sourceLocation: sourceLocation)
        let dateline = article["dateline"] as? [String: Any]
        #expect(dateline?["raw"] as? String == "عمان", sourceLocation: sourceLocation)
        #expect(dateline?["place"] as? String == "city:amman", sourceLocation: sourceLocation)
        #expect(dateline?["start"] as? Int == 0 && dateline?["length"] as? Int == 4, sourceLocation: sourceLocation)
        let paragraphs = article["paragraphs"] as? [[String: Any]]
        #expect(paragraphs?.compactMap { $0["text"] as? String } == seed.paragraphs, sourceLocation: sourceLocation)
        #expect(paragraphs?.first?["id"] as? String == "p1", sourceLocation: sourceLocation)
        #expect(
            article["lang"] as? String == "ar" && article["dir"] as? String == "rtl", sourceLocation: sourceLocation)
    }

    @Test("from the pasted text, and then every spelling of its words finds it")
    func text() async throws {
        let seed = try SeedArticle()
        let server = try RunningServer()
        let posted = try await server.post(
            "/v1/articles", ["text": seed.text, "source": ["id": "alghad", "country": "JO", "tz": "Asia/Amman"]])
        #expect(posted.status == 201, "\(posted.text)")
        let article = try posted.json
        expectGold(article, of: seed)
        let published = article["published"] as? [String: Any]
        #expect(published?["utc"] as? String == "2015-04-09T21:00:00Z")
        #expect(published?["local_date"] as? String == "2015-04-10")
        #expect(published?["weekday_agrees"] as? Bool == true)
        #expect(published?["time_may_be_default"] as? Bool == true)
        let location = try #require(posted.fields["location"])
        let fetched = try await server.get(location)
        #expect(fetched.status == 200)
        let etag = try #require(fetched.fields["etag"])
        #expect(try await server.get(location, ["If-None-Match": etag]).status == 304)
        for query in [
            "تحالف", "التحالف", "وللتحالف", "الامارات", "الإمارات", "سوريه", "اللجان الخمس", "\"كانون الثاني\"",
        ] {
            let found = try await server.get(RunningServer.search(query))
            #expect(try found.json["total"] as? Int == 1, "\(query): \(found.text)")
        }
        #expect(try await server.get(RunningServer.search("برشلونة")).json["total"] as? Int == 0)
        let again = try await server.post(
            "/v1/articles", ["text": seed.text, "source": ["id": "alghad", "country": "JO", "tz": "Asia/Amman"]])
        #expect(again.status == 200)
        #expect(try again.json["created"] as? Bool == false)
        #expect(try again.json["changed"] as? Bool == false)
    }

    @Test("from the text alone: the dateline tells the country, the country the zone")
    func textAlone() async throws {
        let seed = try SeedArticle()
        let server = try RunningServer()
        let posted = try await server.post("/v1/articles", ["text": seed.text])
        expectGold(try posted.json, of: seed)
        let published = try posted.json["published"] as? [String: Any]
        #expect(published?["tz_basis"] as? String == "country")
    }

    @Test("from a page of today and from one of 2009 in windows-1256, fetched over the network")
    func pages() async throws {
        let seed = try SeedArticle()
        let pages = try PageServer([
            "/modern": PageServer.message(type: "text/html; charset=utf-8", content: Data(seed.modernPage.utf8)),
            "/table": PageServer.message(content: seed.tablePage),
            "/moved": PageServer.message(status: "302 Found", fields: ["Location: /modern"], content: Data()),
        ])
        let server = try RunningServer(["--allow-private-addresses", "--host-delay", "0"])
        for path in ["/modern", "/table"] {
            let posted = try await server.post("/v1/articles", ["url": pages.address(path)])
            #expect(posted.status == 201, "\(path): \(posted.text)")
            expectGold(try posted.json, of: seed)
        }
        let table = try await server.get(RunningServer.search("المصغرة"))
        #expect(try table.json["total"] as? Int == 2)
        let moved = try await server.post("/v1/articles", ["url": pages.address("/moved")])
        #expect(moved.status == 200, "the redirect leads to a page that is known: \(moved.text)")
    }
}
