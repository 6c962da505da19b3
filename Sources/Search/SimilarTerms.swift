import Bytes
import Text

/// Goes through a segment's sorted dictionary for the terms within one or two edits of a word.
///
/// Insertions, deletions, substitutions and exchanges of neighbours count one each. What a term shares with the one before it is not
/// read again, and all terms are passed over that begin as no word can which is near enough.
struct SimilarTerms {
    /// What a beginning leads to (Wu and Manber): bit n is set where it is so many edits or fewer away from the word's first n letters.
    private struct State {
        var none: UInt64
        var one: UInt64
        var two: UInt64
        /// Where in the word the beginning's last letter stands.
        var places: UInt64

        func distance(accepting: UInt64) -> Int? {
            if none & accepting != 0 { return 0 }
            if one & accepting != 0 { return 1 }
            return two & accepting != 0 ? 2 : nil
        }
    }

    /// The letters of the longest word that is looked for.
    static let longest = 62

    private let segment: Segment
    private let limit: Int
    private let table = Folding.table
    /// For each byte where it stands in the word.
    private var places = [UInt64](repeating: 0, count: 256)
    /// The bit of the whole word, and all bits up to it.
    private let whole: UInt64
    private let all: UInt64
    /// For each length of the beginning at hand its state.
    private var states: [State]

    /// `word` is folded and has at most `longest` letters; `limit` is 1 or 2.
    init(in segment: Segment, to word: [UInt8], limit: Int) {
        self.segment = segment
        self.limit = limit
        whole = 1 << UInt64(word.count)
        all = whole << 1 &- 1
        for (index, letter) in word.enumerated() { places[Int(letter)] |= 1 << UInt64(index) }
        let start = State(none: 1, one: 0b11 & all, two: limit > 1 ? 0b111 & all : 0, places: 0)
        states = Array(repeating: start, count: word.count + limit + 2)
    }

    /// The terms within `limit` edits, in the order of the dictionary.
    mutating func terms() -> [(term: Int, distance: Int)] {
        var found: [(term: Int, distance: Int)] = []
        walk(takesBegins: false) { terms, distance in found.append((terms.lowerBound, distance)) }
        return found
    }

    /// The terms that begin with something within `limit` edits, as ranges.
    mutating func completions() -> [Range<Int>] {
        var begins: [Range<Int>] = []
        walk(takesBegins: true) { terms, _ in begins.append(terms) }
        return begins
    }

    /// Calls a function with each term that is near enough and its distance; or with the terms that begin with something that is.
    private mutating func walk(takesBegins: Bool, _ body: (Range<Int>, Int) -> Void) {
        let count = segment.termCount
        // The empty beginning may be near enough to a short word: everything begins so.
        if takesBegins, count > 0, let distance = states[0].distance(accepting: whole) {
            return body(0..<count, distance)
        }
        var (term, depth) = (0, 0)
        while term < count {
            // Nothing that begins like what both terms share is near enough by itself, or the term would have been passed over. Mostly
            // its next byte leads nowhere, which is seen without a look at the term.
            depth = min(depth, Int(segment.sharedLengths[term]))
            if depth < 255, !extend(by: segment.branchBytes[term], depth: depth) {
                term = end(of: term, sharing: depth + 1)
                continue
            }
            let start = Int(segment.termStarts[term])
            let length = Int(segment.termStarts[term + 1]) - start
            // So many first bytes are shared by all that is dealt with.
            var dealtWith: Int?
            while true {
                if takesBegins || depth == length, let distance = states[depth].distance(accepting: whole) {
                    if takesBegins { dealtWith = depth }
                    body(term..<(takesBegins ? end(of: term, sharing: depth) : term + 1), distance)
                    break
                }
                if depth == length { break }
                if !extend(by: segment.termBytes[start + depth], depth: depth) {
                    dealtWith = depth + 1
                    break
                }
                depth += 1
            }
            term = dealtWith.map { end(of: term, sharing: $0) } ?? term + 1
        }
    }

    /// The first term behind one that does not share its first bytes with it, one at least.
    private func end(of term: Int, sharing length: Int) -> Int {
        return unsafe NumberBlocks.firstIndex(
            segment.sharedLengths.pointer, from: term + 1, count: segment.termCount,
            notAbove: UInt8(min(length - 1, 254)))
    }

    /// Makes the state of a beginning one byte longer. Says whether anything that begins so may be near enough.
    private mutating func extend(by byte: UInt8, depth: Int) -> Bool {
        let old = states[depth]
        let here = places[Int(byte < 0xC0 ? table[Int(byte)] : byte)]
        // Two letters the other way round: the one before stands one further on in the word, this one where that should.
        let turned = old.places >> 1 & here
        let before = states[max(0, depth - 1)]
        let none = (old.none & here) << 1
        var one = (old.one & here) << 1 | old.none | old.none << 1 | none << 1
        if depth > 0 { one |= (before.none & turned) << 2 }
        one &= all
        var two: UInt64 = 0
        if limit > 1 {
            two = (old.two & here) << 1 | old.one | old.one << 1 | one << 1
            if depth > 0 { two |= (before.one & turned) << 2 }
            two &= all
        }
        if one | two == 0 { return false }
        states[depth + 1] = State(none: none & all, one: one, two: two, places: here)
        return true
    }
}
