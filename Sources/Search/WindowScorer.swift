import Bytes

/// Scores the documents of a window that may belong to the best (MaxScore).
@safe struct WindowScorer {
    /// A clause that counts for the score. Holds no reference: parts are copied for each document.
    @safe private struct Part {
        let number: Int
        /// The most that it can add.
        let weight: Float
        let bits: UnsafeMutablePointer<UInt64>
        let sums: UnsafeMutablePointer<Float>
        /// Whether it counts once wherever it stands.
        let isConstant: Bool
        /// Where frequencies are still to be looked up; `runs` keeps it alive.
        var run: Unmanaged<ClauseRun>?
        /// The most that it and those behind it can add.
        var bound: Float = 0
    }

    /// Those that can add most first.
    private let parts: [Part]
    private let runs: [ClauseRun]
    private let norms: [Float]
    private let index: Int
    private let segment: Segment
    /// The parts that were filled for the window at work, those whose frequencies are known first.
    private var filled: [Part] = []

    init(_ clauses: [(run: ClauseRun, weight: Float)], norms: [Float], index: Int, segment: Segment) {
        let sorted = clauses.sorted { $0.weight > $1.weight }
        runs = sorted.map(\.run)
        parts = sorted.enumerated().map { number, clause in
            unsafe Part(
                number: number, weight: clause.weight, bits: clause.run.bits.words, sums: clause.run.sums.values,
                isConstant: clause.run.isConstant)
        }
        self.norms = norms
        self.index = index
        self.segment = segment
    }

    /// Whether a document that has a clause alone, and others that add no more than it, may belong to the best: then its frequencies are
    /// wanted in every document, else only in those that have a clause which adds more.
    func isEssential(_ run: ClauseRun, _ collector: HitCollector) -> Bool {
        let threshold = unsafe Float(collector.threshold)
        var sum: Float = 0
        for number in parts.indices.reversed() {
            sum += parts[number].weight
            if runs[number] === run { return sum >= threshold }
        }
        return false
    }

    /// Offers those of a window's documents that may belong to the best, with their scores.
    mutating func score(_ bits: WindowBits, window: Int, collector: HitCollector) {
        prepare(window)
        let essential = unsafe essentialCount(Float(collector.threshold), window: window)
        if essential == 0 { return }
        let isAlone = unsafe filled.count == 1 && filled[0].run == nil
        var limit = ShortLimit()
        unsafe filled.withUnsafeBufferPointer { filled in
            unsafe norms.withUnsafeBufferPointer { norms in
                for word in 0..<Window.words {
                    var rest = unsafe bits.words[word] & essentialBits(essential, word, window: window)
                    if rest == 0 { continue }
                    if unsafe isAlone && filled[0].isConstant && rest.nonzeroBitCount > WindowScorer.fewDocuments {
                        unsafe limit.update(Float(collector.threshold), weight: filled[0].weight, norms)
                        rest &= shortDocuments(word, window: window, limit)
                        if rest == 0 { continue }
                    }
                    if isAlone {
                        unsafe score(rest, from: word << 6, window: window, by: filled[0], norms, collector)
                    } else {
                        unsafe score(rest, from: word << 6, window: window, filled, norms, collector)
                    }
                }
            }
        }
    }

    /// So many documents of 64 cost less to score than the lengths of all 64 to look at.
    private static let fewDocuments = 8

    /// The documents of one word of bits that are short enough to reach the threshold by a clause that counts once.
    @inline(__always) private func shortDocuments(_ word: Int, window: Int, _ limit: ShortLimit) -> UInt64 {
        guard let most = limit.code else { return 0 }
        let codes = unsafe segment.lengthCodes.pointer + (window * Window.size + word << 6)
        return unsafe NumberBlocks.bits(codes, notAbove: most)
    }

    /// The documents of one word of bits that have one of the first parts, of which so many are essential.
    @inline(__always) private func essentialBits(_ essential: Int, _ word: Int, window: Int) -> UInt64 {
        if essential == parts.count { return UInt64.max }
        var hits: UInt64 = 0
        for number in 0..<essential where runs[number].window == window { hits |= unsafe parts[number].bits[word] }
        return hits
    }

