import Foundation
import Testing

@Suite("Overload and hanging hosts take the newest work, not the server")
struct OverloadTests {
    @Test("hosts that hang leave searches and posts alone")
    func hangingHosts() async throws {
        let hanging = try HangingHost()
        let server = try RunningServer([
            "--allow-private-addresses", "--pool-threads", "4", "--fetch-timeout", "600",
        ])
        let fetches = (0..<12).map { number in
            Task { try await server.post("/v1/articles", ["url": "http://127.0.0.\(number + 1):\(hanging.port)/"]) }
        }
        while hanging.connectionCount < 3 { try await Task.sleep(for: .milliseconds(20)) }
        let refused = try await server.post("/v1/articles", ["url": "http://127.0.0.99:\(hanging.port)/"])
        #expect(refused.code == "not_ready" && refused.fields["retry-after"] != nil, "three of four threads fetch")
        #expect(
            try await server.post("/v1/articles", ["headline": "خبر", "url": "https://wadi.example/1"]).status == 201)
        #expect(try await server.get(RunningServer.search("خبر")).json["total"] as? Int == 1)
        #expect(try await server.get("/healthz").status == 200)
        hanging.letGo()
        for fetch in fetches {
            let answer = try await fetch.value
            #expect(["upstream_error", "not_ready"].contains(answer.code), "\(answer.text)")
        }
        #expect(try await server.post("/v1/articles", ["url": "http://127.0.0.1:1/"]).code == "upstream_error")
    }
}
