import Bytes

/// One field line of a request: where its name and value stand in the head's bytes.
struct FieldLine: Sendable, Equatable {
    var nameStart: UInt32
    var nameEnd: UInt32
    var valueStart: UInt32
    var valueEnd: UInt32

    init(name: Range<Int>, value: Range<Int>) {
        (nameStart, nameEnd) = (UInt32(name.lowerBound), UInt32(name.upperBound))
        (valueStart, valueEnd) = (UInt32(value.lowerBound), UInt32(value.upperBound))
    }

    var name: Range<Int> { Int(nameStart)..<Int(nameEnd) }
    var value: Range<Int> { Int(valueStart)..<Int(valueEnd) }
}

/// How a request's content is framed (RFC 9112, section 6.3).
enum Framing: Equatable, Sendable {
    case none
    case length(Int)
    case chunked
}

/// A request's line and fields: ranges over a copy of their bytes, whose memory serves one request after another.
struct RequestHead: Sendable {
    /// The head as received; decoded path segments follow behind it.
    var bytes: [UInt8] = []
    var fields: [FieldLine] = []
    /// The decoded segments of the path, dot segments removed.
    var segments: [Range<Int>] = []
    var method = Method.get
    /// Whether every byte of the target is ASCII and none of them `#`, `%`, `?` or `\`.
    var hasPlainTarget = false
    /// HTTP/1.0 or HTTP/1.1 (1.2 to 1.9 count as 1.1, RFC 9110 section 2.5).
    var isHTTP10 = false
    var keepsAlive = true
    var expectsContinue = false
    var isAsteriskForm = false
    var framing = Framing.none
    @CompactRange private var targetRange: Range<Int>?
    @CompactRange private var pathRange: Range<Int>?
    /// Without the question mark; nil where there is none.
    @CompactRange var query: Range<Int>?
    @CompactRange var host: Range<Int>?
    /// The values of the fields that each request is asked for, noted while the fields are read.
    @CompactRange var requestID: Range<Int>?
    @CompactRange var ifNoneMatch: Range<Int>?
    @CompactRange var ifModifiedSince: Range<Int>?

    /// As received, in whatever form.
    var target: Range<Int> {
        get { targetRange ?? 0..<0 }
        set { targetRange = newValue }
    }

    var path: Range<Int> {
        get { pathRange ?? 0..<0 }
        set { pathRange = newValue }
    }

    /// Makes it ready for the next request; the arrays keep their memory unless somebody still holds them.
    mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
        segments.removeAll(keepingCapacity: true)
        (targetRange, pathRange, query, host) = (nil, nil, nil, nil)
        (requestID, ifNoneMatch, ifModifiedSince) = (nil, nil, nil)
        (method, hasPlainTarget) = (.get, false)
        (isHTTP10, framing, keepsAlive, expectsContinue, isAsteriskForm) = (false, .none, true, false, false)
    }

    /// The value of the first field line with this name, given in lower case.
    func valueRange(of name: StaticString) -> Range<Int>? {
        let span = bytes.span
        for field in fields where span.equals(name, ignoringCaseIn: field.name) { return field.value }
        return nil
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
