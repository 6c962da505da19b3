/// Classes of ASCII bytes, as RFC 5234 and the WHATWG Infra Standard name them.
extension UInt8 {
    /// `0`–`9`.
    @inlinable package var isASCIIDigit: Bool { self &- 0x30 < 10 }

    /// `A`–`Z` and `a`–`z`.
    @inlinable package var isASCIIAlpha: Bool { (self | 0x20) &- 0x61 < 26 }

    /// `A`–`Z`.
    @inlinable package var isASCIIUpperAlpha: Bool { self &- 0x41 < 26 }

    /// A letter or a digit of ASCII.
    @inlinable package var isASCIIAlphanumeric: Bool { isASCIIAlpha || isASCIIDigit }

    /// Tab, line feed, form feed, carriage return, space (Infra Standard: ASCII whitespace).
    @inlinable package var isASCIIWhitespace: Bool {
        self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C
    }

    /// The byte with `A`–`Z` mapped to `a`–`z`, every other byte unchanged.
    @inlinable package var asciiLowercased: UInt8 { isASCIIUpperAlpha ? self | 0x20 : self }

    /// How many bytes the scalar takes that begins with this one, in text that is known to be UTF-8.
    @inlinable package var utf8Length: Int { self < 0x80 ? 1 : self < 0xE0 ? 2 : self < 0xF0 ? 3 : 4 }

    /// The value of a hexadecimal digit, or nil.
    @inlinable package var hexDigitValue: UInt8? {
        if isASCIIDigit { return self &- 0x30 }
        let letter = (self | 0x20) &- 0x61
        return letter < 6 ? letter &+ 10 : nil
    }
}

extension Sequence<UInt8> {
    /// Whether both sequences are equal when `A`–`Z` and `a`–`z` count as the same.
    @inlinable package func equalsIgnoringASCIICase(_ other: some Sequence<UInt8>) -> Bool {
        elementsEqual(other) { $0.asciiLowercased == $1.asciiLowercased }
    }
}
