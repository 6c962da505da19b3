package import News

/// Sorts articles into stories as they come in, over a window of the last that came.
///
/// An article joins the story of which a member was published within 72 hours of it, before or after, and shares four rare words of the
/// lead with it, or a linked person or organisation and much of the lead. Headlines alone never join; issues of one bulletin never do.
/// The same articles in the same order give the same stories. O(words of the lead × articles that share them) for each.
package struct StoryWindow: Sendable {
    /// Articles that are remembered at most: the oldest arrivals go first.
    package let capacity: Int
    /// An article has its arrival's number modulo the capacity.
    private var slots: [StoryMember?]
    private var arrivals = 0
    private var places: [String: Int] = [:]
    private var stories: [String: [Int]] = [:]
    private var terms: [UInt32: [UInt32]] = [:]
    private var names: [UInt32: [UInt32]] = [:]

    static let span: Int64 = 72 * 3600

    package init(capacity: Int = 16_384) {
        self.capacity = capacity
        slots = Array(repeating: nil, count: capacity)
    }

    package var count: Int { places.count }

    /// The story that an article of the window is in.
    package func story(of id: String) -> String? { places[id].flatMap { slots[$0]?.story } }

    /// Finds the article's story and remembers it there; one that was placed before is placed anew.
    package mutating func place(_ item: StoryItem) -> StoryPlace {
        forget(item.id)
        let article = StoryMember(item, story: StoryWindow.founded(by: item.id))
        var best: StoryPlace?
        for story in candidates(for: article) {
            guard let place = place(of: item, article, in: story) else { continue }
            if let best, (best.score, place.story) >= (place.score, best.story) { continue }
            best = place
        }
        let place = best ?? StoryPlace(story: article.story)
        insert(StoryMember(item, story: place.story))
        return place
    }

    /// Remembers an article in the story that it was placed in once.
    package mutating func keep(_ item: StoryItem, in story: String) {
        forget(item.id)
        insert(StoryMember(item, story: story))
    }

    /// Lets go of an article that is there no longer.
    package mutating func forget(_ id: String) {
        if let slot = places[id] { remove(slot) }
    }

    /// `s_` and the digits of the article that tells it first.
    private static func founded(by id: String) -> String { "s_" + id.drop { $0 != "_" }.dropFirst() }

    // MARK: Finding

    /// Stories that share four words or a name with an article and lie near it in time, in a fixed order.
    private func candidates(for article: StoryMember) -> [String] {
        var shared: [UInt32: Int] = [:]
        let limit = max(256, count / 16)
        for term in article.terms {
            guard let bearers = terms[term], bearers.count <= limit else { continue }
            for slot in bearers where isNear(slot, article) { shared[slot, default: 0] += 1 }
        }
        var slots = Set(shared.filter { $0.value >= StoryBond.leastTermCount }.keys)
        for name in article.names {
            for slot in names[name] ?? [] where shared[slot] != nil { slots.insert(slot) }
        }
        return Set(slots.compactMap { self.slots[Int($0)]?.story }).sorted()
    }

    private func isNear(_ slot: UInt32, _ article: StoryMember) -> Bool {
        guard let other = slots[Int(slot)] else { return false }
        return abs(other.time - article.time) <= StoryWindow.span
    }

    /// The better of the bonds with the members before and after.
    private func place(of item: StoryItem, _ article: StoryMember, in story: String) -> StoryPlace? {
        let members = (stories[story] ?? []).compactMap { slots[$0] }.sorted { ($0.time, $0.id) < ($1.time, $1.id) }
        if members.contains(where: { $0.isOtherIssue(than: article) }) { return nil }
        let before = members.last { $0.time <= article.time }
        let after = members.first { $0.time > article.time }
        let rarity = TermRarity(articleCount: count, members: members) { terms[$0]?.count ?? 0 }
        var best: StoryPlace?
        for neighbour in [before, after] {
            guard let neighbour, abs(neighbour.time - article.time) <= StoryWindow.span else { continue }
            guard let bond = StoryBond(neighbour, article, rarity), bond.score > best?.score ?? 0 else { continue }
            best = StoryPlace(
                story: story, beside: neighbour.id, terms: bond.terms.map { item.terms[$0] },
                entities: bond.names.map { item.names[$0] }, score: bond.score)
        }
        return best
    }

    // MARK: Remembering

    private mutating func insert(_ article: StoryMember) {
        let slot = arrivals % capacity
        arrivals += 1
        if slots[slot] != nil { remove(slot) }
        slots[slot] = article
        places[article.id] = slot
        stories[article.story, default: []].append(slot)
        for term in article.terms { terms[term, default: []].append(UInt32(slot)) }
        for name in article.names { names[name, default: []].append(UInt32(slot)) }
    }

    private mutating func remove(_ slot: Int) {
        guard let article = slots[slot] else { return }
        slots[slot] = nil
        places[article.id] = nil
        StoryWindow.remove(slot, from: &stories, at: article.story)
        for term in article.terms { StoryWindow.remove(UInt32(slot), from: &terms, at: term) }
        for name in article.names { StoryWindow.remove(UInt32(slot), from: &names, at: name) }
    }

    private static func remove<Key: Hashable, Slot: Equatable>(
        _ slot: Slot, from lists: inout [Key: [Slot]], at key: Key
    ) {
        guard let place = lists[key]?.firstIndex(of: slot) else { return }
        lists[key]?.remove(at: place)
        if lists[key]?.isEmpty == true { lists[key] = nil }
    }
}
