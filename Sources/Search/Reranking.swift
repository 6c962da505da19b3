import Text

/// Looks at the best documents again with the positions of their words: neighbours, headline, lead, age.
struct Reranking {
    private let snapshot: IndexSnapshot
    private let plan: QueryPlan
    private let request: SearchRequest
    private let ranking: Ranking
    private(set) var explanations: [DocumentNumber: [ScorePart]] = [:]

    init(snapshot: IndexSnapshot, plan: QueryPlan, request: SearchRequest) {
        self.snapshot = snapshot
        self.plan = plan
        self.request = request
        ranking = request.ranking
    }

    /// The candidates with their final scores, best first.
    mutating func reranked(_ candidates: [Candidate]) -> [Candidate] {
        var result: [Candidate] = []
        result.reserveCapacity(candidates.count)
        let byDocument = candidates.sorted { $0.document < $1.document }
        var index = 0
        while index < byDocument.count {
            let segment = byDocument[index].segment
            var words = wordsAtWork(in: segment)
            while index < byDocument.count, byDocument[index].segment == segment {
                let candidate = byDocument[index]
                let bonus = bonus(of: candidate, &words)
                if request.explains { explain(candidate, words, bonus) }
                result.append(
                    Candidate(
                        key: Double(Float(candidate.key) + bonus.sum), segment: segment, local: candidate.local,
                        document: candidate.document))
                index += 1
            }
        }
        return result.sorted { $0.precedes($1) }
    }

    /// A word of the query with its positions in the document at work.
    private struct Word {
        let clause: Int
        let weight: Float
        let formWeights: [Float]
        var reader: PositionReader
        var neighbours: Float = 0
        var headline: Float = 0
        var lead: Float = 0
    }

    private struct Bonus {
        var words: Float = 0
        var coverage: Float = 0
        var recency: Float = 0
        var sum: Float { words + coverage + recency }
    }

    private func wordsAtWork(in segment: Int) -> [Word] {
        plan.clauses.enumerated().compactMap { number, clause in
            guard case .word(let forms) = clause.kind, clause.weight > ranking.rerankWord else { return nil }
            let reader = PositionReader(
                segmentIndex: segment, segment: snapshot.segments[segment], forms: forms.forms,
                weighingAtLeast: ranking.rerankForm)
            return Word(clause: number, weight: clause.weight, formWeights: forms.forms.map(\.weight), reader: reader)
        }
    }

    private func bonus(of candidate: Candidate, _ words: inout [Word]) -> Bonus {
        let segment = snapshot.segments[candidate.segment]
        let local = Int(candidate.local)
        let headlineEnd = UInt32(segment.fieldEnds[local * 5])
        let lead = UInt32(segment.fieldEnds[local * 5 + 4])
        var bonus = Bonus()
        var (present, all) = (Float(0), Float(0))
        for number in words.indices {
            words[number].reader.read(candidate.local)
            place(&words[number], headlineEnd: headlineEnd, lead: lead)
            words[number].neighbours = neighbours(of: number, words)
            bonus.words += words[number].neighbours + words[number].headline + words[number].lead
            all += words[number].weight
            if !words[number].reader.positions.isEmpty { present += words[number].weight }
        }
        if all > 0 { bonus.coverage = ranking.coverage * present * present / all }
        bonus.recency = recency(segment.published[local])
        return bonus
    }

    /// What a word gains by standing in the headline and at the beginning of the body.
    private func place(_ word: inout Word, headlineEnd: UInt32, lead: UInt32) {
        var inHeadline: Float = 0
        var inLead: Float = 0
        let leadEnd = lead + UInt32(ranking.leadLength)
        for index in word.reader.positions.indices {
            let position = word.reader.positions[index]
            if position >= headlineEnd, position < lead || position >= leadEnd { continue }
            let weight = word.formWeights[word.reader.forms[index]]
            if position < headlineEnd { inHeadline = max(inHeadline, weight) } else { inLead = max(inLead, weight) }
        }
        word.headline = ranking.headline * word.weight * inHeadline
        word.lead = ranking.lead * word.weight * inLead
    }

