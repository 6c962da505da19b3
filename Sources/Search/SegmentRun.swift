/// A plan at work in one segment.
final class SegmentRun {
    private let index: Int
    private let segment: Segment
    private let live: Bitmap
    private let filter: Bitmap?
    private let runs: [ClauseRun]
    private let root: QueryPlan.Node
    private let collector: HitCollector
    private let isOverdue: (() -> Bool)?
    private let pool: WindowPool
    private var scorer: WindowScorer

    init(
        index: Int, snapshot: IndexSnapshot, plan: QueryPlan, request: SearchRequest, filter: Bitmap?,
        collector: HitCollector, pool: WindowPool
    ) {
        self.pool = pool
        self.index = index
        let segment = snapshot.segments[index]
        self.segment = segment
        self.collector = collector
        live = snapshot.live[index]
        self.filter = filter
        root = plan.root
        isOverdue = request.isOverdue
        let runs = plan.clauses.map {
            ClauseRun($0, segmentIndex: index, segment: segment, pool: pool, looseWeight: request.ranking.loose)
        }
        self.runs = runs
        let numbers = collector.isRanked ? SegmentRun.scoredClauses(of: plan.root) : []
        scorer = WindowScorer(
            numbers.map { (runs[$0], runs[$0].clause.weight * (request.ranking.k1 + 1)) }, norms: plan.norms,
            index: index, segment: segment)
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
        unsafe collector.total += count
        if unsafe collector.hits != nil {
            let first = window * Window.words
            for word in 0..<Window.words where unsafe first + word < collector.hits?.words.count ?? 0 {
                unsafe collector.hits?.words[first + word] = unsafe bits.words[word]
            }
        }
        let start = window * Window.size
        if collector.isRanked {
            scorer.score(bits, window: window, collector: collector)
        } else if unsafe collector.top.capacity > 0 {
            bits.forEach { local in
                let key = collector.key(of: start + local, in: segment)
                collector.offer(key, segment: index, base: segment.base, local: UInt32(start + local))
            }
        }
    }
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
            let counts = collector.isRanked && scorer.isEssential(runs[number], collector)
            runs[number].fill(window: window, counts: counts, among: among)
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
