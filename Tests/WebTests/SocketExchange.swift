import Foundation
import Glibc

/// One HTTP/1.1 exchange with a port of this machine over a plain socket.
///
/// Foundation's own client refuses the header section that chromedriver writes.
enum SocketExchange {
    static func answer(port: Int, _ method: String, _ path: String, _ body: String?) throws -> (
        status: Int, content: Data
    ) {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { throw Failure("no socket") }
        defer { _ = close(socket) }
        // No answer takes longer, and no test waits for ever.
        var patience = timeval(tv_sec: 60, tv_usec: 0)
        unsafe setsockopt(
            socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        try connect(socket, to: port)
        let content = Data((body ?? "").utf8)
        let head =
            "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n"
            + "Content-Type: application/json; charset=utf-8\r\nContent-Length: \(content.count)\r\n\r\n"
        try send(Array(head.utf8) + content, over: socket)
        return try message(from: socket)
    }

    private static func send(_ bytes: [UInt8], over socket: Int32) throws {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes[sent...].withUnsafeBytes { unsafe write(socket, $0.baseAddress, $0.count) }
            guard count > 0 else { throw Failure("the connection broke while it was written to") }
            sent += count
        }
    }

    /// What has come, at most 64 KB.
    private static func received(from socket: Int32) throws -> Data {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe read(socket, $0.baseAddress, $0.count) }
        guard count > 0 else { throw Failure("the answer broke off, or took a minute") }
        return Data(bytes[..<count])
    }

    private static func connect(_ socket: Int32, to port: Int) throws {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isConnected = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe Glibc.connect(socket, $0, length) == 0
            }
        }
        guard isConnected else { throw Failure("nobody listens on port \(port)") }
    }

    /// A message whose content has a Content-Length, as chromedriver's always has.
    private static func message(from socket: Int32) throws -> (status: Int, content: Data) {
        var message = Data()
        let end = Data("\r\n\r\n".utf8)
        while true {
            message.append(try received(from: socket))
            guard let border = message.range(of: end) else { continue }
            let head = String(decoding: message[..<border.lowerBound], as: UTF8.self).lowercased()
            guard let length = head.firstMatch(of: /content-length:\s*(\d+)/).flatMap({ Int($0.1) }),
                let status = head.firstMatch(of: /^http\/1\.1 (\d+)/).flatMap({ Int($0.1) })
            else { throw Failure("no HTTP/1.1 answer: \(head)") }
            let content = message[border.upperBound...]
            if content.count >= length { return (status, Data(content.prefix(length))) }
        }
    }
}