    /// What a word gains by standing behind those that stand before it in the query.
    private func neighbours(of number: Int, _ words: [Word]) -> Float {
        guard number > 0 else { return 0 }
        var gain = Reranking.neighbours(words[number - 1].reader, words[number].reader, gap: ranking.gap)
        if ranking.reversed > 0 {
            gain +=
                ranking.reversed
                * Reranking.neighbours(words[number].reader, words[number - 1].reader, gap: ranking.gap)
        }
        gain *= min(words[number - 1].weight, words[number].weight)
        if ranking.skipped > 0, number > 1 {
            gain +=
                ranking.skipped * min(words[number - 2].weight, words[number].weight)
                * Reranking.neighbours(words[number - 2].reader, words[number].reader, gap: 1)
        }
        return ranking.neighbours * gain
    }

    /// How often the second word follows the first, at once or soon after; saturates at 2.
    private static func neighbours(_ first: PositionReader, _ second: PositionReader, gap: Float) -> Float {
        var count: Float = 0
        var index = 0
        for position in first.positions {
            while index < second.positions.count, second.positions[index] <= position { index += 1 }
            guard index < second.positions.count else { break }
            let distance = second.positions[index] - position
            if distance == 1 { count += 1 } else if distance <= 4 { count += gap }
        }
        return count * 2 / (count + 1)
    }

    private func recency(_ published: Int64) -> Float {
        guard let now = request.now, published != Int64.min else { return 0 }
        let age = Float(max(0, now - published))
        return ranking.recency * LogTable.halved(age / ranking.recencyHalfLife)
    }
}

/// The parts of a score, for those who ask.
extension Reranking {
    private mutating func explain(_ candidate: Candidate, _ words: [Word], _ bonus: Bonus) {
        var parts: [ScorePart] = []
        let segment = snapshot.segments[candidate.segment]
        let norm = plan.norms[Int(segment.lengthCodes[Int(candidate.local)])]
        for clause in plan.clauses {
            guard case .word(let forms) = clause.kind else { continue }
            var reader = PositionReader(segmentIndex: candidate.segment, segment: segment, forms: forms.forms)
            reader.read(candidate.local)
            let range = clause.field.map { segment.positions(of: $0, document: Int(candidate.local)) } ?? 0..<UInt32.max
            let places = reader.positions.indices.filter { range.contains(reader.positions[$0]) }
            let frequency = places.reduce(Float(0)) { $0 + forms.forms[reader.forms[$1]].weight }
            guard frequency > 0 else { continue }
            let found = Set(places.map { reader.forms[$0] }).sorted().map { number in
                TermCoding.string(of: forms.forms[number].term) + " × \(forms.forms[number].weight)"
            }
            let score = clause.weight * (ranking.k1 + 1) * frequency / (frequency + norm)
            parts.append(
                ScorePart(kind: "word", word: name(clause), detail: found.joined(separator: ", "), score: score))
        }
        for word in words {
            for (kind, score) in [("neighbours", word.neighbours), ("headline", word.headline), ("lead", word.lead)]
            where score > 0 {
                parts.append(ScorePart(kind: kind, word: name(plan.clauses[word.clause]), detail: "", score: score))
            }
        }
        if bonus.coverage > 0 {
            parts.append(ScorePart(kind: "coverage", word: nil, detail: "", score: bonus.coverage))
        }
        if bonus.recency > 0 { parts.append(ScorePart(kind: "recency", word: nil, detail: "", score: bonus.recency)) }
        // Phrases and beginnings count by what they added to the words.
        let rest = Float(candidate.key) + bonus.sum - parts.reduce(Float(0)) { $0 + $1.score }
        if rest > 0.001 { parts.append(ScorePart(kind: "phrases", word: nil, detail: "", score: rest)) }
        explanations[candidate.document] = parts
    }

    private func name(_ clause: PlannedClause) -> String { TermCoding.string(of: clause.word.term) }
}
