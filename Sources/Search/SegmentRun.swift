/// A plan at work in one segment.
final class SegmentRun {
    private let index: Int
    private let segment: Segment
    private let live: Bitmap
    private let filter: Bitmap?
    private let norms: [Float]
    private let runs: [ClauseRun]
    private let root: QueryPlan.Node
    private let collector: HitCollector
    private let isOverdue: (() -> Bool)?
    /// The clauses that count for the score, those that can add least first, and how much each can add.
    private let scored: [(run: ClauseRun, weight: Float)]
    /// Those of them whose frequent forms were not counted in the window at work.
    private var lazy: [(run: ClauseRun, weight: Float)] = []
    private let pool: WindowPool
    private let scores: WindowSums

    init(
        index: Int, snapshot: IndexSnapshot, plan: QueryPlan, request: SearchRequest, collector: HitCollector,
        pool: WindowPool
    ) {
        self.pool = pool
        scores = pool.takeSums()
        self.index = index
        let segment = snapshot.segments[index]
        self.segment = segment
        self.collector = collector
        live = snapshot.live[index]
        filter = FilterRun(segment: segment).bitmap(of: request.filter)
        norms = plan.norms
        root = plan.root
        isOverdue = request.isOverdue
        let runs = plan.clauses.map { ClauseRun($0, segmentIndex: index, segment: segment, pool: pool) }
        self.runs = runs
        let numbers = collector.isRanked ? SegmentRun.scoredClauses(of: plan.root) : []
        scored = numbers.map { (runs[$0], runs[$0].clause.weight * (request.ranking.k1 + 1)) }.sorted {
            $0.weight < $1.weight
        }
    }

    private static func scoredClauses(of node: QueryPlan.Node) -> [Int] {
        switch node {
        case .clause(let number): [number]
        case .all(let parts), .any(let parts): parts.flatMap { scoredClauses(of: $0) }
        case .keyword, .not, .everything, .nothing: []
        }
    }

    /// Runs through all windows and tells the collector.
    func run() {
        let bits = pool.takeBits()
        var window = 0
        let count = (segment.documentCount + Window.size - 1) / Window.size
        while window < count {
            if let isOverdue, isOverdue() {
                collector.isComplete = false
                return
            }
            let start = window * Window.size
            let next = nextDocument(root, from: UInt32(start))
            guard next < UInt32(segment.documentCount) else { break }
            if Int(next) >= start + Window.size {
                window = Int(next) / Window.size
                continue
            }
            evaluate(root, window: window, into: bits, among: nil)
            bits.formIntersection(live, window: window)
            if let filter { bits.formIntersection(filter, window: window) }
            collect(bits, window: window)
            window += 1
        }
    }

    private func collect(_ bits: WindowBits, window: Int) {
        let count = bits.count
        if count == 0 { return }
        collector.total += count
        if collector.hits != nil {
            let first = window * Window.words
            for word in 0..<Window.words where first + word < collector.hits?.words.count ?? 0 {
                collector.hits?.words[first + word] = unsafe bits.words[word]
            }
        }
        let start = window * Window.size
        if collector.isRanked {
            score(bits, window: window)
        } else if collector.top.capacity > 0 {
            bits.forEach { local in
                let key = collector.key(of: start + local, in: segment)
                collector.offer(key, segment: index, base: segment.base, local: UInt32(start + local))
            }
        }
    }

    /// How many of the clauses, taken from those that add least, cannot lift a document into the best hits by themselves.
    private var inessentialCount: Int {
        let threshold = Float(collector.threshold)
        var sum: Float = 0
        for (number, clause) in scored.enumerated() {
            sum += clause.weight
            if sum >= threshold { return number }
        }
        return scored.count
    }

    /// Scores the documents of a window that may belong to the best.
    private func score(_ bits: WindowBits, window: Int) {
        let inessential = inessentialCount
        if inessential == scored.count { return }
        let candidates = pool.takeBits()
        defer { pool.give(candidates) }
        for number in inessential..<scored.count where scored[number].run.window == window {
            candidates.formUnion(scored[number].run.bits)
        }
        candidates.formIntersection(bits)
        var open: Float = 0
        let start = window * Window.size
        lazy.removeAll(keepingCapacity: true)
        for (run, weight) in scored.reversed() where run.window == window {
            if !run.lazy.isEmpty, !run.isCounted {
                open += weight
                lazy.append((run, weight))
            } else {
                add(run, weight: weight, candidates: candidates, start: start)
            }
        }
        finish(candidates, open: open, window: window)
    }

