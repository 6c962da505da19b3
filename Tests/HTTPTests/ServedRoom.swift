import Dispatch
import Foundation
import Platform
import Testing

@testable import HTTP

/// Tests that wait on sockets run one after another: each holds a thread that others need.
@Suite("Over real sockets", .serialized) enum OverSockets {}

/// The room HTTP on a free port, with one loop, short deadlines and handlers that a test can hold up.
final class ServedRoom: Sendable {
    let server: Server
    /// Handlers of `/held` wait for it.
    let gate = DispatchSemaphore(value: 0)
    /// Raised when a handler of `/held` or `/count` has begun.
    let begun = DispatchSemaphore(value: 0)
    /// What `/kept` answers from.
    let editions = Edition.Counter()
    /// How often the handler of `/kept` was called.
    let handledCount = Monitor(0)
    var port: Int { server.port }

    init(files: String? = nil, _ change: (inout ServerSettings) -> Void = { _ in }) throws {
        var settings = ServerSettings()
        settings.port = 0
        settings.loopCount = 1
        change(&settings)
        server = try Server(
            settings: settings, router: ServedRoom.router(gate, begun, editions, handledCount),
            staticFiles: files.map { StaticFiles(directory: $0, fields: ["X-Added": "yes"]) }
        ) { error, _ in Response(status: error.status, content: .bytes(Array(error.detail.utf8))) }
        server.start()
    }

    func client(receiveBuffer: Int32 = 0) throws -> SocketClient {
        try SocketClient(port: port, receiveBuffer: receiveBuffer)
    }

    /// Ends the server; whether all requests were answered.
    @discardableResult func stop(milliseconds: Int = 5000) -> Bool { server.drain(milliseconds: milliseconds) }

    /// The value of one line of the metrics.
    func figure(_ name: String) -> Int? {
        let line = server.figures().prometheusText().split(separator: "\n").first { $0.hasPrefix(name + " ") }
        return line.flatMap { Int($0.dropFirst(name.count + 1)) }
    }

    /// Waits, at most 20 s, until the condition holds.
    static func eventually(_ condition: () throws -> Bool) throws -> Bool {
        for _ in 0..<2000 {
            if try condition() { return true }
            usleep(10_000)
        }
        return false
    }

    private static func router(
        _ gate: DispatchSemaphore, _ begun: DispatchSemaphore, _ editions: Edition.Counter, _ handledCount: Monitor<Int>
    ) -> Router {
        let validators = Validators(entityTag: "\"v1\"", lastModified: 784_111_777)
        var router = Router()
        router.on(.get, "/now/{n}", on: .loop) { request in
            Response(
                status: .ok, fields: ["Content-Type": "text/plain"], validators: validators,
                content: .bytes(Array((request.pathParameter("n") ?? "").utf8)))
        }
        router.on(.get, "/kept/{n}", on: .loop) { request in
            handledCount.withLock { $0 += 1 }
            let words =
                [request.path, request.authority]
                + [request.field("authorization"), request.field("origin")].map { $0 ?? "-" }
            var response = Response(
                status: .ok, fields: ["Content-Type": "text/plain"], validators: validators,
                content: .slice(ByteSlice(Array(words.joined(separator: " ").utf8))))
            response.edition = editions.edition
            return response
        }
        router.on(.get, "/later/{n}", on: .pool) { request in
            usleep(20_000)
            return Response(status: .ok, content: .bytes(Array((request.pathParameter("n") ?? "").utf8)))
        }
        router.on(.get, "/held", on: .pool) { _ in
            begun.signal()
            gate.wait()
            return Response(status: .ok, content: .bytes(Array("held".utf8)))
        }
        router.on(.get, "/large", on: .loop) { _ in
            Response(status: .ok, content: .slice(ByteSlice([UInt8](repeating: 0x61, count: 32 << 20))))
        }
        router.on(.post, "/echo", on: .loop, contentLimit: 1 << 20) { request in
            Response(status: .ok, content: .bytes(Array("\(request.content.count)".utf8)))
        }
        router.onStream(.post, "/count", contentLimit: 1 << 30) { _, content in
            begun.signal()
            gate.wait()
            var count = 0
            while true {
                switch content.next() {
                case .bytes(let bytes): count += bytes.count
                case .end: return Response(status: .ok, content: .bytes(Array("\(count)".utf8)))
                case .broken: return Response(status: .badRequest)
                }
            }
        }
        router.on(.get, "/stream/{count}", on: .pool) { request in
            let count = Int(request.pathParameter("count") ?? "") ?? 0
            let made = Monitor(0)
            return Response(
                status: .ok,
                content: .stream(
                    ContentStream {
                        let number = made.withLock { made in
                            made += 1
                            return made
                        }
                        if number > abs(count) {
                            // A negative count breaks off instead of ending.
                            if count < 0 { throw BrokenStream() }
                            return nil
                        }
                        return Array("piece \(number)\n".utf8)
                    }))
        }
        return router
    }

    private struct BrokenStream: Error {}
}
