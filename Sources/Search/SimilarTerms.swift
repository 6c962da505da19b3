import Text

/// Walks a segment's sorted dictionary for the terms within a few edits of a word, beginning by beginning.
///
/// Insertions, deletions, substitutions and exchanges of neighbours count one each. A beginning is left as soon as no word that
/// begins so can be near enough (Ukkonen's cut-off); once all edits are spent only the letters that fit are looked up.
struct SimilarTerms {
    private let segment: Segment
    private let word: [UInt8]
    private let limit: UInt8
    private let table = Folding.table
    /// For each length of the beginning at hand its distances to all beginnings of the word.
    private var rows: [UInt8]
    private var path: [UInt8]
    private var found: [(term: Int, distance: Int)] = []
    /// Beginnings that are near enough themselves: ranges of terms.
    private var begins: [Range<Int>] = []
    private var takesBegins = false

    /// `word` is folded and has at most 64 letters.
    init(in segment: Segment, to word: [UInt8], limit: Int) {
        self.segment = segment
        self.word = word
        self.limit = UInt8(limit)
        rows = Array(repeating: UInt8(limit + 1), count: (word.count + 1) * (word.count + limit + 2))
        path = Array(repeating: 0, count: word.count + limit + 2)
        for index in 0...min(word.count, limit) { rows[index] = UInt8(index) }
    }

    /// The terms within `limit` edits, in the order of the dictionary.
    mutating func terms() -> [(term: Int, distance: Int)] {
        walk(0..<segment.termCount, depth: 0)
        return found
    }

    /// The terms that begin with something within `limit` edits, as ranges.
    mutating func completions() -> [Range<Int>] {
        takesBegins = true
        walk(0..<segment.termCount, depth: 0)
        return begins
    }

    /// Looks at terms that share their first `depth` bytes, which are in `path`, folded.
    private mutating func walk(_ range: Range<Int>, depth: Int) {
        var start = range.lowerBound
        let row = depth * (word.count + 1)
        let distance = rows[row + word.count]
        if takesBegins, distance <= limit {
            begins.append(range)
            return
        }
        if start < range.upperBound, length(start) == depth {
            if distance <= limit { found.append((start, Int(distance))) }
            start += 1
        }
        guard start < range.upperBound, depth < word.count + Int(limit) else { return }
        if leastDistance(depth) == limit { return walkFitting(start..<range.upperBound, depth: depth) }
        while start < range.upperBound {
            let byte = self.byte(start, depth)
            let end = byte == 0xFF ? range.upperBound : first(in: start..<range.upperBound, depth, notBelow: byte + 1)
            if extend(by: byte, depth: depth) { walk(start..<end, depth: depth + 1) }
            start = end
        }
    }

    /// The same where no edit is left: only letters that stand in the word at the right place lead on.
    private mutating func walkFitting(_ range: Range<Int>, depth: Int) {
        let row = depth * (word.count + 1)
        let first = max(0, depth - Int(limit))
        for index in first..<max(first, min(word.count, depth + Int(limit) + 1)) where rows[row + index] <= limit {
            let letter = word[index]
            if (first..<index).contains(where: { word[$0] == letter && rows[row + $0] <= limit }) { continue }
            for byte in WordExpander.likes(of: letter) {
                let start = self.first(in: range, depth, notBelow: byte)
                guard start < range.upperBound, self.byte(start, depth) == byte else { continue }
                let end = self.first(in: start..<range.upperBound, depth, notBelow: byte + 1)
                if extend(by: byte, depth: depth) { walk(start..<end, depth: depth + 1) }
            }
        }
    }

    private func length(_ term: Int) -> Int { Int(segment.termStarts[term + 1]) - Int(segment.termStarts[term]) }

    private func byte(_ term: Int, _ depth: Int) -> UInt8 { segment.termBytes[Int(segment.termStarts[term]) + depth] }

    private func leastDistance(_ depth: Int) -> UInt8 {
        let row = depth * (word.count + 1)
        var least = limit + 1
        for index in max(0, depth - Int(limit))...min(word.count, depth + Int(limit)) {
            least = min(least, rows[row + index])
        }
        return least
    }

    /// The first term of a range whose byte at `depth` is not below `byte`; galloping, for the next letter is mostly near.
    private func first(in range: Range<Int>, _ depth: Int, notBelow byte: UInt8) -> Int {
        var low = range.lowerBound
        var step = 1
        while low + step < range.upperBound, self.byte(low + step, depth) < byte {
            low += step
            step <<= 1
        }
        var high = min(range.upperBound, low + step)
        while low < high {
            let middle = (low + high) >> 1
            if self.byte(middle, depth) < byte { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Makes the next row. Says whether anything that begins so may be near enough.
    private mutating func extend(by byte: UInt8, depth: Int) -> Bool {
        let letter = byte < 0xC0 ? table[Int(byte)] : byte
        let width = word.count + 1
        let (old, new) = (depth * width, (depth + 1) * width)
        path[depth] = letter
        let lowest = max(0, depth + 1 - Int(limit))
        let highest = min(word.count, depth + 1 + Int(limit))
        guard lowest <= highest else { return false }
        var isNear = false
        for index in lowest...highest {
            var value = index <= depth + Int(limit) ? rows[old + index] + 1 : limit + 1
            if index > 0 {
                value = min(value, rows[old + index - 1] + (word[index - 1] == letter ? 0 : 1))
                if index > lowest { value = min(value, rows[new + index - 1] + 1) }
                if index > 1, depth > 0, letter == word[index - 2], path[depth - 1] == word[index - 1] {
                    value = min(value, rows[old - width + index - 2] + 1)
                }
            } else {
                value = UInt8(min(depth + 1, Int(limit) + 1))
            }
            rows[new + index] = min(value, limit + 1)
            if value <= limit { isNear = true }
        }
        return isNear
    }
}
