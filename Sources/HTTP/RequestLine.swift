import Bytes

/// `method SP request-target SP HTTP-version` (RFC 9112, section 3), with exactly one space at each place.
enum RequestLine {
    static func read(
        _ bytes: borrowing Span<UInt8>, _ line: Range<Int>, into head: inout RequestHead
    ) throws(HTTPError) {
        var index = line.lowerBound
        while index < line.upperBound, FieldSyntax.isToken(bytes[index]) { index += 1 }
        let method = line.lowerBound..<index
        guard !method.isEmpty, index < line.upperBound, bytes[index] == 0x20 else {
            throw .badRequest("The request line does not begin with a method and a space.")
        }
        let targetStart = index + 1
        index = min(targetStart + bytes.plainTargetRunLength(from: targetStart), line.upperBound)
        var isPlain = true
        while index < line.upperBound, bytes[index] > 0x20 {
            switch bytes[index] {
            case 0x23, 0x25, 0x3F, 0x5C, 0x7F...0xFF: isPlain = false
            default: break
            }
            index += 1
        }
        head.target = targetStart..<index
        head.hasPlainTarget = isPlain
        guard !head.target.isEmpty, index < line.upperBound, bytes[index] == 0x20 else {
            throw .badRequest("The request line has no target between single spaces.")
        }
        head.isHTTP10 = try version(bytes, index + 1..<line.upperBound) == 0
        // The grammar comes first: a malformed line is a 400, whatever its method.
        guard let known = Method(bytes, method) else { throw .notImplemented("The method is not known here.") }
        head.method = known
    }

    /// The minor version of `HTTP/1.x`, in exactly that form (RFC 9112, section 2.3).
    private static func version(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) throws(HTTPError) -> UInt8 {
        let word = range.count == 8 ? bytes.firstWord(of: range) : 0
        let (major, minor) = (UInt8(truncatingIfNeeded: word >> 40), UInt8(truncatingIfNeeded: word >> 56))
        // "HTTP/_._", little-endian.
        guard word & 0x00FF_00FF_FFFF_FFFF == 0x002E_002F_5054_5448, major.isASCIIDigit, minor.isASCIIDigit else {
            throw .badRequest("The request line does not end with an HTTP version.")
        }
        guard major == 0x31 else { throw .versionNotSupported }
        return minor &- 0x30
    }
}
