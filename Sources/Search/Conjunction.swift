/// A query that needs all of some words and phrases, at work in one segment, document by document.
///
/// The word with the fewest entries to read leads; the others are only looked up where it stands, the rarest first, phrases last:
/// positions are read of documents alone that have every word. Works where the forms of each word share one group; whatever else a
/// query may be is run window by window.
@safe final class Conjunction {
    /// A word that must be there.
    @safe private struct Word {
        let walk: PostingWalk
        let weights: UnsafeMutablePointer<Float>
        /// The clause that it counts for, or, for a word of a phrase, one more than there are.
        let slot: Int
        /// About how many entries count, of how many.
        let accepted: Int
        let entries: Int
    }

    private let segment: Segment
    private let index: Int
    private let live: Bitmap?
    private let filter: Bitmap?
    private let collector: HitCollector
    private let isOverdue: (@Sendable () -> Bool)?
    /// The leader first.
    private var words: [Word] = []
    @exclusivity(unchecked) private var phrases: [(clause: Int, match: PhraseMatch)] = []
    /// What each clause can add at most.
    private let weights: [Float]
    private let norms: [Float]
    /// How often each clause is found in the document at work; the last is of no meaning.
    private let frequencies: UnsafeMutablePointer<Float>

    /// So many documents are looked at between two looks at the clock.
    private static let patience = 4096

    /// nil where the plan is no such query.
    init?(
        _ plan: QueryPlan, index: Int, snapshot: IndexSnapshot, request: SearchRequest, filter: Bitmap?,
        collector: HitCollector
    ) {
        guard let clauses = Conjunction.clauses(of: plan.root) else { return nil }
        self.index = index
        segment = snapshot.segments[index]
        live = snapshot.isWhole[index] ? nil : snapshot.live[index]
        self.filter = filter
        self.collector = collector
        isOverdue = request.isOverdue
        norms = plan.norms
        weights = plan.clauses.map { $0.weight * (request.ranking.k1 + 1) }
        unsafe frequencies = .allocate(capacity: plan.clauses.count + 1)
        unsafe frequencies.initialize(repeating: 0, count: plan.clauses.count + 1)
        for clause in clauses {
            guard add(plan.clauses[clause], number: clause) else { return nil }
        }
        lead()
    }

    deinit {
        for word in words {
            unsafe word.weights.deallocate()
            word.walk.deallocate()
        }
        unsafe frequencies.deallocate()
    }

    /// The clauses that a plan needs all of; nil where it is of another kind.
    private static func clauses(of node: QueryPlan.Node) -> [Int]? {
        switch node {
        case .clause(let number): return [number]
        case .all(let parts):
            var all: [Int] = []
            for part in parts {
                guard case .clause(let number) = part else { return nil }
                all.append(number)
            }
            return all
        default: return nil
        }
    }

    private func add(_ clause: PlannedClause, number: Int) -> Bool {
        switch clause.kind {
        case .prefix: return false
        case .word(let forms): return clause.field == nil && add(forms, clause: number)
        case .phrase(let forms, let slop):
            for word in forms where !add(word, clause: nil) { return false }
            let match = PhraseMatch(forms, slop: slop, field: clause.field, segmentIndex: index, segment: segment)
            unsafe phrases.append((number, match))
            return true
        }
    }

    private func add(_ forms: WordForms, clause: Int?) -> Bool {
        var group: Int?
        var accepted = 0
        for form in forms.forms {
            for place in form.places where place.segment == index {
                guard let own = place.group, group == nil || group == own else { return false }
                group = own
                accepted += Int(segment.documentFrequencies[place.term])
            }
        }
        let list = group.map { segment.list(ofGroup: $0) } ?? PostingList.empty
        // Where little of a group counts, the lists of those terms are less to read.
        if clause != nil, words.isEmpty, weights.count == 1, list.entryCount > 4 * accepted + 256 { return false }
        let count = group.map { segment.terms(ofGroup: $0).count } ?? 1
        let weights = UnsafeMutablePointer<Float>.allocate(capacity: count)
        unsafe weights.initialize(repeating: 0, count: count)
        for form in forms.forms {
            for place in form.places where place.segment == index { unsafe weights[place.member] = form.weight }
        }
        unsafe words.append(
            Word(
                walk: PostingWalk(segment: segment, list: list), weights: weights, slot: clause ?? self.weights.count, accepted: accepted,
                entries: list.entryCount))
        return true
    }

