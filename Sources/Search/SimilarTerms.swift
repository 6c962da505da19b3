import Bytes
import Text

/// Goes through a segment's sorted dictionary for the terms within one or two edits of a word.
///
/// Insertions, deletions, substitutions and exchanges of neighbours count one each. What a term shares with the one before it is not
/// read again, and all terms are passed over that begin as no word can which is near enough.
struct SimilarTerms {
    /// What a beginning leads to (Wu and Manber): bit n is set where it is so many edits or fewer away from the word's first n letters.
    struct State {
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
    /// For each byte of a term where its letter stands in the word.
    private var places: [UInt64]
    private let letterCount: Int

    /// `word` is folded and has at most `longest` letters; `limit` is 1 or 2.
    init(in segment: Segment, to word: [UInt8], limit: Int) {
        self.segment = segment
        self.limit = limit
        letterCount = word.count
        var folded = [UInt64](repeating: 0, count: 256)
        for (index, letter) in word.enumerated() { folded[Int(letter)] |= 1 << UInt64(index) }
        let table = Folding.table
        places = (0..<256).map { byte in folded[byte < 0xC0 ? Int(table[byte]) : byte] }
    }

    /// The terms within `limit` edits, in the order of the dictionary.
    func terms() -> [(term: Int, distance: Int)] {
        var found: [(term: Int, distance: Int)] = []
        walk(takesBegins: false) { terms, distance in found.append((terms.lowerBound, distance)) }
        return found
    }

    /// The terms that begin with something within `limit` edits, as ranges.
    func completions() -> [Range<Int>] {
        var begins: [Range<Int>] = []
        walk(takesBegins: true) { terms, _ in begins.append(terms) }
        return begins
    }

    /// Calls a function with each term that is near enough and its distance; or with the terms that begin with something that is.
    private func walk(takesBegins: Bool, _ body: (Range<Int>, Int) -> Void) {
        unsafe withUnsafeTemporaryAllocation(of: State.self, capacity: letterCount + limit + 2) { states in
            unsafe places.withUnsafeBufferPointer { places in
                guard let states = states.baseAddress, let places = places.baseAddress else { return }
                var walk = unsafe DictionaryWalk(segment, letterCount: letterCount, limit: limit, states, places)
                walk.run(takesBegins: takesBegins, body)
            }
        }
    }
}

/// The walk itself, over bare pointers: a word that the index lacks is held against hundreds of thousands of terms.
@safe private struct DictionaryWalk {
    private let limit: Int
    /// The bit of the whole word, and all bits up to it.
    private let whole: UInt64
    private let all: UInt64
    /// For each length of the beginning at hand its state.
    private let states: UnsafeMutablePointer<SimilarTerms.State>
    private let places: UnsafePointer<UInt64>
    private let termCount: Int
    private let sharedLengths: UnsafePointer<UInt8>
    private let branchBytes: UnsafePointer<UInt8>
    private let starts: UnsafePointer<UInt32>
    private let bytes: UnsafePointer<UInt8>

    init(
        _ segment: Segment, letterCount: Int, limit: Int, _ states: UnsafeMutablePointer<SimilarTerms.State>,
        _ places: UnsafePointer<UInt64>
    ) {
        self.limit = limit
        whole = 1 << UInt64(letterCount)
        all = whole << 1 &- 1
        unsafe (self.states, self.places) = (states, places)
        termCount = segment.termCount
        unsafe sharedLengths = segment.sharedLengths.pointer
        unsafe branchBytes = segment.branchBytes.pointer
        unsafe starts = segment.termStarts.pointer
        unsafe bytes = segment.termBytes.pointer
        let start = SimilarTerms.State(none: 1, one: 0b11 & all, two: limit > 1 ? 0b111 & all : 0, places: 0)
        unsafe states.initialize(repeating: start, count: letterCount + limit + 2)
    }

    mutating func run(takesBegins: Bool, _ body: (Range<Int>, Int) -> Void) {
        // The empty beginning may be near enough to a short word: everything begins so.
        if takesBegins, termCount > 0, let distance = unsafe states[0].distance(accepting: whole) {
            return body(0..<termCount, distance)
        }
        var (term, depth) = (0, 0)
        while term < termCount {
            // Nothing that begins like what both terms share is near enough by itself, or the term would have been passed over. Mostly
            // its next byte leads nowhere, which is seen without a look at the term.
            depth = unsafe min(depth, Int(sharedLengths[term]))
            if depth < 255, unsafe !extend(by: branchBytes[term], depth: depth) {
                term = end(of: term, sharing: depth &+ 1)
                continue
            }
            let dealtWith = follow(term, &depth, takesBegins: takesBegins, body)
            term = dealtWith.map { end(of: term, sharing: $0) } ?? term &+ 1
        }
    }

    /// Reads a term on from `depth` as long as it may be near enough. Says how many first bytes are shared by all that is dealt with; nil
    /// where that is the term alone.
    private func follow(
        _ term: Int, _ depth: inout Int, takesBegins: Bool, _ body: (Range<Int>, Int) -> Void
    ) -> Int? {
        let start = unsafe Int(starts[term])
        let length = unsafe Int(starts[term &+ 1]) &- start
        while true {
            if takesBegins || depth == length, let distance = unsafe states[depth].distance(accepting: whole) {
                body(term..<(takesBegins ? end(of: term, sharing: depth) : term + 1), distance)
                return takesBegins ? depth : nil
            }
            if depth == length { return nil }
            if unsafe !extend(by: bytes[start &+ depth], depth: depth) { return depth &+ 1 }
            depth &+= 1
        }
    }

    /// The first term behind one that does not share its first bytes with it, one at least.
    @inline(__always) private func end(of term: Int, sharing length: Int) -> Int {
        let most = UInt8(truncatingIfNeeded: min(length &- 1, 254))
        // Mostly it is the next one, or the one after that.
        if unsafe term &+ 1 < termCount && sharedLengths[term &+ 1] <= most { return term &+ 1 }
        return unsafe NumberBlocks.firstIndex(sharedLengths, from: term &+ 1, count: termCount, notAbove: most)
    }

    /// Makes the state of a beginning one byte longer. Says whether anything that begins so may be near enough.
    @inline(__always) private func extend(by byte: UInt8, depth: Int) -> Bool {
        let old = unsafe states[depth]
        let here = unsafe places[Int(byte)]
        // Two letters the other way round: the one before stands one further on in the word, this one where that should.
        let turned = old.places >> 1 & here
        let before = unsafe states[max(0, depth &- 1)]
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
        unsafe states[depth &+ 1] = SimilarTerms.State(none: none & all, one: one, two: two, places: here)
        return true
    }
}
