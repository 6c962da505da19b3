/// A query that needs all of some words and phrases, at work in one segment, document by document.
///
/// The word with the fewest entries to read leads; the others are only looked up where it stands, the rarest first, phrases last:
/// positions are read of documents alone that have every word. Works where the forms of each word share one group; whatever else a
/// query may be is run window by window.
final class Conjunction {
    /// A word that must be there.
    private struct Word {
        let walk: GroupWalk
        /// The clause that it counts for; nil for a word of a phrase.
        let clause: Int?
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
    /// How often each clause is found in the document at work.
    @exclusivity(unchecked) private var frequencies: [Float]

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
        unsafe frequencies = Array(repeating: 0, count: plan.clauses.count)
        for clause in clauses {
            guard add(plan.clauses[clause], number: clause) else { return nil }
        }
        lead()
    }

    deinit { for word in words { word.walk.deallocate() } }

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
            let match = PhraseMatch(
                words.suffix(forms.count).map(\.walk), slop: slop, field: clause.field, segment: segment)
            unsafe phrases.append((number, match))
            return true
        }
    }

    private func add(_ forms: WordForms, clause: Int?) -> Bool {
        guard let walk = GroupWalk(forms, segmentIndex: index, segment: segment) else { return false }
        words.append(Word(walk: walk, clause: clause))
        // Where little of a group counts, the lists of those terms are less to read.
        return clause == nil || weights.count > 1 || walk.entries <= 4 * walk.accepted + 256
    }

    /// Puts the word first with which the least is to be done, the others behind it, the rarest first.
    private func lead() {
        words.sort { $0.walk.accepted < $1.walk.accepted }
        let others = words.count - 1
        let costs = words.map { $0.walk.entries + 8 * others * $0.walk.accepted }
        guard let least = costs.indices.min(by: { costs[$0] < costs[$1] }), least > 0 else { return }
        words.insert(words.remove(at: least), at: 0)
    }

    /// Runs through the segment and tells the collector.
    func run() {
        // A word that the segment lacks: nothing can match.
        guard words.allSatisfy({ $0.walk.entries > 0 }), !checkTime() else { return }
        let isPlain = unsafe live == nil && filter == nil && collector.hits == nil
        if words.count == 1, unsafe phrases.isEmpty, isPlain, collector.isRanked { runWord() } else { runWords() }
    }

    /// One word, whose every document counts. The loop touches nothing but locals.
    private func runWord() {
        let walk = words[0].walk
        let weight = weights[0]
        let codes = unsafe segment.lengthCodes.pointer
        var (total, left) = (0, Conjunction.patience)
        var threshold = unsafe Float(collector.threshold)
        unsafe norms.withUnsafeBufferPointer { norms in
            walk.forEachDocument { document, frequency in
                total &+= 1
                left &-= 1
                if left == 0 {
                    left = Conjunction.patience
                    if checkTime() { return false }
                }
                // weight × frequency / (frequency + norm), compared without dividing. Documents come in ascending order, so
                // one that only equals the last of the best comes too late.
                let sum = unsafe frequency + norms[Int(codes[Int(document)])]
                if weight * frequency <= threshold * sum { return true }
                let score = Double(weight * frequency / sum)
                collector.offer(score, segment: index, base: segment.base, local: document)
                threshold = unsafe Float(collector.threshold)
                return true
            }
        }
        unsafe collector.total += total
    }

    /// Leapfrog: where a word is missing, the leader goes on to the next document that has it.
    private func runWords() {
        let leader = words[0].walk
        let others = words.dropFirst().map(\.walk)
        var (total, left) = (0, Conjunction.patience)
        var document = leader.document(from: 0)
        search: while document != UInt32.max {
            left &-= 1
            if left == 0 {
                left = Conjunction.patience
                if checkTime() { break }
            }
            for other in others {
                let next = other.document(from: document)
                if next != document {
                    document = next == UInt32.max ? next : leader.document(from: next)
                    continue search
                }
            }
            if isTaken(document) { total &+= 1 }
            document = leader.document(from: document &+ 1)
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
            for word in words { if let clause = word.clause { unsafe frequencies[clause] = word.walk.frequency(in: document) } }
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
