import Text

/// Searching: plan, run through the segments, rank.
extension IndexSnapshot {
    /// The answer to a request.
    package func search(_ request: SearchRequest) -> SearchResults {
        if request.words != .auto { return search(request, words: request.words) }
        let all = search(request, words: .all)
        guard all.total == 0, all.isComplete, (request.query?.clauses.count ?? 0) > 1 else { return all }
        return search(request, words: .any)
    }

    private func search(_ request: SearchRequest, words: WordsMode) -> SearchResults {
        let plan = QueryPlan(request, words: words, snapshot: self)
        let isRanked = request.sort == .relevance && !plan.clauses.isEmpty
        let depth = request.offset + request.limit
        var results = SearchResults()
        results.wordsApplied = words
        var top = TopHits(capacity: isRanked ? max(Ranking.rerankDepth, depth) : depth)
        let facets = FacetCounter(names: request.facets, limit: request.facetLimit)
        let norms = Ranking.norms(meanLength: meanLength)
        for index in segments.indices {
            let run = SegmentRun(index: index, snapshot: self, plan: plan, filter: request.filter, norms: norms)
            var hits = Bitmap(count: facets.isEmpty ? 0 : run.segment.documentCount)
            let isComplete = run.windows(scoring: isRanked, isOverdue: { request.isOverdue?() ?? false }) {
                start, bits, scores in
                collect(request, run: run, isRanked: isRanked, start: start, bits: bits, scores: scores, top: &top)
                for word in bits.indices {
                    results.total += bits[word].nonzeroBitCount
                    if !facets.isEmpty, start >> 6 + word < hits.words.count {
                        hits.words[start >> 6 + word] = bits[word]
                    }
                }
            }
            facets.count(hits, in: run.segment)
            if !isComplete { results.isComplete = false }
        }
        results.facets = facets.counts
        results.corrections = corrections(of: plan)
        results.hits = hits(of: top.sorted, request: request, plan: plan, isRanked: isRanked)
        return results
    }

    /// Offers the hits of a window to the best ones.
    private func collect(
        _ request: SearchRequest, run: SegmentRun, isRanked: Bool, start: Int, bits: [UInt64], scores: [Float],
        top: inout TopHits
    ) {
        for word in bits.indices {
            var rest = bits[word]
            while rest != 0 {
                let local = word << 6 + rest.trailingZeroBitCount
                rest &= rest - 1
                let key = isRanked ? Double(scores[local]) : sortKey(request.sort, run.segment, start + local)
                guard key >= top.threshold else { continue }
                let candidate = Candidate(
                    key: key, segment: run.index, local: UInt32(start + local),
                    document: DocumentNumber(rawValue: run.segment.base + UInt32(start + local)))
                if !isRanked, let after = request.after, !candidate.isBehind(after) { continue }
                top.insert(candidate)
            }
        }
    }

    /// Higher comes first; undated documents last.
    private func sortKey(_ order: SortOrder, _ segment: Segment, _ local: Int) -> Double {
        switch order {
        case .changed: return Double(segment.changed[local])
        case .relevance, .newest: return Double(segment.published[local])
        case .oldest:
            let time = segment.published[local]
            return time == Int64.min ? Double(time) : -Double(time)
        }
    }

    private func hits(of sorted: [Candidate], request: SearchRequest, plan: QueryPlan, isRanked: Bool) -> [SearchHit] {
        var ranked = sorted
        var explanations: [DocumentNumber: [ScorePart]] = [:]
        if isRanked {
            var reranking = Reranking(snapshot: self, plan: plan, request: request)
            let depth = min(Ranking.rerankDepth, ranked.count)
            let best = reranking.reranked(Array(ranked[..<depth]))
            ranked.replaceSubrange(..<depth, with: best)
            explanations = reranking.explanations
            if let after = request.after { ranked.removeAll { !$0.isBehind(after) } }
        }
        return ranked.dropFirst(request.offset).prefix(request.limit).map { candidate in
            SearchHit(
                document: candidate.document, score: isRanked ? Float(candidate.key) : 0,
                position: SearchPosition(key: candidate.key, document: candidate.document),
                explanation: explanations[candidate.document] ?? [])
        }
    }

    private func corrections(of plan: QueryPlan) -> [(word: String, replacements: [String])] {
        plan.clauses.compactMap { clause in
            guard case .word(let forms) = clause.kind, forms.isCorrected else { return nil }
            return (TermCoding.string(of: forms.word.term), forms.forms.map { TermCoding.string(of: $0.term) })
        }
    }
}

extension Candidate {
    /// Whether it stands behind the end of an earlier page.
    func isBehind(_ position: SearchPosition) -> Bool {
        key != position.key ? key < position.key : document > position.document
    }
}
