import Foundation
import Testing

@Suite("Articles of one event are one story as soon as they are stored, and stay it")
struct StoryTests {
    private struct Lead {
        var number: Int
        var source: String
        var time: String
        var headline: String
        var text: String
        var byline: String?
    }

    private static let flood =
        "انهار جسر خشبي قديم فوق وادي السرو بعد فيضان مفاجئ وانقطعت القرية الجبلية عن المدينة يوما كاملا"

    private static let leads = [
        Lead(
            number: 1, source: "alwadi", time: "2019-04-10T08:00:00+03:00", headline: "فيضان يهدم جسر وادي السرو",
            text: "المدينة (رويترز) - " + flood + ".", byline: nil),
        Lead(
            number: 2, source: "assahl", time: "2019-04-10T13:00:00+03:00",
            headline: "القرية الجبلية معزولة بعد فيضان وادي السرو",
            text: flood + ". وقال شهود إن المياه جرفت سيارتين.", byline: "وكالات"),
        Lead(
            number: 3, source: "annahr", time: "2019-04-11T07:00:00+03:00", headline: "افتتاح متحف للطوابع النادرة",
            text: "افتتح أمس متحف للطوابع النادرة في قاعة البريد القديمة وسط حضور كبير من الهواة.", byline: nil),
        Lead(
            number: 4, source: "annahr", time: "2019-04-11T09:00:00+03:00",
            headline: "مروحية إلى القرية الجبلية المعزولة قرب وادي السرو",
            text:
                "تنتظر القرية الجبلية المعزولة مروحية تحمل الدواء والخبز بعد أن هدم فيضان مفاجئ الجسر الخشبي فوق وادي السرو.",
            byline: nil),
    ]

    private static func line(_ lead: Lead) throws -> Data {
        var body: [String: Any] = [
            "url": "https://\(lead.source).example/\(lead.number)", "headline": lead.headline, "lang": "ar",
            "published_at": lead.time, "source": ["id": lead.source], "paragraphs": [lead.text],
        ]
        if let byline = lead.byline { body["byline"] = [["name": byline]] }
        return try JSONSerialization.data(withJSONObject: body) + Data("\n".utf8)
    }

    private static func take(_ leads: [Lead], into server: RunningServer) async throws {
        let lines = try leads.map { try line($0) }.reduce(Data(), +)
        let answer = try await server.send("POST", "/v1/import", ["Content-Type": "application/x-ndjson"], lines)
        #expect(try answer.json["created"] as? Int == leads.count, "\(answer.text)")
    }

    private func stories(_ server: RunningServer, _ filter: String = "") async throws -> [[String: Any]] {
        let answer = try await server.get("/v1/stories" + filter)
        #expect(answer.status == 200, "\(answer.text)")
        let data = try #require(try answer.json["data"] as? [[String: Any]])
        #expect(try answer.json["total"] as? Int == data.count)
        return data
    }

    private func sources(_ story: [String: Any]) -> [String] {
        (story["articles"] as? [[String: Any]] ?? []).compactMap { ($0["source"] as? [String: Any])?["id"] as? String }
    }

    @Test("a batch makes the same stories in whatever order its articles come")
    func order() async throws {
        let expected = try RunningServer()
        try await StoryTests.take(StoryTests.leads, into: expected)
        let told = try await expected.get("/v1/stories").json["data"] as? NSArray
        #expect(told?.count == 1)
        for places in [[3, 2, 1, 0], [2, 0, 3, 1]] {
            let server = try RunningServer()
            try await StoryTests.take(places.map { StoryTests.leads[$0] }, into: server)
            #expect(try await server.get("/v1/stories").json["data"] as? NSArray == told)
        }
    }

