import Bytes

/// A query that wants any of some words, at work in one segment, a window of documents at a time.
///
/// Which documents match is known by bits alone. Frequencies are only read of documents that the blocks of the words that stand in them
/// let reach the threshold: blocks say how much they can add at most (`ImpactTable`), loose forms add the same wherever they stand.
@safe final class Disjunction {
    /// A word of the query, and a window's documents that have it or a loose form of it.
    @safe private struct Word {
        let strict: WordRun
        let loose: WordRun?
        let bits: WindowBits
        let looseBits: WindowBits
        let bound: ImpactBound
    }

    /// A word where it may add to the scores of a part of the window, the one that may add most first.
    @safe private struct Part: Weighed {
        let word: Unmanaged<WordRun>
        let bits: UnsafeMutablePointer<UInt64>
        let looseBits: UnsafeMutablePointer<UInt64>
        let weight: Float
        /// The most that a document gains by the word, and by loose forms of it.
        var most: Float
        var mostLoose: Float
        /// The most that the word and those behind it add.
        var bound: Float = 0
    }

    /// Documents of a part of the window that have a word, or a loose form of it, and the most that they gain by it.
    @safe private struct Source: Weighed {
        let bits: UnsafeMutablePointer<UInt64>
        let most: Float
        /// The most that it and those behind it add.
        var bound: Float = 0
    }

    private let segment: Segment
    private let index: Int
    private let live: Bitmap?
    private let filter: Bitmap?
    private let collector: HitCollector
    private let isOverdue: (@Sendable () -> Bool)?
    private let pool: WindowPool
    private let norms: [Float]
    private let looseWeight: Float
    private var words: [Word] = []
    /// For each word what it may add anywhere; holds no references, which would have to be counted for each part of each window.
    private var lanes: [Part] = []
    /// For each word whether its bits, and those of its loose forms, tell of a document of the window at work.
    @exclusivity(unchecked) private var marks: [(strict: Bool, loose: Bool)]
    /// For each word and each part of the window the most that the word adds there.
    @exclusivity(unchecked) private var bounds: [Float]
    @exclusivity(unchecked) private var parts: Ranked<Part>
    @exclusivity(unchecked) private var sources: Ranked<Source>
    /// The same parts for looking at 64 documents at once, once there is a need.
    @exclusivity(unchecked) private var addends: [MaskedAddend] = []
    /// What a loose form adds by a document's length code, as a part of its word's weight.
    private let looseScales: [Float]
    /// Whether one of the parts has loose forms.
    @exclusivity(unchecked) private var hasLoose = false

    /// By so many sources documents are told apart by whole rows of bits, before 64 of them at a time are summed up.
    private static let mostSplit = 4
    /// Fewer documents than this are looked at one by one.
    private static let fewDocuments = 3

