import Glibc

/// A plain client on loopback that waits for each answer.
final class LoopbackClient {
    enum Failure: Error { case connect(Int32), send(Int32), receive(Int32), ended }

    /// One answer.
    struct Answer {
        let head: String
        let content: [UInt8]

        func field(_ name: String) -> String? {
            let lines = head.split(separator: "\r\n").dropFirst()
            return lines.first { $0.lowercased().hasPrefix(name.lowercased() + ":") }.map {
                String($0.dropFirst(name.count + 1).drop { $0 == " " })
            }
        }
    }

    let descriptor: Int32

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard LoopbackClient.connect(descriptor, port) else { throw Failure.connect(errno) }
    }

    deinit { _ = Glibc.close(descriptor) }

    static func canConnect(to port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { _ = Glibc.close(descriptor) }
        return connect(descriptor, port)
    }

    private static func connect(_ descriptor: Int32, _ port: Int) -> Bool {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    /// Sends bytes; false where the peer has closed.
    func send(_ bytes: [UInt8]) -> Bool {
        var start = 0
        while start < bytes.count {
            let sent = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.send(
                    descriptor, buffer.baseAddress.map { unsafe $0 + start }, buffer.count - start,
                    Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { return false }
            start += sent
        }
        return true
    }

    /// Sends a request and waits for an answer with Content-Length.
    func exchange(_ request: String) throws -> Answer {
        guard send(Array(request.utf8)) else { throw Failure.send(errno) }
        var received: [UInt8] = []
        while true {
            if let end = LoopbackClient.headEnd(received) {
                let head = String(decoding: received[..<end], as: UTF8.self)
                let length = Answer(head: head, content: []).field("content-length").flatMap { Int($0) } ?? 0
                if received.count >= end + length {
                    return Answer(head: head, content: Array(received[end..<end + length]))
                }
            }
            var buffer = [UInt8](repeating: 0, count: 16 << 10)
            let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
            guard count != 0 else { throw Failure.ended }
            guard count > 0 else { throw Failure.receive(errno) }
            received += buffer[..<count]
        }
    }

    /// The offset behind the empty line that ends the header section.
    private static func headEnd(_ bytes: [UInt8]) -> Int? {
        let pattern: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
        var index = 0
        while index + 4 <= bytes.count {
            if bytes[index] == 0x0D, Array(bytes[index..<index + 4]) == pattern { return index + 4 }
            index += 1
        }
        return nil
    }
}
