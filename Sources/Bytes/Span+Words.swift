extension Span<UInt8> {
    /// The number of words in UTF-8, parted by white space (the scalars that Unicode calls so). O(bytes).
    package var wordCount: Int {
        var count = 0
        var isInWord = false
        var index = 0
        while index < self.count {
            index += takeWords(from: index, &count, &isInWord)
            let end = Swift.min(index + 8, self.count)
            while index < end {
                let length = whitespaceLength(at: index)
                if length == 0, !isInWord { count += 1 }
                isInWord = length == 0
                index += Swift.max(1, length)
            }
        }
        return count
    }

    /// Takes eight bytes at a step where the only white space among them is U+0020, as it nearly always is. Gives the bytes taken.
    private func takeWords(from start: Int, _ wordCount: inout Int, _ isInWord: inout Bool) -> Int {
        unsafe withUnsafeBytes { bytes in
            var index = start
            while index &+ 8 <= bytes.count {
                let word = UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                let high: UInt64 = 0x8080_8080_8080_8080
                let rare = Span.below0x20(word) | Span.beginsOtherWhitespace(word)
                if rare & high != 0 { break }
                let letters = ~Span.equal(word, to: 0x20) & high
                // A word begins at each letter that has none before it.
                let before = letters &<< 8 | (isInWord ? 0x80 : 0)
                wordCount &+= (letters & ~before).nonzeroBitCount
                isInWord = letters &>> 63 != 0
                index &+= 8
            }
            return index &- start
        }
    }

    /// Bit 7 of each byte that may begin white space beyond ASCII, 0xC2 or 0xE0…EF; the other bits mean nothing.
    @inline(__always) private static func beginsOtherWhitespace(_ word: UInt64) -> UInt64 {
        let isThreeLong = word & word &<< 1 & word &<< 2 & ~(word &<< 3)
        let low = (word & 0x7F7F_7F7F_7F7F_7F7F) ^ 0x4242_4242_4242_4242
        return isThreeLong | word & ~(low &+ 0x7F7F_7F7F_7F7F_7F7F)
    }

    /// The bytes of the white space (Unicode's `White_Space`) that begins at a byte of UTF-8, 0 where none does.
    @inline(__always) private func whitespaceLength(at index: Int) -> Int {
        switch self[index] {
        case 0x20, 0x09...0x0D: 1
        case 0xC2: self[index + 1] == 0x85 || self[index + 1] == 0xA0 ? 2 : 0
        case 0xE1...0xE3: Span.isWideWhitespace(self[index], self[index + 1], self[index + 2]) ? 3 : 0
        default: 0
        }
    }

    /// U+1680, U+2000…200A, U+2028, U+2029, U+202F, U+205F and U+3000.
    private static func isWideWhitespace(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch (first, second) {
        case (0xE1, 0x9A), (0xE3, 0x80): third == 0x80
        case (0xE2, 0x80): third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF
        case (0xE2, 0x81): third == 0x9F
        default: false
        }
    }
}
