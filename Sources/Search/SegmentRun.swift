/// A plan at work in one segment.
struct SegmentRun {
    let index: Int
    let segment: Segment
    let live: Bitmap
    let filter: Bitmap?
    let norms: [Float]
    private let runs: [ClauseRun]
    private let plan: QueryPlan
    /// Clauses that count for the score: not those under `not`.
    private let scored: [Int]

    init(index: Int, snapshot: IndexSnapshot, plan: QueryPlan, filter: SearchFilter, norms: [Float]) {
        self.index = index
        let segment = snapshot.segments[index]
        self.segment = segment
        live = snapshot.live[index]
        self.filter = FilterRun(segment: segment).bitmap(of: filter)
        self.norms = norms
        self.plan = plan
        runs = plan.clauses.map { ClauseRun($0, segmentIndex: index, segment: segment) }
        scored = SegmentRun.scoredClauses(of: plan.root)
    }

    private static func scoredClauses(of node: QueryPlan.Node) -> [Int] {
        switch node {
        case .clause(let number): [number]
        case .all(let parts), .any(let parts): parts.flatMap { scoredClauses(of: $0) }
        case .keyword, .not, .everything, .nothing: []
        }
    }

    /// Runs through all windows. `each` gets the first document of a window, the bits of its hits and their scores.
    func windows(scoring: Bool, isOverdue: () -> Bool, each: (Int, [UInt64], [Float]) -> Void) -> Bool {
        var scores = [Float](repeating: 0, count: ClauseRun.windowSize)
        var bits = [UInt64](repeating: 0, count: ClauseRun.windowWords)
        var window = 0
        let count = (segment.documentCount + ClauseRun.windowSize - 1) / ClauseRun.windowSize
        while window < count {
            if isOverdue() { return false }
            let start = window * ClauseRun.windowSize
            let next = nextDocument(plan.root, from: UInt32(start))
            guard next < UInt32(segment.documentCount) else { break }
            if Int(next) >= start + ClauseRun.windowSize {
                window = Int(next) / ClauseRun.windowSize
                continue
            }
            evaluate(plan.root, window: window, into: &bits)
            restrict(&bits, window: window)
            if bits.contains(where: { $0 != 0 }) {
                if scoring { score(bits, window: window, into: &scores) }
                each(start, bits, scores)
                if scoring { for index in scores.indices { scores[index] = 0 } }
            }
            window += 1
        }
        return true
    }

    private func nextDocument(_ node: QueryPlan.Node, from start: UInt32) -> UInt32 {
        switch node {
        case .clause(let number): runs[number].nextDocument(from: start)
        case .all(let parts): parts.reduce(start) { max($0, nextDocument($1, from: start)) }
        case .any(let parts): parts.reduce(UInt32.max) { min($0, nextDocument($1, from: start)) }
        case .keyword, .not, .everything: start
        case .nothing: UInt32.max
        }
    }

    private func evaluate(_ node: QueryPlan.Node, window: Int, into bits: inout [UInt64]) {
        switch node {
        case .clause(let number):
            runs[number].fill(window: window)
            bits = runs[number].bits
        case .keyword(let bitmaps):
            let first = window * ClauseRun.windowWords
            let words = bitmaps[index].words
            for word in bits.indices { bits[word] = first + word < words.count ? words[first + word] : 0 }
        case .everything: for word in bits.indices { bits[word] = UInt64.max }
        case .nothing: for word in bits.indices { bits[word] = 0 }
        case .not(let part):
            evaluate(part, window: window, into: &bits)
            for word in bits.indices { bits[word] = ~bits[word] }
        case .any(let parts):
            var sum = [UInt64](repeating: 0, count: bits.count)
            for part in parts {
                evaluate(part, window: window, into: &bits)
                for word in bits.indices { sum[word] |= bits[word] }
            }
            bits = sum
        case .all(let parts): evaluate(all: parts, window: window, into: &bits)
        }
    }

    private func evaluate(all parts: [QueryPlan.Node], window: Int, into bits: inout [UInt64]) {
        var common = [UInt64](repeating: UInt64.max, count: bits.count)
        for part in parts {
            evaluate(part, window: window, into: &bits)
            var union: UInt64 = 0
            for word in bits.indices {
                common[word] &= bits[word]
                union |= common[word]
            }
            if union == 0 { break }
        }
        bits = common
    }

    private func restrict(_ bits: inout [UInt64], window: Int) {
        let first = window * ClauseRun.windowWords
        for word in bits.indices {
            guard first + word < live.words.count else {
                bits[word] = 0
                continue
            }
            bits[word] &= live.words[first + word]
            if let filter { bits[word] &= filter.words[first + word] }
        }
    }

    private func score(_ bits: [UInt64], window: Int, into scores: inout [Float]) {
        let start = window * ClauseRun.windowSize
        for number in scored {
            let run = runs[number]
            guard run.window == window else { continue }
            let weight = run.clause.weight * (Ranking.k1 + 1)
            for word in bits.indices {
                var rest = bits[word] & run.bits[word]
                while rest != 0 {
                    let local = word << 6 + rest.trailingZeroBitCount
                    rest &= rest - 1
                    let frequency = unsafe run.frequencies[local]
                    scores[local] += weight * frequency / (frequency + norms[Int(segment.lengthCodes[start + local])])
                }
            }
        }
    }
}
