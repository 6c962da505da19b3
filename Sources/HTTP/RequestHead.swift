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

    func moved(by distance: Int) -> FieldLine {
        FieldLine(name: name.moved(by: distance), value: value.moved(by: distance))
    }
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
    /// The header section with the empty line at its end; nil until all of it has been read.
    @CompactRange var section: Range<Int>?

    /// As received, in whatever form.
    var target: Range<Int> {
        get { targetRange ?? 0..<0 }
        set { targetRange = newValue }
    }

    var path: Range<Int> {
        get { pathRange ?? 0..<0 }
        set { pathRange = newValue }
    }

    /// Forgets what was read from a request line but for what `RequestLine` sets; the arrays keep their memory unless somebody still
    /// holds them.
    mutating func forgetTarget() {
        bytes.removeAll(keepingCapacity: true)
        segments.removeAll(keepingCapacity: true)
        (pathRange, query, isAsteriskForm) = (nil, nil, false)
    }

    /// Forgets what was read from a header section.
    mutating func forgetFields() {
        fields.removeAll(keepingCapacity: true)
        (host, requestID, ifNoneMatch, ifModifiedSince, section) = (nil, nil, nil, nil, nil)
        (framing, keepsAlive, expectsContinue) = (.none, true, false)
    }

    /// Keeps what was read from a header section, which stands so many bytes further on now.
    mutating func moveFields(by distance: Int) {
        guard distance != 0 else { return }
        for index in fields.indices { fields[index] = fields[index].moved(by: distance) }
        (host, requestID) = (host?.moved(by: distance), requestID?.moved(by: distance))
        (ifNoneMatch, ifModifiedSince) = (ifNoneMatch?.moved(by: distance), ifModifiedSince?.moved(by: distance))
    }

    /// The value of the first field line with this name, given in lower case.
    func valueRange(of name: StaticString) -> Range<Int>? {
        let span = bytes.span
        for field in fields where span.equals(name, ignoringCaseIn: field.name) { return field.value }
        return nil
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

extension Range<Int> {
    fileprivate func moved(by distance: Int) -> Range<Int> { lowerBound + distance..<upperBound + distance }
}
