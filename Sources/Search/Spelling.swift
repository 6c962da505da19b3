/// How far two folded words are apart, letter by letter.
enum Spelling {
    /// One bit for each letter that occurs. An edit changes two bits at most.
    static func signature(of word: some Sequence<UInt8>) -> UInt32 {
        var bits: UInt32 = 0
        for byte in word { bits |= 1 << UInt32(byte & 31) }
        return bits
    }

    /// The number of insertions, deletions, substitutions and exchanges of neighbours that make one of the other.
    ///
    /// Answers `limit + 1` for anything farther than `limit`. O(length × limit).
    static func distance(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>, limit: Int) -> Int {
        if abs(left.count - right.count) > limit { return limit + 1 }
        let width = right.count + 1
        let far = limit + 1
        var before = [Int](repeating: far, count: width)
        var last = (0..<width).map { min($0, far) }
        var current = last
        for row in 1..<left.count + 1 {
            let letter = left[left.startIndex + row - 1]
            var best = far
            current[0] = min(row, far)
            for column in 1..<width {
                let other = right[right.startIndex + column - 1]
                var cost = last[column - 1] + (letter == other ? 0 : 1)
                cost = min(cost, last[column] + 1, current[column - 1] + 1)
                if row > 1, column > 1, letter == right[right.startIndex + column - 2],
                    left[left.startIndex + row - 2] == other
                {
                    cost = min(cost, before[column - 2] + 1)
                }
                current[column] = min(cost, far)
                best = min(best, current[column])
            }
            if best >= far, row > 1 { return far }
            swap(&before, &last)
            swap(&last, &current)
        }
        return min(last[width - 1], far)
    }
}
