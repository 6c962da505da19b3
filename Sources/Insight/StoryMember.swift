import Bytes

/// What a window of stories remembers of an article: hashes instead of words, and a short sketch of its text.
final class StoryMember: Sendable {
    let id: String
    let time: Int64
    /// The story that it was put into; nil for the one that it founded.
    private let joined: String?
    private let source: UInt64
    private let sketch: SIMD32<UInt8>
    /// The terms, the names and the numbers, one behind the other.
    private let words: [UInt32]
    private let termCount: UInt32
    private let nameCount: UInt32
    private let events: [UInt64]

    private static let sketchLength = 32

    init(_ item: StoryItem, joining story: String? = nil) {
        (id, time, source) = (item.id, item.time, ByteHash(of: item.source.utf8).value)
        joined = story == StoryMember.founded(by: item.id) ? nil : story
        let numbers = item.fingerprint.numbers
        var words: [UInt32] = []
        words.reserveCapacity(item.terms.count + item.names.count + numbers.count)
        for word in item.terms { words.append(StoryMember.hash(stemOf: word)) }
        for name in item.names { words.append(StoryMember.hash(name)) }
        words += numbers
        self.words = words
        events = item.fingerprint.events
        (termCount, nameCount) = (UInt32(item.terms.count), UInt32(item.names.count))
        var sketch = SIMD32<UInt8>()
        let least = Fingerprint.signature(of: item.fingerprint.frames, length: StoryMember.sketchLength)
        for place in 0..<StoryMember.sketchLength { sketch[place] = UInt8(truncatingIfNeeded: least[place]) }
        self.sketch = sketch
    }

    /// The same article in a story.
    init(_ other: StoryMember, joining story: String) {
        (id, time, source, sketch) = (other.id, other.time, other.source, other.sketch)
        (words, termCount, nameCount, events) = (other.words, other.termCount, other.nameCount, other.events)
        joined = story == StoryMember.founded(by: other.id) ? nil : story
    }

    /// In the order of the item's own terms and names.
    var terms: ArraySlice<UInt32> { words[..<Int(termCount)] }
    var names: ArraySlice<UInt32> { words[Int(termCount)..<Int(termCount + nameCount)] }
    private var numbers: ArraySlice<UInt32> { words[Int(termCount + nameCount)...] }

    var story: String { joined ?? StoryMember.founded(by: id) }

    /// `s_` and the digits of the article that tells it first.
    private static func founded(by id: String) -> String { "s_" + id.drop { $0 != "_" }.dropFirst() }

    private static func hash(_ text: String) -> UInt32 {
        let wide = ByteHash(of: text.utf8).value
        return UInt32(truncatingIfNeeded: wide ^ wide >> 32)
    }

    private static func hash(stemOf word: String) -> UInt32 {
        let bytes = FoldedText.folded(word)
        let wide = ByteHash(of: StoryItem.stem(of: bytes[...])).value
        return UInt32(truncatingIfNeeded: wide ^ wide >> 32)
    }

    /// Whether both tell of events of one kind that are not the same: the third round and the fourth.
    func isOfOtherEvent(than other: StoryMember) -> Bool { EventFacts.differ(events, other.events) }

    /// Whether both are issues of one bulletin: one source, other days, much the same words with other numbers.
    func isOtherIssue(than other: StoryMember) -> Bool {
        guard source == other.source, abs(time - other.time) >= 12 * 3600 else { return false }
        guard Likeness.numbersAgree(Array(numbers), Array(other.numbers)) == false else { return false }
        var equal = 0
        for place in 0..<StoryMember.sketchLength where sketch[place] == other.sketch[place] { equal += 1 }
        return Double(equal) >= Likeness.seriesFrame * Double(StoryMember.sketchLength)
    }
}

/// How rare words are among the articles of a window that a story has not.
struct TermRarity {
    private let articleCount: Int
    private let inside: [UInt32: Int]
    private let bearers: (UInt32) -> Int

    /// `inside`: how many articles of the story have a word.
    init(articleCount: Int, inside: [UInt32: Int], bearers: @escaping (UInt32) -> Int) {
        (self.articleCount, self.inside, self.bearers) = (articleCount, inside, bearers)
    }

    /// Whether there are articles enough to tell a rare word by counting.
    var isTold: Bool { articleCount >= 500 }

    /// Articles outside of the story that have the word.
    private func count(_ term: UInt32) -> Int { bearers(term) - inside[term, default: 0] }

    /// Rare: in fewer than one article of a hundred, or in five at most.
    func isRare(_ term: UInt32) -> Bool { count(term) <= max(5, articleCount / 100) }

    /// log2 of the articles for one that has the word.
    func weight(_ term: UInt32) -> Double {
        let ratio = Double(articleCount + 2) / Double(count(term) + 1)
        return ratio <= 1 ? 0.1 : Double(ratio.exponent) + ratio.significand - 1 + 0.1
    }
}

/// What two articles share.
struct StoryBond {
    /// Places of the shared words and names in the right article's lists.
    var terms: [Int]
    var names: [Int]
    var score: Double

    static let leastTermCount = 4
    /// The part of the leads that is shared where a name joins, and where four words do that cannot be told to be rare by counting.
    private static let leastScore = 0.24
    private static let leastScoreOfWords = 0.17

    /// nil where it is too little for one story.
    init?(_ left: StoryMember, _ right: StoryMember, _ rarity: TermRarity) {
        let other = Set(left.terms)
        let shared = right.terms.indices.filter { other.contains(right.terms[$0]) }
        let first = right.names.startIndex
        terms = shared.filter { rarity.isRare(right.terms[$0]) }
        names = right.names.indices.filter { left.names.contains(right.names[$0]) }.map { $0 - first }
        let product = StoryBond.square(left.terms, rarity) * StoryBond.square(right.terms, rarity)
        let common = StoryBond.square(shared.map { right.terms[$0] }, rarity)
        score = product > 0 ? common / product.squareRoot() : 0
        let hasWords =
            terms.count >= StoryBond.leastTermCount && (rarity.isTold || score >= StoryBond.leastScoreOfWords)
        guard hasWords || !names.isEmpty && score >= StoryBond.leastScore else { return nil }
    }

    private static func square(_ terms: some Sequence<UInt32>, _ rarity: TermRarity) -> Double {
        terms.reduce(0) { sum, term in
            let weight = rarity.weight(term)
            return sum + weight * weight
        }
    }
}
