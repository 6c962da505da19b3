/// A query that needs all of some words and phrases, at work in one segment, document by document.
///
/// The word with the fewest entries to read leads; the others are only looked up where it stands, the rarest first, phrases last:
/// positions are read of documents alone that have every word. Frequencies are read where they may bring a document among the best.
/// Works where the groups of each word's forms are known; whatever else a query may be is run window by window.
final class Conjunction {
    /// A word that must be there.
    struct Word {
        let forms: WordForms
        let walk: GroupWalk
        /// The clause that it counts for; nil for a word of a phrase.
        let clause: Int?
        let bound: ImpactBound
    }

    /// A phrase that must be there.
    struct Phrase {
        let clause: Int
        let match: PhraseMatch
        /// What positions are read along, behind the walks that say which documents have the words.
        let walks: [GroupWalk]
        /// The keys of its words, where these follow one another directly.
        let keys: [UInt32]
    }

    let segment: Segment
    let index: Int
    let live: Bitmap?
    let filter: Bitmap?
    let collector: HitCollector
    private let isOverdue: (@Sendable () -> Bool)?
    /// The leader first.
    let words: [Word]
    let phrases: [Phrase]
    /// What each clause can add at most.
    let weights: [Float]
    let norms: [Float]
    /// How often each clause is found in the document at work.
    @exclusivity(unchecked) private var frequencies: [Float]
    /// The most that each word adds, and all clauses together, up to a document: until then no word's block ends.
    @exclusivity(unchecked) private var mosts: [Float]
    @exclusivity(unchecked) private var mostOfAll: Float = 0
    @exclusivity(unchecked) private var mostsEnd: UInt32 = 0
    @exclusivity(unchecked) private var hasMosts = false
    private let mostOfPhrases: Float
    /// For each word that counts the walk along which its frequencies are read: behind the one that says which documents have it.
    @exclusivity(unchecked) private var readers: [GroupWalk?] = []

    /// So many documents are looked at between two looks at the clock.
    static let patience = 4096

    /// nil where the plan is no such query.
    init?(
        _ plan: QueryPlan, index: Int, snapshot: IndexSnapshot, request: SearchRequest, filter: Bitmap?,
        collector: HitCollector
    ) {
        guard let clauses = plan.conjunction else { return nil }
        self.index = index
        segment = snapshot.segments[index]
        live = snapshot.isWhole[index] ? nil : snapshot.live[index]
        self.filter = filter
        self.collector = collector
        isOverdue = request.isOverdue
        norms = plan.norms
        weights = plan.weights
        var parts = Parts(
            index: index, segment: segment, weights: weights, ranking: request.ranking, meanLength: snapshot.meanLength)
        for clause in clauses where !parts.add(plan.clauses[clause], number: clause) {
            parts.deallocate()
            return nil
        }
        parts.lead()
        words = parts.words
        phrases = parts.phrases
        unsafe frequencies = phrases.isEmpty ? [] : Array(repeating: 0, count: plan.clauses.count)
        unsafe mosts = Array(repeating: 0, count: words.count)
        let weights = plan.weights
        mostOfPhrases = phrases.reduce(0) { $0 + weights[$1.clause] }
    }

    deinit {
        for reader in unsafe readers { reader?.deallocate() }
        for phrase in phrases { for walk in phrase.walks { walk.deallocate() } }
        for word in words { word.walk.deallocate() }
    }

    /// Runs through the segment and tells the collector.
    func run() {
        // A word that the segment lacks: nothing can match.
        guard words.allSatisfy({ $0.walk.entries > 0 }), !checkTime() else { return }
        let isPlain = unsafe live == nil && filter == nil && collector.hits == nil && phrases.isEmpty
        if words.count == 1, isPlain, collector.isRanked {
            if words[0].walk.isWhole { runBestBlocks() } else { runWord() }
        } else if let candidates = documentsOfPairs() {
            runCandidates(candidates)
        } else {
            runBatches()
        }
    }

    /// The documents that have every pair of neighbours in the phrases of which it is known which documents have it; nil without one.
    private func documentsOfPairs() -> [UInt32]? {
        var documents: [UInt32]?
        for phrase in phrases {
            for (left, right) in zip(phrase.keys, phrase.keys.dropFirst()) {
                guard let found = segment.documents(ofPair: left, right) else { continue }
                documents = documents.map { Conjunction.common($0, found) } ?? found
            }
        }
        return documents
    }

    /// What two ascending lists have in common.
    private static func common(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        var common: [UInt32] = []
        var (first, second) = (0, 0)
        while first < left.count, second < right.count {
            if left[first] == right[second] { common.append(left[first]) }
            let isBehind = left[first] <= right[second]
            second += left[first] >= right[second] ? 1 : 0
            first += isBehind ? 1 : 0
        }
        return common
    }

    /// Documents that may have the phrases: those are counted which have them, and the words beside.
    private func runCandidates(_ documents: [UInt32]) {
        let others = words.filter { $0.clause != nil }.map(\.walk)
        var (total, left) = (0, Conjunction.patience)
        search: for document in documents {
            left &-= 1
            if left == 0 {
                left = Conjunction.patience
                if checkTime() { break }
            }
            for other in others {
                if let bitmap = other.bitmap {
                    if !bitmap[Int(document)] { continue search }
                } else if other.document(from: document) != document {
                    continue search
                }
            }
            if isTaken(document) { total &+= 1 }
        }
        unsafe collector.total += total
    }

    /// Whether the time is up.
    func checkTime() -> Bool {
        guard let isOverdue, isOverdue() else { return false }
        collector.isComplete = false
        return true
    }

