import Foundation
import Testing

@Suite("What a client asks again is answered from the archive as it is")
struct KeptAnswerTests {
    private func post(_ server: RunningServer, _ headline: String, _ fields: [String: String] = [:]) async throws
        -> RunningServer.Answer
    {
        try await server.send(
            "POST", "/v1/articles", fields.merging(["Content-Type": "application/json"]) { $1 },
            Data("{\"headline\":\"\(headline)\",\"url\":\"https://wadi.example/again\"}".utf8))
    }

    @Test("an article that changes or goes between two equal requests answers its new state at once")
    func changes() async throws {
        let server = try RunningServer()
        let location = try #require(try await post(server, "first").fields["location"])
        var tags: Set<String> = []
        for headline in ["first", "second", "third"] {
            #expect(try await post(server, headline).status < 300)
            for _ in 0..<5 {
                let answer = try await server.get(location)
                #expect(try answer.json["headline"] as? String == headline)
                tags.insert(try #require(answer.fields["etag"]))
            }
        }
        #expect(tags.count == 3)
        #expect(try await server.send("DELETE", location).status == 204)
        for _ in 0..<3 { #expect(try await server.get(location).status == 410) }
        #expect(try await post(server, "fourth").status < 300)
        for _ in 0..<3 { #expect(try await server.get(location).json["headline"] as? String == "fourth") }
    }

    @Test("a key that is revoked between two equal requests opens nothing, whoever may read", .timeLimit(.minutes(1)))
    func revoked() async throws {
        for more in [[], ["--reads-need-key"]] {
            let folder = FileManager.default.temporaryDirectory.appending(path: "tarwisa-kept-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            let file = ["--keys-file", folder.appending(path: "keys.jsonl").path(percentEncoded: false)]
            let made = try RunningServer.run(["key", "new", "--scope", "write", "--name", "kept"] + file)
            #expect(made.status == 0, "\(made.error)")
            let key = ["Authorization": "Bearer \(made.output.trimmingCharacters(in: .newlines))"]
            let server = try RunningServer(file + more)
            let location = try #require(try await post(server, "closed", key).fields["location"])
            for _ in 0..<5 { #expect(try await server.get(location, key).status == 200) }
            let id = try RunningServer.run(["key", "list"] + file).output.prefix { $0 != "\t" }
            #expect(try RunningServer.run(["key", "revoke", String(id)] + file).status == 0)
            while try await server.get(location, key).status == 200 { try await Task.sleep(for: .milliseconds(300)) }
            #expect(try await server.get(location, key).code == "unauthenticated")
            #expect(try await server.get(location).status == (more.isEmpty ? 200 : 401))
        }
    }

    @Test("where reads are counted, each equal one counts") func counted() async throws {
        let server = try RunningServer(["--read-rate", "6/h"])
        let location = try #require(try await post(server, "counted").fields["location"])
        for left in (0..<6).reversed() {
            let answer = try await server.get(location)
            #expect(answer.status == 200 && answer.fields["ratelimit"]?.contains("r=\(left);") == true)
        }
        #expect(try await server.get(location).status == 429)
    }

    @Test("only a listed origin may read, and each has its own answer") func origins() async throws {
        let server = try RunningServer(["--allowed-origins", "https://paper.example"])
        let location = try #require(try await post(server, "shared").fields["location"])
        for _ in 0..<4 {
            for (origin, expected) in [
                ("https://paper.example", "https://paper.example"), ("https://evil.example", nil),
            ] {
                let answer = try await server.get(location, ["Origin": origin])
                #expect(answer.fields["access-control-allow-origin"] == expected)
            }
        }
    }

    @Test("each answer has its line in the access log, under its own identity") func logged() async throws {
        let log = FileManager.default.temporaryDirectory.appending(path: "tarwisa-kept-\(UUID().uuidString).log")
        defer { try? FileManager.default.removeItem(at: log) }
        let server = try RunningServer(["--access-log"], outputTo: log)
        let location = try #require(try await post(server, "logged").fields["location"])
        var identities: Set<String> = []
        for _ in 0..<6 { identities.insert(try #require(try await server.get(location).fields["x-request-id"])) }
        #expect(server.stop(signal: SIGTERM) == 0)
        let lines = try String(contentsOf: log, encoding: .utf8).split(separator: "\n").filter {
            $0.contains("\"path\":\"\(location)\"") && $0.contains("\"route\":\"/v1/articles/{id}\"")
        }
        #expect(lines.count == 6 && identities.count == 6)
        for identity in identities { #expect(lines.contains { $0.contains("\"request_id\":\"\(identity)\"") }) }
    }
}
