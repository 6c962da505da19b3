/// How far two folded words are apart, letter by letter.
enum Spelling {
    /// One bit for each letter that occurs. An edit changes two bits at most.
    static func signature(of word: some Sequence<UInt8>) -> UInt32 {
        var bits: UInt32 = 0
        for byte in word { bits |= 1 << UInt32(byte & 31) }
        return bits
    }

    /// The number of insertions, deletions, substitutions and exchanges of neighbours that make one of the other.
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        SpellingPattern(left).distance { right.count > $0 ? right[$0] : nil }
    }
}

/// A word to which many others are compared: bit-parallel, after Hyyrö (2003), for words of at most 64 letters.
struct SpellingPattern {
    private let masks: [UInt64]
    private let count: Int

    init(_ word: [UInt8]) {
        var masks = [UInt64](repeating: 0, count: 256)
        for (index, letter) in word.prefix(64).enumerated() { masks[Int(letter)] |= 1 << UInt64(index) }
        self.masks = masks
        count = min(64, word.count)
    }

    /// The distance to a word whose letters a function gives one after another.
    @inline(__always) func distance(_ letter: (Int) -> UInt8?) -> Int {
        var positive = UInt64.max
        var negative: UInt64 = 0
        var diagonal: UInt64 = 0
        var last: UInt64 = 0
        var score = count
        let top = UInt64(1) << UInt64(max(0, count - 1))
        var index = 0
        while let next = letter(index) {
            let mask = masks[Int(next)]
            let exchanged = (~diagonal & mask) << 1 & last
            diagonal = ((mask & positive) &+ positive) ^ positive | mask | negative | exchanged
            var up = negative | ~(diagonal | positive)
            var down = diagonal & positive
            if up & top != 0 { score += 1 }
            if down & top != 0 { score -= 1 }
            up = up << 1 | 1
            down <<= 1
            positive = down | ~(diagonal | up)
            negative = up & diagonal
            last = mask
            index += 1
        }
        return score
    }
}
