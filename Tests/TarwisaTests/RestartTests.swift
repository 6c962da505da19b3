import Foundation
import Testing

@Suite("What was acknowledged is there after any end")
struct RestartTests {
    @Test("kill -9 in the middle of 100 posts loses none that was answered")
    func kill9() async throws {
        let server = try RunningServer()
        let acknowledged = await withTaskGroup(of: [String].self) { group in
            for worker in 0..<4 {
                group.addTask {
                    var ids: [String] = []
                    for number in 0..<25 {
                        let body: [String: Any] = [
                            "headline": "خبر رقم \(worker)-\(number)",
                            "url": "https://wadi.example/\(worker)/\(number)", "paragraphs": ["نص الخبر \(number)"],
                        ]
                        guard let answer = try? await server.post("/v1/articles", body), answer.status == 201,
                            let id = try? answer.json["id"] as? String
                        else { break }
                        ids.append(id)
                        if worker == 0, number == 12 { _ = server.stop(signal: SIGKILL) }
                    }
                    return ids
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        #expect(acknowledged.count >= 13 && acknowledged.count < 100)
        try server.start()
        for id in acknowledged { #expect(try await server.get("/v1/articles/\(id)").status == 200, "\(id)") }
        let total = try await server.get("/v1/search?q=%D8%AE%D8%A8%D8%B1").json["total"] as? Int ?? 0
        #expect(total >= acknowledged.count && total <= acknowledged.count + 4)
    }

    @Test("a server that is stopped the moment it says that it listens ends by itself", .timeLimit(.minutes(1)))
    func stoppedAtOnce() throws {
        let server = try RunningServer()
        for signal in [SIGTERM, SIGINT, SIGTERM, SIGTERM, SIGTERM, SIGTERM, SIGTERM, SIGTERM] {
            #expect(server.stop(signal: signal) == 0)
            try server.start()
        }
        #expect(server.stop(signal: SIGTERM) == 0)
    }

    @Test("SIGTERM ends with status 0, and a deleted article stays deleted after the next start")
    func terminate() async throws {
        let server = try RunningServer()
        let posted = try await server.post(
            "/v1/articles", ["headline": "عنوان", "url": "https://wadi.example/1", "text": "فقرة\n\nأخرى"])
        let id = try #require(try posted.json["id"] as? String)
        #expect(try (posted.json["paragraphs"] as? [Any])?.count == 2)
        #expect(try await server.send("DELETE", "/v1/articles/\(id)").status == 204)
        #expect(try await server.get("/v1/articles/\(id)").status == 410)
        #expect(server.stop(signal: SIGTERM) == 0)
        try server.start()
        #expect(try await server.get("/v1/articles/\(id)").code == "gone")
        #expect(try await server.get("/v1/articles").json["total"] as? Int == 0)
    }

    @Test("bad settings end with one line and status 64; help and version with status 0")
    func commands() throws {
        let bad = try RunningServer.run(["--listen", "nowhere"])
        #expect(bad.status == 64 && bad.error.split(separator: "\n").count == 1)
        #expect(try RunningServer.run(["--colour"]).status == 64)
        #expect(try RunningServer.run(["dance"]).status == 64)
        #expect(try RunningServer.run([], environment: ["TARWISA_LOOPS": "many"]).status == 64)
        let open = try RunningServer.run(["--listen", "0.0.0.0:0"])
        #expect(open.status == 64 && open.error.contains("--keys"))
        let help = try RunningServer.run(["help"])
        #expect(help.status == 0 && help.output.contains("TARWISA_LISTEN"))
    }
}
