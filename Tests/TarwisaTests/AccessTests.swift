import Foundation
import Testing

@Suite("Keys, hosts and origins decide who may write")
struct AccessTests {
    private let secret = "0123456789abcdef0123"

    private func post(_ server: RunningServer, _ fields: [String: String]) async throws -> RunningServer.Answer {
        let json = ["Content-Type": "application/json"]
        return try await server.send(
            "POST", "/v1/extract", json.merging(fields) { $1 },
            Data(#"{"headline":"x","url":"https://wadi.example/"}"#.utf8))
    }

    @Test("with keys set, writing needs one of the scope write; reading stays open")
    func keys() async throws {
        let server = try RunningServer(["--keys", "write:\(secret),read:abcdefabcdefabcdef"])
        #expect(try await post(server, [:]).code == "unauthenticated")
        #expect(try await post(server, [:]).fields["www-authenticate"] == "Bearer")
        #expect(try await post(server, ["Authorization": "Bearer \(secret)x"]).code == "unauthenticated")
        #expect(try await post(server, ["Authorization": "Bearer abcdefabcdefabcdef"]).code == "scope_missing")
        #expect(try await post(server, ["Authorization": "Bearer \(secret)"]).status == 200)
        #expect(try await server.get("/v1/articles").status == 200)
    }

    @Test("another site's page cannot write, the own front-end and listed origins can")
    func origins() async throws {
        let server = try RunningServer(["--allowed-origins", "https://app.example"])
        #expect(try await post(server, ["Origin": "https://evil.example"]).status == 403)
        #expect(try await post(server, ["Origin": "null"]).status == 403)
        #expect(try await post(server, ["Origin": "http://127.0.0.1:\(server.port)"]).status == 200)
        let listed = try await post(server, ["Origin": "https://app.example"])
        #expect(listed.status == 200)
        #expect(listed.fields["access-control-allow-origin"] == "https://app.example")
        let preflight = try await server.send(
            "OPTIONS", "/v1/articles", ["Origin": "https://app.example", "Access-Control-Request-Method": "POST"])
        #expect(preflight.status == 204)
        #expect(preflight.fields["access-control-allow-methods"]?.contains("POST") == true)
        let stranger = try await server.send(
            "OPTIONS", "/v1/articles", ["Origin": "https://evil.example", "Access-Control-Request-Method": "POST"])
        #expect(stranger.fields["access-control-allow-origin"] == nil)
    }

    @Test("a host name that suddenly means this machine cannot write")
    func hosts() async throws {
        let server = try RunningServer()
        #expect(try await post(server, ["Host": "rebound.example"]).status == 403)
        #expect(try await post(server, ["Host": "localhost:\(server.port)"]).status == 200)
    }

    @Test("the front-end comes with a policy that lets nothing else run")
    func frontEnd() async throws {
        let server = try RunningServer()
        let page = try await server.get("/")
        #expect(page.status == 200)
        #expect(page.fields["content-type"]?.hasPrefix("text/html") == true)
        #expect(page.fields["content-security-policy"]?.contains("script-src 'self'") == true)
        #expect(page.fields["x-content-type-options"] == "nosniff")
        #expect(page.fields["set-cookie"] == nil)
        #expect(try await server.get("/../Package.swift").status == 404)
        #expect(try await server.get("/openapi.json").json["openapi"] as? String == "3.1.0")
    }
}
