import Foundation
import Testing

@Suite("Articles go in and out as lines of JSON")
struct TransferTests {
    private let lines = ["Content-Type": "application/x-ndjson"]

    @Test("what was exported comes back whole into an empty archive, and twice is once")
    func roundTrip() async throws {
        let server = try RunningServer()
        let samples = try Data(contentsOf: Checkout.root.appending(path: "Public/samples/articles.ndjson"))
        let taken = try await server.send("POST", "/v1/import", lines, samples)
        let count = try #require(try taken.json["created"] as? Int)
        #expect(count >= 12)
        #expect(try taken.json["failed"] as? Int == 0)
        let exported = try await server.get("/v1/export")
        #expect(exported.text.split(separator: "\n").count == count)
        let other = try RunningServer()
        #expect(try await other.send("POST", "/v1/import", lines, exported.content).json["created"] as? Int == count)
        #expect(try await other.send("POST", "/v1/import", lines, exported.content).json["unchanged"] as? Int == count)
        #expect(try await other.get("/v1/export").content == exported.content)
    }

    @Test(
        "a filtered export has every version of the articles that the filter lets through, in the order in which they came in"
    )
    func filtered() async throws {
        let server = try RunningServer()
        let stored = [
            ("1", "wadi", "أول"), ("2", "naft", "ثان"), ("3", "wadi", "ثالث"), ("1", "wadi", "أول معدل"),
            ("2", "naft", "ثان معدل"),
        ]
        for (key, source, headline) in stored {
            let article = [
                "headline": headline, "url": "https://\(source).example/\(key)", "source": source, "text": "فقرة",
            ]
            #expect(try await server.post("/v1/articles", article).status < 300)
        }
        let lines = try await server.get("/v1/export?source=wadi").text.split(separator: "\n")
        let told = try lines.map { line in
            let article = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            return try #require(article["headline"] as? String)
        }
        #expect(told == ["أول", "ثالث", "أول معدل"])
        #expect(try await server.get("/v1/export?source=none").text == "")
    }

    @Test("a bad line is named with its number and the others are taken")
    func badLines() async throws {
        let server = try RunningServer()
        let text = """
            {"headline":"أول","url":"https://wadi.example/1","text":"فقرة"}
            {"headline":
            {"headline":5,"url":"https://wadi.example/2"}

            {"headline":"ثان","url":"no address"}
            {"headline":"ثالث","url":"https://wadi.example/3","published_at":"yesterday"}
            {"headline":"رابع","url":"https://wadi.example/4","paragraphs":["أ","ب"],"published_at":"2026-04-05"}
            """
        let answer = try await server.send("POST", "/v1/import", lines, Data(text.utf8)).json
        #expect(answer["created"] as? Int == 2)
        #expect(answer["failed"] as? Int == 4)
        let problems = try #require(answer["problems"] as? [[String: Any]])
        #expect(problems.compactMap { $0["line"] as? Int } == [2, 3, 5, 6])
        #expect(
            problems.compactMap { $0["code"] as? String } == [
                "invalid_json", "invalid_parameter", "invalid_parameter", "invalid_parameter",
            ])
        #expect(problems.compactMap { $0["pointer"] as? String } == ["/headline", "/url", "/published_at"])
    }

    @Test("a changed page adds a version whose difference is told, headline first")
    func versions() async throws {
        let server = try RunningServer()
        let first =
            ["headline": "العنوان", "url": "https://wadi.example/v", "paragraphs": ["أولى", "ثانية", "ثالثة"]]
            as [String: Any]
        let second =
            [
                "headline": "العنوان المعدل", "url": "https://wadi.example/v",
                "paragraphs": ["أولى", "ثانية معدلة", "ثالثة", "رابعة"],
            ] as [String: Any]
        let id = try #require(try await server.post("/v1/articles", first).json["id"] as? String)
        let changed = try await server.post("/v1/articles", second)
        #expect(changed.status == 200)
        #expect(try changed.json["changed"] as? Bool == true)
        #expect(try changed.json["version"] as? Int == 2)
        #expect(try await server.get("/v1/articles/\(id)/versions").json["total"] as? Int == 2)
        #expect(try await server.get("/v1/articles/\(id)/versions/1").json["headline"] as? String == "العنوان")
        let changes = try #require(try await server.get("/v1/articles/\(id)/diff").json["changes"] as? [[String: Any]])
        #expect(changes.compactMap { $0["field"] as? String } == ["headline", "p2", "p4"])
        #expect(changes.compactMap { $0["kind"] as? String } == ["changed", "changed", "added"])
        #expect(try await server.get("/v1/articles/\(id)/versions/3").status == 404)
        #expect(
            try await server.send("DELETE", "/v1/articles/\(id)", ["If-Match": "\"other\""]).code
                == "precondition_failed")
    }

    @Test("a line of 20 MB is named, and the lines around it are taken")
    func longLine() async throws {
        let server = try RunningServer()
        let line = { (name: String, text: String) in
            #"{"headline":"\#(name)","url":"https://wadi.example/\#(name)","text":"\#(text)"}"# + "\n"
        }
        let long = String(repeating: "a", count: 20 << 20)
        let text = line("1", "x") + line("2", long) + line("3", "y")
        let answer = try await server.send("POST", "/v1/import", lines, Data(text.utf8)).json
        #expect(answer["created"] as? Int == 2)
        let problems = try #require(answer["problems"] as? [[String: Any]])
        #expect(problems.compactMap { $0["line"] as? Int } == [2])
        #expect(problems.first?["code"] as? String == "body_too_large")
    }
}
