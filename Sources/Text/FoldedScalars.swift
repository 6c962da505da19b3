import Bytes

/// Steps through a text scalar by scalar, each as `DateFolding` reads it; up to U+07FF that is one look-up in a table.
struct FoldedScalars {
    enum Kind: UInt32 { case dropped, space, symbol, digit, persianDigit, letter }

    /// A scalar's kind with the plain symbol, the digit's sign or the folded letter.
    struct Element {
        fileprivate let word: UInt32

        var kind: Kind { Kind(rawValue: word >> 24) ?? .dropped }
        /// The scalar that it folds to.
        var value: UInt32 { word & 0xFF_FFFF }
        /// The scalar's length in UTF-16.
        let width: Int

        fileprivate init(_ word: UInt32, width: Int) { (self.word, self.width) = (word, width) }

        /// Takes the scalar's bytes of UTF-8 into a hash.
        func append(to hash: inout ByteHash) { forEachByte { hash.append($0) } }

        func append(to bytes: inout [UInt8]) { forEachByte { bytes.append($0) } }

        func append(to bytes: inout OutputSpan<UInt8>) { forEachByte { bytes.append($0) } }

        /// UTF-8, of which Arabic takes two bytes.
        @inline(__always)
        private func forEachByte(_ body: (UInt8) -> Void) {
            if value < 0x80 {
                body(UInt8(truncatingIfNeeded: value))
            } else if value < 0x800 {
                body(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
                body(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
            } else {
                for byte in Unicode.Scalar(value).flatMap(UTF8.encode) ?? UTF8.encodedReplacementCharacter {
                    body(byte)
                }
            }
        }
    }

    private var index = 0
    private let table = FoldedScalars.shared

    /// The next scalar of the text, whose bytes are given anew each time since a span is not kept.
    @inline(__always)
    mutating func next(in bytes: Span<UInt8>) -> Element? {
        guard index < bytes.count else { return nil }
        let first = UInt32(bytes[index])
        if first < 0x80 {
            index += 1
            return Element(table[Int(first)], width: 1)
        }
        if first < 0xE0 {
            let value = (first & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F)
            index += 2
            return Element(table[Int(value)], width: 1)
        }
        let length = first < 0xF0 ? 3 : 4
        var value = first & (first < 0xF0 ? 0x0F : 0x07)
        for place in 1..<length { value = value << 6 | UInt32(bytes[index + place] & 0x3F) }
        index += length
        return Element(FoldedScalars.word(of: Unicode.Scalar(value) ?? "\u{FFFD}"), width: length - 2)
    }

    private static let shared: [UInt32] = (0..<0x800).map { word(of: Unicode.Scalar(UInt32($0)) ?? "\u{FFFD}") }

    private static func word(of scalar: Unicode.Scalar) -> UInt32 {
        switch DateFolding.role(of: scalar) {
        case .dropped: packed(.dropped, 0)
        case .space: packed(.space, 0x20)
        case .symbol: packed(.symbol, DateFolding.plainSymbol(scalar).value)
        case .digit(let digit, let isPersian): packed(isPersian ? .persianDigit : .digit, 0x30 + UInt32(digit))
        case .letter(let letter): packed(.letter, letter.value)
        }
    }

    private static func packed(_ kind: Kind, _ value: UInt32) -> UInt32 { kind.rawValue << 24 | value }
}
