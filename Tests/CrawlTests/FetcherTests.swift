import Crawl
import News
import Platform
import Testing

@Suite("The fetcher brings a page home or says why not")
struct FetcherTests {
    static let html = "<!doctype html><title>خبر</title><p>نص الخبر</p>"

    /// A fetch of `path` from a server that answers by `handler`.
    static func outcome(
        of path: String, accepts: FetchRequest.AcceptedContent = .page,
        change: (inout FetchSettings) -> Void = { _ in }, request: (inout FetchRequest) -> Void = { _ in },
        _ handler: @escaping @Sendable (LoopbackServer.Exchange) -> Void
    ) throws -> Result<FetchReply, FetchError> {
        let server = LoopbackServer(handler)
        defer { server.stop() }
        var settings = FetchSettings.allowingPrivateAddresses()
        settings.limits.totalMilliseconds = 5_000
        change(&settings)
        let fetcher = try Fetcher(settings)
        defer { fetcher.shutDown() }
        var asked = FetchRequest(url: try #require(WebURL(server.origin + path)), accepts: accepts)
        request(&asked)
        return Result { () throws(FetchError) in try fetcher.reply(to: asked) }
    }

    static func page(_ result: Result<FetchReply, FetchError>) throws -> Page {
        guard case .page(let page) = try result.get().outcome else { throw FetchError.unavailable }
        return page
    }

    static func error(_ result: Result<FetchReply, FetchError>) -> FetchError? {
        if case .failure(let error) = result { return error }
        return nil
    }

    @Test("gives the content, its fields and both URLs")
    func plainPage() throws {
        let result = try FetcherTests.outcome(of: "/a") { exchange in
            exchange.answer(
                200,
                [
                    "Content-Type: text/html; charset=windows-1256", "ETag: \"x1\"",
                    "Last-Modified: Fri, 10 Apr 2015 00:00:00 GMT",
                ],
                FetcherTests.html)
        }
        let page = try FetcherTests.page(result)
        #expect(page.content == Array(FetcherTests.html.utf8))
        #expect(page.contentType == "text/html; charset=windows-1256")
        #expect(page.etag == "\"x1\"")
        #expect(page.lastModified == "Fri, 10 Apr 2015 00:00:00 GMT")
        #expect(page.status == 200)
        #expect(page.requestedURL == page.url)
        #expect(page.fetchedAt > 1_700_000_000)
    }

    @Test("follows redirects of every kind, relative ones too, and says where the page has moved for good")
    func redirects() throws {
        let result = try FetcherTests.outcome(of: "/start#part") { exchange in
            switch exchange.path {
            case "/start": exchange.answer(301, ["Location: /moved"])
            case "/moved": exchange.answer(308, ["Location: folder/./page?x=1#there"])
            case "/folder/page?x=1": exchange.answer(302, ["Location: //" + exchange.host + "/end"])
            default: exchange.answer(200, ["Content-Type: text/html"], FetcherTests.html)
            }
        }
        let reply = try result.get()
        #expect(reply.url.path == "/end")
        #expect(reply.permanentURL?.target == "/folder/page?x=1")
        #expect(reply.hopCount == 3)
        #expect(try FetcherTests.page(result).requestedURL.path == "/start")
    }

    @Test("a circle of redirects ends at once, a long chain after ten")
    func redirectLoop() throws {
        let circle = try FetcherTests.outcome(of: "/a") {
            $0.answer(302, ["Location: \($0.path == "/a" ? "/b" : "/a")"])
        }
        #expect(FetcherTests.error(circle) == .tooManyRedirects(limit: 10))
        let server = LoopbackServer { $0.answer(302, ["Location: \($0.path)x"]) }
        defer { server.stop() }
        let fetcher = try Fetcher(.allowingPrivateAddresses())
        let url = try #require(WebURL(server.origin + "/"))
        #expect(throws: FetchError.tooManyRedirects(limit: 10)) { try fetcher.fetch(FetchRequest(url: url)) }
        #expect(server.paths.count == 11)
    }

    @Test(
        "a redirect to what may not be fetched is refused",
        arguments: [
            ("http://169.254.169.254/latest/meta-data/", URLRefusal.address), ("http://0xa9fea9fe/", .address),
            ("http://[::ffff:169.254.169.254]/", .address), ("ftp://127.0.0.1/", .scheme),
            ("file:///etc/passwd", .scheme),
            ("javascript:1", .scheme), ("http://user:secret@127.0.0.1/", .credentials), ("http://127.0.0.1:25/", .port),
        ])
    func redirectRefused(location: String, refusal: URLRefusal) throws {
        let result = try FetcherTests.outcome(of: "/") { settings in
            settings.guards = AddressGuard(allowedBlocks: [AddressBlock("127.0.0.0/8")].compactMap { $0 })
            if refusal == .port { settings.allowedPorts = Set(1024...65_535).union([80]) }
        } _: { exchange in
            exchange.answer(302, ["Location: \(location)"])
        }
        #expect(FetcherTests.error(result) == .urlNotAllowed(refusal))
    }

    @Test("a name that resolves to loopback is refused on the socket, and its sentence names no address")
    func nameToLoopback() throws {
        let server = LoopbackServer { $0.answer(200, ["Content-Type: text/html"], FetcherTests.html) }
        defer { server.stop() }
        var settings = FetchSettings()
        settings.allowedPorts = nil
        let fetcher = try Fetcher(settings)
        let url = try #require(WebURL("http://localhost:\(server.port)/"))
        let error = #expect(throws: FetchError.self) { try fetcher.fetch(FetchRequest(url: url)) }
        #expect(error == .urlNotAllowed(.address))
        #expect(error?.description.contains("127") == false)
        #expect(server.connectionCount == 0)
    }

    @Test("refuses credentials and odd ports before anything is sent")
    func refusedBeforehand() throws {
        let fetcher = try Fetcher(FetchSettings())
        for (text, refusal) in [
            ("http://user@news.example/", URLRefusal.credentials), ("http://news.example:22/", .port),
            ("http://127.0.0.1/", .address), ("http://[::1]/", .address),
        ] {
            let url = try #require(WebURL(text))
            #expect(throws: FetchError.urlNotAllowed(refusal)) { try fetcher.fetch(FetchRequest(url: url)) }
        }
    }

    @Test(
        "an answer that is no success is its status, with the time to wait", arguments: [404, 410, 403, 429, 500, 503])
    func status(code: Int) throws {
        let result = try FetcherTests.outcome(of: "/") { exchange in
            exchange.answer(
                exchange.path == "/" ? code : 200, ["Content-Type: text/html", "Retry-After: 120"], FetcherTests.html)
        }
        #expect(FetcherTests.error(result) == .status(code, retryAfter: 120))
    }

    @Test("asks on condition, and takes 304 for what it is")
    func notModified() throws {
        let result = try FetcherTests.outcome(of: "/") { _ in
        } request: { request in
            request.etag = "\"abc\""
            request.lastModified = "Fri, 10 Apr 2015 00:00:00 GMT"
        } _: { exchange in
            let isAsked =
                exchange.header.contains("If-None-Match: \"abc\"\r\n")
                && exchange.header.contains("If-Modified-Since: Fri, 10 Apr 2015 00:00:00 GMT\r\n")
            exchange.answer(isAsked ? 304 : 200, ["ETag: \"abc\"", "Cache-Control: max-age=600"])
        }
        #expect(try result.get().outcome == .notModified)
        #expect(try result.get().freshSeconds == 600)
    }

    @Test("names the product and a contact, and sends no cookie back")
    func requestFields() throws {
        let result = try FetcherTests.outcome(of: "/") { settings in
            settings.contact = "https://archive.example/bot"
        } _: { exchange in
            if exchange.path == "/" { return exchange.answer(302, ["Location: /two", "Set-Cookie: a=b; Path=/"]) }
            exchange.answer(200, ["Content-Type: text/html"], "<p>" + exchange.header + "</p>")
        }
        let header = String(decoding: try FetcherTests.page(result).content, as: UTF8.self)
        #expect(header.contains("User-Agent: Tarwisa/1.0 (+https://archive.example/bot)\r\n"))
        #expect(!header.lowercased().contains("cookie"))
        #expect(header.contains("Accept-Encoding: gzip, deflate"))
    }

    @Test("a proxy that is set is used, and resolves names")
    func proxy() throws {
        let proxy = LoopbackServer { $0.answer(200, ["Content-Type: text/html"], "<p>elsewhere</p>") }
        defer { proxy.stop() }
        var settings = FetchSettings()
        settings.proxy = WebURL(proxy.origin)
        let fetcher = try Fetcher(settings)
        defer { fetcher.shutDown() }
        _ = try fetcher.fetch(FetchRequest(url: try #require(WebURL("http://paper.example/a"))))
        #expect(proxy.paths == ["http://paper.example/a"])
    }
}

extension LoopbackServer.Exchange {
    /// The value of `Host`.
    var host: String {
        header.split(separator: "\r\n").first { $0.hasPrefix("Host: ") }.map { String($0.dropFirst(6)) } ?? ""
    }
}
