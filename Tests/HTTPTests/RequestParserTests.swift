import Testing

@testable import HTTP

@Suite("Requests are read as RFC 9112 frames them") struct RequestParserTests {
    @Test("finds the cases in Tests/Corpora/http") func corpus() {
        #expect(MessageCase.all.count > 80)
    }

    @Test("reports the case's events, with all bytes at once", arguments: MessageCase.all)
    func whole(_ message: MessageCase) {
        #expect(events(of: message, cuts: []) == message.events)
    }

    @Test("reports the same events one byte at a time", arguments: MessageCase.all)
    func byteByByte(_ message: MessageCase) {
        #expect(events(of: message, cuts: Array(message.bytes.indices.dropFirst())) == message.events)
    }

    @Test("reports the same events split at any position", arguments: MessageCase.all)
    func split(_ message: MessageCase) {
        // A long case repeats one byte; every place near its ends and each hundredth between tells as much as all.
        for cut in message.bytes.indices where cut < 300 || cut % 101 == 0 || cut > message.bytes.count - 300 {
            #expect(events(of: message, cuts: [cut]) == message.events, "split at \(cut)")
        }
    }

    @Test("reports the same events whatever was read before, in other words or in the same", arguments: MessageCase.all)
    func after(_ message: MessageCase) {
        guard message.bytes.count < 1000 else { return }
        let alone = events(of: message.bytes, after: [])
        for before in MessageCase.all where before.bytes.count < 1000 {
            #expect(events(of: message.bytes, after: before.bytes) == alone, "after \(before)")
        }
    }

    @Test("takes a header section over that stands once more behind another request line", arguments: MessageCase.all)
    func sameSection(_ message: MessageCase) throws {
        let text = String(decoding: message.bytes, as: UTF8.self)
        guard text.utf8.elementsEqual(message.bytes), text.utf8.count < 1000, !text.hasPrefix("\r\n"),
            let lineEnd = text.firstRange(of: "\r\n")
        else { return }
        let section = text[lineEnd.upperBound...]
        for line in [
            "GET / HTTP/1.1", "GET /%C3%A9/../b?q=%C3%A9 HTTP/1.1", "HEAD /a HTTP/1.0", "POST http://other/a HTTP/1.1",
            "OPTIONS * HTTP/1.1", "GET /.. HTTP/1.1", "GET  / HTTP/1.1",
        ] {
            let other = Array("\(line)\r\n\(section)".utf8)
            #expect(events(of: other, after: message.bytes) == events(of: other, after: []), "\(line)")
            #expect(events(of: message.bytes, after: other) == events(of: message.bytes, after: []), "\(line)")
        }
    }

    /// All events of some bytes read behind others, where these are whole messages.
    private func events(of bytes: [UInt8], after before: [UInt8]) -> [String] {
        var reader = MessageReader()
        reader.feed(before)
        if !reader.isBetweenMessages { reader = MessageReader() }
        let count = reader.events.count
        reader.feed(bytes)
        reader.finish()
        return Array(reader.events.dropFirst(count))
    }

    @Test("keeps the limit of the request line to the byte", arguments: [(8192, true), (8193, false)])
    func requestLineLimit(_ size: Int, _ isAccepted: Bool) {
        let padding = String(repeating: "a", count: size - "GET / HTTP/1.1\r\n".utf8.count)
        let bytes = Array("GET /\(padding) HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
        var parser = RequestParser(limits: Limits())
        let step = parser.parse(bytes.span)
        #expect(step == (isAccepted ? .head(byteCount: bytes.count) : .failed(.targetTooLong(limit: 8192))))
    }

    @Test("keeps the limit of the header section to the byte", arguments: [(32768, true), (32769, false)])
    func headerSectionLimit(_ size: Int, _ isAccepted: Bool) {
        let padding = String(repeating: "v", count: size - "Host: a\r\nX: \r\n".utf8.count)
        let bytes = Array("GET / HTTP/1.1\r\nHost: a\r\nX: \(padding)\r\n\r\n".utf8)
        var parser = RequestParser(limits: Limits())
        let step = parser.parse(bytes.span)
        #expect(step == (isAccepted ? .head(byteCount: bytes.count) : .failed(.fieldsTooLarge)))
    }

    @Test("never fails a check on bytes made at random") func randomBytes() {
        var random = Lcg(state: 7)
        let pieces: [[UInt8]] = [
            "GET / HTTP/1.1\r\n", "Host: a\r\n", "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n", "\r\n",
            "5\r\n", "hello",
            "0\r\n", ":", " ", "\t", "\r", "\n", "%", "/..", "http://", "\0", ";", ",", "POST ",
        ].map { Array($0.utf8) }
        for _ in 0..<3000 {
            var reader = MessageReader()
            for _ in 0..<(random.next() % 24) {
                let choice = Int(random.next() % UInt64(pieces.count + 2))
                reader.feed(choice < pieces.count ? pieces[choice] : [UInt8(truncatingIfNeeded: random.next())])
            }
            reader.finish()
        }
    }

    /// The reader's events of the kinds that count for the case.
    private func events(of message: MessageCase, cuts: [Int]) -> [String] {
        var reader = MessageReader()
        var start = 0
        for cut in cuts + [message.bytes.count] {
            reader.feed(message.bytes[start..<cut])
            start = cut
        }
        reader.finish()
        let kind = { (event: String) in event.prefix { $0 != " " } }
        let listed = Set(message.events.map(kind)).union(["request", "content", "end", "error", "more"])
        let fields = Set(message.events.filter { $0.hasPrefix("field") })
        return reader.events.filter { event in
            listed.contains(kind(event)) && (kind(event) != "field" || fields.contains(event))
        }
    }
}

/// A small generator, so that a finding can be found again.
private struct Lcg {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
}
