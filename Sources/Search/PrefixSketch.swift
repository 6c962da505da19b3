import Text

/// Which beginnings a segment's words have, their letters folded byte by byte, by a few bits of each one's hash: most of what no word
/// begins with is told without a look into the dictionary.
struct PrefixSketch: Sendable {
    /// Each beginning has three bits of one of these.
    let words: [UInt64]

    /// Longer beginnings are not among them.
    static let longest = SimilarTerms.longest + 2
    /// The hash of no letters.
    static let start: UInt64 = 0xCBF2_9CE4_8422_2325

    init(termStarts: FlatArray<UInt32>, termBytes: FlatArray<UInt8>, sharedLengths: FlatArray<UInt8>) {
        let count = (0..<sharedLengths.count).reduce(0) { sum, term in
            sum + Int(termStarts[term + 1] - termStarts[term]) - Int(sharedLengths[term])
        }
        var size = 1
        while 8 * size < count { size *= 2 }
        var words = [UInt64](repeating: 0, count: size)
        let letters = PrefixSketch.letters
        var hashes = [UInt64](repeating: PrefixSketch.start, count: PrefixSketch.longest + 1)
        unsafe words.withUnsafeMutableBufferPointer { words in
            for term in 0..<sharedLengths.count {
                let start = Int(termStarts[term])
                let length = min(Int(termStarts[term + 1]) - start, PrefixSketch.longest)
                var depth = min(Int(sharedLengths[term]), length)
                while depth < length {
                    let hash = PrefixSketch.hash(hashes[depth], letters[Int(termBytes[start + depth])])
                    depth += 1
                    hashes[depth] = hash
                    let place = PrefixSketch.place(of: hash, among: size)
                    unsafe words[place.word] |= place.bits
                }
            }
        }
        self.words = words
    }

    /// The letter that each byte of a term folds to.
    static var letters: [UInt8] {
        let table = Folding.table
        return (0...UInt8.max).map { $0 < 0xC0 ? table[Int($0)] : $0 }
    }

    /// The hash of a beginning and one letter more.
    @inline(__always) static func hash(_ hash: UInt64, _ letter: UInt8) -> UInt64 {
        (hash ^ UInt64(letter)) &* 0x100_0000_01B3
    }

    @inline(__always) static func place(of hash: UInt64, among count: Int) -> (word: Int, bits: UInt64) {
        let mixed = (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15
        let bits = 1 << (mixed >> 44 & 63) | 1 << (mixed >> 50 & 63) | 1 << (mixed >> 56 & 63) as UInt64
        return (Int(truncatingIfNeeded: mixed >> 8) & (count &- 1), bits)
    }

    var byteCount: Int { 8 * words.count }
}
