import Platform

/// One kept connection of the soak: sends a request, waits for the whole answer, connects anew where the server closed.
struct SoakClient {
    struct Answer {
        let status: Int
        let content: [UInt8]

        /// The text of the first member with this name.
        func text(_ name: String) -> String? {
            let text = String(decoding: content, as: UTF8.self)
            guard let start = text.firstRange(of: "\"\(name)\":\"") else { return nil }
            return String(text[start.upperBound...].prefix { $0 != "\"" })
        }
    }

    enum Failure: Error { case broken }

    private let port: Int
    private var connection: LoopbackConnection?
    private var arrived: [UInt8] = []
    private var start = 0

    init(port: Int) { self.port = port }

    mutating func send(_ request: SoakRequest) throws -> Answer {
        do {
            if connection == nil { connection = try LoopbackConnection(port: port) }
            guard let connection else { throw Failure.broken }
            try connection.send(request.bytes)
            return try receive(on: connection)
        } catch {
            (connection, arrived, start) = (nil, [], 0)
            throw error
        }
    }

    private mutating func receive(on connection: LoopbackConnection) throws -> Answer {
        var lines: [String] = []
        repeat { lines.append(try line(on: connection)) } while lines.last != ""
        guard let status = lines[0].split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
            throw Failure.broken
        }
        func value(_ name: String) -> Substring? {
            lines.first { $0.lowercased().hasPrefix(name + ":") }?.split(separator: ":", maxSplits: 1).last
        }
        var content: [UInt8] = []
        if let length = value("content-length").flatMap({ Int($0.filter(\.isNumber)) }) {
            content = try take(length, on: connection)
        } else if value("transfer-encoding") != nil {
            while let size = Int(try line(on: connection), radix: 16), size > 0 {
                content += try take(size, on: connection)
                _ = try line(on: connection)
            }
            _ = try line(on: connection)
        }
        if value("connection")?.contains("close") == true { self.connection = nil }
        if start > 1 << 16 || self.connection == nil {
            arrived.removeFirst(min(start, arrived.count))
            start = 0
        }
        return Answer(status: status, content: content)
    }

    private mutating func line(on connection: LoopbackConnection) throws -> String {
        while true {
            if let end = arrived[start...].firstIndex(of: 0x0A) {
                defer { start = end + 1 }
                return String(decoding: arrived[start..<max(start, end - 1)], as: UTF8.self)
            }
            try more(on: connection)
        }
    }

    private mutating func take(_ count: Int, on connection: LoopbackConnection) throws -> [UInt8] {
        while arrived.count < start + count { try more(on: connection) }
        defer { start += count }
        return Array(arrived[start..<start + count])
    }

    private mutating func more(on connection: LoopbackConnection) throws {
        let bytes = try connection.receive()
        if bytes.isEmpty { throw Failure.broken }
        if start == arrived.count { (arrived, start) = ([], 0) }
        arrived += bytes
    }
}

/// A request as it goes over the wire.
struct SoakRequest {
    let kind: SoakKind
    let bytes: [UInt8]

    init(
        _ kind: SoakKind, _ method: String, _ target: String, _ content: String = "", type: String = "application/json"
    ) {
        self.kind = kind
        let body = Array(content.utf8)
        let head = "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\n"
        let fields = method == "POST" ? "Content-Type: \(type)\r\nContent-Length: \(body.count)\r\n" : ""
        bytes = Array((head + fields + "\r\n").utf8) + body
    }
}

/// What the load consists of.
enum SoakKind: Int, CaseIterable {
    case read, search, list, post, delete, importing, exporting
}
