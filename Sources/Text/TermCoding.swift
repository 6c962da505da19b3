/// How terms are spelt inside the index: one byte for an ASCII or an Arabic letter, UTF-8 for every other scalar.
///
/// U+0620…U+065F become 0x80…0xBF where a scalar may begin; lead bytes 0xC2…0xF4 open UTF-8 sequences. Each spelling is unique,
/// and an edit of one Arabic letter is an edit of one byte.
package enum TermCoding {
    /// Appends one scalar's spelling.
    @inlinable package static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        if scalar < 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: scalar))
        } else if scalar &- 0x620 < 0x40 {
            bytes.append(UInt8(truncatingIfNeeded: scalar &- 0x620 &+ 0x80))
        } else {
            appendUTF8(scalar, to: &bytes)
        }
    }

    /// Appends one scalar above ASCII as UTF-8.
    @inlinable package static func appendUTF8(_ scalar: UInt32, to bytes: inout [UInt8]) {
        if scalar < 0x800 {
            bytes.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
        } else {
            if scalar < 0x10000 {
                bytes.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
            } else {
                bytes.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
                bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
            }
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
        }
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    }

    /// The scalars of a term, in order.
    package static func scalars(of term: some Sequence<UInt8>) -> [UInt32] {
        var scalars: [UInt32] = []
        var pending = 0
        for byte in term {
            if pending > 0 {
                scalars[scalars.count - 1] = scalars[scalars.count - 1] << 6 | UInt32(byte & 0x3F)
                pending -= 1
            } else if byte < 0x80 {
                scalars.append(UInt32(byte))
            } else if byte < 0xC0 {
                scalars.append(UInt32(byte) - 0x80 + 0x620)
            } else {
                pending = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3
                scalars.append(UInt32(byte) & (0x3F >> UInt32(pending)))
            }
        }
        return scalars
    }

    /// The term as readers see it.
    package static func string(of term: some Sequence<UInt8>) -> String {
        var view = String.UnicodeScalarView()
        for scalar in scalars(of: term) { view.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
        return String(view)
    }

    /// The term that spells a string letter by letter, with nothing folded.
    package static func term(of string: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for scalar in string.unicodeScalars { append(scalar.value, to: &bytes) }
        return bytes
    }

    /// Whether every letter is one of Arabic (U+0620…U+065F).
    package static func isArabic(_ term: some Sequence<UInt8>) -> Bool {
        term.allSatisfy { $0 >= 0x80 && $0 < 0xC0 }
    }
}
