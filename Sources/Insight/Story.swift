/// Articles of several papers that tell of one event, in the order of their publication.
package struct Story: Sendable, Equatable {
    package struct Member: Sendable, Equatable {
        package var item: StoryItem
        /// Why it joined: words and names that it shares with the article before; empty for the first.
        package var terms: [String]
        package var names: [String]
        /// The earlier article whose text it holds most of, and the part of it that is taken from there.
        package var origin: String?
        package var contained: Double
    }

    package var members: [Member]

    /// `s_` and the first article's key: it stays while that article is the first.
    package var id: String {
        let key = members.first?.item.id ?? ""
        return "s_" + String(key.drop { $0 != "_" }.dropFirst())
    }

    /// Groups articles into stories, the newest first. The order in which they are given does not count.
    ///
    /// An article joins the story whose newest member is at most 72 hours older and shares four rare words of the lead with it, or a
    /// linked person or organisation and much of the lead. Headlines alone never join. O(articles × open stories).
    package static func stories(of items: [StoryItem]) -> [Story] {
        let items = items.sorted { ($0.time, $0.id) < ($1.time, $1.id) }
        let weights = TermWeights(items)
        var stories: [Story] = []
        for item in items {
            var best: (story: Int, bond: Bond)?
            for index in stories.indices.reversed() {
                guard let newest = stories[index].members.last?.item, item.time - newest.time <= window else {
                    continue
                }
                guard let bond = Bond(newest, item, weights), bond.score > best?.bond.score ?? 0 else { continue }
                best = (index, bond)
            }
            guard let best else {
                stories.append(Story(members: [Member(item: item, terms: [], names: [], origin: nil, contained: 0)]))
                continue
            }
            let (origin, contained) = Story.origin(of: item, in: stories[best.story])
            stories[best.story].members.append(
                Member(item: item, terms: best.bond.terms, names: best.bond.names, origin: origin, contained: contained)
            )
        }
        return stories.sorted { ($0.members.last?.item.time ?? 0, $0.id) > ($1.members.last?.item.time ?? 0, $1.id) }
    }

    private static let window: Int64 = 72 * 3600
    /// From this part on a text is taken from another.
    private static let takenPart = 0.3

    private static func origin(of item: StoryItem, in story: Story) -> (String?, Double) {
        var (origin, most) = (String?.none, takenPart)
        for member in story.members {
            let part = Likeness(item.fingerprint, member.item.fingerprint).containedInRight
            if part > most { (origin, most) = (member.item.id, part) }
        }
        return (origin, origin == nil ? 0 : most)
    }
}

/// How rare each word of the leads is among the articles at hand.
private struct TermWeights {
    private var counts: [String: Int] = [:]
    private let total: Int

    init(_ items: [StoryItem]) {
        total = items.count
        for item in items { for term in item.terms { counts[term, default: 0] += 1 } }
    }

    /// Rare: in fewer than one article of a hundred, or in five at most.
    func isRare(_ term: String) -> Bool { counts[term, default: 0] <= max(5, total / 100) }

    /// log2 of the articles for one that has the word.
    func weight(_ term: String) -> Double {
        let ratio = Double(total + 1) / Double(counts[term, default: 0] + 1)
        return ratio <= 1 ? 0.1 : Double(ratio.exponent) + ratio.significand - 1 + 0.1
    }
}

/// What two articles share.
private struct Bond {
    var terms: [String]
    var names: [String]
    var score: Double

    /// nil where it is too little for one story.
    init?(_ left: StoryItem, _ right: StoryItem, _ weights: TermWeights) {
        let other = Set(left.terms)
        let shared = right.terms.filter { other.contains($0) }
        terms = shared.filter { weights.isRare($0) }
        names = right.names.filter { left.names.contains($0) }
        let product = Bond.square(left, weights) * Bond.square(right, weights)
        let common = shared.reduce(0) { $0 + weights.weight($1) * weights.weight($1) }
        score = product > 0 ? common / product.squareRoot() : 0
        guard terms.count >= 4 || (!names.isEmpty && score >= 0.24) else { return nil }
    }

    private static func square(_ item: StoryItem, _ weights: TermWeights) -> Double {
        item.terms.reduce(0) { $0 + weights.weight($1) * weights.weight($1) }
    }
}
