import Bytes

/// A query that wants any of some words, at work in one segment, a window of documents at a time.
///
/// Which documents match is known by bits alone. Frequencies are only read of documents that the blocks of the words that stand in them
/// let reach the threshold: blocks say how much they can add at most (`ImpactTable`), loose forms add the same wherever they stand.
@safe final class Disjunction {
    /// A word of the query, and a window's documents that have it or a loose form of it.
    @safe struct Word {
        let strict: WordRun
        let loose: WordRun?
        let bits: WindowBits
        let looseBits: WindowBits
        let bound: ImpactBound
    }

    /// A word where it may add to the scores of a part of the window, the one that may add most first.
    @safe struct Part: Weighed {
        let word: Unmanaged<WordRun>
        let bits: UnsafeMutablePointer<UInt64>
        let looseBits: UnsafeMutablePointer<UInt64>
        let weight: Float
        /// How often the word stands in each document of the part, if that `isSummed`.
        let sums: UnsafeMutablePointer<Float>
        var isSummed = false
        /// The most that a document gains by the word, and by loose forms of it.
        var most: Float
        var mostLoose: Float
        /// The most that the word and those behind it add.
        var bound: Float = 0
    }

    /// Documents of a part of the window that have a word, or a loose form of it, and the most that they gain by it.
    @safe struct Source: Weighed {
        let bits: UnsafeMutablePointer<UInt64>
        let most: Float
        /// The most that it and those behind it add.
        var bound: Float = 0
    }

    let segment: Segment
    let index: Int
    private let live: Bitmap?
    private let filter: Bitmap?
    let collector: HitCollector
    private let isOverdue: (@Sendable () -> Bool)?
    private let pool: WindowPool
    let norms: [Float]
    let looseWeight: Float
    private(set) var words: [Word] = []
    /// For each word what it may add anywhere; holds no references, which would have to be counted for each part of each window.
    private(set) var lanes: [Part] = []
    /// For each word whether its bits, and those of its loose forms, tell of a document of the window at work.
    @exclusivity(unchecked) var marks: [(strict: Bool, loose: Bool)]
    /// For each word and each part of the window the most that the word adds there.
    @exclusivity(unchecked) var bounds: [Float]
    @exclusivity(unchecked) var parts: Ranked<Part>
    @exclusivity(unchecked) var sources: Ranked<Source>
    /// The same parts for looking at 64 documents at once, once there is a need.
    @exclusivity(unchecked) var addends: [MaskedAddend] = []
    /// The sums of all words, a part's each, and which of a part's documents one of them has.
    let sums: UnsafeMutablePointer<Float>
    let summed: UnsafeMutablePointer<UInt64>
    /// What a loose form adds by a document's length code, as a part of its word's weight.
    let looseScales: [Float]
    /// Whether one of the parts has loose forms.
    @exclusivity(unchecked) var hasLoose = false

    /// By so many sources documents are told apart by whole rows of bits, before 64 of them at a time are summed up.
    static let mostSplit = 4
    /// Fewer documents than this are looked at one by one.
    static let fewDocuments = 3

    /// What looking a document up costs, in entries of a part that are summed up.
    static let lookupCost = 12

    /// A part of a window: so many words of 64 bits.
    static let partWords = 8
    static let partSize = 64 * partWords
    static let partCount = Window.words / partWords

