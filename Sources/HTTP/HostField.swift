import Bytes

/// The grammar of `Host` (RFC 9110, section 7.2; RFC 3986, section 3.2.2), without user information.
enum HostField {
    /// `host [":" port]`; the host is a name, an IPv4 address or an IPv6 address in brackets, and not empty.
    static func isValid(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        guard index < range.upperBound else { return false }
        if bytes[index] == 0x5B {
            index += 1
            let start = index
            while index < range.upperBound, bytes[index] != 0x5D {
                guard bytes[index].hexDigitValue != nil || bytes[index] == 0x3A || bytes[index] == 0x2E else {
                    return false
                }
                index += 1
            }
            guard index < range.upperBound, index - start >= 2 else { return false }
            index += 1
        } else {
            while index < range.upperBound, bytes[index] != 0x3A {
                guard isNameByte(bytes[index]) else { return false }
                index += 1
            }
            guard index > range.lowerBound else { return false }
        }
        guard index < range.upperBound else { return true }
        return bytes[index] == 0x3A && isPort(bytes, index + 1..<range.upperBound)
    }

    private static func isPort(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count <= 5 else { return false }
        var (port, isNumber) = (UInt32(0), true)
        for index in range {
            let digit = bytes[index] &- 0x30
            isNumber = isNumber && digit < 10
            port = port &* 10 &+ UInt32(digit)
        }
        return isNumber && port <= 65_535
    }

    /// unreserved, percent and sub-delims of RFC 3986, without the comma, at which a list of values would be split.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        // A bit for each of 0…63 and of 64…127: digits and !$%&'()*+-.;= in the first, letters and _~ in the second.
        let bits: UInt64 = byte & 0x40 == 0 ? 0x2BFF_6FF2_0000_0000 : 0x47FF_FFFE_87FF_FFFE
        return byte < 0x80 && bits >> UInt64(byte & 0x3F) & 1 == 1
    }
}
