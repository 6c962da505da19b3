import Dispatch
import Platform
import Testing

@testable import HTTP

extension OverSockets {
    @Suite("Deadlines, caps and the end are kept over real sockets") struct ServerDeadlineTests {
        private let get = { (path: String) in "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n" }

        @Test("closes a connection that says nothing") func silence() throws {
            let room = try ServedRoom { $0.timeouts.headerSection = 100 }
            defer { room.stop() }
            #expect(try room.client().rest().isEmpty)
        }

        @Test("answers 408 to a header section that does not end, and closes") func slowHead() throws {
            let room = try ServedRoom { $0.timeouts.headerSection = 100 }
            defer { room.stop() }
            let client = try room.client()
            let answer = try client.exchange("GET /now/1 HTTP/1.1\r\nHost: a\r\nX-Slow: a")
            #expect(answer.status == 408)
            #expect(answer.field("connection") == "close")
            #expect(client.rest().isEmpty)
        }

        @Test("closes a served connection that stays idle, without a word") func idle() throws {
            let room = try ServedRoom { $0.timeouts.idle = 100 }
            defer { room.stop() }
            let client = try room.client()
            #expect(try client.exchange(get("/now/1")).text == "1")
            #expect(client.rest().isEmpty)
        }

        @Test("answers 408 to content that stands still") func slowContent() throws {
            let room = try ServedRoom { $0.timeouts.contentGrace = 100 }
            defer { room.stop() }
            let client = try room.client()
            #expect(
                try client.exchange("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nfour").status == 408)
            #expect(client.rest().isEmpty)
        }

        @Test("closes on a reader that takes nothing") func slowReader() throws {
            let room = try ServedRoom { $0.timeouts.write = 100 }
            defer { room.stop() }
            let client = try room.client(receiveBuffer: 4096)
            try client.send(get("/large"))
            #expect(try ServedRoom.eventually { room.figure("tarwisa_http_connections_open") == 0 })
            #expect(client.rest().count < 32 << 20)
        }

        @Test("a slow reader of many pipelined answers is not read further") func pipelinedSlowReader() throws {
            let room = try ServedRoom()
            let client = try room.client(receiveBuffer: 4096)
            let requests = Array(String(repeating: get("/large"), count: 10_000).utf8)
            _ = client.sendWithoutWaiting(requests)
            #expect(try ServedRoom.eventually { (room.figure("tarwisa_http_sent_bytes_total") ?? 0) > 0 })
            #expect(try #require(room.figure("tarwisa_http_received_bytes_total")) < 256 << 10)
            room.stop(milliseconds: 100)
        }

        @Test("answers 503 over the cap, and lets the next in when one has left") func cap() throws {
            let room = try ServedRoom { $0.connectionLimit = 2 }
            defer { room.stop() }
            var clients = try (0..<2).map { _ in try room.client() }
            for client in clients { #expect(try client.exchange(get("/now/1")).status == 200) }
            for _ in 0..<20 {
                let surplus = try room.client()
                let answer = try surplus.exchange(get("/now/1"))
                #expect(answer.status == 503)
                #expect(answer.field("connection") == "close")
                #expect(surplus.rest().isEmpty)
            }
            clients.removeLast()
            #expect(try ServedRoom.eventually { try room.client().exchange(get("/now/1")).status == 200 })
            #expect(try clients[0].exchange(get("/now/still")).text == "still")
        }

        @Test("drains: what is in flight is answered with close, the idle go, newcomers are refused")
        func drain() throws {
            let room = try ServedRoom()
            let (idle, busy) = (try room.client(), try room.client())
            #expect(try idle.exchange(get("/now/1")).status == 200)
            try busy.send(get("/held"))
            room.begun.wait()
            let drained = Gathering<Bool>(awaited: 1)
            DispatchQueue(label: "drain").async { drained.add(room.stop()) }
            #expect(idle.rest().isEmpty)
            #expect(try ServedRoom.eventually { (try? room.client()) == nil })
            room.gate.signal()
            let answer = try busy.answer()
            #expect(answer.text == "held")
            #expect(answer.field("connection") == "close")
            #expect(drained.wait(milliseconds: 20_000) == [true])
        }

        @Test("ends in time although a handler does not") func drainInTime() throws {
            let room = try ServedRoom()
            let client = try room.client()
            try client.send(get("/held"))
            room.begun.wait()
            let isDrained = room.stop(milliseconds: 50)
            #expect(!isDrained)
            #expect(client.rest().isEmpty, "cut off")
            room.gate.signal()
        }
    }
}
