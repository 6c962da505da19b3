import Platform

/// Builds a loop's access log, one JSON line a request, and hands whole blocks of lines to standard output.
struct AccessLog {
    private let interval: Int
    private var skipped = 0
    private var lines: [UInt8] = []
    private var dateText: [UInt8] = []
    private var dateSecond: Int64 = -1

    private static let blockSize = 32 << 10

    /// One line in `interval` requests; 0 is none.
    init(interval: Int) { self.interval = interval }

    /// Counts a request; true for one that is to be logged.
    var isDue: Bool {
        mutating get {
            guard interval > 0 else { return false }
            skipped += 1
            guard skipped >= interval else { return false }
            skipped = 0
            return true
        }
    }

    mutating func append(
        _ request: Request?, _ peer: PeerAddress, _ status: Status, _ byteCount: Int, nanoseconds: Int64
    ) {
        appendText("{\"time\":\"")
        appendTime()
        appendText("\",\"remote\":\"")
        lines.append(contentsOf: peer.text.utf8)
        if let request {
            appendText("\",\"method\":\"")
            lines.append(contentsOf: request.method.name.utf8)
            // The path alone: what somebody searches for, or a text to analyze, is nobody's business.
            appendText("\",\"path\":\"")
            for index in request.head.path { appendEscaped(request.head.bytes[index]) }
            appendText("\",\"route\":\"")
            lines.append(contentsOf: (request.route?.template ?? "other").utf8)
            appendText("\",\"request_id\":\"")
            lines.append(contentsOf: request.requestID.utf8)
        }
        appendText("\",\"status\":")
        appendNumber(status.code)
        appendText(",\"bytes\":")
        appendNumber(byteCount)
        appendText(",\"us\":")
        appendNumber(Int(nanoseconds / 1000))
        appendText("}\n")
        if lines.count >= AccessLog.blockSize { flush() }
    }

    /// Hands on what is there.
    mutating func flush() {
        guard !lines.isEmpty else { return }
        LogSink.standardOutput.write(lines)
        lines = []
        lines.reserveCapacity(AccessLog.blockSize + 1024)
    }

    private mutating func appendText(_ text: String) {
        lines.append(contentsOf: text.utf8)
    }

    private mutating func appendNumber(_ number: Int) {
        if number >= 10 { appendNumber(number / 10) }
        lines.append(UInt8(truncatingIfNeeded: 0x30 + number % 10))
    }

    /// A byte of a target: beyond ASCII and before space nothing stands for itself.
    private mutating func appendEscaped(_ byte: UInt8) {
        switch byte {
        case 0x22, 0x5C:
            lines.append(0x5C)
            lines.append(byte)
        case 0x20..<0x7F: lines.append(byte)
        default: lines.append(contentsOf: "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
        }
    }

    /// RFC 3339 in UTC, to the second.
    private mutating func appendTime() {
        let second = WallClock.milliseconds / 1000
        if second != dateSecond {
            dateSecond = second
            dateText = Array(HTTPDate.internetTime(second).utf8)
        }
        lines.append(contentsOf: dateText)
    }
}
