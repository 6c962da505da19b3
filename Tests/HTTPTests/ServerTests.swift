import Dispatch
import Platform
import Testing

@testable import HTTP

extension OverSockets {
    @Suite("The server answers over real sockets") struct ServerTests {
        private let get = { (path: String) in "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n" }

        @Test("answers pipelined requests in order, wherever their handlers run") func pipelined() throws {
            let room = try ServedRoom()
            defer { room.stop() }
            let client = try room.client()
            let paths = (0..<40).map { $0 % 3 == 0 ? "/later/\($0)" : "/now/\($0)" }
            try client.send(paths.map(get).joined())
            for number in 0..<40 { #expect(try client.answer().text == "\(number)") }
        }

        @Test("takes a request that comes a byte at a time") func byteByByte() throws {
            let room = try ServedRoom()
            defer { room.stop() }
            let client = try room.client()
            for byte in "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
                .utf8
            {
                try client.send([byte])
            }
            #expect(try client.answer().text == "5")
        }

        @Test("answers HEAD with GET's fields and no content, and goes on") func head() throws {
            let room = try ServedRoom()
            defer { room.stop() }
            let client = try room.client()
            let head = try client.exchange("HEAD /now/abc HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(head.field("content-length") == "3")
            #expect(try client.exchange(get("/now/next")).text == "next")
        }

        @Test(
            "answers conditional requests from the validators",
            arguments: [
                ("If-None-Match: \"v1\"", 304), ("If-None-Match: W/\"v1\"", 304), ("If-None-Match: \"other\"", 200),
                ("If-None-Match: *", 304), ("If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT", 304),
                ("If-Modified-Since: Sun, 06 Nov 1994 08:49:36 GMT", 200),
                ("If-None-Match: \"other\"\r\nIf-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT", 200),
            ])
        func conditional(_ field: String, _ status: Int) throws {
            let room = try ServedRoom()
            defer { room.stop() }
            let answer = try room.client().exchange("GET /now/abc HTTP/1.1\r\nHost: a\r\n\(field)\r\n\r\n")
            #expect(answer.status == status)
            #expect(answer.field("etag") == "\"v1\"")
            #expect(answer.field("last-modified") == "Sun, 06 Nov 1994 08:49:37 GMT")
            #expect(answer.field("content-type") == (status == 304 ? nil : "text/plain"))
        }

        @Test("says 100 before content that a handler wants, and spares the client what none wants")
        func expectation() throws {
            let room = try ServedRoom()
            defer { room.stop() }
            let head = { (path: String) in
                "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n"
            }
            let wanted = try room.client()
            #expect(try wanted.exchange(head("/echo")).status == 100)
            #expect(try wanted.exchange("hello").text == "5")
            #expect(try room.client().exchange(head("/nothing")).status == 404)
        }

        @Test("echoes a harmless X-Request-Id and makes one in the place of any other") func identity() throws {
            let room = try ServedRoom()
            defer { room.stop() }
            let client = try room.client()
            let asked = { (value: String) in "GET /now/1 HTTP/1.1\r\nHost: a\r\nX-Request-Id: \(value)\r\n\r\n" }
            #expect(try client.exchange(asked("abc-123")).field("x-request-id") == "abc-123")
            #expect(try client.exchange(asked("<script>")).field("x-request-id")?.count == 16)
            let own = try [client.exchange(get("/now/1")), client.exchange(get("/now/1"))].map {
                $0.field("x-request-id")
            }
            #expect(own[0] != own[1])
        }

        @Test("sends a stream in chunks, to an HTTP/1.0 client up to the end, and breaks off where the source does")
        func streams() throws {
            let room = try ServedRoom()
            defer { room.stop() }
            let chunked = try room.client()
            try chunked.send("GET /stream/2 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            let whole = String(decoding: chunked.rest(), as: UTF8.self)
            #expect(whole.contains("Transfer-Encoding: chunked\r\n"))
            #expect(whole.hasSuffix("\r\n\r\n8\r\npiece 1\n\r\n8\r\npiece 2\n\r\n0\r\n\r\n"))
            let old = try room.client()
            try old.send("GET /stream/2 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            #expect(
                String(decoding: old.rest(), as: UTF8.self).hasSuffix("Connection: close\r\n\r\npiece 1\npiece 2\n"))
            let broken = try room.client()
            try broken.send(get("/stream/-1"))
            #expect(String(decoding: broken.rest(), as: UTF8.self).hasSuffix("8\r\npiece 1\n\r\n"), "no last chunk")
        }

        @Test("an answer that ends the connection arrives whole, though the client has sent more than anybody reads")
        func unreadInput() throws {
            let room = try ServedRoom()
            defer { room.stop() }
            for _ in 0..<20 {
                let client = try room.client()
                let request = "GET /now/1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                _ = client.sendWithoutWaiting(Array(request.utf8) + Array(repeating: 0x61, count: 200_000))
                #expect(try client.answer().text == "1")
            }
        }

        @Test("a handler that blocks holds up nobody else, and a full pool is said") func blocking() throws {
            let room = try ServedRoom {
                ($0.computingThreadCount, $0.poolWaitingLimit) = (1, 1)
            }
            let clients = try (0..<3).map { _ in try room.client() }
            try clients[0].send(get("/held"))
            room.begun.wait()
            try clients[1].send(get("/held"))
            #expect(try ServedRoom.eventually { room.figure("tarwisa_pool_waiting_jobs{pool=\"computing\"}") == 1 })
            #expect(try room.client().exchange(get("/now/free")).text == "free")
            let refused = try clients[2].exchange(get("/held"))
            #expect(refused.status == 503)
            #expect(refused.field("retry-after") == "1")
            #expect(try clients[2].exchange(get("/now/still")).text == "still", "the connection lives on")
            for _ in 0..<2 { room.gate.signal() }
            #expect(try clients[0].answer().text == "held")
            #expect(try clients[1].answer().text == "held")
            room.stop()
        }

        @Test("content for a slow handler waits in the client, not in memory") func backPressure() throws {
            let room = try ServedRoom()
            defer { room.stop() }
            let client = try room.client()
            let total = 48 << 20
            try client.send("POST /count HTTP/1.1\r\nHost: a\r\nContent-Length: \(total)\r\n\r\n")
            room.begun.wait()
            let block = [UInt8](repeating: 0x61, count: 1 << 20)
            var sent = 0
            // The kernel's buffers fill, then nothing moves any more.
            var stillness = 0
            while stillness < 20 {
                let taken = client.sendWithoutWaiting(Array(block.prefix(total - sent)))
                sent += taken
                stillness = taken == 0 ? stillness + 1 : 0
                if taken == 0 { usleepTenth() }
            }
            #expect(sent < total)
            let received = try #require(room.figure("tarwisa_http_received_bytes_total"))
            #expect(received < 2 << 20, "\(received) bytes were read for a handler that reads none")
            room.gate.signal()
            while sent < total {
                try client.send(Array(block.prefix(total - sent)))
                sent += min(block.count, total - sent)
            }
            #expect(try client.answer().text == "\(total)")
        }

        @Test("answers 503 to content beyond what all requests together may keep, and gives the room back")
        func heldContent() throws {
            let room = try ServedRoom {
                ($0.heldContentLimit, $0.limits.content) = (100_000, 100_000)
            }
            defer { room.stop() }
            let post = { (sent: Int) in
                "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n" + String(repeating: "a", count: sent)
            }
            let first = try room.client()
            try first.send(post(59_999))
            #expect(try ServedRoom.eventually { (room.figure("tarwisa_http_received_bytes_total") ?? 0) > 59_999 })
            #expect(try room.client().exchange(post(60_000)).status == 503)
            #expect(try first.exchange("a").text == "60000")
            #expect(try room.client().exchange(post(60_000)).text == "60000")
        }

        @Test("tells a streaming handler that its content broke off") func brokenContent() throws {
            let room = try ServedRoom()
            defer { room.stop() }
            let client = try room.client()
            try client.send("POST /count HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nno")
            room.begun.wait()
            room.gate.signal()
            #expect(try client.answer().status == 400)
            #expect(client.rest().isEmpty)
        }

        @Test("refuses an address that another server of the same user has") func occupied() throws {
            let room = try ServedRoom { $0.loopCount = 2 }
            defer { room.stop() }
            #expect(throws: PlatformError.self) { try ServedRoom { $0.port = room.port } }
        }
    }
}

private func usleepTenth() { _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .milliseconds(10)) }
