/// Bytes as text digits: lower-case hexadecimal and Crockford's base32.
@usableFromInline package enum Digits {
    /// Two lower-case hexadecimal digits a byte.
    package static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var output: [UInt8] = []
        for byte in bytes {
            output.append(digits[Int(byte >> 4)])
            output.append(digits[Int(byte & 15)])
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Crockford's base32 in lower case, most significant bits first, without padding.
    package static func crockford(_ bytes: some Sequence<UInt8>) -> String {
        var output: [UInt8] = []
        var bits: UInt32 = 0
        var bitCount = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            bitCount += 8
            while bitCount >= 5 {
                bitCount -= 5
                output.append(crockfordAlphabet[Int(bits >> UInt32(bitCount) & 31)])
            }
            bits &= 0xFF
        }
        if bitCount > 0 { output.append(crockfordAlphabet[Int(bits << UInt32(5 - bitCount) & 31)]) }
        return String(decoding: output, as: UTF8.self)
    }

    /// The eight lower-case hexadecimal digits of a number as ASCII, the first one in the highest byte.
    package static func hexadecimalWord(_ number: UInt32) -> UInt64 {
        // Spreads the nibbles over eight bytes, then adds 0x30, and 0x27 more where one is above 9.
        var word = UInt64(number)
        word = (word | word << 16) & 0x0000_FFFF_0000_FFFF
        word = (word | word << 8) & 0x00FF_00FF_00FF_00FF
        word = (word | word << 4) & 0x0F0F_0F0F_0F0F_0F0F
        let letters = (word &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        return word &+ 0x3030_3030_3030_3030 &+ letters &* 0x27
    }

    /// The value of the eight lower-case digits of Crockford's base32 from `start` on, 40 bits; nil where one of them is none.
    @inlinable package static func crockfordValue(of bytes: Span<UInt8>, at start: Int) -> UInt64? {
        var (value, invalid) = (UInt64(0), UInt8(0))
        for index in start..<start + 8 {
            let byte = bytes[index]
            let digit = unsafe crockfordValues.utf8Start[Int(byte & 0x7F)]
            invalid |= byte & 0x80 | digit & 0x20
            value = value &<< 5 | UInt64(digit & 0x1F)
        }
        return invalid == 0 ? value : nil
    }

    /// For each ASCII character 0x40 and its value, or a space.
    @usableFromInline static let crockfordValues: StaticString =
        "                                                @ABCDEFGHI                                       JKLMNOPQ RS TU VWXYZ [\\]^_     "

    private static let crockfordAlphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
}

extension Span<UInt8> {
    /// The bytes as text, without an array in between; what is no UTF-8 becomes U+FFFD.
    package var string: String {
        unsafe withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
}
