/// Takes in what the segments find: the total, the best hits, the documents for facets.
final class HitCollector {
    @exclusivity(unchecked) var total = 0
    @exclusivity(unchecked) private(set) var top: TopHits
    /// The key below which nothing is taken in any more.
    @exclusivity(unchecked) private(set) var threshold = -Double.infinity
    let isRanked: Bool
    let order: SortOrder
    let after: SearchPosition?
    /// The hits of the segment at work, if somebody wants to look at all of them.
    @exclusivity(unchecked) var hits: Bitmap?
    var isComplete = true

    init(capacity: Int, request: SearchRequest, isRanked: Bool) {
        unsafe top = TopHits(capacity: capacity)
        self.isRanked = isRanked
        order = request.sort
        // A page of ranked hits is cut after the second look.
        after = isRanked ? nil : request.after
    }

    /// Offers a document to the best hits.
    func offer(_ key: Double, segment: Int, base: UInt32, local: UInt32) {
        guard unsafe key >= threshold else { return }
        let candidate = Candidate(
            key: key, segment: segment, local: local, document: DocumentNumber(rawValue: base + local))
        if let after, !candidate.isBehind(after) { return }
        unsafe top.insert(candidate)
        unsafe threshold = unsafe top.threshold
    }

    /// What a document is ordered by where words do not count: higher comes first, undated ones last.
    func key(of local: Int, in segment: Segment) -> Double {
        switch order {
        case .changed: return Double(segment.changed[local])
        case .relevance, .newest: return Double(segment.published[local])
        case .oldest:
            let time = segment.published[local]
            return time == Int64.min ? Double(time) : -Double(time)
        }
    }
}
