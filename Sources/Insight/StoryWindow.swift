package import News

/// Sorts articles into stories as they come in, over a window of the last that came.
///
/// An article joins the story of which a member was published within 72 hours of it, before or after, and shares four rare words of the
/// lead with it, or a linked person or organisation and much of the lead. Headlines alone never join; issues of one bulletin never do.
/// The same articles in the same order give the same stories. O(words of the lead × articles that share them) for each, however many
/// articles a story has.
package struct StoryWindow: Sendable {
    /// Articles that are remembered at most: the oldest arrivals go first.
    package let capacity: Int
    /// An article has its arrival's number modulo the capacity.
    private var slots: [StoryMember?]
    /// When the article of a slot was published.
    private var times: [Int64]
    /// How many words an article shares with the one that is being placed; zero in between.
    private var tallies: [UInt8]
    private var arrivals = 0
    private var places: [String: Int] = [:]
    private var stories: [String: Story] = [:]
    private var terms: [UInt32: [UInt32]] = [:]
    private var names: [UInt32: [UInt32]] = [:]

    static let span: Int64 = 72 * 3600
    /// Among texts of much the same words thousands of stories would be looked at; the right one shares more than most of them.
    private static let candidateLimit = 32

    /// The articles of a story by time, and how many of them have a word.
    private struct Story: Sendable {
        var slots: [Int] = []
        var terms: [UInt32: Int] = [:]
    }

    package init(capacity: Int = 16_384) {
        self.capacity = capacity
        slots = Array(repeating: nil, count: capacity)
        times = Array(repeating: 0, count: capacity)
        tallies = Array(repeating: 0, count: capacity)
    }

    package var count: Int { places.count }

    /// The story that an article of the window is in.
    package func story(of id: String) -> String? { places[id].flatMap { slots[$0]?.story } }

    /// Finds the article's story and remembers it there; one that was placed before is placed anew.
    package mutating func place(_ item: StoryItem) -> StoryPlace {
        forget(item.id)
        let article = StoryMember(item)
        var best: StoryPlace?
        for story in candidates(for: article) {
            guard let place = place(of: item, article, in: story) else { continue }
            if let best, (best.score, place.story) >= (place.score, best.story) { continue }
            best = place
        }
        let place = best ?? StoryPlace(story: article.story)
        insert(best == nil ? article : StoryMember(article, joining: place.story))
        return place
    }

    /// Remembers an article in the story that it was placed in once.
    package mutating func keep(_ item: StoryItem, in story: String) {
        forget(item.id)
        insert(StoryMember(item, joining: story))
    }

    /// Lets go of an article that is there no longer.
    package mutating func forget(_ id: String) {
        if let slot = places[id] { remove(slot) }
    }

    // MARK: Finding

    /// Stories that share four words, or one and a name, with an article and lie near it in time: those that share most, first.
    private mutating func candidates(for article: StoryMember) -> [String] {
        let limit = max(256, count / 16)
        var touched: [Int] = []
        for term in article.terms {
            guard let bearers = terms[term], bearers.count <= limit else { continue }
            for slot in bearers where abs(times[Int(slot)] - article.time) <= StoryWindow.span {
                if tallies[Int(slot)] == 0 { touched.append(Int(slot)) }
                tallies[Int(slot)] = tallies[Int(slot)] == .max ? .max : tallies[Int(slot)] + 1
            }
        }
        var found = touched.filter { tallies[$0] >= StoryBond.leastTermCount }
        for name in article.names {
            for slot in names[name] ?? [] where (1..<StoryBond.leastTermCount).contains(Int(tallies[Int(slot)])) {
                found.append(Int(slot))
            }
        }
        found.sort { (tallies[$0], $0) > (tallies[$1], $1) }
        let stories = stories(of: found)
        for slot in touched { tallies[slot] = 0 }
        return stories
    }

    /// The first stories that the slots are in.
    private func stories(of found: [Int]) -> [String] {
        var stories: [String] = []
        for slot in found {
            guard let story = slots[slot]?.story, !stories.contains(story) else { continue }
            stories.append(story)
            if stories.count == StoryWindow.candidateLimit { break }
        }
        return stories
    }

    /// The better of the bonds with the members before and after.
    private func place(of item: StoryItem, _ article: StoryMember, in name: String) -> StoryPlace? {
        guard let story = stories[name] else { return nil }
        if story.slots.contains(where: {
            slots[$0]?.isOtherIssue(than: article) == true || slots[$0]?.isOfOtherEvent(than: article) == true
        }) {
            return nil
        }
        let next = story.slots.firstIndex { times[$0] > article.time } ?? story.slots.count
        let rarity = TermRarity(articleCount: count, inside: story.terms) { terms[$0]?.count ?? 0 }
        var best: StoryPlace?
        for place in [next - 1, next] where story.slots.indices.contains(place) {
            guard let neighbour = slots[story.slots[place]], abs(neighbour.time - article.time) <= StoryWindow.span
            else { continue }
            guard let bond = StoryBond(neighbour, article, rarity), bond.score > best?.score ?? 0 else { continue }
            best = StoryPlace(
                story: name, beside: neighbour.id, terms: bond.terms.map { item.terms[$0] },
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
        times[slot] = article.time
        places[article.id] = slot
        var story = stories.removeValue(forKey: article.story) ?? Story()
        let place = story.slots.firstIndex { isBehind($0, article) } ?? story.slots.count
        story.slots.insert(slot, at: place)
        for term in article.terms {
            story.terms[term, default: 0] += 1
            terms[term, default: []].append(UInt32(slot))
        }
        stories[article.story] = story
        for name in article.names { names[name, default: []].append(UInt32(slot)) }
    }

    private func isBehind(_ slot: Int, _ article: StoryMember) -> Bool {
        guard let other = slots[slot] else { return false }
        return (other.time, other.id) > (article.time, article.id)
    }

    private mutating func remove(_ slot: Int) {
        guard let article = slots[slot] else { return }
        slots[slot] = nil
        places[article.id] = nil
        if var story = stories.removeValue(forKey: article.story) {
            story.slots.removeAll { $0 == slot }
            for term in article.terms {
                let count = story.terms[term, default: 1] - 1
                story.terms[term] = count == 0 ? nil : count
            }
            if !story.slots.isEmpty { stories[article.story] = story }
        }
        for term in article.terms { StoryWindow.remove(UInt32(slot), from: &terms, at: term) }
        for name in article.names { StoryWindow.remove(UInt32(slot), from: &names, at: name) }
    }

    private static func remove(_ slot: UInt32, from lists: inout [UInt32: [UInt32]], at key: UInt32) {
        guard let place = lists[key]?.firstIndex(of: slot) else { return }
        lists[key]?.remove(at: place)
        if lists[key]?.isEmpty == true { lists[key] = nil }
    }
}
