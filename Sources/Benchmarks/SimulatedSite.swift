/// What an invented site answers: a value that depends on the host, the path and the time, and on nothing else.
struct SimulatedSite: Sendable {
    /// How the site treats its visitors.
    enum Manner: Int, Sendable, CaseIterable {
        case plain, slow, broken, redirecting, limiting, strict
    }

    /// How an answer reaches the wire.
    struct Answer {
        var bytes: [UInt8]
        var delayMilliseconds: Int64 = 0
        /// Whether the connection ends after it, in the middle or not.
        var closes = false
    }

    let number: Int
    /// Pages `/page/0` and so on.
    let pageCount: Int
    /// Whether only the plain pages are served: for measuring speed.
    let isAlwaysPlain: Bool

    var host: String { "127.0.\(1 + number / 250).\(1 + number % 250)" }

    var manner: Manner { isAlwaysPlain ? .plain : Manner(rawValue: number % Manner.allCases.count) ?? .plain }

    /// Seconds between requests that robots.txt asks for.
    var crawlDelaySeconds: Double { manner == .strict ? 0.5 : 0 }

    /// Whether robots.txt refuses the path.
    func refuses(_ path: String) -> Bool { manner == .strict && path.hasPrefix("/private/") }

    /// What a visitor asks for, and when.
    struct Visit {
        var path: String
        /// The value of `If-None-Match`.
        var knownTag: String?
        /// Of the same site, before this one.
        var requestsInLastSecond: Int
        /// Every tenth page says something else in each edition.
        var edition: Int
    }

    func answer(to visit: Visit) -> Answer {
        let path = visit.path
        if path == "/robots.txt" { return robots() }
        if manner == .limiting, visit.requestsInLastSecond >= 2 {
            return Answer(bytes: SimulatedSite.message(429, ["Retry-After: 1"], []))
        }
        if manner == .redirecting, path.hasPrefix("/page/"), let page = Int(path.dropFirst(6)), page % 2 == 1 {
            return Answer(bytes: SimulatedSite.message(301, ["Location: /moved/\(page)"], []))
        }
        guard let page = path.split(separator: "/").last.flatMap({ Int($0) }), page < pageCount else {
            return Answer(bytes: SimulatedSite.message(404, ["Content-Type: text/html"], Array("<p>404</p>".utf8)))
        }
        let version = page % 10 == 0 ? visit.edition : 0
        let tag = "\"\(number)-\(page)-\(version)\""
        if visit.knownTag == tag { return Answer(bytes: SimulatedSite.message(304, ["ETag: \(tag)"], nil)) }
        let content = html(of: page, version: version)
        let fields = ["Content-Type: text/html; charset=utf-8", "ETag: \(tag)"]
        switch manner {
        case .slow:
            return Answer(bytes: SimulatedSite.message(200, fields, content), delayMilliseconds: 60)
        case .broken: return broken(page, content)
        default: return Answer(bytes: SimulatedSite.message(200, fields, content))
        }
    }

    private func broken(_ page: Int, _ content: [UInt8]) -> Answer {
        switch page % 5 {
        case 0: return Answer(bytes: SimulatedSite.message(500, [], []))
        case 1:
            let whole = SimulatedSite.message(200, SimulatedSite.html, content)
            return Answer(bytes: Array(whole[..<(whole.count / 2)]), closes: true)
        case 2:
            return Answer(bytes: SimulatedSite.message(200, SimulatedSite.html + ["Content-Encoding: gzip"], content))
        case 3: return Answer(bytes: [], closes: true)
        default: return Answer(bytes: SimulatedSite.message(200, ["Content-Type: image/png"], content))
        }
    }

    private func robots() -> Answer {
        guard manner == .strict else { return Answer(bytes: SimulatedSite.message(404, [], [])) }
        let text = "User-agent: *\nDisallow: /private/\nCrawl-delay: \(crawlDelaySeconds)\n"
        return Answer(bytes: SimulatedSite.message(200, ["Content-Type: text/plain"], Array(text.utf8)))
    }

    private static let html = ["Content-Type: text/html; charset=utf-8"]

    /// A whole message; without content there is no `Content-Length` either.
    static func message(_ status: Int, _ fields: [String], _ content: [UInt8]?) -> [UInt8] {
        let length = content.map { ["Content-Length: \($0.count)"] } ?? []
        let lines = ["HTTP/1.1 \(status) Simulated"] + length + fields
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + (content ?? [])
    }

    /// An invented article of about 8 KB between a menu and a list of links.
    func html(of page: Int, version: Int) -> [UInt8] {
        var output = SimulatedSite.opening
        let title = SimulatedSite.sentences[(number * 7 + page) % SimulatedSite.sentences.count]
        output += Array("<title>\(title) \(number)-\(page)</title></head><body>".utf8)
        output += SimulatedSite.menu
        output += Array("<article><h1>\(title) \(number)-\(page)</h1>".utf8)
        output += Array(
            "<time datetime=\"2026-11-\(10 + page % 20)T08:00:00+03:00\">2026-11-\(10 + page % 20)</time>".utf8)
        for index in 0..<8 {
            let paragraph = (number * 31 + page * 17 + index * 13) % SimulatedSite.paragraphs.count
            output += Array("<p>".utf8) + SimulatedSite.paragraphs[paragraph]
            output += Array(" (\(number).\(page).\(index).\(version))</p>\n".utf8)
        }
        return output + SimulatedSite.closing
    }

    private static let words = [
        "المدينة", "النهر", "الجسر", "الحديقة", "المجلس", "السوق", "الميناء", "المدرسة", "القطار", "المعرض", "الطريق",
        "أعلن", "افتتح", "ناقش", "زار", "أكد", "شارك", "استقبل", "بحث", "وافق", "في", "على", "من", "إلى", "خلال", "بعد",
        "قبل", "اليوم", "أمس", "جديد", "كبير", "قديم", "محلي", "مختلق", "سكان", "عدد", "مشروع", "خطة", "لجنة", "وفد",
    ]

    private static let sentences: [String] = (0..<97).map { seed in
        (0..<9).map { words[(seed * 11 + $0 * $0 * 7 + $0) % words.count] }.joined(separator: " ")
    }

    private static let paragraphs: [[UInt8]] = (0..<211).map { seed in
        Array((0..<7).map { sentences[(seed * 5 + $0 * 29) % sentences.count] }.joined(separator: "، ").utf8)
    }

    private static let opening = Array(
        "<!doctype html><html lang=\"ar\" dir=\"rtl\"><head><meta charset=\"utf-8\">".utf8)

    private static let menu: [UInt8] = Array(
        ("<nav><ul>" + (0..<12).map { "<li><a href=\"/section/\($0)\">\(words[$0])</a></li>" }.joined() + "</ul></nav>")
            .utf8)

    private static let closing: [UInt8] = Array(
        ("</article><aside><ul>"
            + (0..<20).map { "<li><a href=\"/page/\($0)\">\(sentences[$0 * 4])</a></li>" }.joined()
            + "</ul></aside><footer>صحيفة مختلقة</footer></body></html>").utf8)
}
