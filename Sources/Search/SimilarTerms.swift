import Bytes
import Text

/// Goes through a segment's sorted dictionary for the terms within one or two edits of a word.
///
/// Insertions, deletions, substitutions and exchanges of neighbours count one each. All terms are passed over that begin as no word can
/// which is near enough.
struct SimilarTerms {
    /// What a beginning leads to (Wu and Manber): bit n is set where it is so many edits or fewer away from the word's first n letters.
    struct State {
        var none: UInt64
        var one: UInt64
        var two: UInt64
        /// Where in the word the beginning's last letter stands.
        var places: UInt64
        /// The hash of its letters (`PrefixSketch`).
        var hash = PrefixSketch.start

        func distance(accepting: UInt64) -> Int? {
            if none & accepting != 0 { return 0 }
            if one & accepting != 0 { return 1 }
            return two & accepting != 0 ? 2 : nil
        }
    }

    /// The letters of the longest word that is looked for.
    static let longest = 62

    private let segment: Segment
    private let word: [UInt8]
    private let limit: Int
    /// For each byte of a term its letter, and where that stands in the word.
    private let letters: [UInt8]
    private let places: [UInt64]

    /// `word` is folded and has at most `longest` letters; `limit` is 1 or 2.
    init(in segment: Segment, to word: [UInt8], limit: Int) {
        self.segment = segment
        self.limit = limit
        self.word = word
        var folded = [UInt64](repeating: 0, count: 256)
        for (index, letter) in word.enumerated() { folded[Int(letter)] |= 1 << UInt64(index) }
        let letters = PrefixSketch.letters
        self.letters = letters
        places = letters.map { folded[Int($0)] }
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
        let wanted = (0...UInt8.max).filter { places[Int($0)] != 0 }
        unsafe withUnsafeTemporaryAllocation(of: State.self, capacity: word.count + limit + 2) { states in
            unsafe word.withUnsafeBufferPointer { word in
                unsafe letters.withUnsafeBufferPointer { letters in
                    unsafe places.withUnsafeBufferPointer { places in
                        unsafe wanted.withUnsafeBufferPointer { wanted in
                            unsafe segment.prefixSketch.words.withUnsafeBufferPointer { sketch in
                                let walk = unsafe DictionaryWalk(
                                    segment, word, limit: limit, states: states, letters: letters, places: places,
                                    wanted: wanted, sketch: sketch)
                                walk.visit(0..<segment.termCount, depth: 0, takesBegins: takesBegins, body)
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The walk itself, over bare pointers: a word that the index lacks is held against hundreds of thousands of terms.
///
/// It goes down the tree that the sorted terms are. Where no more edits are left, only what the word goes on with is looked for, and only
/// where the segment's sketch says that a term may begin so.
@safe private struct DictionaryWalk {
    private let limit: Int
    /// The bit of the whole word, and all bits up to it.
    private let whole: UInt64
    private let all: UInt64
    private let word: UnsafeBufferPointer<UInt8>
    /// For each length of the beginning at hand its state.
    private let states: UnsafeMutableBufferPointer<SimilarTerms.State>
    /// For each byte its letter, and where that stands in the word.
    private let letters: UnsafeBufferPointer<UInt8>
    private let places: UnsafeBufferPointer<UInt64>
    /// The bytes whose letters stand in the word, ascending.
    private let wanted: UnsafeBufferPointer<UInt8>
    private let sketch: UnsafeBufferPointer<UInt64>
    private let sharedLengths: UnsafePointer<UInt8>
    private let branchBytes: UnsafePointer<UInt8>
    private let starts: UnsafePointer<UInt32>
    private let bytes: UnsafePointer<UInt8>

    /// In so few terms each beginning is looked at rather than sought, and in still fewer without asking the sketch.
    private static let fewTerms = 2048
    private static let hardlyAny = 4

    init(
        _ segment: Segment, _ word: UnsafeBufferPointer<UInt8>, limit: Int,
        states: UnsafeMutableBufferPointer<SimilarTerms.State>, letters: UnsafeBufferPointer<UInt8>,
        places: UnsafeBufferPointer<UInt64>, wanted: UnsafeBufferPointer<UInt8>, sketch: UnsafeBufferPointer<UInt64>
    ) {
        self.limit = limit
        whole = 1 << UInt64(word.count)
        all = whole << 1 &- 1
        unsafe (self.word, self.states, self.sketch) = (word, states, sketch)
        unsafe (self.letters, self.places, self.wanted) = (letters, places, wanted)
        unsafe sharedLengths = segment.sharedLengths.pointer
        unsafe branchBytes = segment.branchBytes.pointer
        unsafe starts = segment.termStarts.pointer
        unsafe bytes = segment.termBytes.pointer
        let start = SimilarTerms.State(none: 1, one: 0b11 & all, two: limit > 1 ? 0b111 & all : 0, places: 0)
        unsafe states.initialize(repeating: start)
    }

    /// Deals with all terms that share their first `depth` bytes, of which there is the state.
    func visit(_ terms: Range<Int>, depth: Int, takesBegins: Bool, _ body: (Range<Int>, Int) -> Void) {
        if terms.count == 1 { return follow(terms.lowerBound, depth, takesBegins: takesBegins, body) }
        if terms.isEmpty { return }
        var first = terms.lowerBound
        let endsHere = length(first) == depth
        if takesBegins || endsHere, let distance = unsafe states[depth].distance(accepting: whole) {
            body(takesBegins ? terms : first..<first + 1, distance)
            if takesBegins { return }
        }
        if endsHere { first += 1 }
        let wanted = wantedPlaces(depth)
        if wanted != UInt64.max, terms.count > DictionaryWalk.hardlyAny, !mayGoOn(depth) { return }
        if wanted == UInt64.max || terms.upperBound - first <= DictionaryWalk.fewTerms {
            visitAll(first..<terms.upperBound, wanted, depth: depth, takesBegins: takesBegins, body)
        } else {
            seek(first..<terms.upperBound, wanted, depth: depth, takesBegins: takesBegins, body)
        }
    }

    /// Where in the word the next letter has to stand; all ones where an edit is left, so that it may be any.
    private func wantedPlaces(_ depth: Int) -> UInt64 {
        let old = unsafe states[depth]
        if old.none != 0 || limit > 1 && old.one != 0 { return UInt64.max }
        let own = limit > 1 ? old.two : old.one
        if depth == 0 { return own }
        // Two letters the other way round: see `extend`.
        let before = unsafe states[depth &- 1]
        return own | (limit > 1 ? before.one : before.none) & old.places >> 1
    }

    /// Whether some term may go on as the word does, the only way where no edits are left.
    private func mayGoOn(_ depth: Int) -> Bool {
        let old = unsafe states[depth]
        var rest = (limit > 1 ? old.two : old.one) & ~whole
        while rest != 0 {
            if mayHave(old.hash, from: rest.trailingZeroBitCount) { return true }
            rest &= rest &- 1
        }
        if depth == 0 { return false }
        let before = unsafe states[depth &- 1]
        rest = (limit > 1 ? before.one : before.none) & old.places >> 1
        while rest != 0 {
            // Two letters the other way round: the one that should have come first, then what comes behind both.
            let place = rest.trailingZeroBitCount
            if mayHave(PrefixSketch.hash(old.hash, unsafe word[place]), from: place &+ 2) { return true }
            rest &= rest &- 1
        }
        return false
    }

    /// Whether the sketch has a beginning and the word's letters from one on.
    @inline(__always) private func mayHave(_ beginning: UInt64, from place: Int) -> Bool {
        var hash = beginning
        for index in unsafe place..<word.count { hash = PrefixSketch.hash(hash, unsafe word[index]) }
        let place = unsafe PrefixSketch.place(of: hash, among: sketch.count)
        return unsafe sketch[place.word] & place.bits == place.bits
    }

    /// Goes on with each byte that follows, if it has a place that is wanted.
    private func visitAll(
        _ terms: Range<Int>, _ wanted: UInt64, depth: Int, takesBegins: Bool, _ body: (Range<Int>, Int) -> Void
    ) {
        var first = terms.lowerBound
        var byte = unsafe bytes[Int(starts[first]) &+ depth]
        while true {
            let end = end(of: first, below: terms.upperBound, depth: depth)
            if wanted == UInt64.max || (unsafe places[Int(byte)] & wanted != 0), extend(by: byte, depth: depth) {
                visit(first..<end, depth: depth &+ 1, takesBegins: takesBegins, body)
            }
            if end == terms.upperBound { return }
            first = end
            byte = unsafe branchBytes[first]
        }
    }

    /// Goes on with the bytes that have a place that is wanted; there are many others.
    private func seek(
        _ terms: Range<Int>, _ wanted: UInt64, depth: Int, takesBegins: Bool, _ body: (Range<Int>, Int) -> Void
    ) {
        var first = terms.lowerBound
        for number in unsafe 0..<self.wanted.count {
            let letter = unsafe self.wanted[number]
            if unsafe places[Int(letter)] & wanted == 0 { continue }
            first = firstTerm(from: first, below: terms.upperBound, depth: depth, notBelow: Int(letter))
            if first == terms.upperBound { return }
            guard unsafe bytes[Int(starts[first]) &+ depth] == letter else { continue }
            let end = firstTerm(from: first, below: terms.upperBound, depth: depth, notBelow: Int(letter) &+ 1)
            if extend(by: letter, depth: depth) {
                visit(first..<end, depth: depth &+ 1, takesBegins: takesBegins, body)
            }
            first = end
        }
    }

    /// The first of some terms the byte of which at a depth is not below one: near the begin, or by halves.
    private func firstTerm(from start: Int, below end: Int, depth: Int, notBelow byte: Int) -> Int {
        var (low, step) = (start, 1)
        while low &+ step <= end, unsafe Int(bytes[Int(starts[low &+ step &- 1]) &+ depth]) < byte {
            low &+= step
            step <<= 1
        }
        var high = min(low &+ step &- 1, end)
        while low < high {
            let middle = (low &+ high) >> 1
            if unsafe Int(bytes[Int(starts[middle]) &+ depth]) < byte { low = middle &+ 1 } else { high = middle }
        }
        return low
    }

    /// Reads a term on from `depth` as long as it may be near enough.
    private func follow(_ term: Int, _ depth: Int, takesBegins: Bool, _ body: (Range<Int>, Int) -> Void) {
        var depth = depth
        let start = unsafe Int(starts[term])
        let length = length(term)
        while true {
            if takesBegins || depth == length, let distance = unsafe states[depth].distance(accepting: whole) {
                return body(term..<term + 1, distance)
            }
            if depth == length { return }
            if unsafe !extend(by: bytes[start &+ depth], depth: depth) { return }
            depth &+= 1
        }
    }

    @inline(__always) private func length(_ term: Int) -> Int { unsafe Int(starts[term &+ 1] &- starts[term]) }

    /// The first term behind one that does not share its byte at a depth.
    @inline(__always) private func end(of term: Int, below end: Int, depth: Int) -> Int {
        // Mostly it is the next one. Nothing that is near enough is as long as shared lengths can say.
        let most = UInt8(truncatingIfNeeded: depth)
        if unsafe term &+ 1 == end || sharedLengths[term &+ 1] <= most { return term &+ 1 }
        return unsafe NumberBlocks.firstIndex(sharedLengths, from: term &+ 2, count: end, notAbove: most)
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
        unsafe states[depth &+ 1] = SimilarTerms.State(
            none: none & all, one: one, two: two, places: here, hash: PrefixSketch.hash(old.hash, letters[Int(byte)]))
        return true
    }
}
