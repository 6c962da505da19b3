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

    /// The value 0…31 of a lower-case digit of Crockford's base32, or nil.
    @inlinable package static func crockfordValue(of byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x61...0x68: byte - 0x61 + 10  // a to h; i, l, o and u are left out
        case 0x6A...0x6B: byte - 0x6A + 18
        case 0x6D...0x6E: byte - 0x6D + 20
        case 0x70...0x74: byte - 0x70 + 22
        case 0x76...0x7A: byte - 0x76 + 27
        default: nil
        }
    }

    private static let crockfordAlphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
}

extension Span<UInt8> {
    /// The bytes as text, without an array in between; what is no UTF-8 becomes U+FFFD.
    package var string: String {
        unsafe withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
}
