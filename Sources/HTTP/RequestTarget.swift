import Bytes

/// The request target's four forms (RFC 9112, section 3.2), its path in decoded segments, its query checked.
enum RequestTarget {
    /// Fills `path`, `query`, `segments` and, for the absolute form, `host`.
    ///
    /// `bytes` begins with the head; decoded segments go behind the copy that `head` holds.
    static func read(_ bytes: borrowing Span<UInt8>, into head: inout RequestHead) throws(HTTPError) {
        try splitForm(bytes, &head)
        guard !head.isAsteriskForm else { return }
        if !head.hasPlainTarget { try splitQuery(bytes, &head) }
        try splitSegments(bytes, &head)
        if let query = head.query { try checkQuery(bytes, query) }
    }

    private static func splitForm(_ bytes: borrowing Span<UInt8>, _ head: inout RequestHead) throws(HTTPError) {
        let target = head.target
        if bytes[target.lowerBound] == 0x2F {
            head.path = target
        } else if target.count == 1, bytes[target.lowerBound] == 0x2A {
            guard head.method == .options else { throw .badRequest("The target * is for OPTIONS.") }
            head.isAsteriskForm = true
        } else {
            let authority = try authority(bytes, target)
            (head.host, head.path) = (authority, authority.upperBound..<target.upperBound)
        }
    }

    /// The authority of `http://authority/path` or `https://…` (RFC 9112, section 3.2.2), checked like a `Host`.
    private static func authority(_ bytes: borrowing Span<UInt8>, _ target: Range<Int>) throws(HTTPError) -> Range<Int>
    {
        var start: Int?
        for scheme: StaticString in ["http://", "https://"] {
            let end = target.lowerBound + scheme.utf8CodeUnitCount
            if end <= target.upperBound, bytes.equals(scheme, ignoringCaseIn: target.lowerBound..<end) { start = end }
        }
        guard let start else { throw .badRequest("The target is neither a path nor an http URL.") }
        var end = start
        while end < target.upperBound, bytes[end] != 0x2F, bytes[end] != 0x3F, bytes[end] != 0x23 { end += 1 }
        guard HostField.isValid(bytes, start..<end) else { throw .badRequest("The target's authority is not valid.") }
        return start..<end
    }

    private static func splitQuery(_ bytes: borrowing Span<UInt8>, _ head: inout RequestHead) throws(HTTPError) {
        let whole = head.path
        var queryMark: Int?
        for index in whole {
            switch bytes[index] {
            case 0x23: throw .badRequest("A fragment is never sent.")
            case 0x5C where queryMark == nil: throw .badRequest("A backslash stands in the path.")
            case 0x3F where queryMark == nil: queryMark = index
            default: break
            }
        }
        guard let queryMark else { return }
        head.path = whole.lowerBound..<queryMark
        head.query = queryMark + 1..<whole.upperBound
    }

    /// Splits at `/` first and decodes then, so that `%2F` stays inside of its segment (RFC 3986, section 2.2).
    private static func splitSegments(_ bytes: borrowing Span<UInt8>, _ head: inout RequestHead) throws(HTTPError) {
        let end = head.path.upperBound
        var start = head.path.lowerBound + 1
        var index = start
        while index <= end {
            index = bytes.firstIndex(of: 0x2F, in: index..<end)
            let segment = head.hasPlainTarget ? start..<index : try decoded(bytes, start..<index, in: &head)
            let isLast = index == end
            index += 1
            start = index
            switch segment.count > 2 ? 0 : dotCount(head.bytes.span, segment) {
            case 1: if isLast { head.segments.append(segment.lowerBound..<segment.lowerBound) }
            case 2:
                guard head.segments.popLast() != nil else { throw .badRequest("The path leads out of the root.") }
                if isLast { head.segments.append(segment.lowerBound..<segment.lowerBound) }
            default: head.segments.append(segment)
            }
        }
    }

    /// 1 for `.`, 2 for `..`, 0 for every other segment (RFC 3986, section 5.2.4).
    private static func dotCount(_ bytes: borrowing Span<UInt8>, _ segment: Range<Int>) -> Int {
        guard segment.count == 1 || segment.count == 2 else { return 0 }
        for index in segment where bytes[index] != 0x2E { return 0 }
        return segment.count
    }

    /// The segment's own bytes where nothing is encoded, else their decoded form behind the head's bytes.
    private static func decoded(
        _ bytes: borrowing Span<UInt8>, _ segment: Range<Int>, in head: inout RequestHead
    ) throws(HTTPError) -> Range<Int> {
        var needsDecoding = false
        var isASCII = true
        for index in segment {
            needsDecoding = needsDecoding || bytes[index] == 0x25
            isASCII = isASCII && bytes[index] < 0x80
        }
        guard needsDecoding || !isASCII else { return segment }
        let start = head.bytes.count
        var index = segment.lowerBound
        while index < segment.upperBound {
            var byte = bytes[index]
            index += 1
            if byte == 0x25 {
                guard index + 1 < segment.upperBound, let high = bytes[index].hexDigitValue,
                    let low = bytes[index + 1].hexDigitValue
                else { throw .badRequest("A percent sign in the path is not followed by two hexadecimal digits.") }
                byte = high << 4 | low
                index += 2
                guard byte >= 0x20, byte != 0x7F else { throw .badRequest("The path encodes a control character.") }
            }
            head.bytes.append(byte)
        }
        guard isUTF8(head.bytes.span.extracting(start..<head.bytes.count)) else {
            throw .badRequest("The path is not UTF-8.")
        }
        return start..<head.bytes.count
    }

    private static func checkQuery(_ bytes: borrowing Span<UInt8>, _ query: Range<Int>) throws(HTTPError) {
        var needsDecoding = false
        for index in query { needsDecoding = needsDecoding || bytes[index] == 0x25 || bytes[index] >= 0x80 }
        guard needsDecoding else { return }
        let decoded = PercentCoding.formDecoded([UInt8](copying: bytes.extracting(query)))
        guard isUTF8(decoded.span) else { throw .badRequest("The query is not UTF-8.") }
    }

    private static func isUTF8(_ bytes: Span<UInt8>) -> Bool {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes)
            return true
        } catch {
            return false
        }
    }
}
