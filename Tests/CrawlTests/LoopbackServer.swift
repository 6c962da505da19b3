import Dispatch
import Glibc
import Platform

/// A server on loopback for the tests, written with bare sockets: each path answers as its test scripts it.
final class LoopbackServer: Sendable {
    /// One request as it came, and the wire on which it is answered.
    struct Exchange {
        let path: String
        /// The header section after the request line, as it came.
        let header: String
        fileprivate let descriptor: Int32
        fileprivate let server: LoopbackServer

        /// Sends bytes; false once the client has gone.
        @discardableResult
        func send(_ bytes: [UInt8]) -> Bool {
            var sent = 0
            while sent < bytes.count {
                let count = unsafe bytes.withUnsafeBytes { buffer in
                    unsafe Glibc.send(
                        descriptor, buffer.baseAddress.map { unsafe $0 + sent }, bytes.count - sent,
                        Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }

        @discardableResult
        func send(_ text: String) -> Bool { send(Array(text.utf8)) }

        /// Sends a whole response with the right `Content-Length`; the connection is closed afterwards.
        func answer(_ status: Int = 200, _ fields: [String] = ["Content-Type: text/html"], _ content: [UInt8]) {
            let lines = ["HTTP/1.1 \(status) Test", "Content-Length: \(content.count)", "Connection: close"] + fields
            send(lines.joined(separator: "\r\n") + "\r\n\r\n")
            send(content)
        }

        func answer(_ status: Int = 200, _ fields: [String] = ["Content-Type: text/html"], _ content: String = "") {
            answer(status, fields, Array(content.utf8))
        }

        func pause(milliseconds: UInt32) { usleep(milliseconds * 1000) }

        /// Whether the server is to end.
        var isStopped: Bool { server.state.withLock { $0.isStopped } }
    }

    struct State {
        var isStopped = false
        var paths: [String] = []
        var connectionCount = 0
        var requestsUnderWay = 0
        var mostRequestsAtOnce = 0
    }

    let port: Int
    private let listener: Int32
    fileprivate let state = Monitor(State())
    private let handler: @Sendable (Exchange) -> Void

    /// Listens on a free port of 127.0.0.1.
    init(_ handler: @escaping @Sendable (Exchange) -> Void) {
        self.handler = handler
        let (listener, port) = LoopbackServer.listeningSocket()
        (self.listener, self.port) = (listener, port)
        DispatchQueue(label: "loopback").async { [self] in acceptAll() }
    }

    var origin: String { "http://127.0.0.1:\(port)" }
    /// The paths that were asked for, in their order.
    var paths: [String] { state.withLock { $0.paths } }
    var connectionCount: Int { state.withLock { $0.connectionCount } }
    var mostRequestsAtOnce: Int { state.withLock { $0.mostRequestsAtOnce } }

    func stop() {
        state.withLock { $0.isStopped = true }
        _ = shutdown(listener, Int32(SHUT_RDWR))
    }

    /// A port of 127.0.0.1 on which nobody listens.
    static func unusedPort() -> Int {
        let (listener, port) = listeningSocket()
        _ = close(listener)
        return port
    }

    private static func listeningSocket() -> (Int32, Int) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                _ = unsafe bind(listener, address, length)
                _ = unsafe getsockname(listener, address, &length)
            }
        }
        _ = listen(listener, 128)
        return (listener, Int(UInt16(bigEndian: address.sin_port)))
    }

    private func acceptAll() {
        while true {
            let descriptor = accept(listener, nil, nil)
            if descriptor < 0 || state.withLock({ $0.isStopped }) {
                if descriptor >= 0 { _ = close(descriptor) }
                _ = close(listener)
                return
            }
            state.withLock { $0.connectionCount += 1 }
            DispatchQueue(label: "connection").async { [self] in
                serve(descriptor)
                _ = close(descriptor)
            }
        }
    }

    private func serve(_ descriptor: Int32) {
        var received: [UInt8] = []
        var byte: UInt8 = 0
        while !received.suffix(4).elementsEqual([13, 10, 13, 10]) {
            guard unsafe recv(descriptor, &byte, 1, 0) == 1 else { return }
            received.append(byte)
        }
        let text = String(decoding: received, as: UTF8.self)
        let line = text.prefix { $0 != "\r\n" }
        let words = line.split(separator: " ")
        guard words.count == 3 else { return }
        let path = String(words[1])
        state.withLock { $0.begin(path) }
        handler(Exchange(path: path, header: String(text.dropFirst(line.count)), descriptor: descriptor, server: self))
        state.withLock { $0.requestsUnderWay -= 1 }
    }
}

extension LoopbackServer.State {
    fileprivate mutating func begin(_ path: String) {
        paths.append(path)
        requestsUnderWay += 1
        mostRequestsAtOnce = max(mostRequestsAtOnce, requestsUnderWay)
    }
}