    @Test("a story says who had it first, why each article is there, what is copied and whom it credits")
    func reasons() async throws {
        let server = try RunningServer()
        try await StoryTests.take(StoryTests.leads, into: server)
        let story = try #require(try await stories(server).first)
        #expect(sources(story) == ["alwadi", "assahl", "annahr"])
        #expect(story["count"] as? Int == 3)
        #expect(story["sources"] as? [String] == ["alwadi", "annahr", "assahl"])
        #expect(story["agencies"] as? [String] == ["agencies", "org:reuters"])
        let articles = try #require(story["articles"] as? [[String: Any]])
        #expect(story["first"] as? String == articles[0]["id"] as? String)
        for article in articles.dropFirst() {
            let reasons = try #require(article["reasons"] as? [String: Any])
            #expect(reasons["beside"] is String && (reasons["terms"] as? [String] ?? []).count >= 4, "\(reasons)")
        }
        #expect(articles[1]["taken_from"] as? String == articles[0]["id"] as? String)
        #expect(articles[1]["taken_part"] as? Double ?? 0 > 0.5)
        #expect(articles[2]["taken_from"] is NSNull)
        #expect((articles[1]["credits"] as? [[String: Any]])?.first?["place"] as? String == "byline")
        let id = try #require(story["id"] as? String)
        let one = try await server.get("/v1/stories/\(id)")
        #expect(one.status == 200)
        #expect(sources(try one.json) == sources(story))
        #expect(try await server.get("/v1/stories/s_0000000000000000").status == 404)
        #expect(try await server.get("/v1/stories/nonsense").status == 404)
    }

    @Test("stories are filtered by their articles, articles by their story")
    func filters() async throws {
        let server = try RunningServer()
        try await StoryTests.take(StoryTests.leads, into: server)
        for filter in ["?source=alwadi", "?source=assahl", "?source=annahr&published_after=2019-04-11", "?lang=ar"] {
            #expect(try await stories(server, filter).count == 1, "\(filter)")
        }
        for filter in ["?source=none", "?published_after=2019-04-12", "?q=%D9%85%D8%AA%D8%AD%D9%81"] {
            #expect(try await stories(server, filter).isEmpty, "\(filter)")
        }
        let id = try #require(try await stories(server).first?["id"] as? String)
        #expect(try await stories(server, "?story=\(id)").count == 1)
        #expect(try await server.get("/v1/articles?story=\(id)").json["total"] as? Int == 3)
        #expect(try await server.get(RunningServer.search("القرية", "&story=\(id)")).json["total"] as? Int == 3)
        #expect(try await server.get(RunningServer.search("متحف", "&story=\(id)")).json["total"] as? Int == 0)
        #expect(try await server.get("/v1/stories?cursor=0-0").status == 400)
    }

    @Test("a story is kept over a restart, and a new article still joins it")
    func restart() async throws {
        let server = try RunningServer()
        try await StoryTests.take(Array(StoryTests.leads.prefix(3)), into: server)
        let before = try await server.get("/v1/stories").content
        #expect(server.stop(signal: SIGTERM) == 0)
        try server.start()
        #expect(try await server.get("/v1/stories").content == before)
        try await StoryTests.take([StoryTests.leads[3]], into: server)
        #expect(sources(try #require(try await stories(server).first)) == ["alwadi", "assahl", "annahr"])
        #expect(server.stop(signal: SIGKILL) != 0)
        try server.start()
        #expect(sources(try #require(try await stories(server).first)) == ["alwadi", "assahl", "annahr"])
    }

    @Test("a changed article stays in its story, a deleted one is no part of it and holds none together")
    func changes() async throws {
        let server = try RunningServer()
        try await StoryTests.take(Array(StoryTests.leads.prefix(2)), into: server)
        var changed = StoryTests.leads[1]
        changed.headline = "عنوان آخر"
        changed.text = "نص آخر لا صلة له بما سبق على الإطلاق."
        let lines = ["Content-Type": "application/x-ndjson"]
        let again = try await server.send("POST", "/v1/import", lines, try StoryTests.line(changed))
        #expect(try again.json["changed"] as? Int == 1)
        let story = try #require(try await stories(server).first)
        #expect(sources(story) == ["alwadi", "assahl"])
        for article in story["articles"] as? [[String: Any]] ?? [] {
            let id = try #require(article["id"] as? String)
            #expect(
                try await server.send("DELETE", "/v1/articles/\(id)", ["Content-Type": "application/json"]).status
                    == 204)
        }
        #expect(try await stories(server).isEmpty)
        try await StoryTests.take([StoryTests.leads[3]], into: server)
        #expect(try await stories(server).isEmpty)
    }
}
