import Bytes

/// Reads request heads in place (RFC 9112, sections 2 to 5): line by line, each byte looked at once, however the bytes arrive.
///
/// Clients repeat themselves byte for byte: what a head or its header section has in common with the one before is compared, not read
/// once more.
struct RequestParser: Sendable {
    enum Step: Equatable, Sendable {
        /// The head is not complete; call again with the same bytes and more behind them.
        case needsMore
        /// The head is complete and took this many bytes.
        case head(byteCount: Int)
        case failed(HTTPError)
    }

    /// The request being read, complete after `.head`.
    private(set) var head = RequestHead()
    private let limits: Limits
    /// All offsets are from the first byte of the message.
    private var scanned = 0
    private var lineStart = 0
    private var headStart = 0
    private var fieldsStart = 0
    private var hasRequestLine = false
    private var emptyLineCount = 0
    /// The head is still that of the message before.
    private var isHeadOld = false
    /// The head that was read is, byte for byte, the one before once more.
    private(set) var isRepetition = false

    init(limits: Limits) { self.limits = limits }

    /// Makes ready for the next message, which may repeat the head.
    mutating func reset() {
        (isHeadOld, isRepetition) = (true, false)
        (scanned, lineStart, headStart, fieldsStart) = (0, 0, 0, 0)
        (hasRequestLine, emptyLineCount) = (false, 0)
    }

    /// Gives the head that was read away for another, without a copy; what is put in serves as memory for the next.
    mutating func exchangeHead(for other: inout RequestHead) { swap(&head, &other) }

    /// Whether any byte of a request line has been seen.
    var hasBegun: Bool { scanned > headStart || hasRequestLine }

    /// `bytes` begins with the message's first byte each time.
    mutating func parse(_ bytes: borrowing Span<UInt8>) -> Step {
        if isHeadOld, scanned == 0, let section = head.section,
            bytes.begins(with: head.bytes.span.extracting(0..<section.upperBound), from: 0)
        {
            (isHeadOld, isRepetition) = (false, true)
            return .head(byteCount: section.upperBound)
        }
        do throws(HTTPError) {
            while let lineEnd = try nextLineEnd(bytes) {
                let line = lineStart..<lineEnd
                lineStart = lineEnd + 2
                scanned = lineStart
                if !hasRequestLine {
                    if try takeFirstLine(bytes, line) { return .head(byteCount: lineStart) }
                } else if line.isEmpty {
                    try finish(bytes)
                    return .head(byteCount: lineStart)
                } else {
                    try takeField(bytes, line)
                }
            }
            return .needsMore
        } catch {
            return .failed(error)
        }
    }

    /// The offset of the CR that ends the current line, or nil where it has not arrived.
    ///
    /// A CR without LF, a LF without CR and every other control byte but tab end the request (RFC 9112, section 2.2; RFC 9110, section 5.5).
    private mutating func nextLineEnd(_ bytes: borrowing Span<UInt8>) throws(HTTPError) -> Int? {
        var index = scanned + bytes.uncontrolledRunLength(from: scanned)
        let count = bytes.count
        while index < count {
            let byte = bytes[index]
            if byte >= 0x20 && byte != 0x7F || byte == 0x09 {
                index &+= 1
                continue
            }
            guard byte == 0x0D else { throw .badRequest("A control character stands in the header section.") }
            scanned = index
            try checkSize(index, isEnd: true)
            guard index + 1 < count else { return nil }
            guard bytes[index + 1] == 0x0A else { throw .badRequest("A CR stands without LF.") }
            return index
        }
        scanned = index
        try checkSize(index, isEnd: false)
        return nil
    }

    /// Applies the limits to a line that may not have ended yet.
    private func checkSize(_ offset: Int, isEnd: Bool) throws(HTTPError) {
        if !hasRequestLine {
            let size = offset - headStart + (isEnd ? 2 : 0)
            guard size <= limits.requestLine else { throw .targetTooLong(limit: limits.requestLine) }
        } else if offset > lineStart {
            let size = offset - fieldsStart + (isEnd ? 2 : 0)
            guard size <= limits.headerSection else { throw .fieldsTooLarge }
        }
    }

    /// True where the head is complete already, because its header section is that of the message before.
    private mutating func takeFirstLine(_ bytes: borrowing Span<UInt8>, _ line: Range<Int>) throws(HTTPError) -> Bool {
        if line.isEmpty {
            // RFC 9112, section 2.2: an empty line before the request line is ignored; a stream of them is not.
            emptyLineCount += 1
            headStart = lineStart
            guard emptyLineCount <= 4 else { throw .badRequest("Empty lines stand before the request line.") }
            return false
        }
        let (section, isHTTP10) = (head.section, head.isHTTP10)
        // Nobody may take over from a head of which the request line turns out to be none.
        head.section = nil
        try RequestLine.read(bytes, line, into: &head)
        hasRequestLine = true
        fieldsStart = lineStart
        guard isHeadOld else { return false }
        isHeadOld = false
        guard let section, isHTTP10 == head.isHTTP10, repeats(section, bytes) else {
            head.forgetTarget()
            head.forgetFields()
            return false
        }
        try takeOver(section, bytes)
        return true
    }

    /// Whether the header section is one that was read before with the same version, and stands there whole.
    private func repeats(_ section: Range<Int>, _ bytes: borrowing Span<UInt8>) -> Bool {
        // The authority of an absolute form stood in the request line, and hid the section's own.
        if let host = head.host, host.lowerBound < section.lowerBound { return false }
        return bytes.begins(with: head.bytes.span.extracting(section), from: fieldsStart)
    }

    private mutating func takeOver(_ section: Range<Int>, _ bytes: borrowing Span<UInt8>) throws(HTTPError) {
        head.forgetTarget()
        head.moveFields(by: fieldsStart - section.lowerBound)
        lineStart = fieldsStart + section.count
        head.bytes.append(bytes: bytes.extracting(0..<lineStart))
        try RequestTarget.read(bytes, into: &head)
        head.section = fieldsStart..<lineStart
    }

    private mutating func takeField(_ bytes: borrowing Span<UInt8>, _ line: Range<Int>) throws(HTTPError) {
        guard head.fields.count < limits.fieldLineCount else { throw .fieldsTooLarge }
        head.fields.append(try RequestParser.field(bytes, line))
    }

    /// Reads `name: value` (RFC 9112, section 5); a line that begins with white space folds, and is refused.
    static func field(_ bytes: borrowing Span<UInt8>, _ line: Range<Int>) throws(HTTPError) -> FieldLine {
        var colon = line.lowerBound
        while colon < line.upperBound, FieldSyntax.isToken(bytes[colon]) { colon += 1 }
        guard colon > line.lowerBound, colon < line.upperBound, bytes[colon] == 0x3A else {
            throw .badRequest("A field line is not a name, a colon and a value.")
        }
        let value = FieldSyntax.trimmed(bytes, colon + 1..<line.upperBound)
        return FieldLine(name: line.lowerBound..<colon, value: value)
    }

    /// Takes a copy of the head's bytes, then reads the fields that frame the message and name the resource.
    private mutating func finish(_ bytes: borrowing Span<UInt8>) throws(HTTPError) {
        head.bytes.append(bytes: bytes.extracting(0..<lineStart))
        try RequestTarget.read(bytes, into: &head)
        try MessageFraming.read(bytes, into: &head)
        head.section = fieldsStart..<lineStart
    }
}
