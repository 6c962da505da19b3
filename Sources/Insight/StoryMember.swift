import Bytes

/// What a window of stories remembers of an article: hashes instead of words, and a short sketch of its text.
struct StoryMember: Sendable {
    let id: String
    let source: String
    let time: Int64
    let story: String
    /// In the order of the item's own terms and names.
    let terms: [UInt32]
    let names: [UInt32]
    private let sketch: [UInt32]
    private let numbers: [UInt32]

    private static let sketchLength = 32

    init(_ item: StoryItem, story: String) {
        (id, source, time) = (item.id, item.source, item.time)
        self.story = story
        terms = item.terms.map(StoryMember.hash)
        names = item.names.map(StoryMember.hash)
        sketch = Fingerprint.signature(of: item.fingerprint.frames, length: StoryMember.sketchLength)
        numbers = item.fingerprint.numbers
    }

    private static func hash(_ text: String) -> UInt32 {
        let wide = ByteHash(of: text.utf8).value
        return UInt32(truncatingIfNeeded: wide ^ wide >> 32)
    }

    /// Whether both are issues of one bulletin: one source, other days, much the same words with other numbers.
    func isOtherIssue(than other: StoryMember) -> Bool {
        guard source == other.source, abs(time - other.time) >= 12 * 3600 else { return false }
        guard Likeness.numbersAgree(numbers, other.numbers) == false else { return false }
        let equal = zip(sketch, other.sketch).count { $0 == $1 }
        return Double(equal) >= Likeness.seriesFrame * Double(StoryMember.sketchLength)
    }
}

/// How rare words are among the articles of a window that a story has not.
struct TermRarity {
    private let articleCount: Int
    private var inside: [UInt32: Int] = [:]
    private let bearers: (UInt32) -> Int

    init(articleCount: Int, members: [StoryMember], bearers: @escaping (UInt32) -> Int) {
        self.articleCount = articleCount
        self.bearers = bearers
        for member in members { for term in member.terms { inside[term, default: 0] += 1 } }
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
    /// The part of the leads that is shared where a name joins, or where rare words cannot be told by counting.
    private static let leastScore = 0.24

    /// nil where it is too little for one story.
    init?(_ left: StoryMember, _ right: StoryMember, _ rarity: TermRarity) {
        let other = Set(left.terms)
        let shared = right.terms.indices.filter { other.contains(right.terms[$0]) }
        terms = shared.filter { rarity.isRare(right.terms[$0]) }
        names = right.names.indices.filter { left.names.contains(right.names[$0]) }
        let product = StoryBond.square(left.terms, rarity) * StoryBond.square(right.terms, rarity)
        let common = StoryBond.square(shared.map { right.terms[$0] }, rarity)
        score = product > 0 ? common / product.squareRoot() : 0
        let hasWords = terms.count >= StoryBond.leastTermCount && (rarity.isTold || score >= StoryBond.leastScore)
        guard hasWords || !names.isEmpty && score >= StoryBond.leastScore else { return nil }
    }

    private static func square(_ terms: [UInt32], _ rarity: TermRarity) -> Double {
        terms.reduce(0) { sum, term in
            let weight = rarity.weight(term)
            return sum + weight * weight
        }
    }
}
