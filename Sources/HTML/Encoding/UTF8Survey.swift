/// One look over bytes: are they UTF-8, and do they hold carriage returns?
struct UTF8Survey {
    /// Well-formed sequences of more than one byte.
    private(set) var multibyte = 0
    /// Bytes or maximal subparts that are not UTF-8.
    private(set) var invalid = 0
    private(set) var hasCarriageReturn = false
    /// Places where two characters can only be halves of one.
    private(set) var halves = 0

    /// Eight bytes a step where they are ASCII, four such steps at once while they are.
    init(_ window: ByteWindow) {
        var index = 0
        var returns: UInt64 = 0
        while index < window.count {
            index = UTF8Survey.endOfASCII(window, from: index, &returns)
            guard index < window.count else { break }
            if index + 8 <= window.count {
                let word = window.word(at: index, count: 8)
                returns |= Lanes.zeros(word ^ Lanes.filled(0x0D))
                let high = word & Lanes.high
                if high == 0 {
                    index += 8
                    continue
                }
                index += high.trailingZeroBitCount >> 3
            }
            let byte = window[index]
            if byte < 0x80 {
                if byte == 0x0D { returns = 1 }
                index += 1
            } else {
                index = sequences(window, from: index)
            }
        }
        hasCarriageReturn = returns != 0
    }

    /// Steps over blocks of 32 bytes of ASCII and notes whether they hold carriage returns.
    @inline(__always)
    private static func endOfASCII(_ window: ByteWindow, from start: Int, _ returns: inout UInt64) -> Int {
        let (wide, most) = (Lanes.filled(0x0D), Lanes.filled(0x7F))
        var index = start
        // Of ASCII without a carriage return every sum has its top bit.
        var sums = UInt64.max
        while index + 32 <= window.count {
            let first = window.word(at: index, count: 8)
            let second = window.word(at: index + 8, count: 8)
            let third = window.word(at: index + 16, count: 8)
            let fourth = window.word(at: index + 24, count: 8)
            if (first | second | third | fourth) & Lanes.high != 0 { break }
            sums &= ((first ^ wide) &+ most) & ((second ^ wide) &+ most)
            sums &= ((third ^ wide) &+ most) & ((fourth ^ wide) &+ most)
            index += 32
        }
        returns |= ~sums & Lanes.high
        return index
    }

    /// Reads sequences until the next ASCII byte.
    @inline(__always)
    private mutating func sequences(_ window: ByteWindow, from start: Int) -> Int {
        var index = start
        while index < window.count, window[index] >= 0x80 {
            let lead = window[index]
            if lead &- 0xC2 < 0x1E, index + 1 < window.count, window[index + 1] & 0xC0 == 0x80 {
                if lead == 0xC2, DoubleEncoding.isHalf(window, at: index) { halves += 1 }
                index += 2
                multibyte += 1
                continue
            }
            if lead == 0xE2, DoubleEncoding.isHalf(window, at: index) { halves += 1 }
            let length = Self.lengthOfLongSequence(window, at: index)
            if length > 0 { multibyte += 1 } else { invalid += 1 }
            index += max(length, 1)
        }
        return index
    }

    /// 3 or 4, or 0 when the bytes are not well formed (Unicode, table 3-7).
    private static func lengthOfLongSequence(_ window: ByteWindow, at index: Int) -> Int {
        let lead = window[index]
        guard index + 2 < window.count, window[index + 2] & 0xC0 == 0x80 else { return 0 }
        let second = window[index + 1]
        switch lead {
        case 0xE0: return second & 0xE0 == 0xA0 ? 3 : 0
        case 0xED: return second & 0xE0 == 0x80 ? 3 : 0
        case 0xE1...0xEF: return second & 0xC0 == 0x80 ? 3 : 0
        case 0xF0...0xF4:
            guard index + 3 < window.count, window[index + 3] & 0xC0 == 0x80, second & 0xC0 == 0x80 else { return 0 }
            if lead == 0xF0, second < 0x90 { return 0 }
            if lead == 0xF4, second > 0x8F { return 0 }
            return 4
        default: return 0
        }
    }
}
