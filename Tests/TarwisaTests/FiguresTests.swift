import Foundation
import Testing

@testable import Tarwisa

@Suite("The server is seen: figures with few series, log lines without what is nobody's business")
struct FiguresTests {
    private func exposition(_ server: RunningServer) async throws -> [Substring] {
        try await server.get("/metrics").text.split(separator: "\n")
    }

    @Test("every room tells its figures")
    func rooms() async throws {
        let pages = try PageServer(["/empty": PageServer.message(content: Data("<html><p>قريباً</p></html>".utf8))])
        let server = try RunningServer(["--allow-private-addresses", "--host-delay", "0"])
        #expect(
            try await server.post("/v1/articles", ["headline": "خبر", "url": "https://wadi.example/1"]).status == 201)
        #expect(try await server.post("/v1/articles", ["url": pages.address("/empty")]).code == "extraction_failed")
        #expect(try await server.post("/v1/articles", ["url": pages.address("/missing")]).code == "upstream_error")
        let lines = try await exposition(server)
        for line in [
            "tarwisa_articles 1", "tarwisa_archive_writable 1", "tarwisa_fetches_total{outcome=\"fetched\"} 1",
            "tarwisa_fetches_total{outcome=\"status\"} 1", "tarwisa_fetches_total{outcome=\"tls\"} 0",
            "tarwisa_journal_sync_seconds_count 1", "tarwisa_journal_failures_total 0",
            "tarwisa_pool_waiting_jobs{pool=\"waiting\"} 0",
        ] {
            #expect(lines.contains { $0 == line }, "\(line)")
        }
        let failures = lines.filter { $0.hasPrefix("tarwisa_extraction_failures_total{") }
        #expect(failures.contains { $0.hasSuffix(" 1") })
        for name in ["index_bytes", "index_backlog", "journal_bytes", "journal_appended_bytes_total"] {
            #expect(lines.contains { $0.hasPrefix("tarwisa_\(name) ") }, "\(name)")
        }
    }

    @Test("no client can make a new series: not by path, method, field or key")
    func bounded() async throws {
        let server = try RunningServer()
        func series() async throws -> Set<Substring> {
            // Statuses of routes appear when they first happen; what is asked for never does.
            Set(try await exposition(server).filter { !$0.hasPrefix("#") }.map { $0.prefix { $0 != " " } })
        }
        for path in ["/v1/nothing", "/v1/articles/a_x", "/v1/search?q=x"] { _ = try await server.get(path) }
        _ = try await series()
        let before = try await series()
        for number in 0..<50 {
            _ = try await server.get("/v1/nothing\(number)", ["X-Forwarded-For": "192.0.2.\(number)"])
            _ = try await server.get("/v1/articles/a_\(number)", ["Authorization": "Bearer \(number)"])
            _ = try await server.get("/v1/search?q=word\(number)")
        }
        #expect(try await series().subtracting(before).isEmpty)
    }

    @Test("a counter takes what is on its list, and counts all else as other")
    func counter() {
        let counter = LabelledCounter(["a", "b"])
        for label in ["a", "b", "b", "c", "", "other"] { counter.count(label) }
        #expect(counter.figures.map(\.label) == ["a", "b", "other"])
        #expect(counter.figures.map(\.count) == [1, 2, 3])
    }

    @Test("the dashboard and the alert rules ask for figures that are there")
    func operations() async throws {
        let server = try RunningServer()
        _ = try await server.post("/v1/articles", ["headline": "خبر", "url": "https://wadi.example/1"])
        let names = Set(
            try await exposition(server).filter { $0.hasPrefix("# TYPE ") }.compactMap {
                $0.split(separator: " ").dropFirst(2).first.map { String($0) }
            })
        for file in ["dashboard.json", "alerts.yml"] {
            let text = try String(
                contentsOf: Checkout.root.appending(path: "Sources/Tarwisa/Operations/\(file)"), encoding: .utf8)
            let asked = text.matches(of: /tarwisa_[a-z0-9_]+/).map { match in
                ["_bucket", "_sum", "_count"].first { match.output.hasSuffix($0) }.map {
                    String(match.output.dropLast($0.count))
                } ?? String(match.output)
            }
            #expect(asked.count > 8, "\(file)")
            #expect(Set(asked).subtracting(names).isEmpty, "\(file)")
        }
        let dashboard = try Data(
            contentsOf: Checkout.root.appending(path: "Sources/Tarwisa/Operations/dashboard.json"))
        #expect(try JSONSerialization.jsonObject(with: dashboard) is [String: Any])
    }

    @Test("lines for programs are JSON, lines for a terminal are words")
    func lines() throws {
        let members = [("url", "http://127.0.0.1:1")]
        let line = OperatorLog(isForTerminal: false).line(
            .warning, "an_event", "a \"message\"\nof two lines", members, at: 0)
        #expect(line.hasSuffix("}\n") && line.dropLast().contains("\n") == false)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
        #expect(
            object == [
                "time": "1970-01-01T00:00:00Z", "level": "warning", "event": "an_event",
                "message": "a \"message\"\nof two lines", "url": "http://127.0.0.1:1",
            ])
        #expect(
            OperatorLog(isForTerminal: true).line(.info, "e", "listening", members, at: 0) == "tarwisa: listening\n")
    }

    @Test("a request's line has its id and its path, and neither its query nor its key")
    func accessLog() async throws {
        let log = FileManager.default.temporaryDirectory.appending(path: "tarwisa-log-\(UUID().uuidString)")
        let server = try RunningServer(
            ["--access-log", "--keys", "write:0123456789abcdef"], outputTo: log)
        _ = try await server.get(
            "/v1/search?q=secretword", ["X-Request-Id": "req-1", "Authorization": "Bearer 0123456789abcdef"])
        _ = try await server.send(
            "POST", "/v1/articles", ["Content-Type": "application/json", "Authorization": "Bearer 0123456789abcdef"],
            Data(#"{"headline":"secretheadline","url":"https://wadi.example/"}"#.utf8))
        #expect(server.stop(signal: SIGTERM) == 0)
        let text = try String(contentsOf: log, encoding: .utf8)
        let lines = try text.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(lines.count == 2)
        #expect(lines.first?["request_id"] as? String == "req-1")
        #expect(lines.first?["path"] as? String == "/v1/search")
        #expect(lines.first?["route"] as? String == "/v1/search")
        for word in ["secretword", "secretheadline", "0123456789abcdef"] { #expect(!text.contains(word), "\(word)") }
    }
}
