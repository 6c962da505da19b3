/// Bytes as text digits: lower-case hexadecimal and Crockford's base32.
package enum Digits {
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
    package static func crockfordValue(of byte: UInt8) -> UInt8? {
        crockfordAlphabet.firstIndex(of: byte).map { UInt8($0) }
    }

    private static let crockfordAlphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
}
