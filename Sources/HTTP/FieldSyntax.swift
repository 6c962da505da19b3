import Bytes

/// The character classes of RFC 9110, section 5, and comparisons over received bytes.
enum FieldSyntax {
    /// tchar, RFC 9110, section 5.6.2.
    static func isToken(_ byte: UInt8) -> Bool {
        if byte.isASCIIAlphanumeric { return true }
        switch byte {
        case 0x21, 0x23, 0x24, 0x25, 0x26, 0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E, 0x5F, 0x60, 0x7C, 0x7E: return true
        default: return false
        }
    }

    /// The range without spaces and tabs at its ends (OWS, section 5.6.3).
    static func trimmed(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        return start..<end
    }

    /// Whether the bytes are `name`, given in lower case, without regard to their own case.
    static func equals(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>, _ name: String) -> Bool {
        let name = name.utf8.span
        guard range.count == name.count else { return false }
        for index in name.indices where bytes[range.lowerBound + index].asciiLowercased != name[index] { return false }
        return true
    }

    /// Calls `body` with each element of a comma-separated list, trimmed, empty ones left out (section 5.6.1).
    static func forEachElement(
        _ bytes: borrowing Span<UInt8>, _ range: Range<Int>, _ body: (borrowing Span<UInt8>, Range<Int>) -> Void
    ) {
        var start = range.lowerBound
        for index in range.lowerBound...range.upperBound
        where index == range.upperBound || bytes[index] == 0x2C {
            let element = trimmed(bytes, start..<index)
            if !element.isEmpty { body(bytes, element) }
            start = index + 1
        }
    }
}
