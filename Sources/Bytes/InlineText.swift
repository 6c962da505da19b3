/// A few ASCII characters that are kept where the value stands: making, copying and dropping one touches no other memory.
package struct InlineText: Sendable, Equatable {
    /// The most characters that one may have.
    package static let capacity = 47

    /// The characters as UTF-8; those from `count` on mean nothing.
    package private(set) var bytes = InlineArray<47, UInt8>(repeating: 0)
    private var byteCount: UInt8 = 0

    package init() {}

    /// `text` is ASCII, and no longer than `capacity`.
    package init(_ text: String) {
        precondition(text.utf8.count <= InlineText.capacity && text.utf8.allSatisfy { $0 < 0x80 }, "no short text")
        for byte in text.utf8 { append(byte) }
    }

    package var count: Int { Int(byteCount) }

    /// Adds one ASCII character.
    package mutating func append(_ byte: UInt8) {
        bytes[count] = byte
        byteCount &+= 1
    }

    /// Adds the decimal digits of a number.
    package mutating func append(decimal number: UInt32) {
        var power: UInt32 = 1
        while number / power >= 10 { power &*= 10 }
        while power > 0 {
            append(0x30 + UInt8(truncatingIfNeeded: number / power % 10))
            power /= 10
        }
    }

    /// Adds the lower-case hexadecimal digits of a number, without leading zeros.
    package mutating func append(hexadecimal number: UInt32) {
        let digitCount = max(1, 8 - number.leadingZeroBitCount / 4)
        var digits = Digits.hexadecimalWord(number) << UInt64(64 - 8 * digitCount)
        for _ in 0..<digitCount {
            append(UInt8(truncatingIfNeeded: digits >> 56))
            digits <<= 8
        }
    }

    package var text: String { bytes.span.extracting(0..<count).string }

    package static func == (left: InlineText, right: InlineText) -> Bool {
        guard left.byteCount == right.byteCount else { return false }
        for index in 0..<left.count where left.bytes[index] != right.bytes[index] { return false }
        return true
    }
}
