import Testing

/// Everything that needs a browser runs one after the other: two cores carry one Chromium well and four badly.
@Suite(
    "The front-end in a real browser", .serialized,
    .enabled(
        if: Browser.isInstalled,
        "skipped: install chromium and chromium-driver to run the browser tests"))
enum WebTests {
    /// A server and a browser for one test; both are gone afterwards.
    static func run(
        withSamples: Bool = true, settings: [String] = [], _ test: (Browser, LiveServer) async throws -> Void
    ) async throws {
        let server = try await LiveServer(withSamples: withSamples, settings: settings)
        let browser = try await Browser()
        do {
            try await test(browser, server)
        } catch {
            try await browser.quit()
            throw error
        }
        try await browser.quit()
        server.stop()
    }
}

/// An article as a test posts it.
struct PostedArticle: Encodable {
    var url = "https://wadi.example/1"
    var headline: String
    var source: [String: String] = ["id": "wadi.example", "name": "وادي الأخبار"]
    var publishedAt: String? = "2025-10-05T08:00:00+03:00"
    var paragraphs: [String]
}
