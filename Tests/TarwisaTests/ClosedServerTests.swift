import Foundation
import Testing

@Suite("What an operator closes stays closed")
struct ClosedServerTests {
    private let keys = ["--keys", "read:0123456789abcdef,write:fedcba9876543210,admin:00112233445566778"]

    private func bearer(_ key: String) -> [String: String] { ["Authorization": "Bearer \(key)"] }

    @Test("closed reads need a key for reading, the figures one for admin; probes and the front-end stay open")
    func reads() async throws {
        let server = try RunningServer(keys + ["--reads-need-key"])
        for path in [
            "/v1/articles", "/v1/search?q=x", "/v1/export", "/v1/feed.rss", "/%761/articles", "/v1/./articles",
        ] {
            #expect(try await server.get(path).code == "unauthenticated", "\(path)")
            #expect(try await server.get(path, bearer("0123456789abcdef")).status == 200, "\(path)")
        }
        #expect(try await server.post("/v1/search", ["q": "x"]).code == "unauthenticated")
        #expect(try await server.get("/metrics", bearer("fedcba9876543210")).code == "scope_missing")
        #expect(try await server.get("/metrics", bearer("00112233445566778")).status == 200)
        for path in ["/healthz", "/readyz", "/openapi.json", "/"] {
            #expect(try await server.get(path).status == 200, "\(path)")
        }
    }

    @Test("what only a key opens is for no shared cache to keep")
    func caching() async throws {
        let article = Data(#"{"headline":"x","url":"https://wadi.example/"}"#.utf8)
        for (arguments, expected) in [(keys, "public"), (keys + ["--reads-need-key"], "private")] {
            let server = try RunningServer(arguments)
            let posted = try await server.send(
                "POST", "/v1/articles",
                bearer("fedcba9876543210").merging(["Content-Type": "application/json"]) { $1 }, article)
            let location = try #require(posted.fields["location"])
            let answer = try await server.get(location, bearer("0123456789abcdef"))
            #expect(answer.status == 200)
            #expect(answer.fields["cache-control"]?.hasPrefix(expected) == true)
            let unchanged = try await server.get(
                location, bearer("0123456789abcdef").merging(["If-None-Match": answer.fields["etag"] ?? ""]) { $1 })
            #expect(unchanged.status == 304)
            #expect(unchanged.fields["cache-control"]?.hasPrefix(expected) == true)
        }
    }

    @Test("a key that opens nothing is told so on an open read too")
    func wrongKeyOnOpenRead() async throws {
        let server = try RunningServer(keys)
        #expect(try await server.get("/v1/articles", bearer("0123456789abcdeX")).code == "unauthenticated")
        #expect(try await server.get("/v1/articles", ["Authorization": "Basic eDp5"]).code == "unauthenticated")
        #expect(try await server.get("/v1/articles").status == 200)
        let keyless = try RunningServer()
        #expect(try await keyless.get("/v1/articles", bearer("0123456789abcdeX")).status == 200)
    }

    @Test(
        "beyond loopback without a key for writing, or closed without a key, there is no start, and the line says what to type",
        arguments: [
            ["--listen", "0.0.0.0:0"], ["--listen", "0.0.0.0:0", "--keys", "read:0123456789abcdef"],
            ["--listen", "127.evil.example:0"], ["--listen", "127.0.0.1:0", "--reads-need-key"],
        ])
    func noStart(arguments: [String]) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tarwisa-none-\(UUID().uuidString)")
        let start = try RunningServer.run(
            ["serve", "--data-directory", folder.path(percentEncoded: false)] + arguments)
        #expect(start.status == 64)
        #expect(start.error.contains("tarwisa key new --scope"))
        #expect(!FileManager.default.fileExists(atPath: folder.path(percentEncoded: false)), "nothing was made")
    }

    @Test("a preflight for every method is answered, and names only what a listed origin may do")
    func preflights() async throws {
        let server = try RunningServer(keys + ["--allowed-origins", "https://app.example"])
        for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "مِن", "", "X"] {
            for origin in ["https://app.example", "https://evil.example", "null"] {
                let answer = try await server.send(
                    "OPTIONS", "/v1/articles", ["Origin": origin, "Access-Control-Request-Method": method])
                #expect(answer.status == 204, "\(method) \(origin)")
                let isListed = origin == "https://app.example"
                #expect(answer.fields["access-control-allow-origin"] == (isListed ? origin : nil))
                let allowed = answer.fields["access-control-allow-methods"] ?? ""
                #expect(!allowed.contains("PUT") && !allowed.contains("TRACE"))
            }
        }
        let refused = try await server.send(
            "POST", "/v1/extract", ["Origin": "https://app.example", "Content-Type": "application/json"],
            Data("{}".utf8))
        #expect(refused.status == 401)
        #expect(refused.fields["access-control-allow-origin"] == "https://app.example", "the page may read why")
        #expect(refused.fields["vary"]?.contains("Origin") == true)
    }

    @Test("a host that is an address is known only where it is ours")
    func addressHosts() async throws {
        let server = try RunningServer()
        let article = Data(#"{"headline":"x","url":"https://wadi.example/"}"#.utf8)
        for (host, status) in [
            ("10.0.0.7", 403), ("127.0.0.2", 403), ("[::1]:\(server.port)", 200), ("127.0.0.1", 200), ("[::2]", 403),
        ] {
            let answer = try await server.send(
                "POST", "/v1/extract", ["Content-Type": "application/json", "Host": host], article)
            #expect(answer.status == status, "\(host)")
        }
    }

    @Test("a second server on the same address does not start, instead of taking half of the connections")
    func secondServer() throws {
        let server = try RunningServer()
        let folder = FileManager.default.temporaryDirectory.appending(path: "tarwisa-none-\(UUID().uuidString)")
        let second = try RunningServer.run([
            "serve", "--listen", "127.0.0.1:\(server.port)", "--data-directory", folder.path(percentEncoded: false),
        ])
        #expect(second.status == 1)
        #expect(second.error.contains("bind"))
    }

    @Test("TRACE and QUERY are known and nowhere allowed", arguments: ["TRACE", "QUERY"])
    func refusedMethods(method: String) async throws {
        let server = try RunningServer(keys)
        for path in ["/v1/articles", "/", "/metrics"] {
            let answer = try await server.send(method, path)
            #expect(answer.status == 405, "\(path)")
            #expect(answer.fields["allow"]?.contains(method) == false, "\(path)")
        }
    }
}
