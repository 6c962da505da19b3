import Crawl
import Dispatch
import Glibc
import News
import Testing

@Suite("The polite fetcher keeps to robots.txt and to its turn")
struct PoliteFetcherTests {
    static func polite(delay: Int64 = 0, _ change: (inout Politeness) -> Void = { _ in }) throws -> PoliteFetcher {
        var politeness = Politeness()
        politeness.delayMilliseconds = delay
        change(&politeness)
        return PoliteFetcher(try Fetcher(.allowingPrivateAddresses()), politeness)
    }

    static func site(robots: String, status: Int = 200) -> LoopbackServer {
        LoopbackServer { exchange in
            if exchange.path == "/robots.txt" { return exchange.answer(status, ["Content-Type: text/plain"], robots) }
            if exchange.path == "/moved" { return exchange.answer(302, ["Location: /private/x"]) }
            exchange.answer(200, ["Content-Type: text/html"], FetcherTests.html)
        }
    }

    @Test("asks for robots.txt once and fetches what it allows")
    func allowed() throws {
        let server = PoliteFetcherTests.site(robots: "User-agent: *\nDisallow: /private")
        defer { server.stop() }
        let polite = try PoliteFetcherTests.polite()
        for path in ["/a", "/b"] {
            _ = try polite.fetch(FetchRequest(url: try #require(WebURL(server.origin + path))))
        }
        #expect(server.paths == ["/robots.txt", "/a", "/b"])
    }

    @Test("does not fetch what it refuses, behind a redirect neither", arguments: ["/private/x", "/moved"])
    func refused(path: String) throws {
        let server = PoliteFetcherTests.site(robots: "User-agent: tarwisa\nDisallow: /private")
        defer { server.stop() }
        let polite = try PoliteFetcherTests.polite()
        let url = try #require(WebURL(server.origin + path))
        #expect(throws: FetchError.robotsDisallowed) { try polite.fetch(FetchRequest(url: url)) }
        #expect(!server.paths.contains("/private/x"))
    }

    @Test(
        "without a robots.txt all is allowed; with one that fails nothing is", arguments: [(404, true), (500, false)])
    func noFile(status: Int, isAllowed: Bool) throws {
        let server = PoliteFetcherTests.site(robots: "", status: status)
        defer { server.stop() }
        let polite = try PoliteFetcherTests.polite()
        let url = try #require(WebURL(server.origin + "/a"))
        if isAllowed {
            _ = try polite.fetch(FetchRequest(url: url))
        } else {
            #expect(throws: FetchError.robotsDisallowed) { try polite.fetch(FetchRequest(url: url)) }
        }
    }

    @Test("many threads at one host: one connection at a time, robots.txt once")
    func oneConnection() throws {
        let server = PoliteFetcherTests.site(robots: "")
        defer { server.stop() }
        let polite = try PoliteFetcherTests.polite(delay: 20)
        let url = try #require(WebURL(server.origin + "/a"))
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            #expect(throws: Never.self) { try polite.fetch(FetchRequest(url: url)) }
        }
        #expect(server.paths.count == 9)
        #expect(server.mostRequestsAtOnce == 1)
        #expect(polite.load.active == 0)
        #expect(polite.load.waiting == 0)
    }

    @Test("a host whose turn comes too late is busy, and says when")
    func busy() throws {
        let server = LoopbackServer { exchange in
            if exchange.path == "/robots.txt" { return exchange.answer(404) }
            exchange.answer(503, ["Retry-After: 120"])
        }
        defer { server.stop() }
        let polite = try PoliteFetcherTests.polite()
        let url = try #require(WebURL(server.origin + "/a"))
        #expect(throws: FetchError.status(503, retryAfter: 120)) { try polite.fetch(FetchRequest(url: url)) }
        let error = #expect(throws: FetchError.self) { try polite.fetch(FetchRequest(url: url), patienceSeconds: 5) }
        guard case .hostBusy(let seconds) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect((115...120).contains(seconds))
        #expect(server.paths == ["/robots.txt", "/a"])
    }

    @Test("a site that cannot be asked for its robots.txt fails of what kept it from answering")
    func unreachable() throws {
        let polite = try PoliteFetcherTests.polite()
        let url = try #require(WebURL("http://127.0.0.1:\(LoopbackServer.unusedPort())/a"))
        #expect(throws: FetchError.unreachable(.connectionFailed)) { try polite.fetch(FetchRequest(url: url)) }
        let silent = LoopbackServer { $0.send(Array("no HTTP at all\r\n\r\n".utf8)) }
        defer { silent.stop() }
        let other = try #require(WebURL(silent.origin + "/a"))
        #expect(throws: FetchError.badResponse) { try polite.fetch(FetchRequest(url: other), isAttended: true) }
        #expect(silent.paths == ["/robots.txt"])
    }

    @Test("who waits for a page does not make the host's next turn come later by its failure")
    func attended() throws {
        let server = PoliteFetcherTests.site(robots: "")
        defer { server.stop() }
        let polite = try PoliteFetcherTests.polite(delay: 1)
        let dead = try #require(WebURL("http://127.0.0.1:\(LoopbackServer.unusedPort())/a"))
        for _ in 0..<5 {
            #expect(throws: FetchError.unreachable(.connectionFailed)) {
                try polite.fetch(FetchRequest(url: dead), patienceSeconds: 1, isAttended: true)
            }
        }
        let url = try #require(WebURL(server.origin + "/a"))
        _ = try polite.fetch(FetchRequest(url: url), patienceSeconds: 1)
    }

    @Test("shut down, it turns away those who wait for their turn and those who come later")
    func shutDown() throws {
        let server = PoliteFetcherTests.site(robots: "")
        defer { server.stop() }
        let polite = try PoliteFetcherTests.polite(delay: 600_000)
        let url = try #require(WebURL(server.origin + "/a"))
        let group = DispatchGroup()
        for _ in 0..<3 {
            DispatchQueue(label: "waiter").async(group: group) {
                #expect(throws: FetchError.unavailable) {
                    try polite.fetch(FetchRequest(url: url), patienceSeconds: 3_600)
                }
            }
        }
        while polite.load.waiting == 0 { usleep(1000) }
        polite.shutDown()
        group.wait()
        #expect(throws: FetchError.unavailable) { try polite.fetch(FetchRequest(url: url)) }
    }
}