    private mutating func prepare(_ window: Int) {
        filled.removeAll(keepingCapacity: true)
        for isLazy in [false, true] {
            for var part in parts
            where runs[part.number].window == window && runs[part.number].isCounted != isLazy {
                unsafe part.run = isLazy ? Unmanaged.passUnretained(runs[part.number]) : nil
                filled.append(part)
            }
        }
        var bound: Float = 0
        for number in filled.indices.reversed() {
            bound += filled[number].weight
            filled[number].bound = bound
        }
    }

    /// How many of the parts are those without one of which no document reaches the threshold: the others together cannot.
    private func essentialCount(_ threshold: Float, window: Int) -> Int {
        var sum: Float = 0
        for number in parts.indices.reversed() where runs[number].window == window {
            sum += parts[number].weight
            if sum >= threshold { return number + 1 }
        }
        return 0
    }

    /// Scores the documents of one word of bits.
    private func score(
        _ word: UInt64, from first: Int, window: Int, _ filled: UnsafeBufferPointer<Part>,
        _ norms: UnsafeBufferPointer<Float>, _ collector: HitCollector
    ) {
        let start = window * Window.size
        let codes = unsafe segment.lengthCodes.pointer + start
        var threshold = unsafe Float(collector.threshold)
        var rest = word
        while rest != 0 {
            let local = first &+ rest.trailingZeroBitCount
            rest &= rest &- 1
            let norm = unsafe norms[Int(codes[local])]
            guard let score = unsafe score(local, start: start, norm: norm, threshold: threshold, filled)
            else { continue }
            collector.offer(Double(score), segment: index, base: segment.base, local: UInt32(start + local))
            threshold = unsafe Float(collector.threshold)
        }
    }

    /// The same where one clause alone counts: weight × frequency / (frequency + norm) is compared without dividing.
    private func score(
        _ word: UInt64, from first: Int, window: Int, by part: Part, _ norms: UnsafeBufferPointer<Float>,
        _ collector: HitCollector
    ) {
        let start = window * Window.size
        let codes = unsafe segment.lengthCodes.pointer + start
        var threshold = unsafe Float(collector.threshold)
        let weight = part.weight
        let sums = unsafe part.sums
        var rest = word
        while rest != 0 {
            let local = first &+ rest.trailingZeroBitCount
            rest &= rest &- 1
            let frequency = unsafe sums[local]
            let sum = unsafe frequency + norms[Int(codes[local])]
            // Documents come in ascending order, so one that only equals the last of the best comes too late.
            if weight * frequency <= threshold * sum { continue }
            let score = Double(weight * frequency / sum)
            collector.offer(score, segment: index, base: segment.base, local: UInt32(start + local))
            threshold = unsafe Float(collector.threshold)
        }
    }

    /// A document's score, nil where it is seen not to reach the threshold.
    @inline(__always) private func score(
        _ local: Int, start: Int, norm: Float, threshold: Float, _ filled: UnsafeBufferPointer<Part>
    ) -> Float? {
        var score: Float = 0
        for index in 0..<filled.count {
            let part = unsafe filled[index]
            // With a few parts, looking at all of them costs less than guessing wrong where to stop.
            if index > 1, score + part.bound < threshold { return nil }
            // All bits set where the part has the document, else none: which it is follows no pattern either.
            let mask = unsafe UInt32(truncatingIfNeeded: 0 &- (part.bits[local &>> 6] &>> UInt64(local & 63) & 1))
            var frequency = unsafe Float(bitPattern: part.sums[local].bitPattern & mask)
            if let run = unsafe part.run, mask != 0 {
                if score + part.bound < threshold { return nil }
                frequency = unsafe run._withUnsafeGuaranteedRef { $0.frequency(UInt32(start + local)) }
            }
            score += part.weight * frequency / (frequency + norm)
        }
        return score > threshold ? score : nil
    }
}

/// How long a document may be to reach the threshold by a clause that counts once.
private struct ShortLimit {
    private var threshold = Float.nan
    /// The length code of the longest that does; nil where none does.
    private(set) var code: UInt8?

    /// `norms` ascend with the length code.
    @inline(__always) mutating func update(_ threshold: Float, weight: Float, _ norms: UnsafeBufferPointer<Float>) {
        if threshold == self.threshold { return }
        self.threshold = threshold
        code = unsafe norms.lastIndex { weight > threshold * (1 + $0) }.map { UInt8(truncatingIfNeeded: $0) }
    }
}
