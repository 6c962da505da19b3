import Bytes

/// The character classes of RFC 9110, section 5, and comparisons over received bytes.
enum FieldSyntax {
    /// tchar, RFC 9110, section 5.6.2.
    static func isToken(_ byte: UInt8) -> Bool {
        // A bit for each of 0…63 and of 64…127: digits and !#$%&'*+-. in the first, letters and ^_`|~ in the second.
        let bits: UInt64 = byte & 0x40 == 0 ? 0x03FF_6CFA_0000_0000 : 0x57FF_FFFF_C7FF_FFFE
        return byte < 0x80 && bits >> UInt64(byte & 0x3F) & 1 == 1
    }

    /// The range without spaces and tabs at its ends (OWS, section 5.6.3).
    static func trimmed(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        return start..<end
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
