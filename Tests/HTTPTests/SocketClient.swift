import Glibc

/// A client on loopback that sends what bytes it likes and waits for what comes back; a test that would hang fails after 20 s.
final class SocketClient: @unchecked Sendable {
    struct Failure: Error { let call: String }

    /// One response as it came.
    struct Answer {
        let head: String
        let content: [UInt8]

        var status: Int { Int(head.dropFirst(9).prefix(3)) ?? 0 }
        var text: String { String(decoding: content, as: UTF8.self) }

        func field(_ name: String) -> String? {
            head.split(separator: "\r\n").dropFirst().first { $0.lowercased().hasPrefix(name.lowercased() + ":") }.map {
                String($0.dropFirst(name.count + 1).drop { $0 == " " })
            }
        }
    }

    private let descriptor: Int32
    private var received: [UInt8] = []

    /// - Parameter receiveBuffer: bytes that the kernel may keep for this side; 0 leaves its own choice.
    init(port: Int, receiveBuffer: Int32 = 0) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        // A timeval: seconds and microseconds.
        var patience = (20, 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            unsafe setsockopt(descriptor, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<(Int, Int)>.size))
        }
        if receiveBuffer > 0 {
            var size = receiveBuffer
            unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure(call: "connect") }
    }

    deinit { _ = close(descriptor) }

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) throws {
        var start = 0
        while start < bytes.count {
            let sent = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.send(
                    descriptor, buffer.baseAddress.map { unsafe $0 + start }, buffer.count - start,
                    Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { throw Failure(call: "send") }
            start += sent
        }
    }

    /// Sends until the kernel takes no more, and tells how much it took.
    func sendWithoutWaiting(_ bytes: [UInt8]) -> Int {
        let sent = unsafe bytes.withUnsafeBytes { buffer in
            unsafe Glibc.send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
        }
        return max(0, sent)
    }

    /// Sends no more; what comes can still be read.
    func endSending() { _ = shutdown(descriptor, Int32(SHUT_WR)) }

    /// The next response; with `content` false it is one to HEAD. A response without length is read up to the end.
    func answer(content hasContent: Bool = true) throws -> Answer {
        while true {
            if let end = headEnd() {
                let head = String(decoding: received[..<end], as: UTF8.self)
                let bare = Answer(head: head, content: [])
                let isBare = !hasContent || bare.status < 200 || bare.status == 204 || bare.status == 304
                guard let length = isBare ? 0 : bare.field("content-length").flatMap({ Int($0) }) else {
                    let content = Array(received[end...])
                    received = []
                    return Answer(head: head, content: content + rest())
                }
                if received.count >= end + length {
                    let content = Array(received[end..<end + length])
                    received.removeFirst(end + length)
                    return Answer(head: head, content: content)
                }
            }
            guard receive() else { throw Failure(call: "the connection ended before the response did") }
        }
    }

    func exchange(_ request: String) throws -> Answer {
        try send(request)
        return try answer(content: !request.hasPrefix("HEAD"))
    }

    /// All that still comes, up to the end of the connection.
    func rest() -> [UInt8] {
        while receive() {}
        defer { received = [] }
        return received
    }

    private func receive() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return false }
        received += buffer[..<count]
        return true
    }

    private func headEnd() -> Int? {
        var index = 0
        while index + 4 <= received.count {
            if received[index] == 0x0D, received[index..<index + 4].elementsEqual([0x0D, 0x0A, 0x0D, 0x0A]) {
                return index + 4
            }
            index += 1
        }
        return nil
    }
}
