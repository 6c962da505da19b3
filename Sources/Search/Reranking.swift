import Text

/// Looks at the best documents again with the positions of their words: neighbours, headline, lead, age.
struct Reranking {
    private let snapshot: IndexSnapshot
    private let plan: QueryPlan
    private let request: SearchRequest
    private(set) var explanations: [DocumentNumber: [ScorePart]] = [:]

    init(snapshot: IndexSnapshot, plan: QueryPlan, request: SearchRequest) {
        self.snapshot = snapshot
        self.plan = plan
        self.request = request
    }

    /// The candidates with their final scores, best first.
    mutating func reranked(_ candidates: [Candidate]) -> [Candidate] {
        var result: [Candidate] = []
        result.reserveCapacity(candidates.count)
        var index = 0
        let byDocument = candidates.sorted { $0.document < $1.document }
        while index < byDocument.count {
            let segment = byDocument[index].segment
            var end = index
            while end < byDocument.count, byDocument[end].segment == segment { end += 1 }
            result += rescored(byDocument[index..<end], segment: segment)
            index = end
        }
        return result.sorted { $0.precedes($1) }
    }

    private mutating func rescored(_ candidates: ArraySlice<Candidate>, segment index: Int) -> [Candidate] {
        let segment = snapshot.segments[index]
        var readers: [(reader: PositionReader, forms: WordForms, weight: Float)] = plan.clauses.compactMap { clause in
            guard case .word(let forms) = clause.kind else { return nil }
            return (PositionReader(segmentIndex: index, segment: segment, forms: forms.forms), forms, clause.weight)
        }
        return candidates.map { candidate in
            var parts: [ScorePart] = []
            var bonus: Float = 0
            var before: [UInt32] = []
            var weightBefore: Float = 0
            for number in readers.indices {
                readers[number].reader.read(candidate.local)
                let found = readers[number].reader
                let weight = readers[number].weight
                let forms = readers[number].forms
                let near = neighbours(before, found.positions)
                let name = TermCoding.string(of: forms.word.term)
                if near > 0 {
                    add(
                        .init(
                            kind: "neighbours", word: name, detail: "",
                            score: request.ranking.neighbours * min(weight, weightBefore) * near), to: &parts, &bonus)
                }
                place(
                    found, forms, weight: weight, segment: segment, local: Int(candidate.local), parts: &parts,
                    bonus: &bonus)
                before = found.positions
                weightBefore = weight
            }
            addRecency(segment.published[Int(candidate.local)], &parts, &bonus)
            if request.explains {
                parts.insert(ScorePart(kind: "words", word: nil, detail: "", score: Float(candidate.key)), at: 0)
                explanations[candidate.document] = parts
            }
            return Candidate(
                key: Double(Float(candidate.key) + bonus), segment: index, local: candidate.local,
                document: candidate.document)
        }
    }

    private func add(_ part: ScorePart, to parts: inout [ScorePart], _ bonus: inout Float) {
        bonus += part.score
        if request.explains { parts.append(part) }
    }

    private func place(
        _ found: PositionReader, _ forms: WordForms, weight: Float, segment: Segment, local: Int,
        parts: inout [ScorePart], bonus: inout Float
    ) {
        let headline = segment.positions(of: .headline, document: local)
        let lead = segment.positions(of: .body, document: local).lowerBound
        var inHeadline: Float = 0
        var inLead: Float = 0
        for (index, position) in found.positions.enumerated() {
            let form = forms.forms[found.forms[index]].weight
            if headline.contains(position) { inHeadline = max(inHeadline, form) }
            if position >= lead, position < lead + UInt32(request.ranking.leadLength) {
                inLead = max(inLead, form)
            }
        }
        let name = TermCoding.string(of: forms.word.term)
        if inHeadline > 0 {
            add(
                .init(kind: "headline", word: name, detail: "", score: request.ranking.headline * weight * inHeadline),
                to: &parts, &bonus)
        }
        if inLead > 0 {
            add(
                .init(kind: "lead", word: name, detail: "", score: request.ranking.lead * weight * inLead), to: &parts,
                &bonus)
        }
    }

    /// How often the second word follows the first, saturating at 1.
    private func neighbours(_ first: [UInt32], _ second: [UInt32]) -> Float {
        var count: Float = 0
        var index = 0
        for position in first {
            while index < second.count, second[index] <= position { index += 1 }
            if index < second.count {
                let distance = second[index] - position
                if distance == 1 { count += 1 } else if distance <= 4 { count += request.ranking.gap }
            }
        }
        return count * 2 / (count + 1)
    }

    private func addRecency(_ published: Int64, _ parts: inout [ScorePart], _ bonus: inout Float) {
        guard let now = request.now, published != Int64.min else { return }
        let age = Float(max(0, now - published))
        let score = request.ranking.recency * LogTable.halved(age / request.ranking.recencyHalfLife)
        add(ScorePart(kind: "recency", word: nil, detail: "", score: score), to: &parts, &bonus)
    }
}
