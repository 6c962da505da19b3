import Dispatch
import Foundation
import Glibc

/// A source of pages on loopback that answers each path with the bytes it was given: the tests' own web, blocking and simple.
final class PageServer: Sendable {
    let port: Int
    private let listener: Int32

    struct Failure: Error {}

    struct Request: Sendable {
        let target: String
        /// The field lines as they came, in lower case.
        let fields: [String]

        func field(_ name: String) -> String? {
            fields.first { $0.hasPrefix(name + ":") }.map {
                $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces)
            }
        }
    }

    /// `answers` holds whole HTTP messages by request target.
    convenience init(_ answers: [String: Data]) throws {
        try self.init { answers[$0.target] }
    }

    /// `answer` gives whole HTTP messages; where it gives none, there is no such page.
    init(_ answer: @escaping @Sendable (Request) -> Data?) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.listener = listener
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
                unsafe bind(listener, name, length) == 0 && listen(listener, 64) == 0
                    && getsockname(listener, name, &length) == 0
            }
        }
        guard bound else { throw Failure() }
        port = Int(UInt16(bigEndian: address.sin_port))
        let accepting = listener
        Thread.detachNewThread {
            while true {
                let connection = accept(accepting, nil, nil)
                guard connection >= 0 else { return }
                DispatchQueue.global().async { PageServer.serve(connection, answer) }
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    private static func serve(_ connection: Int32, _ answering: (Request) -> Data?) {
        defer { close(connection) }
        var request: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !request.contains([13, 10, 13, 10]) {
            let count = unsafe recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return }
            request += buffer[..<count]
        }
        let lines = String(decoding: request, as: UTF8.self).split(separator: "\r\n").map { String($0) }
        let target = lines.first?.split(separator: " ").dropFirst().first.map { String($0) } ?? ""
        let answer =
            answering(Request(target: target, fields: lines.dropFirst().map { $0.lowercased() }))
            ?? PageServer.message(status: "404 Not Found", content: Data("nothing here".utf8))
        var rest = [UInt8](answer)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { bytes in
                unsafe send(connection, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    static func message(status: String = "200 OK", type: String = "text/html", fields: [String] = [], content: Data)
        -> Data
    {
        let head =
            ["HTTP/1.1 \(status)", "Content-Type: \(type)", "Content-Length: \(content.count)", "Connection: close"]
            + fields
        return Data((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + content
    }

    func address(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }
}
