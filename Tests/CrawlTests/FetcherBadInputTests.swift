import Crawl
import News
import Platform
import Testing

@Suite("The fetcher is never held up and never fooled")
struct FetcherBadInputTests {
    typealias Exchange = LoopbackServer.Exchange

    @Test("nobody listens: unreachable")
    func connectionRefused() throws {
        let fetcher = try Fetcher(.allowingPrivateAddresses())
        let url = try #require(WebURL("http://127.0.0.1:\(LoopbackServer.unusedPort())/"))
        #expect(throws: FetchError.unreachable(.connectionFailed)) { try fetcher.fetch(FetchRequest(url: url)) }
    }

    @Test("a connection that closes before it answers: unreachable")
    func closedAtOnce() throws {
        let result = try FetcherTests.outcome(of: "/") { _ in }
        #expect(FetcherTests.error(result) == .unreachable(.connectionFailed))
    }

    @Test(
        "content is undone from gzip, deflate and br",
        arguments: [("page.html.gz", "gzip"), ("page.zlib", "deflate"), ("page.br", "br"), ("page.html", "identity")])
    func codings(file: String, coding: String) throws {
        let result = try FetcherTests.outcome(of: "/") { exchange in
            exchange.answer(
                200, ["Content-Type: text/html", "Content-Encoding: \(coding)"], Corpus.bytes("coding/" + file))
        }
        #expect(try FetcherTests.page(result).content == Corpus.bytes("coding/page.html"))
    }

    @Test(
        "truncated or damaged codings are errors",
        arguments: [
            ("page.html.gz", "gzip"), ("page.zlib", "deflate"), ("page.br", "br"), ("page.html", "gzip"),
            ("page.html", "unknown"),
        ])
    func badCodings(file: String, coding: String) throws {
        let result = try FetcherTests.outcome(of: "/") { exchange in
            let bytes = Corpus.bytes("coding/" + file)
            let part = Array(bytes[..<(bytes.count * 2 / 3)])
            exchange.answer(200, ["Content-Type: text/html", "Content-Encoding: \(coding)"], part)
        }
        #expect(FetcherTests.error(result) == .badContentCoding(coding))
    }

    @Test("a gzip bomb stops at the limit")
    func bomb() throws {
        let result = try FetcherTests.outcome(of: "/") { exchange in
            exchange.answer(200, ["Content-Type: text/html", "Content-Encoding: gzip"], Corpus.bytes("coding/bomb.gz"))
        }
        #expect(FetcherTests.error(result) == .tooLarge(byteLimit: 10 << 20))
    }

    @Test("thirty megabytes are cut off while they stream", arguments: [true, false])
    func tooLarge(saysLength: Bool) throws {
        let result = try FetcherTests.outcome(of: "/") { exchange in
            let length = saysLength ? "Content-Length: \(30 << 20)" : "Connection: close"
            exchange.send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\(length)\r\n\r\n<html>")
            let part = [UInt8](repeating: 0x61, count: 1 << 16)
            for _ in 0..<480 where !exchange.send(part) { return }
        }
        #expect(FetcherTests.error(result) == .tooLarge(byteLimit: 10 << 20))
    }