    /// Puts the word first with which the least is to be done, the others behind it, the rarest first.
    private func lead() {
        words.sort { $0.accepted < $1.accepted }
        let others = words.count - 1
        let costs = words.map { $0.entries + 8 * others * $0.accepted }
        guard let least = costs.indices.min(by: { costs[$0] < costs[$1] }), least > 0 else { return }
        words.insert(words.remove(at: least), at: 0)
    }

    /// Runs through the segment and tells the collector.
    func run() {
        // A word that the segment lacks: nothing can match.
        guard words.allSatisfy({ $0.entries > 0 }), !checkTime() else { return }
        let isPlain = unsafe live == nil && filter == nil && collector.hits == nil
        if words.count == 1, unsafe phrases.isEmpty, isPlain, collector.isRanked { runWord() } else { runWords() }
    }

    /// One word, whose every document counts. The loop touches nothing but locals.
    private func runWord() {
        let word = words[0]
        let weight = weights[0]
        let codes = unsafe segment.lengthCodes.pointer
        var (total, left) = (0, Conjunction.patience)
        var threshold = unsafe Float(collector.threshold)
        unsafe norms.withUnsafeBufferPointer { norms in
            unsafe word.walk.forEachDocument(weights: word.weights) { document, frequency in
                total &+= 1
                left &-= 1
                if left == 0 {
                    left = Conjunction.patience
                    if checkTime() { return false }
                }
                // weight × frequency / (frequency + norm), compared without dividing.
                let sum = unsafe frequency + norms[Int(codes[Int(document)])]
                if weight * frequency < threshold * sum { return true }
                let score = Double(weight * frequency / sum)
                collector.offer(score, segment: index, base: segment.base, local: document)
                threshold = unsafe Float(collector.threshold)
                return true
            }
        }
        unsafe collector.total += total
    }

    private func runWords() {
        let leader = words[0]
        let frequencies = unsafe frequencies
        var (total, left) = (0, Conjunction.patience)
        unsafe words.withUnsafeBufferPointer { words in
            unsafe leader.walk.forEachDocument(weights: leader.weights) { document, frequency in
                left &-= 1
                if left == 0 {
                    left = Conjunction.patience
                    if checkTime() { return false }
                }
                unsafe frequencies[leader.slot] = frequency
                for number in 1..<words.count {
                    let word = unsafe words[number]
                    let frequency = unsafe word.walk.weightedFrequency(in: document, weights: word.weights)
                    if frequency == 0 { return true }
                    unsafe frequencies[word.slot] = frequency
                }
                if isTaken(document) { total &+= 1 }
                return true
            }
        }
        unsafe collector.total += total
    }

    /// Whether the time is up.
    private func checkTime() -> Bool {
        guard let isOverdue, isOverdue() else { return false }
        collector.isComplete = false
        return true
    }

    /// Judges a document that has all the words, and tells the collector of it.
    private func isTaken(_ document: UInt32) -> Bool {
        if let live, !live[Int(document)] { return false }
        if let filter, !filter[Int(document)] { return false }
        for number in unsafe phrases.indices {
            let count = unsafe phrases[number].match.count(in: document)
            if count == 0 { return false }
            unsafe frequencies[phrases[number].clause] = count
        }
        if unsafe collector.hits != nil { unsafe collector.hits?[Int(document)] = true }
        if collector.isRanked {
            let norm = norms[Int(segment.lengthCodes[Int(document)])]
            var score: Float = 0
            for clause in weights.indices {
                let frequency = unsafe frequencies[clause]
                score += weights[clause] * frequency / (frequency + norm)
            }
            collector.offer(Double(score), segment: index, base: segment.base, local: document)
        } else if unsafe collector.top.capacity > 0 {
            let key = collector.key(of: Int(document), in: segment)
            collector.offer(key, segment: index, base: segment.base, local: document)
        }
        return true
    }
}
