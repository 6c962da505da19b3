import Foundation
import Testing

extension WebTests {
    /// The server's own feed stands for a newspaper's: it is on loopback and always there.
    @Suite("Following sources") struct FollowingTests {
        private static let settings = ["--allow-private-addresses", "--host-delay", "0"]

        private static func open(_ browser: Browser, _ server: LiveServer) async throws {
            try await browser.open(server.origin + "/?view=sources")
            try await browser.wait(until: "document.querySelector('#source-url')")
        }

        @Test("a feed is followed, paused, gone on with, refreshed and removed, and says how it fares")
        func follow() async throws {
            try await WebTests.run(settings: FollowingTests.settings) { browser, server in
                try await FollowingTests.open(browser, server)
                #expect(try await browser.count("tbody tr") == 0)
                try await browser.type(server.origin + "/v1/feed.rss?limit=1", into: "#source-url")
                try await browser.click("#source-add")
                try await browser.wait(until: "document.querySelectorAll('tbody tr').length === 1")
                #expect(try await browser.count(".health-well") == 1)
                #expect(try await browser.count("tbody time") == 2)
                try await browser.click("[data-act=pause]")
                try await browser.wait(until: "document.querySelector('.health-paused')")
                try await browser.click("[data-act=resume]")
                try await browser.wait(until: "document.querySelector('.health-well')")
                try await browser.click("[data-act=refresh]")
                try await browser.wait(until: "document.querySelector('.toast')")
                try await browser.wait(until: "document.querySelector('[data-act=remove]:not([disabled])')")
                try await browser.click("[data-act=remove]")
                try await browser.wait(
                    until: "document.querySelector('#source-url') && !document.querySelector('tbody tr')")
                #expect(try await browser.complaints().isEmpty)
            }
        }

        @Test("what is no source is refused in the server's own words")
        func refused() async throws {
            try await WebTests.run(settings: FollowingTests.settings) { browser, server in
                try await FollowingTests.open(browser, server)
                try await browser.type(server.origin + "/healthz", into: "#source-url")
                try await browser.click("#source-add")
                try await browser.wait(until: "document.querySelector('#source-outcome .notice-bad')")
                #expect(try await browser.text("#source-outcome").count > 10)
                #expect(try await browser.count("tbody tr") == 0)
            }
        }

        @Test("a list of feeds is taken in")
        func list() async throws {
            try await WebTests.run(settings: FollowingTests.settings) { browser, server in
                let file = FileManager.default.temporaryDirectory.appending(
                    path: "tarwisa-\(UUID().uuidString).opml")
                let outline =
                    "<outline type=\"rss\" text=\"نشرة القرنفل\" xmlUrl=\"\(server.origin)/v1/feed.atom?limit=1\"/>"
                try Data("<opml version=\"2.0\"><body>\(outline)</body></opml>".utf8).write(to: file)
                try await FollowingTests.open(browser, server)
                try await browser.type(file.path(percentEncoded: false), into: "#opml-file")
                try await browser.wait(until: "document.querySelectorAll('tbody tr').length === 1")
                #expect(try await browser.text("tbody tr").contains("نشرة القرنفل"))
                try FileManager.default.removeItem(at: file)
            }
        }
    }
}
