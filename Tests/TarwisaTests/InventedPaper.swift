import Foundation
import Platform

/// An invented newspaper on loopback with its feeds in every form; a test publishes and spoils its stories.
final class InventedPaper: Sendable {
    struct State: Sendable {
        /// Story numbers, newest first.
        var stories: [Int] = []
        /// Whole answers that stand in the place of what a target usually gives.
        var spoiled: [String: Data] = [:]
        var requests: [PageServer.Request] = []
    }

    private final class Shared: Sendable {
        let state = Monitor(State())
    }

    private let shared: Shared
    private let server: PageServer
    let name: String

    init(_ name: String = "صحيفة الوادي", stories: [Int] = []) throws {
        let shared = Shared()
        shared.state.withLock { $0.stories = stories }
        (self.shared, self.name) = (shared, name)
        server = try PageServer { request in
            let state = shared.state.withLock { state in
                state.requests.append(request)
                return state
            }
            return state.spoiled[request.target] ?? InventedPaper.answer(to: request, state.stories, name)
        }
    }

    func address(_ path: String) -> String { server.address(path) }
    var origin: String { "http://127.0.0.1:\(server.port)" }

    func publish(_ story: Int) { shared.state.withLock { $0.stories.insert(story, at: 0) } }
    func spoil(_ target: String, _ answer: Data) { shared.state.withLock { $0.spoiled[target] = answer } }
    func mend(_ target: String) { shared.state.withLock { $0.spoiled[target] = nil } }

    /// How often a target was asked for.
    func count(of target: String) -> Int { shared.state.withLock { $0.requests.count { $0.target == target } } }
    var requests: [PageServer.Request] { shared.state.withLock { $0.requests } }

    private static func answer(to request: PageServer.Request, _ stories: [Int], _ name: String) -> Data? {
        let target = request.target
        let origin = "http://" + (request.field("host") ?? "")
        let tag = "\"" + stories.map { String($0) }.joined(separator: "-") + "\""
        if target.hasPrefix("/story/"), let number = Int(target.dropFirst(7)) { return page(of: number, name) }
        guard let (type, text) = document(target, origin, stories, name) else { return nil }
        let fields = ["ETag: \(tag)"]
        if request.field("if-none-match") == tag {
            return PageServer.message(status: "304 Not Modified", type: type, fields: fields, content: Data())
        }
        return PageServer.message(type: type, fields: fields, content: text)
    }

    private static func document(
        _ target: String, _ origin: String, _ stories: [Int], _ name: String
    ) -> (String, Data)? {
        func each(_ text: (Int) -> String) -> String { stories.map(text).joined() }
        switch target {
        case "/rss.xml":
            let items = each {
                "<item><title>\(title($0))</title><link>\(origin)/story/\($0)</link><description>قصير</description></item>"
            }
            return (
                "application/rss+xml",
                Data("<rss version='2.0'><channel><title>\(name)</title>\(items)</channel></rss>".utf8)
            )
        case "/atom.xml":
            let items = each {
                "<entry><title>\(title($0))</title><id>tag:\($0)</id><link href='/story/\($0)'/></entry>"
            }
            return (
                "application/atom+xml",
                Data("<feed xmlns='http://www.w3.org/2005/Atom'><title>\(name)</title>\(items)</feed>".utf8)
            )
        case "/feed.json":
            let items = stories.map {
                "{\"id\":\"\($0)\",\"url\":\"\(origin)/story/\($0)\",\"title\":\"\(title($0))\"}"
            }
            let text =
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"\(name)\",\"items\":[\(items.joined(separator: ","))]}"
            return ("application/feed+json", Data(text.utf8))
        case "/sitemap.xml":
            return (
                "application/xml",
                Data("<sitemapindex><sitemap><loc>\(origin)/news.xml</loc></sitemap></sitemapindex>".utf8)
            )
        case "/news.xml":
            let items = each {
                "<url><loc>\(origin)/story/\($0)</loc><n:news><n:title>\(title($0))</n:title></n:news></url>"
            }
            let space = "xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'"
            return ("application/xml", Data("<urlset \(space)>\(items)</urlset>".utf8))
        case "/":
            let link = "<link rel='alternate' type='application/rss+xml' href='/rss.xml'>"
            return (
                "text/html; charset=utf-8",
                Data("<html><head><title>\(name)</title>\(link)</head><body><h1>\(name)</h1></body></html>".utf8)
            )
        default: return nil
        }
    }

    static func title(_ number: Int) -> String { "افتتاح محطة القرنفل رقم \(number) في البلدة القديمة" }

    /// A story of its own for each number, at whatever address.
    static func page(of number: Int, _ name: String = "صحيفة الوادي", fields: [String] = [], head: String = "") -> Data
    {
        let words = [
            "الجسر", "النهر", "السوق", "المدرسة", "الحديقة", "القطار", "الميناء", "المعرض", "الطريق", "المجلس",
        ]
        let paragraphs = (0..<4).map { part in
            let text = (0..<30).map {
                words[(number * 7 + part * 13 + $0 * ($0 + number)) % words.count] + "\(number * part % 10)"
            }
            return "<p>" + text.joined(separator: " ") + ".</p>"
        }.joined()
        let text = """
            <!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>\(title(number))</title>\(head)
            <meta property="og:site_name" content="\(name)"></head><body><article><h1>\(title(number))</h1>
            <time datetime="2026-10-05T08:00:00+03:00">5 تشرين الأول 2026</time>\(paragraphs)</article></body></html>
            """
        return PageServer.message(type: "text/html; charset=utf-8", fields: fields, content: Data(text.utf8))
    }
}

extension RunningServer {
    /// Follows a source and answers its key.
    func follow(_ url: String, _ more: [String: Any] = [:]) async throws -> String {
        let answer = try await post("/v1/sources", more.merging(["url": url]) { $1 })
        guard answer.status == 201, let id = try answer.json["id"] as? String else { throw Failure(text: answer.text) }
        return id
    }

    /// Polls a source and waits for the job's end.
    func refresh(_ id: String) async throws -> [String: Any] {
        let answer = try await post("/v1/sources/\(id)/refresh", [:])
        guard answer.status == 202, let location = answer.fields["location"] else { throw Failure(text: answer.text) }
        return try await ended(location)
    }

    /// What a job came to.
    func ended(_ location: String) async throws -> [String: Any] {
        for _ in 0..<1200 {
            let job = try await get(location).json
            if job["finished_at"] is String { return job }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Failure(text: "the job at \(location) does not end")
    }

    func articleCount() async throws -> Int { try await get("/v1/articles?limit=1").json["total"] as? Int ?? -1 }
}
