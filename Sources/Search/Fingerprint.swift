import Text

/// What near-duplicates have in common: a text's folded shingles of three words, and its numbers.
package struct Fingerprint: Sendable {
    private let shingles: Set<UInt64>
    /// Numbers of the headline and the first 600 characters.
    private let numbers: Set<[UInt8]>

    /// The fingerprint of a text, its headline apart.
    package init(headline: String, text: String) {
        var shingles: Set<UInt64> = []
        var numbers: Set<[UInt8]> = []
        for (part, isHeadline) in [(headline, true), (text, false)] {
            let tokens = Tokenizer().tokens(of: part)
            let words = (0..<tokens.count).map { Folding.folded(tokens.term($0)) }
            for (index, word) in words.enumerated() where isHeadline || tokens.utf16Starts[index] < 600 {
                if word.first.map({ $0 >= 0x30 && $0 <= 0x39 }) == true { numbers.insert(word) }
            }
            guard words.count >= 3 else { continue }
            for index in 0...words.count - 3 { shingles.insert(Fingerprint.hash(words[index..<index + 3])) }
        }
        self.shingles = shingles
        self.numbers = numbers
    }

    private static func hash(_ words: ArraySlice<[UInt8]>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for word in words {
            for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        return hash
    }

    /// The share of all shingles that both have (Jaccard), 0…1.
    package func similarity(to other: Fingerprint) -> Float {
        let common = shingles.intersection(other.shingles).count
        let all = shingles.count + other.shingles.count - common
        return all == 0 ? 0 : Float(common) / Float(all)
    }

    /// Whether the numbers of both differ as those of two issues of one bulletin do.
    package func hasOtherNumbers(than other: Fingerprint) -> Bool {
        guard numbers.count >= 2, other.numbers.count >= 2 else { return false }
        let common = numbers.intersection(other.numbers).count
        return Float(common) / Float(min(numbers.count, other.numbers.count)) < 0.9
    }

    /// Similar enough to be one article, with the same numbers.
    package func isDuplicate(of other: Fingerprint) -> Bool {
        similarity(to: other) >= 0.29 && !hasOtherNumbers(than: other)
    }
}
