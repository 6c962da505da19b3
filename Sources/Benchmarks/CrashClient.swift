import Platform

/// An HTTP/1.1 client on one connection, as small as the crash test needs: answers have a Content-Length.
struct CrashClient {
    struct Answer {
        var status: Int
        var content: [UInt8]

        /// The number behind the first `"name":` of the content.
        func number(_ name: String) -> Int? {
            let text = String(decoding: content, as: UTF8.self)
            guard let start = text.firstRange(of: "\"\(name)\":") else { return nil }
            return Int(text[start.upperBound...].prefix { $0.isNumber })
        }
    }

    enum Failure: Error { case broken }

    private let connection: LoopbackConnection
    private var arrived: [UInt8] = []

    init(port: Int) throws { connection = try LoopbackConnection(port: port) }

    mutating func send(_ method: String, _ target: String, _ content: [UInt8] = [], type: String = "application/json")
        throws -> Answer
    {
        let head = """
            \(method) \(target) HTTP/1.1\r
            Host: localhost\r
            Content-Type: \(type)\r
            Content-Length: \(content.count)\r
            \r

            """
        try connection.send(Array(head.utf8) + content)
        return try receive()
    }

    private mutating func receive() throws -> Answer {
        var end = CrashClient.headEnd(arrived)
        while end == nil {
            try more()
            end = CrashClient.headEnd(arrived)
        }
        guard let end else { throw Failure.broken }
        let lines = String(decoding: arrived[..<end], as: UTF8.self).split(separator: "\r\n")
        guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
            throw Failure.broken
        }
        let field = lines.first { $0.lowercased().hasPrefix("content-length:") }
        let length = field.flatMap { Int($0.split(separator: " ").last ?? "") } ?? 0
        while arrived.count < end + length { try more() }
        defer { arrived.removeFirst(end + length) }
        return Answer(status: status, content: Array(arrived[end..<end + length]))
    }

    private mutating func more() throws {
        let bytes = try connection.receive()
        if bytes.isEmpty { throw Failure.broken }
        arrived += bytes
    }

    /// Where the content begins, once the empty line has arrived.
    private static func headEnd(_ bytes: [UInt8]) -> Int? {
        var index = 3
        while index < bytes.count {
            if bytes[index] == 0x0A, bytes[index - 1] == 0x0D, bytes[index - 2] == 0x0A { return index + 1 }
            index += 1
        }
        return nil
    }
}
