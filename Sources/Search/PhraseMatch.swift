/// How often the words of a phrase follow one another in documents of a segment. Asked for documents in ascending order.
struct PhraseMatch {
    private let segment: Segment
    private let field: IndexField?
    private let slop: Int
    /// The words in the order of the phrase.
    private let words: [GroupWalk]
    /// Their places in the phrase, the rarest first.
    private let order: [Int]
    private var begins: [UInt32] = []
    private var positions: [UInt32] = []

    /// The walks stay the caller's.
    init(_ words: [GroupWalk], slop: Int, field: IndexField?, segment: Segment) {
        self.segment = segment
        self.field = field
        self.slop = slop
        self.words = words
        order = words.indices.sorted { words[$0].accepted < words[$1].accepted }
    }

    /// The number of places at which the phrase stands. The words' walks stand at the document or before it.
    mutating func count(in document: UInt32) -> Float {
        let range = field.map { segment.positions(of: $0, document: Int(document)) } ?? 0..<UInt32.max
        if slop > 0 { return looseCount(in: document, range) }
        for (number, word) in order.enumerated() {
            words[word].read(document, into: &positions)
            if number == 0 { begin(with: word, range) } else { keepBegins(with: word) }
            if begins.isEmpty { return 0 }
        }
        return Float(begins.count)
    }

    /// Where the phrase begins if one of its words stands where it does.
    private mutating func begin(with word: Int, _ range: Range<UInt32>) {
        begins.removeAll(keepingCapacity: true)
        let last = UInt32(words.count - 1)
        for position in positions where position >= UInt32(word) {
            let begin = position - UInt32(word)
            if range.contains(begin), range.contains(begin + last) { begins.append(begin) }
        }
    }

    private mutating func keepBegins(with word: Int) {
        var kept = 0
        var index = 0
        let count = positions.count
        for begin in begins {
            let wanted = begin + UInt32(word)
            while index < count, positions[index] < wanted { index += 1 }
            if index == count { break }
            if positions[index] != wanted { continue }
            begins[kept] = begin
            kept += 1
        }
        begins.removeLast(begins.count - kept)
    }

    /// How often the words stand in order with at most `slop` others among them.
    private mutating func looseCount(in document: UInt32, _ range: Range<UInt32>) -> Float {
        var all: [[UInt32]] = []
        for word in words {
            word.read(document, into: &positions)
            if positions.isEmpty { return 0 }
            all.append(positions)
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