    @Test("a content that is shorter than it says is incomplete")
    func cutShort() throws {
        let result = try FetcherTests.outcome(of: "/") { exchange in
            exchange.send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n<html>")
        }
        #expect(FetcherTests.error(result) == .incomplete)
        let chunked = try FetcherTests.outcome(of: "/") { exchange in
            exchange.send(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<html\r\n")
        }
        #expect(FetcherTests.error(chunked) == .incomplete)
    }

    @Test("header fields without end are cut off, many small ones and one long one", arguments: [10, 100_000])
    func endlessHeader(valueLength: Int) throws {
        let result = try FetcherTests.outcome(of: "/") { exchange in
            exchange.send("HTTP/1.1 200 OK\r\n")
            let value = String(repeating: "x", count: valueLength)
            for number in 0..<100_000 where !exchange.send("X-\(number): \(value)\r\n") { return }
        }
        #expect([.headerSectionTooLarge, .badResponse].contains(FetcherTests.error(result)))
    }

    @Test("a server that says nothing runs into the first deadline")
    func silent() throws {
        let result = try FetcherTests.outcome(of: "/") { settings in
            settings.limits.firstByteMilliseconds = 1500
            settings.limits.slowSeconds = 1  // holds for what comes, not for the wait
        } _: { exchange in
            while !exchange.isStopped { exchange.pause(milliseconds: 20) }
        }
        #expect(FetcherTests.error(result) == .timeout(.firstByte))
    }

    @Test("a server that drips runs into the speed limit or the last deadline")
    func drip() throws {
        let handler: @Sendable (Exchange) -> Void = { exchange in
            exchange.send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n")
            while !exchange.isStopped, exchange.send("<") { exchange.pause(milliseconds: 50) }
        }
        let slow = try FetcherTests.outcome(of: "/") { settings in
            settings.limits.slowSeconds = 1
        } _: {
            handler($0)
        }
        #expect(FetcherTests.error(slow) == .timeout(.speed))
        let late = try FetcherTests.outcome(of: "/") { settings in
            settings.limits.totalMilliseconds = 400
        } _: {
            handler($0)
        }
        #expect(FetcherTests.error(late) == .timeout(.total))
    }

    @Test("the last deadline counts all redirects together")
    func slowRedirects() throws {
        let result = try FetcherTests.outcome(of: "/") { settings in
            settings.limits.totalMilliseconds = 500
        } _: { exchange in
            exchange.pause(milliseconds: 150)
            exchange.answer(302, ["Location: \(exchange.path)x"])
        }
        #expect(FetcherTests.error(result) == .timeout(.total))
    }

    @Test(
        "what is no HTML is refused, by its type or by how it begins",
        arguments: [
            ("application/pdf", "%PDF-1.4"), ("image/png", "\u{89}PNG"), ("application/json", "{\"a\":1}"),
            ("text/plain", "just text"), ("text/html", "%PDF-1.7 called HTML"), ("text/html", "GIF89a\u{1}\u{0}"),
            ("application/octet-stream", "\u{0}\u{1}\u{2}"), ("application/rss+xml", "<rss></rss>"),
            ("text/xml", "<?xml version=\"1.0\"?><rss/>"),
        ])
    func notHTML(type: String, content: String) throws {
        let result = try FetcherTests.outcome(of: "/") { $0.answer(200, ["Content-Type: \(type)"], content) }
        guard case .notHTML = FetcherTests.error(result) else {
            Issue.record("\(result)")
            return
        }
    }

    @Test(
        "HTML passes under a wrong type or none",
        arguments: ["text/plain", "application/octet-stream", "", "nonsense", "text/xml", "application/xhtml+xml"])
    func htmlUnderWrongType(type: String) throws {
        let result = try FetcherTests.outcome(of: "/") {
            $0.answer(200, type.isEmpty ? [] : ["Content-Type: \(type)"], "\n <HTML lang=ar><p>خبر")
        }
        #expect(try !FetcherTests.page(result).content.isEmpty)
    }

    @Test(
        "feeds pass where they are asked for",
        arguments: ["application/rss+xml", "text/xml", "application/feed+json", "text/html"])
    func feeds(type: String) throws {
        let result = try FetcherTests.outcome(of: "/", accepts: .feed) {
            $0.answer(200, ["Content-Type: \(type)"], "<rss/>")
        }
        #expect(try FetcherTests.page(result).content == Array("<rss/>".utf8))
    }

    @Test("an empty page is an error")
    func empty() throws {
        #expect(FetcherTests.error(try FetcherTests.outcome(of: "/") { $0.answer(200) }) == .emptyContent)
    }

    @Test(
        "a page that asks to be in no archive is none of ours",
        arguments: [
            ("noarchive", true), ("NoIndex, nofollow", true), ("none", true), ("nofollow", false),
            ("otherbot: noindex", false),
            ("tarwisa: noarchive", true), ("unavailable_after: 25 Jun 2030 15:00:00 GMT", false),
            ("max-snippet: -1, noarchive", true),
        ])
    func robotsTag(value: String, isForbidden: Bool) throws {
        let result = try FetcherTests.outcome(of: "/") {
            $0.answer(200, ["Content-Type: text/html", "X-Robots-Tag: \(value)"], FetcherTests.html)
        }
        #expect((FetcherTests.error(result) == .noArchive) == isForbidden)
    }

    @Test("what speaks no HTTP is a bad response")
    func noHTTP() throws {
        let result = try FetcherTests.outcome(of: "/") { $0.send("220 mail.example ESMTP\r\n") }
        #expect(FetcherTests.error(result) == .badResponse)
    }

    @Test("interim answers and folded lines are read as the standard says")
    func interim() throws {
        let result = try FetcherTests.outcome(of: "/") {
            $0.send(
                "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html;\r\n  charset=utf-8\r\nContent-Length: 6\r\n\r\n<html>"
            )
        }
        #expect(try FetcherTests.page(result).contentType == "text/html; charset=utf-8")
    }

    @Test("a fetcher that is shut down says so, to those who wait and to those who come later")
    func shutDown() throws {
        let fetcher = try Fetcher(.allowingPrivateAddresses())
        fetcher.shutDown()
        let url = try #require(WebURL("http://127.0.0.1:1/"))
        #expect(throws: FetchError.unavailable) { try fetcher.fetch(FetchRequest(url: url)) }
    }
}
