import Platform
import Testing

@testable import HTTP

extension OverSockets {
    @Suite("An answer is kept for an equal head, and for nothing else") struct KeptAnswersTests {
        private let head = "GET /kept/1 HTTP/1.1\r\nHost: a.example.org\r\n\r\n"
        private let text = "/kept/1 a.example.org - -"

        /// Asks until the answer is kept: the first question is noted, the second answer kept, the third given from there.
        private func keep(_ head: String, _ client: SocketClient, in room: ServedRoom) throws {
            for _ in 0..<3 { #expect(try client.exchange(head).status < 400) }
            #expect(room.handledCount.withLock { $0 } == 2)
        }

        @Test("it holds until its edition ends, and each time has an identity of its own") func edition() throws {
            let room = try ServedRoom()
            defer { room.stop() }
            let client = try room.client()
            try keep(head, client, in: room)
            let answers = try (0..<8).map { _ in try client.exchange(head) }
            #expect(answers.allSatisfy { $0.text == text && $0.field("etag") == "\"v1\"" })
            #expect(Set(answers.map { $0.field("x-request-id") }).count == 8)
            #expect(answers.allSatisfy { $0.field("date") != nil && $0.field("content-type") == "text/plain" })
            // Another connection of the same loop gets it too, and every answer is counted.
            #expect(try room.client().exchange(head).text == text)
            #expect(room.handledCount.withLock { $0 } == 2)
            #expect(room.server.figures().requestCount == 12)
            room.editions.advance()
            #expect(try client.exchange(head).text == text)
            #expect(room.handledCount.withLock { $0 } == 3)
        }

        @Test(
            "a head that differs in one byte is read for itself",
            arguments: [
                ("GET /kept/2 HTTP/1.1\r\nHost: a.example.org\r\n\r\n", "/kept/2 a.example.org - -"),
                ("GET /kept/1 HTTP/1.1\r\nHost: b.example.org\r\n\r\n", "/kept/1 b.example.org - -"),
                (
                    "GET /kept/1 HTTP/1.1\r\nHost: a.example.org\r\nAuthorization: x\r\n\r\n",
                    "/kept/1 a.example.org x -"
                ),
                ("GET /kept/1 HTTP/1.1\r\nHost: a.example.org\r\nOrigin: o\r\n\r\n", "/kept/1 a.example.org - o"),
                ("GET /kept/1 HTTP/1.1\r\nHost: a.example.org\r\nX: 1\r\n\r\n", "/kept/1 a.example.org - -"),
                ("GET /kept/1 HTTP/1.1\r\nhost: a.example.org\r\n\r\n", "/kept/1 a.example.org - -"),
            ])
        func others(_ other: String, _ answer: String) throws {
            let room = try ServedRoom()
            defer { room.stop() }
            let client = try room.client()
            try keep(head, client, in: room)
            #expect(try client.exchange(other).text == answer)
            #expect(room.handledCount.withLock { $0 } == 3)
            #expect(try client.exchange(head).text == text)
            // And the other way round, with both kept.
            for _ in 0..<3 { #expect(try client.exchange(other).text == answer) }
            #expect(try client.exchange(head).text == text)
        }

        @Test("equal heads in one batch, then others and content, are answered in order") func pipelined() throws {
            let room = try ServedRoom()
            defer { room.stop() }
            let client = try room.client()
            try keep(head, client, in: room)
            let other = "GET /kept/2 HTTP/1.1\r\nHost: a.example.org\r\n\r\n"
            let post = "POST /echo HTTP/1.1\r\nHost: a.example.org\r\nContent-Length: \(head.utf8.count)\r\n\r\n\(head)"
            try client.send(head + head + other + head + post + head + "NONE\r\n\r\n")
            let otherText = "/kept/2 a.example.org - -"
            for expected in [text, text, otherText, text, "\(head.utf8.count)", text] {
                #expect(try client.answer().text == expected)
            }
            #expect(try client.answer().status == 400)
            #expect(room.handledCount.withLock { $0 } == 3)
        }

        @Test("a part of the kept head waits for the rest, which may be another") func parts() throws {
            let room = try ServedRoom()
            defer { room.stop() }
            let client = try room.client()
            try keep(head, client, in: room)
            let bytes = Array(head.utf8)
            for end in 1..<bytes.count {
                try client.send(Array(bytes[..<end]))
                try client.send(Array(bytes[end...]))
                #expect(try client.answer().text == text, "\(end)")
            }
            let count = room.handledCount.withLock { $0 }
            try client.send(Array(bytes.dropLast(2)))
            #expect(try client.exchange("Origin: o\r\n\r\n").text == "/kept/1 a.example.org - o")
            #expect(room.handledCount.withLock { $0 } == count + 1)
            #expect(try client.exchange(head + "").text == text)
        }

        @Test(
            "a request with content, an identity, another version or the wish to close is answered by its handler each time",
            arguments: [
                "GET /kept/1 HTTP/1.1\r\nHost: a.example.org\r\nContent-Length: 5\r\n\r\nhello",
                "GET /kept/1 HTTP/1.1\r\nHost: a.example.org\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
                "GET /kept/1 HTTP/1.1\r\nHost: a.example.org\r\nX-Request-Id: one\r\n\r\n",
                "GET /kept/1 HTTP/1.1\r\nHost: a.example.org\r\nConnection: close\r\n\r\n",
                "GET /kept/1 HTTP/1.0\r\nHost: a.example.org\r\nConnection: keep-alive\r\n\r\n",
            ])
        func never(_ request: String) throws {
            let room = try ServedRoom()
            defer { room.stop() }
            for _ in 0..<4 {
                let client = try room.client()
                #expect(try client.exchange(request).text == text)
                if request.contains("close") { #expect(client.rest().isEmpty) }
            }
            #expect(room.handledCount.withLock { $0 } == 4)
        }

        @Test("answers without content are kept like any") func bare() throws {
            for request in [
                "HEAD /kept/1 HTTP/1.1\r\nHost: a.example.org\r\n\r\n",
                "GET /kept/1 HTTP/1.1\r\nHost: a.example.org\r\nIf-None-Match: \"v1\"\r\n\r\n",
            ] {
                let room = try ServedRoom()
                defer { room.stop() }
                let client = try room.client()
                try keep(request, client, in: room)
                let answer = try client.exchange(request)
                let isHead = request.hasPrefix("HEAD")
                #expect(answer.status == (isHead ? 200 : 304) && answer.field("etag") == "\"v1\"")
                #expect(answer.field("content-length") == (isHead ? "\(text.utf8.count)" : nil))
                #expect(try client.exchange(head).text == text)
            }
        }
    }
}
