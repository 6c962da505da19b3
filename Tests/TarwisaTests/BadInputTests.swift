import Foundation
import Testing

@Suite("Bad input answers its problem, stores nothing, and the server goes on", .serialized)
struct BadInputTests {
    private static let paragraph = String(repeating: "<p>" + String(repeating: "كلمة ", count: 40) + "</p>", count: 3)

    @Test("what sources do wrong")
    func sources() async throws {
        let gzipped = Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B, 0x4C, 0x4A])
        let pages = try PageServer([
            "/image": PageServer.message(type: "image/png", content: Data([0x89, 0x50, 0x4E, 0x47])),
            "/huge": PageServer.message(content: Data(repeating: 0x61, count: 30 << 20)),
            "/empty": PageServer.message(content: Data("<html><body><p>قريباً</p></body></html>".utf8)),
            "/gzip": PageServer.message(fields: ["Content-Encoding: gzip"], content: gzipped),
            "/loop": PageServer.message(status: "302 Found", fields: ["Location: /loop"], content: Data()),
            "/broken": PageServer.message(
                type: "text/html; charset=utf-8",
                content: Data("<html><head><title>خبر</title></head><body><article><h1>خبر مكسور الترميز</h1>".utf8)
                    + Data([0xC3, 0x28, 0xFF])
                    + Data(BadInputTests.paragraph.utf8)),
        ])
        let server = try RunningServer(["--allow-private-addresses", "--host-delay", "0"])
        let expected: [(String, Int, String)] = [
            ("http://127.0.0.1:1/", 502, "upstream_error"), (pages.address("/missing"), 502, "upstream_error"),
            (pages.address("/image"), 422, "extraction_failed"), (pages.address("/huge"), 502, "upstream_error"),
            (pages.address("/empty"), 422, "extraction_failed"), (pages.address("/gzip"), 502, "upstream_error"),
            (pages.address("/loop"), 502, "upstream_error"),
        ]
        for (url, status, code) in expected {
            let answer = try await server.post("/v1/articles", ["url": url])
            #expect(answer.status == status && answer.code == code, "\(url): \(answer.status) \(answer.text)")
            #expect(answer.fields["content-type"] == "application/problem+json")
        }
        #expect(try await server.get("/v1/articles").json["total"] as? Int == 0)
        let broken = try await server.post("/v1/articles", ["url": pages.address("/broken")])
        #expect(broken.status == 201, "broken UTF-8 is replaced: \(broken.text)")
    }

    @Test("addresses of this machine and of private networks are refused, on redirects too")
    func addresses() async throws {
        let server = try RunningServer()
        for url in [
            "http://127.0.0.1:8080/", "http://localhost/", "http://10.0.0.1/", "http://192.168.1.1/",
            "http://169.254.169.254/latest/meta-data/",
            "http://[::1]/", "http://0x7f.1/", "http://2130706433/", "http://[::ffff:127.0.0.1]/",
            "http://user:secret@news.example/",
        ] {
            let answer = try await server.post("/v1/articles", ["url": url])
            #expect(answer.code == "url_not_allowed", "\(url): \(answer.text)")
            #expect(!answer.text.contains("127.0.0.1"))
        }
        #expect(try await server.get("/healthz").status == 200)
    }

    @Test("what clients do wrong")
    func clients() async throws {
        let server = try RunningServer()
        let json = ["Content-Type": "application/json"]
        let expected: [(String, String, [String: String], String, Int, String)] = [
            ("POST", "/v1/articles", json, "{\"url\":5}", 400, "invalid_parameter"),
            ("POST", "/v1/articles", json, "{\"url\":", 400, "invalid_json"),
            ("POST", "/v1/articles", json, "[]", 400, "invalid_parameter"),
            ("POST", "/v1/articles", json, "{}", 400, "invalid_parameter"),
            ("POST", "/v1/articles", json, "{\"url\":\"ftp://x.example/\"}", 400, "invalid_parameter"),
            ("POST", "/v1/articles", json, "{\"url\":\"http://x.example/\",\"colour\":1}", 400, "unknown_parameter"),
            ("POST", "/v1/articles", ["Content-Type": "text/plain"], "{\"text\":\"x\"}", 415, "unsupported_media_type"),
            (
                "POST", "/v1/articles", json.merging(["Origin": "https://evil.example"]) { $1 }, "{\"text\":\"x\"}",
                403, "scope_missing"
            ),
            ("POST", "/v1/articles", json, "{\"text\":\"  \"}", 422, "extraction_failed"),
            ("GET", "/v1/articles?limit=0", [:], "", 400, "invalid_parameter"),
            ("GET", "/v1/articles?limt=1", [:], "", 400, "unknown_parameter"),
            ("GET", "/v1/articles/a_nothing", [:], "", 404, "not_found"),
            ("GET", "/v1/articles/a_0000000000000000", [:], "", 404, "not_found"),
            ("GET", "/v1/search?q=x&sort=best", [:], "", 400, "invalid_parameter"),
            ("GET", "/v1/nothing", [:], "", 404, "not_found"),
            ("PUT", "/v1/articles", json, "{}", 405, "method_not_allowed"),
            ("GET", "/v1/articles?published_after=yesterday", [:], "", 400, "invalid_parameter"),
        ]
        for (method, target, fields, content, status, code) in expected {
            let answer = try await server.send(method, target, fields, content.isEmpty ? nil : Data(content.utf8))
            #expect(
                answer.status == status && answer.code == code,
                "\(method) \(target) \(content): \(answer.status) \(answer.text)")
        }
        #expect(
            try await server.send("PUT", "/v1/articles", json, Data("{}".utf8)).fields["allow"]?.contains("POST")
                == true)
    }
}