    /// nil where the plan is no such query.
    init?(
        _ plan: QueryPlan, index: Int, snapshot: IndexSnapshot, request: SearchRequest, filter: Bitmap?,
        collector: HitCollector, pool: WindowPool
    ) {
        guard collector.isRanked, let clauses = Disjunction.clauses(of: plan) else { return nil }
        self.index = index
        segment = snapshot.segments[index]
        live = snapshot.isWhole[index] ? nil : snapshot.live[index]
        self.filter = filter
        self.collector = collector
        self.pool = pool
        isOverdue = request.isOverdue
        norms = plan.norms
        let loose = request.ranking.loose
        looseWeight = loose
        looseScales = plan.norms.map { loose / (loose + $0) }
        unsafe bounds = Array(repeating: 0, count: clauses.count * Disjunction.partCount)
        unsafe marks = Array(repeating: (false, false), count: clauses.count)
        unsafe parts = Ranked(capacity: clauses.count)
        unsafe sources = Ranked(capacity: 2 * clauses.count)
        unsafe sums = .allocate(capacity: clauses.count * Disjunction.partSize)
        unsafe sums.initialize(repeating: 0, count: clauses.count * Disjunction.partSize)
        unsafe summed = .allocate(capacity: Disjunction.partWords)
        let shortest = plan.norms[Int(segment.shortestCode)]
        for (number, (clause, forms)) in clauses.enumerated() {
            let weight = clause.weight * (request.ranking.k1 + 1)
            let bound = ImpactBound(
                weight: weight, formWeight: forms.forms.reduce(0.01) { max($0, $1.weight) },
                ranking: request.ranking,
                meanLength: snapshot.meanLength, segmentMeanLength: segment.meanLength)
            let loose = WordRun(forms.loosePlaces.places(in: index), segment: segment)
            let word = Word(
                strict: WordRun(forms.places.places(in: index), segment: segment),
                loose: loose.isEmpty ? nil : loose, bits: pool.takeBits(), looseBits: pool.takeBits(), bound: bound)
            words.append(word)
            unsafe lanes.append(
                Part(
                    word: Unmanaged.passUnretained(word.strict), bits: word.bits.words,
                    looseBits: word.looseBits.words, weight: weight, sums: sums + number * Disjunction.partSize,
                    most: weight,
                    mostLoose: loose.isEmpty ? 0 : weight * looseWeight / (looseWeight + shortest)))
        }
    }

    deinit {
        for word in words {
            pool.give(word.bits)
            pool.give(word.looseBits)
        }
        unsafe parts.deallocate()
        unsafe sources.deallocate()
        unsafe sums.deallocate()
        unsafe summed.deallocate()
    }

    /// The words that a plan wants any of; nil where it is of another kind.
    private static func clauses(of plan: QueryPlan) -> [(PlannedClause, WordForms)]? {
        let nodes: [QueryPlan.Node]
        switch plan.root {
        case .clause: nodes = [plan.root]
        case .any(let parts): nodes = parts
        default: return nil
        }
        var clauses: [(PlannedClause, WordForms)] = []
        for node in nodes {
            guard case .clause(let number) = node, plan.clauses[number].field == nil,
                case .word(let forms) = plan.clauses[number].kind
            else { return nil }
            clauses.append((plan.clauses[number], forms))
        }
        return clauses
    }

    /// Runs through all windows and tells the collector.
    func run() {
        for word in words {
            word.strict.gather()
            word.loose?.gather()
        }
        let bits = pool.takeBits()
        var window = 0
        let count = (segment.documentCount + Window.size - 1) / Window.size
        while window < count {
            if let isOverdue, isOverdue() {
                collector.isComplete = false
                break
            }
            let start = UInt32(window * Window.size)
            let next = words.reduce(UInt32.max) { next, word in
                min(
                    next, word.strict.nextDocument(from: start),
                    word.loose?.nextDocument(from: start) ?? UInt32.max)
            }
            guard next < UInt32(segment.documentCount) else { break }
            window = max(window, Int(next) / Window.size)
            fill(window, into: bits)
            window += 1
        }
        pool.give(bits)
    }

    private func fill(_ window: Int, into bits: WindowBits) {
        bits.fill(0)
        for number in words.indices {
            let word = words[number]
            unsafe marks[number].strict = mark(word.strict, window, word.bits, isMarked: marks[number].strict)
            if unsafe marks[number].strict { bits.formUnion(word.bits) }
            guard let loose = word.loose else { continue }
            unsafe marks[number].loose = mark(loose, window, word.looseBits, isMarked: marks[number].loose)
            if unsafe marks[number].loose { bits.formUnion(word.looseBits) }
        }
        if let live { bits.formIntersection(live, window: window) }
        if let filter { bits.formIntersection(filter, window: window) }
        let count = bits.count
        if count == 0 { return }
        unsafe collector.total += count
        if unsafe collector.hits != nil {
            let first = window * Window.words
            for word in 0..<Window.words where unsafe first + word < collector.hits?.words.count ?? 0 {
                unsafe collector.hits?.words[first + word] = unsafe bits.words[word]
            }
        }
        score(bits, window)
    }

    /// Has the bits tell of a window's documents that a run has; says whether there may be one. `isMarked` says whether they tell of
    /// others: most words have nothing in most windows, and their bits stay as they are.
    private func mark(_ run: WordRun, _ window: Int, _ bits: WindowBits, isMarked: Bool) -> Bool {
        let start = UInt32(window * Window.size)
        if isMarked { bits.fill(0) }
        guard run.nextDocument(from: start) < start + UInt32(Window.size) else { return false }
        run.mark(from: start, bits: bits)
        return true
    }
}
