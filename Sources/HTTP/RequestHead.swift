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
    /// As received, in whatever form.
    var target = 0..<0
    var path = 0..<0
    /// Without the question mark; nil where there is none.
    var query: Range<Int>?
    var host: Range<Int>?
    /// The values of the fields that each request is asked for, noted while the fields are read.
    var requestID: Range<Int>?
    var ifNoneMatch: Range<Int>?
    var ifModifiedSince: Range<Int>?
    /// HTTP/1.0 or HTTP/1.1 (1.2 to 1.9 count as 1.1, RFC 9110 section 2.5).
    var isHTTP10 = false
    var framing = Framing.none
    var keepsAlive = true
    var expectsContinue = false
    var isAsteriskForm = false

    /// Makes it ready for the next request; the arrays keep their memory unless somebody still holds them.
    mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
        segments.removeAll(keepingCapacity: true)
        method = .get
        (target, path, query, host) = (0..<0, 0..<0, nil, nil)
        (requestID, ifNoneMatch, ifModifiedSince) = (nil, nil, nil)
        (isHTTP10, framing, keepsAlive, expectsContinue, isAsteriskForm) = (false, .none, true, false, false)
    }

    /// The value of the first field line with this name, given in lower case.
    func valueRange(of name: String) -> Range<Int>? {
        let span = bytes.span
        for field in fields where FieldSyntax.equals(span, field.name, name) { return field.value }
        return nil
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
