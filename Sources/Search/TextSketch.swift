import Bytes

/// A text in 64 numbers, by which nearly the same text is known again: one-permutation MinHash over three-word shingles.
///
/// Made in one pass over the bytes; words are runs of bytes that are no ASCII space or punctuation.
package struct TextSketch: Sendable, Equatable {
    /// The least hash of each bin; `.max` where no shingle fell in.
    private var bins = [UInt32](repeating: .max, count: TextSketch.binCount)
    /// Hashes of the words with digits, sorted, each once.
    private var numbers: [UInt32] = []
    private var shingleCount = 0
    private let headline: UInt64

    private static let binCount = 64
    private static let numberLimit = 64
    /// Below this a text says too little to be known by it alone.
    private static let leastShingleCount = 30

    package init(headline: String, text: String) {
        self.headline = ByteHash(of: headline.utf8.lazy.filter { $0 > 0x20 }).value
        var (first, second): (UInt64?, UInt64?)
        var word = ByteHash()
        var isInWord = false
        var hasDigit = false
        for byte in text.utf8 {
            if TextSketch.isPart(byte) {
                word.append(byte)
                hasDigit = hasDigit || (0x30...0x39).contains(byte)
                isInWord = true
            } else if isInWord {
                end(word.value, hasDigit, &first, &second)
                (word, isInWord, hasDigit) = (ByteHash(), false, false)
            }
        }
        if isInWord { end(word.value, hasDigit, &first, &second) }
        numbers = Set(numbers).sorted()
    }

    private mutating func end(_ word: UInt64, _ hasDigit: Bool, _ first: inout UInt64?, _ second: inout UInt64?) {
        if hasDigit, numbers.count < TextSketch.numberLimit { numbers.append(UInt32(truncatingIfNeeded: word >> 20)) }
        if let first, let second {
            let mixed = TextSketch.mixed(first &* 31 &+ second &* 1_000_003 &+ word)
            let bin = Int(mixed & UInt64(TextSketch.binCount - 1))
            bins[bin] = min(bins[bin], UInt32(truncatingIfNeeded: mixed >> 32))
            shingleCount += 1
        }
        (first, second) = (second, word)
    }

    /// The share of shingles that both have, as the bins tell: 0…1.
    package func similarity(to other: TextSketch) -> Double {
        var (common, used) = (0, 0)
        for bin in 0..<TextSketch.binCount where bins[bin] != .max || other.bins[bin] != .max {
            used += 1
            if bins[bin] == other.bins[bin] { common += 1 }
        }
        return used == 0 ? 1 : Double(common) / Double(used)
    }

    /// Whether both are one story: nearly every shingle, and the same numbers. Short texts need the same headline too.
    package func isSameStory(as other: TextSketch) -> Bool {
        if min(shingleCount, other.shingleCount) < TextSketch.leastShingleCount {
            return headline == other.headline && bins == other.bins && numbers == other.numbers
        }
        return similarity(to: other) >= 0.8 && !hasOtherNumbers(than: other)
    }

    /// Two issues of one bulletin differ in their numbers alone.
    private func hasOtherNumbers(than other: TextSketch) -> Bool {
        let least = min(numbers.count, other.numbers.count)
        guard least >= 2 else { return false }
        let common = Set(numbers).intersection(other.numbers).count
        return Double(common) / Double(least) < 0.9
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    /// SplitMix64's finaliser.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
