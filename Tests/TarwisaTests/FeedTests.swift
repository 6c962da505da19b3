import Extraction
import Foundation
import News
import Testing

@Suite("Any search is a feed")
struct FeedTests {
    private static var article: [String: Any] {
        [
            "headline": "افتتاح <محطة> القرنفل & سوقها", "url": "https://wadi.example/1?a=1&b=2",
            "published_at": "2026-10-05T08:00:00+03:00", "byline": ["سلمى \"الحادي\""],
            "paragraphs": ["فقرة أولى]]>", "فقرة ثانية"],
        ]
    }

    @Test(
        "in three forms that a reader of feeds understands, with what was searched for alone",
        arguments: [("json", Feed.Format.json), ("atom", .atom), ("rss", .rss)])
    func forms(name: String, format: Feed.Format) async throws {
        let server = try RunningServer()
        _ = try await server.post("/v1/articles", FeedTests.article)
        _ = try await server.post(
            "/v1/articles", ["headline": "خبر آخر", "url": "https://wadi.example/2", "text": "نص"])
        let answer = try await server.get("/v1/feed.\(name)?q=%D9%85%D8%AD%D8%B7%D8%A9")
        let base = try #require(WebURL("http://127.0.0.1/"))
        let reading = FeedReader.reading(
            Array(answer.content), contentType: answer.fields["content-type"], base: base)
        guard case .feed(let feed) = reading else {
            Issue.record("\(reading)")
            return
        }
        #expect(feed.format == format)
        #expect(feed.entries.map(\.url.description) == ["https://wadi.example/1?a=1&b=2"])
        #expect(feed.entries.first?.title == "افتتاح <محطة> القرنفل & سوقها")
        #expect(feed.entries.first?.authors == ["سلمى \"الحادي\""])
        #expect(feed.entries.first?.published == 1_791_176_400)
    }

    @Test(
        "with validators: unchanged it is 304 by either, with a new article it is whole",
        arguments: ["json", "atom", "rss"])
    func validators(name: String) async throws {
        let server = try RunningServer()
        _ = try await server.post("/v1/articles", FeedTests.article)
        let target = "/v1/feed.\(name)"
        let first = try await server.get(target)
        let (tag, date) = (first.fields["etag"] ?? "", first.fields["last-modified"] ?? "")
        #expect(first.status == 200 && !tag.isEmpty && !date.isEmpty)
        #expect(try await server.get(target, ["If-None-Match": tag]).status == 304)
        #expect(try await server.get(target, ["If-Modified-Since": date]).status == 304)
        _ = try await server.post(
            "/v1/articles", ["headline": "خبر آخر", "url": "https://wadi.example/2", "text": "نص"])
        let second = try await server.get(target, ["If-None-Match": tag])
        #expect(second.status == 200 && second.fields["etag"] != tag)
    }
}
