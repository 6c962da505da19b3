/// How often the words of a phrase follow one another in documents of a segment. Asked for documents in ascending order.
@safe final class PhraseMatch {
    private let segment: Segment
    private let field: IndexField?
    private let slop: Int
    /// The words in the order of the phrase.
    private let words: [GroupWalk]
    /// Their places in the phrase, the rarest first.
    private let order: [Int]
    @exclusivity(unchecked) private var begins = PositionList()
    @exclusivity(unchecked) private var positions = PositionList()

    /// The walks stay the caller's.
    init(_ words: [GroupWalk], slop: Int, field: IndexField?, segment: Segment) {
        self.segment = segment
        self.field = field
        self.slop = slop
        self.words = words
        order = words.indices.sorted { words[$0].documentCount < words[$1].documentCount }
    }

    deinit {
        unsafe begins.deallocate()
        unsafe positions.deallocate()
    }

    /// The number of places at which the phrase stands. The words' walks stand at the document or before it.
    func count(in document: UInt32) -> Float {
        let range = field.map { segment.positions(of: $0, document: Int(document)) } ?? 0..<UInt32.max
        if slop > 0 { return looseCount(in: document, range) }
        let first = order[0]
        unsafe PhraseMatch.read(words[first], document, into: &begins)
        unsafe begins.keepBegins(back: UInt32(first), length: UInt32(words.count), in: range)
        var place = 1
        while place < order.count {
            if unsafe begins.count == 0 { return 0 }
            let word = order[place]
            place &+= 1
            unsafe PhraseMatch.read(words[word], document, into: &positions)
            unsafe begins.keep(followedBy: positions, at: UInt32(word))
        }
        return unsafe Float(begins.count)
    }

    @inline(__always) private static func read(
        _ word: GroupWalk, _ document: UInt32, into positions: inout PositionList
    ) {
        positions.removeAll()
        word.append(document, to: &positions)
        positions.sort()
    }

    /// How often the words stand in order with at most `slop` others among them.
    private func looseCount(in document: UInt32, _ range: Range<UInt32>) -> Float {
        var all: [[UInt32]] = []
        for word in words {
            unsafe PhraseMatch.read(word, document, into: &positions)
            if unsafe positions.count == 0 { return 0 }
            all.append(unsafe (0..<positions.count).map { unsafe positions[$0] })
        }
        var count: Float = 0
        for begin in all[0] where range.contains(begin) {
            var last: UInt32? = begin
            for positions in all.dropFirst() {
                guard let before = last else { break }
                last = positions.first { $0 > before }
            }
            guard let last, range.contains(last) else { continue }
            if Int(last - begin) < words.count + slop { count += 1 }
        }
        return count
    }
}
