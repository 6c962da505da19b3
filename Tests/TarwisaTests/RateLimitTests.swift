import Foundation
import Testing

@Suite("Rates are kept for each key and each address")
struct RateLimitTests {
    private let json = ["Content-Type": "application/json"]
    private let article = Data(#"{"headline":"x","url":"https://wadi.example/"}"#.utf8)

    private func post(_ server: RunningServer, _ fields: [String: String] = [:]) async throws -> RunningServer.Answer {
        try await server.send("POST", "/v1/extract", json.merging(fields) { $1 }, article)
    }

    @Test("a write over the rate is 429 with what is left, and reads go on")
    func writes() async throws {
        let server = try RunningServer(["--write-rate", "2/h"])
        let first = try await post(server)
        #expect(first.status == 200)
        #expect(first.fields["ratelimit-policy"] == "\"writes\";q=2;w=3600")
        #expect(first.fields["ratelimit"]?.hasPrefix("\"writes\";r=1;t=") == true)
        #expect(try await post(server).fields["ratelimit"]?.hasPrefix("\"writes\";r=0;t=") == true)
        let third = try await post(server)
        #expect(third.status == 429 && third.code == "rate_limited")
        let wait = try #require(third.fields["retry-after"].flatMap { Int($0) })
        #expect((1...1800).contains(wait))
        #expect(third.fields["ratelimit"]?.hasPrefix("\"writes\";r=0;t=") == true)
        #expect(try await server.get("/v1/articles").status == 200)
    }

    @Test("reads have a rate of their own; probes, the contract and the front-end have none")
    func reads() async throws {
        let server = try RunningServer(["--read-rate", "2/h"])
        #expect(try await server.get("/v1/articles").status == 200)
        #expect(try await server.get("/v1/articles/a_0000000000000000").status == 404)
        #expect(try await server.get("/v1/search?q=x").code == "rate_limited")
        for path in ["/healthz", "/readyz", "/metrics", "/openapi.json", "/"] {
            #expect(try await server.get(path).status == 200, "\(path)")
        }
        #expect(try await post(server).status == 200)
    }

    @Test("pages to be fetched are counted apart from what is posted whole")
    func fetches() async throws {
        let server = try RunningServer(["--fetch-rate", "1/h"])
        let link = ["url": "http://127.0.0.1:1/"]
        #expect(try await server.post("/v1/articles", link).code == "url_not_allowed")
        #expect(try await server.post("/v1/articles", link).code == "rate_limited")
        #expect(try await post(server).status == 200)
    }

    @Test("each key has a rate of its own, whatever the address")
    func keys() async throws {
        let server = try RunningServer([
            "--write-rate", "1/h", "--keys", "write:0123456789abcdef,write:fedcba9876543210",
        ])
        #expect(try await post(server, ["Authorization": "Bearer 0123456789abcdef"]).status == 200)
        #expect(try await post(server, ["Authorization": "Bearer 0123456789abcdef"]).status == 429)
        #expect(try await post(server, ["Authorization": "Bearer fedcba9876543210"]).status == 200)
    }

    @Test("X-Forwarded-For is believed from a listed proxy, from the right, and from nobody else")
    func proxies() async throws {
        let alone = try RunningServer(["--write-rate", "1/h"])
        #expect(try await post(alone, ["X-Forwarded-For": "192.0.2.1"]).status == 200)
        #expect(try await post(alone, ["X-Forwarded-For": "192.0.2.2"]).status == 429)
        let behind = try RunningServer(["--write-rate", "1/h", "--trusted-proxies", "127.0.0.0/8,10.0.0.0/8"])
        let expected: [(String, Int)] = [
            ("192.0.2.1", 200), ("192.0.2.1", 429), ("192.0.2.2", 200), ("203.0.113.9, 192.0.2.1", 429),
            ("192.0.2.1, 203.0.113.9", 200), ("192.0.2.3, 10.1.2.3", 200), ("192.0.2.3", 429), ("192.0.2.4:4711", 200),
            ("192.0.2.4", 429), ("2001:db8::1", 200), ("[2001:db8::2]:99", 429), ("2001:db8:0:1::1", 200),
            ("nobody", 200), ("198.51.100.1, nobody", 429),
        ]
        for (field, status) in expected {
            #expect(try await post(behind, ["X-Forwarded-For": field]).status == status, "\(field)")
        }
    }

    @Test("after ten wrong keys an address waits, with the right one too, and the answers stay cheap and alike")
    func failures() async throws {
        let server = try RunningServer([
            "--keys", "write:0123456789abcdef", "--trusted-proxies", "127.0.0.1", "--failed-key-rate", "10/h",
        ])
        func attempt(_ key: String, from address: String) async throws -> RunningServer.Answer {
            try await post(server, ["Authorization": "Bearer \(key)", "X-Forwarded-For": address])
        }
        for number in 0..<10 {
            #expect(try await attempt("wrong-wrong-wrong-\(number)", from: "192.0.2.1").code == "unauthenticated")
        }
        let refused = try await attempt("wrong-wrong-wrong-x", from: "192.0.2.1")
        #expect(refused.status == 429 && refused.code == "rate_limited" && refused.fields["retry-after"] != nil)
        #expect(try await attempt("0123456789abcdef", from: "192.0.2.1").status == 429)
        #expect(try await attempt("0123456789abcdef", from: "192.0.2.2").status == 200)
        #expect(try await server.get("/v1/articles", ["X-Forwarded-For": "192.0.2.1"]).status == 200)
    }
}
