/// Percent-encoding and -decoding (RFC 3986, section 2.1).
@usableFromInline package enum PercentCoding {
    /// The bytes with every `%XX` replaced by its byte; a `%` without two hexadecimal digits stays as it is.
    package static func decoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            if byte == 0x25, let high = rest.first?.hexDigitValue, let low = rest.dropFirst().first?.hexDigitValue {
                output.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                output.append(byte)
            }
        }
        return output
    }

    /// Like `decoded`, with `+` as a space (`application/x-www-form-urlencoded`, WHATWG URL 5.1).
    package static func formDecoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
        decoded(bytes.map { $0 == 0x2B ? 0x20 : $0 })
    }

    /// The bytes with every one that `isKept` does not name written as `%XX`, in upper case.
    package static func encoded(_ bytes: some Sequence<UInt8>, keeping isKept: (UInt8) -> Bool) -> [UInt8] {
        var output: [UInt8] = []
        for byte in bytes {
            if isKept(byte) {
                output.append(byte)
            } else {
                output.append(0x25)
                output.append(upperHexDigit(byte >> 4))
                output.append(upperHexDigit(byte & 15))
            }
        }
        return output
    }

    /// RFC 3986, section 2.3: letters, digits, `-`, `.`, `_`, `~`.
    @inlinable package static func isUnreserved(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte == 0x2D || byte == 0x2E || byte == 0x5F || byte == 0x7E
    }

    private static func upperHexDigit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 0x30 + nibble : 0x37 + nibble }
}