    @inline(__always) private func add(_ run: ClauseRun, weight: Float, candidates: WindowBits, start: Int) {
        for word in 0..<Window.words {
            var rest = unsafe candidates.words[word] & run.bits.words[word]
            while rest != 0 {
                let local = word << 6 + rest.trailingZeroBitCount
                rest &= rest &- 1
                let frequency = unsafe run.sums.values[local]
                unsafe scores.values[local] +=
                    weight * frequency / (frequency + norms[Int(segment.lengthCodes[start + local])])
            }
        }
    }

    /// Adds what the lazy clauses give to documents that may need it, and offers the documents.
    private func finish(_ candidates: WindowBits, open: Float, window: Int) {
        let start = window * Window.size
        var threshold = Float(collector.threshold)
        let values = unsafe scores.values
        for word in 0..<Window.words {
            var rest = unsafe candidates.words[word]
            while rest != 0 {
                let local = word << 6 + rest.trailingZeroBitCount
                rest &= rest &- 1
                var score = unsafe values[local]
                unsafe values[local] = 0
                if score + open < threshold { continue }
                if open > 0 {
                    score = withLazyClauses(score, open: open, local: local, start: start, threshold: threshold)
                }
                if score < threshold { continue }
                collector.offer(Double(score), segment: index, base: segment.base, local: UInt32(start + local))
                threshold = Float(collector.threshold)
            }
        }
    }

    /// A document's score with its lazy clauses, those that can add most first, as long as it may reach the threshold.
    private func withLazyClauses(_ score: Float, open: Float, local: Int, start: Int, threshold: Float) -> Float {
        var score = score
        var open = open
        let norm = norms[Int(segment.lengthCodes[start + local])]
        for (run, weight) in lazy {
            if score + open < threshold { return score }
            open -= weight
            guard unsafe run.bits.words[local >> 6] >> UInt64(local & 63) & 1 == 1 else { continue }
            let frequency = unsafe run.sums.values[local] + run.lazyFrequency(UInt32(start + local))
            score += weight * frequency / (frequency + norm)
        }
        return score
    }

    deinit { pool.give(scores) }
}

/// Which documents of a window match.
extension SegmentRun {
    private func nextDocument(_ node: QueryPlan.Node, from start: UInt32) -> UInt32 {
        switch node {
        case .clause(let number): runs[number].nextDocument(from: start)
        case .all(let parts): parts.reduce(start) { max($0, nextDocument($1, from: start)) }
        case .any(let parts): parts.reduce(UInt32.max) { min($0, nextDocument($1, from: start)) }
        case .keyword, .not, .everything: start
        case .nothing: UInt32.max
        }
    }

    /// Finds the documents of a node; those outside `among` may be left out.
    private func evaluate(_ node: QueryPlan.Node, window: Int, into bits: WindowBits, among: WindowBits?) {
        switch node {
        case .clause(let number):
            runs[number].fill(window: window, counts: runs.count == 1 && collector.isRanked, among: among)
            bits.copy(runs[number].bits)
        case .keyword(let bitmaps): bits.copy(bitmaps[index], window: window)
        case .everything: bits.fill(UInt64.max)
        case .nothing: bits.fill(0)
        case .not(let part):
            evaluate(part, window: window, into: bits, among: among)
            bits.invert()
        case .any(let parts):
            let part = pool.takeBits()
            bits.fill(0)
            for node in parts {
                evaluate(node, window: window, into: part, among: among)
                bits.formUnion(part)
            }
            pool.give(part)
        case .all(let parts): evaluate(all: parts, window: window, into: bits)
        }
    }

    private func evaluate(all parts: [QueryPlan.Node], window: Int, into bits: WindowBits) {
        let part = pool.takeBits()
        for (number, node) in parts.enumerated() {
            if number == 0 {
                evaluate(node, window: window, into: bits, among: nil)
            } else {
                evaluate(node, window: window, into: part, among: bits)
                bits.formIntersection(part)
            }
            if bits.count == 0 { break }
        }
        pool.give(part)
    }
}