    /// A part of a window: so many words of 64 bits.
    static let partWords = 8
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
        let shortest = plan.norms[Int(segment.shortestCode)]
        for (clause, forms) in clauses {
            let weight = clause.weight * (request.ranking.k1 + 1)
            let bound = ImpactBound(
                weight: weight, formWeight: forms.forms.reduce(0.01) { max($0, $1.weight) },
                ranking: request.ranking,
                meanLength: snapshot.meanLength, segmentMeanLength: segment.meanLength)
            let loose = WordRun(forms.loose, segmentIndex: index, segment: segment)
            let word = Word(
                strict: WordRun(forms.forms, segmentIndex: index, segment: segment),
                loose: loose.isEmpty ? nil : loose, bits: pool.takeBits(), looseBits: pool.takeBits(), bound: bound)
            words.append(word)
            unsafe lanes.append(
                Part(
                    word: Unmanaged.passUnretained(word.strict), bits: word.bits.words,
                    looseBits: word.looseBits.words, weight: weight, most: weight,
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

    private func score(_ bits: WindowBits, _ window: Int) {
        // Most windows are seen not to reach the threshold by which words they have at all.
        var sum: Float = 0
        for number in lanes.indices {
            if unsafe marks[number].strict { sum += lanes[number].most }
            if unsafe marks[number].loose { sum += lanes[number].mostLoose }
        }
        if unsafe sum < Float(collector.threshold) * 0.99999 { return }
        let partSize = Disjunction.partWords * 64
        for (number, word) in words.enumerated() {
            unsafe bounds.withUnsafeMutableBufferPointer { bounds in
                let own = unsafe UnsafeMutableBufferPointer(
                    rebasing: bounds[number * Disjunction.partCount..<(number + 1) * Disjunction.partCount])
                // A word that has nothing in the window adds nothing.
                if unsafe !marks[number].strict { return unsafe own.update(repeating: 0) }
                unsafe word.strict.mostImpacts(
                    from: UInt32(window * Window.size), partSize: UInt32(partSize), word.bound, into: own)
            }
        }
        for part in 0..<Disjunction.partCount {
            let first = part * Disjunction.partWords
            // A hair less, for sums of the same numbers in another order.
            let threshold = unsafe Float(collector.threshold) * 0.99999
            guard prepare(part, threshold) else { continue }
            var found = unsafe UnsafeRawPointer(bits.words + first).loadUnaligned(as: SIMD8<UInt64>.self)
            found &= reaching(threshold, from: 0, sum: 0, word: first)
            let isSplit = unsafe sources.count <= Disjunction.mostSplit
            for word in 0..<Disjunction.partWords where found[word] != 0 {
                sift(found[word], first + word, window, isSifted: isSplit)
            }
        }
    }

    /// The documents of a part of the window that may reach the threshold by the sources from one on, with what those before add.
    private func reaching(_ threshold: Float, from number: Int, sum: Float, word: Int) -> SIMD8<UInt64> {
        if sum >= threshold { return SIMD8(repeating: UInt64.max) }
        guard unsafe number < sources.count, unsafe sum + sources.elements[number].bound >= threshold else {
            return SIMD8()
        }
        // The last sources, if there are many, are taken to add what they can.
        if number == Disjunction.mostSplit { return SIMD8(repeating: UInt64.max) }
        let source = unsafe sources.elements[number]
        let own = unsafe UnsafeRawPointer(source.bits + word).loadUnaligned(as: SIMD8<UInt64>.self)
        let without = reaching(threshold, from: number + 1, sum: sum, word: word)
        return without | own & reaching(threshold, from: number + 1, sum: sum + source.most, word: word)
    }

    /// Scores those of 64 documents that may reach the threshold; `isSifted` says that rows of bits have told. What loose forms add
    /// depends on a document's length, of which these know nothing.
    private func sift(_ found: UInt64, _ word: Int, _ window: Int, isSifted: Bool) {
        if unsafe isSifted && !hasLoose { return score(found, from: word << 6, window, isSifted: true) }
        if found.nonzeroBitCount < Disjunction.fewDocuments {
            return score(found, from: word << 6, window, isSifted: false)
        }
        let wanted = found & summedUp(word, window)
        if wanted != 0 { score(wanted, from: word << 6, window, isSifted: true) }
    }

    /// Which of 64 documents may reach the threshold by the words that they have.
    private func summedUp(_ word: Int, _ window: Int) -> UInt64 {
        if unsafe addends.isEmpty {
            for number in unsafe 0..<parts.count {
                let part = unsafe parts.elements[number]
                unsafe addends.append(
                    MaskedAddend(bits: part.bits, most: part.most, scaled: part.looseBits, weight: part.weight))
            }
        }
        let threshold = unsafe Float(collector.threshold) * 0.9999
        let codes = unsafe segment.lengthCodes.pointer + (window * Window.size + word << 6)
        return unsafe addends.withUnsafeBufferPointer { addends in
            unsafe looseScales.withUnsafeBufferPointer { scales in
                unsafe MaskedSums.reaching(
                    threshold, addends, word: word, codes: codes, scales: scales, isScaled: hasLoose)
            }
        }
    }

    /// Finds the words that may add to scores in a part of the window. False if they do not reach the threshold together.
    private func prepare(_ part: Int, _ threshold: Float) -> Bool {
        unsafe parts.removeAll()
        unsafe sources.removeAll()
        unsafe hasLoose = false
        var sum: Float = 0
        for number in lanes.indices {
            sum += unsafe bounds[number * Disjunction.partCount + part]
            if unsafe marks[number].loose { sum += lanes[number].mostLoose }
        }
        if sum < threshold { return false }
        sum = 0
        let words = part * Disjunction.partWords..<(part + 1) * Disjunction.partWords
        for number in lanes.indices {
            var lane = lanes[number]
            let has = unsafe marks[number].strict && WindowBits.hasAny(lane.bits, in: words)
            let hasLoose = unsafe marks[number].loose && WindowBits.hasAny(lane.looseBits, in: words)
            if !has && !hasLoose { continue }
            lane.most = has ? unsafe bounds[number * Disjunction.partCount + part] : 0
            if !hasLoose { lane.mostLoose = 0 }
            unsafe self.hasLoose = self.hasLoose || hasLoose
            sum += lane.most + lane.mostLoose
            unsafe parts.insert(lane)
            if has { unsafe sources.insert(Source(bits: lane.bits, most: lane.most)) }
            if hasLoose { unsafe sources.insert(Source(bits: lane.looseBits, most: lane.mostLoose)) }
        }
        if sum < threshold { return false }
        var bound: Float = 0
        for number in unsafe (0..<parts.count).reversed() {
            unsafe bound += parts.elements[number].most + parts.elements[number].mostLoose
            unsafe parts.elements[number].bound = bound
        }
        bound = 0
        for number in unsafe (0..<sources.count).reversed() {
            unsafe bound += sources.elements[number].most
            unsafe sources.elements[number].bound = bound
        }
        unsafe addends.removeAll(keepingCapacity: true)
        return true
    }

    /// Scores the documents of one word of bits.
    private func score(_ word: UInt64, from first: Int, _ window: Int, isSifted: Bool) {
        let start = window * Window.size
        let codes = unsafe segment.lengthCodes.pointer + start
        var threshold = unsafe Float(collector.threshold)
        var rest = word
        let parts = unsafe UnsafeBufferPointer(start: parts.elements, count: parts.count)
        unsafe norms.withUnsafeBufferPointer { norms in
            while rest != 0 {
                let local = first &+ rest.trailingZeroBitCount
                rest &= rest &- 1
                let norm = unsafe norms[Int(codes[local])]
                guard unsafe isSifted || bound(local, norm, parts) >= threshold,
                    let score = unsafe score(local, start, norm, threshold, parts)
                else { continue }
                collector.offer(Double(score), segment: index, base: segment.base, local: UInt32(start + local))
                threshold = unsafe Float(collector.threshold)
            }
        }
    }

    /// The most that a document may score, by the words that it has.
    @inline(__always) private func bound(
        _ local: Int, _ norm: Float, _ parts: UnsafeBufferPointer<Part>
    ) -> Float {
        let loose = looseWeight / (looseWeight + norm)
        var sum: Float = 0
        for number in 0..<parts.count {
            let part = unsafe parts[number]
            // Which words a document has follows no pattern: no branch depends on it.
            sum += unsafe Disjunction.has(local, part.bits) * part.most
            sum += unsafe Disjunction.has(local, part.looseBits) * part.weight * loose
        }
        return sum * 1.00001
    }

    @inline(__always) private static func has(_ local: Int, _ bits: UnsafeMutablePointer<UInt64>)
        -> Float
    {
        Float(UInt32(truncatingIfNeeded: unsafe bits[local &>> 6] &>> UInt64(local & 63) & 1))
    }

    /// A document's score, nil where it is seen not to reach the threshold.
    @inline(__always) private func score(
        _ local: Int, _ start: Int, _ norm: Float, _ threshold: Float,
        _ parts: UnsafeBufferPointer<Part>
    ) -> Float? {
        var score: Float = 0
        for number in 0..<parts.count {
            let part = unsafe parts[number]
            var frequency = unsafe Disjunction.has(local, part.looseBits) * looseWeight
            if unsafe Disjunction.has(local, part.bits) != 0 {
                if score + part.bound < threshold * 0.99999 { return nil }
                frequency += unsafe part.word._withUnsafeGuaranteedRef {
                    $0.frequency(UInt32(start + local))
                }
            }
            score += part.weight * frequency / (frequency + norm)
        }
        return score > threshold ? score : nil
    }
}