    /// Judges a document that has all the words, and tells the collector of it.
    func isTaken(_ document: UInt32) -> Bool {
        if let live, !live[Int(document)] { return false }
        if let filter, !filter[Int(document)] { return false }
        for number in phrases.indices {
            let count = phrases[number].match.count(in: document)
            if count == 0 { return false }
            unsafe frequencies[phrases[number].clause] = count
        }
        if unsafe collector.hits != nil { unsafe collector.hits?[Int(document)] = true }
        if collector.isRanked {
            score(document)
        } else if unsafe collector.top.capacity > 0 {
            let key = collector.key(of: Int(document), in: segment)
            collector.offer(key, segment: index, base: segment.base, local: document)
        }
        return true
    }

    /// Scores a document that has all the words and tells the collector, unless the blocks of the words, or the words looked at so far
    /// and the blocks of the others, show that it does not reach the threshold. `frequencyOfFirst` is the leader's, where it is known.
    func score(_ document: UInt32, frequencyOfFirst: Float? = nil) {
        guard mayReach(document) else { return }
        if unsafe readers.isEmpty { unsafe readers = words.map { $0.clause == nil ? nil : $0.walk.copy(in: segment) } }
        let threshold = threshold
        var rest = unsafe mostOfAll
        let norm = norms[Int(segment.lengthCodes[Int(document)])]
        var score: Float = 0
        for number in phrases.indices {
            let clause = phrases[number].clause
            let weight = weights[clause]
            let frequency = unsafe frequencies[clause]
            rest -= weight
            score += weight * frequency / (frequency + norm)
        }
        for number in words.indices where words[number].clause != nil {
            if score + rest < threshold { return }
            rest -= unsafe mosts[number]
            let known = number == 0 ? frequencyOfFirst : nil
            let frequency = unsafe known ?? readers[number]?.frequency(in: document) ?? 0
            score += words[number].bound.weight * frequency / (frequency + norm)
        }
        collector.offer(Double(score), segment: index, base: segment.base, local: document)
    }

    /// What a score has to reach: a hair less, for sums of the same numbers in another order.
    var threshold: Float { unsafe Float(collector.threshold) * 0.99999 }

    /// Whether the words' blocks together let a document reach the threshold.
    @inline(__always) func mayReach(_ document: UInt32) -> Bool {
        if unsafe !hasMosts || document > mostsEnd { findMosts(at: document) }
        return unsafe mostOfAll >= threshold
    }

    /// The most that the words beside the leader add to a document, by their blocks.
    @inline(__always) func mostOfOthers(at document: UInt32) -> Float {
        if unsafe !hasMosts || document > mostsEnd { findMosts(at: document) }
        return unsafe mostOfAll - mosts[0]
    }

    /// Asks the words' blocks at a document what they can add.
    private func findMosts(at document: UInt32) {
        var (sum, end) = (mostOfPhrases, UInt32.max)
        for number in words.indices where words[number].clause != nil {
            let most = words[number].walk.most(at: document, words[number].bound)
            end = min(end, words[number].walk.endOfMost)
            unsafe mosts[number] = most
            sum += most
        }
        unsafe (mostOfAll, mostsEnd, hasMosts) = (sum, end, true)
    }
}

/// The words and phrases of a conjunction while they are put together.
private struct Parts {
    let index: Int
    let segment: Segment
    let weights: [Float]
    let ranking: Ranking
    let meanLength: Float
    var words: [Conjunction.Word] = []
    var phrases: [Conjunction.Phrase] = []

    /// False where a clause is of another kind.
    mutating func add(_ clause: PlannedClause, number: Int) -> Bool {
        switch clause.kind {
        case .prefix: return false
        case .word(let forms): return clause.field == nil && add(forms, clause: number)
        case .phrase(let forms, let slop):
            for word in forms where !add(word, clause: nil) { return false }
            let walks = words.suffix(forms.count).map { $0.walk.copy(in: segment) }
            let match = PhraseMatch(walks, slop: slop, field: clause.field, segment: segment)
            phrases.append(
                Conjunction.Phrase(
                    clause: number, match: match, walks: walks, keys: slop > 0 ? [] : walks.compactMap(\.key)))
            return true
        }
    }

    func deallocate() {
        for phrase in phrases { for walk in phrase.walks { walk.deallocate() } }
        for word in words { word.walk.deallocate() }
    }

    private mutating func add(_ forms: WordForms, clause: Int?) -> Bool {
        guard forms.loose.isEmpty, let walk = GroupWalk(forms, segmentIndex: index, segment: segment) else {
            return false
        }
        let bound = ImpactBound(
            weight: clause.map { weights[$0] } ?? 0, formWeight: max(walk.mostWeight, 0.01), ranking: ranking,
            meanLength: meanLength, segmentMeanLength: segment.meanLength)
        words.append(Conjunction.Word(forms: forms, walk: walk, clause: clause, bound: bound))
        // Where little of a group counts, the lists of those terms are less to read.
        return clause == nil || weights.count > 1
            || walk.isAlone && walk.entries <= 4 * walk.documentCount + 256
    }

    /// Puts the word first with which the least is to be done, the others behind it, the rarest first.
    mutating func lead() {
        if words.count < 2 { return }
        words.sort { $0.walk.documentCount < $1.walk.documentCount }
        let others = words.count - 1
        let costs = words.map { $0.walk.entries + 4 * others * $0.walk.documentCount }
        guard let least = costs.indices.min(by: { costs[$0] < costs[$1] }), least > 0 else { return }
        words.insert(words.remove(at: least), at: 0)
    }
}
