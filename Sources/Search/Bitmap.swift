/// A bit for each document of a segment.
struct Bitmap: Sendable, Equatable {
    private(set) var count: Int
    var words: [UInt64]

    init(count: Int, filled: Bool = false) {
        self.count = count
        words = Array(repeating: filled ? UInt64.max : 0, count: (count + 63) / 64)
        if filled, count % 64 != 0 { words[words.count - 1] = 1 << UInt64(count % 64) &- 1 }
    }

    subscript(index: Int) -> Bool {
        get { words[index >> 6] >> UInt64(index & 63) & 1 == 1 }
        set {
            let bit = UInt64(1) << UInt64(index & 63)
            if newValue { words[index >> 6] |= bit } else { words[index >> 6] &= ~bit }
        }
    }

    /// The number of bits that are set.
    var cardinality: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// Calls a function for each bit that is set, ascending.
    func forEach(_ body: (Int) -> Void) {
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                body(index << 6 + rest.trailingZeroBitCount)
                rest &= rest &- 1
            }
        }
    }

    /// The first bit from one on that is set.
    func first(from index: Int) -> Int? {
        var word = index >> 6
        guard word < words.count else { return nil }
        var rest = words[word] & UInt64.max << UInt64(index & 63)
        while rest == 0 {
            word += 1
            if word == words.count { return nil }
            rest = words[word]
        }
        return word << 6 + rest.trailingZeroBitCount
    }

    /// The last bits that are set, so many at most, ascending.
    func last(_ limit: Int) -> [UInt32] {
        var found: [UInt32] = []
        for index in words.indices.reversed() where words[index] != 0 {
            var rest = words[index]
            while rest != 0, found.count < limit {
                let bit = 63 - rest.leadingZeroBitCount
                found.append(UInt32(index << 6 + bit))
                rest &= ~(1 << UInt64(bit))
            }
            if found.count == limit { break }
        }
        return found.reversed()
    }

    mutating func formIntersection(_ other: Bitmap) {
        for index in words.indices { words[index] &= other.words[index] }
    }

    mutating func formUnion(_ other: Bitmap) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    /// The bits of several bitmaps behind one another.
    static func concatenation(_ parts: [Bitmap]) -> Bitmap {
        var whole = Bitmap(count: parts.reduce(0) { $0 + $1.count })
        var offset = 0
        for part in parts {
            for index in 0..<part.count where part[index] { whole[offset + index] = true }
            offset += part.count
        }
        return whole
    }
}
