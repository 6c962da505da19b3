import Bytes

/// Finds a message's content in place (RFC 9112, sections 6 and 7), whatever pieces its bytes arrive in.
struct ContentDecoder: Sendable, Equatable {
    enum Step: Equatable, Sendable {
        /// More bytes are needed; so many from the front are used up.
        case needsMore(consumed: Int)
        /// These bytes are content; the front up to the range's end is used up.
        case content(Range<Int>)
        /// The message ends; so many bytes from the front belong to it.
        case end(consumed: Int)
        case failed(HTTPError)
    }

    private enum Phase: Equatable, Sendable {
        case size(value: Int, digitCount: Int)
        case sizeExtension
        case sizeLineFeed
        case data(remaining: Int)
        case dataReturn
        case dataLineFeed
        case trailer
        case end
    }

    private var phase: Phase
    private let isChunked: Bool
    private let limits: Limits
    private var chunkSize = 0
    private var extensionByteCount = 0
    private var trailerByteCount = 0
    private var trailerLineCount = 0

    init(framing: Framing, limits: Limits) {
        self.limits = limits
        switch framing {
        case .none: (phase, isChunked) = (.end, false)
        case .length(let length): (phase, isChunked) = (.data(remaining: length), false)
        case .chunked: (phase, isChunked) = (.size(value: 0, digitCount: 0), true)
        }
    }

    /// `bytes` begins with the first byte not used up so far.
    mutating func decode(_ bytes: borrowing Span<UInt8>) -> Step {
        do throws(HTTPError) {
            var index = 0
            while phase != .end {
                if case .data(let remaining) = phase {
                    guard index < bytes.count else { return .needsMore(consumed: index) }
                    let end = index + min(remaining, bytes.count - index)
                    let rest = remaining - (end - index)
                    phase = rest > 0 ? .data(remaining: rest) : (isChunked ? .dataReturn : .end)
                    return .content(index..<end)
                }
                if phase == .trailer {
                    guard let next = try trailerLine(bytes, from: index) else { return .needsMore(consumed: index) }
                    index = next
                } else {
                    guard index < bytes.count else { return .needsMore(consumed: index) }
                    try takeFramingByte(bytes[index])
                    index += 1
                }
            }
            return .end(consumed: index)
        } catch {
            return .failed(error)
        }
    }

    private mutating func takeFramingByte(_ byte: UInt8) throws(HTTPError) {
        switch phase {
        case .size(let value, let digitCount): try takeSizeByte(byte, value, digitCount)
        case .sizeExtension:
            if byte == 0x0D {
                phase = .sizeLineFeed
            } else {
                extensionByteCount += 1
                guard byte >= 0x20 && byte != 0x7F || byte == 0x09, extensionByteCount <= limits.chunkExtensions else {
                    throw .badRequest("A chunk extension is malformed or too long.")
                }
            }
        case .sizeLineFeed:
            guard byte == 0x0A else { throw .badRequest("A chunk size does not end with CR LF.") }
            phase = chunkSize > 0 ? .data(remaining: chunkSize) : .trailer
        case .dataReturn:
            guard byte == 0x0D else { throw .badRequest("A chunk does not end with CR LF.") }
            phase = .dataLineFeed
        case .dataLineFeed:
            guard byte == 0x0A else { throw .badRequest("A chunk does not end with CR LF.") }
            phase = .size(value: 0, digitCount: 0)
        case .data, .trailer, .end: break
        }
    }

    /// 1*HEXDIG, at most 15 digits so that the size fits; leading zeros count.
    private mutating func takeSizeByte(_ byte: UInt8, _ value: Int, _ digitCount: Int) throws(HTTPError) {
        if let digit = byte.hexDigitValue {
            guard digitCount < 15 else { throw .badRequest("A chunk size is too long.") }
            phase = .size(value: value << 4 | Int(digit), digitCount: digitCount + 1)
            return
        }
        guard digitCount > 0, byte == 0x0D || byte == 0x3B else { throw .badRequest("A chunk size is malformed.") }
        chunkSize = value
        phase = byte == 0x0D ? .sizeLineFeed : .sizeExtension
    }

    /// Reads one whole line of the trailer section and gives the offset behind it; nil where it has not arrived.
    private mutating func trailerLine(_ bytes: borrowing Span<UInt8>, from start: Int) throws(HTTPError) -> Int? {
        var index = start
        while index < bytes.count, bytes[index] != 0x0D {
            guard bytes[index] >= 0x20 && bytes[index] != 0x7F || bytes[index] == 0x09 else {
                throw .badRequest("A control character stands in the trailer section.")
            }
            index += 1
        }
        guard trailerByteCount + index - start <= limits.headerSection else { throw .fieldsTooLarge }
        guard index + 1 < bytes.count else { return nil }
        guard bytes[index + 1] == 0x0A else { throw .badRequest("A CR stands without LF.") }
        if index == start {
            phase = .end
        } else {
            try checkTrailer(bytes, start..<index)
        }
        return index + 2
    }

    /// A trailer must be a field line, and none that frames or routes a message (RFC 9110, section 6.5.1).
    private mutating func checkTrailer(_ bytes: borrowing Span<UInt8>, _ line: Range<Int>) throws(HTTPError) {
        trailerByteCount += line.count + 2
        trailerLineCount += 1
        guard trailerLineCount <= limits.fieldLineCount else { throw .fieldsTooLarge }
        let field = try RequestParser.field(bytes, line)
        for name: StaticString in [
            "content-length", "transfer-encoding", "host", "connection", "expect", "te", "content-encoding",
        ]
        where bytes.equals(name, ignoringCaseIn: field.name) {
            throw .badRequest("A field that frames a message stands in the trailer section.")
        }
    }
}
