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
        var capacity = isRanked ? max(request.ranking.depth(limit: request.limit), depth) : depth
        while true {
            let results = search(request, plan: plan, words: words, capacity: capacity, isRanked: isRanked)
            // A page far behind the best needs more of them: what stands before it is only known after the second look.
            let isShort = isRanked && request.after != nil && results.hits.count < request.limit
            guard isShort, capacity < results.total, results.isComplete else { return results }
            capacity *= 8
        }
    }

    private func search(
        _ request: SearchRequest, plan: QueryPlan, words: WordsMode, capacity: Int, isRanked: Bool
    ) -> SearchResults {
        let collector = HitCollector(capacity: capacity, request: request, isRanked: isRanked)
        let facets = FacetCounter(names: request.facets, limit: request.facetLimit)
        let pool = WindowPool()
        for index in segments.indices {
            if !facets.isEmpty { unsafe collector.hits = Bitmap(count: segments[index].documentCount) }
            run(plan, in: index, request: request, collector: collector, pool: pool)
            if let hits = unsafe collector.hits { facets.count(hits, in: segments[index]) }
        }
        var results = SearchResults()
        results.total = unsafe collector.total
        results.isComplete = collector.isComplete
        results.wordsApplied = words
        results.facets = facets.counts
        results.corrections = corrections(of: plan)
        results.hits = unsafe hits(of: collector.top.sorted, request: request, plan: plan, isRanked: isRanked)
        return results
    }

    /// Runs a plan through one segment and tells the collector.
    func run(_ plan: QueryPlan, in index: Int, request: SearchRequest, collector: HitCollector, pool: WindowPool) {
        if plan.isHopeless(in: index) { return }
        let filter = FilterRun(segment: segments[index]).bitmap(of: request.filter)
        if let conjunction = Conjunction(
            plan, index: index, snapshot: self, request: request, filter: filter, collector: collector)
        {
            conjunction.run()
        } else if let disjunction = Disjunction(
            plan, index: index, snapshot: self, request: request, filter: filter, collector: collector, pool: pool)
        {
            disjunction.run()
        } else {
            SegmentRun(
                index: index, snapshot: self, plan: plan, request: request, filter: filter, collector: collector,
                pool: pool
            ).run()
        }
    }

    private func hits(of sorted: [Candidate], request: SearchRequest, plan: QueryPlan, isRanked: Bool) -> [SearchHit] {
        var ranked = sorted
        var explanations: [DocumentNumber: [ScorePart]] = [:]
        if isRanked {
            var reranking = Reranking(snapshot: self, plan: plan, request: request)
            let depth = min(request.ranking.depth(limit: request.limit), ranked.count)
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
