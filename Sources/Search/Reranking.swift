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

    /// The candidates, which come best first, with their final scores, best first.
    ///
    /// Those that cannot come to stand on the page keep a score that is lower than its last.
    mutating func reranked(_ candidates: [Candidate]) -> [Candidate] {
        var result: [Candidate] = []
        result.reserveCapacity(candidates.count)
        let needsAll = request.explains || request.after != nil
        var page = TopHits(capacity: needsAll ? candidates.count : request.offset + request.limit)
        var words: [[Word]?] = Array(repeating: nil, count: snapshot.segments.count)
        var most: Float?
        let recencies = recencies(of: candidates)
        for (number, candidate) in candidates.enumerated() {
            var atWork = words[candidate.segment] ?? wordsAtWork(in: candidate.segment)
            words[candidate.segment] = nil
            let limit = most ?? mostBonus(atWork)
            most = limit
            let threshold = needsAll ? -Float.infinity : Float(page.threshold)
            if Float(candidate.key) + limit < threshold {
                result += candidates[number...]
                break
            }
            let bonus = bonus(of: candidate, &atWork, recency: recencies[number], threshold: threshold)
            if request.explains { explain(candidate, atWork, bonus) }
            words[candidate.segment] = atWork
            let reranked = Candidate(
                key: Double(Float(candidate.key) + bonus.sum), segment: candidate.segment, local: candidate.local,
                document: candidate.document)
            page.insert(reranked)
            result.append(reranked)
        }
        return result.sorted { $0.precedes($1) }
    }

    /// A word of the query with its positions in the document at work.
    private struct Word {
        let clause: Int
        let weight: Float
        let formWeights: [Float]
        var reader: PositionReader
        /// How often it stands there.
        var count: UInt32 = 0
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

    /// The most that any document can gain, and a little more than rounding may add.
    private func mostBonus(_ words: [Word]) -> Float {
        var most = ranking.coverage * words.reduce(0) { $0 + $1.weight } + (request.now == nil ? 0 : ranking.recency)
        for number in words.indices {
            most += (ranking.headline + ranking.lead) * words[number].weight + mostNeighbours(of: number, words)
        }
        return most * 1.0001 + 0.0001
    }

    /// `threshold` is what a document has to reach; positions are read only of those that may.
    private func bonus(of candidate: Candidate, _ words: inout [Word], recency: Float, threshold: Float) -> Bonus {
        var bonus = Bonus()
        var (present, all, open) = (Float(0), Float(0), Float(0))
        for number in words.indices {
            let weight = words[number].weight
            let glance = words[number].reader.glance(at: candidate.local, weights: words[number].formWeights)
            words[number].count = glance.count
            words[number].headline = ranking.headline * weight * glance.headline
            words[number].lead = ranking.lead * weight * glance.lead
            words[number].neighbours = 0
            bonus.words += words[number].headline + words[number].lead
            all += weight
            guard glance.count > 0 else { continue }
            present += weight
            if number > 0 { open += mostNeighbours(of: number, words, by: words[number - 1].count) }
        }
        if all > 0 { bonus.coverage = ranking.coverage * present * present / all }
        bonus.recency = recency
        guard open > 0, Float(candidate.key) + bonus.sum + open * 1.0001 + 0.0001 >= threshold else { return bonus }
        for number in words.indices where words[number].count > 0 { words[number].reader.seek(candidate.local) }
        for number in words.indices where words[number].count > 0 {
            words[number].neighbours = neighbours(of: number, words)
            bonus.words += words[number].neighbours
        }
        return bonus
    }

    /// The most that a word may gain by those that stand before it in the query, the nearest of which stands `count` times in the
    /// document: each time counts once at most.
    private func mostNeighbours(of number: Int, _ words: [Word], by count: UInt32 = .max) -> Float {
        var gain: Float = 0
        let most = count == 0 ? 0 : 2 / (1 + 1 / Float(count))
        if number > 0 {
            gain += (most + 2 * ranking.reversed) * min(words[number - 1].weight, words[number].weight)
        }
        if number > 1 { gain += 2 * ranking.skipped * min(words[number - 2].weight, words[number].weight) }
        return ranking.neighbours * gain
    }

    /// What a word gains by standing behind those that stand before it in the query.
    private func neighbours(of number: Int, _ words: [Word]) -> Float {
        guard number > 0 else { return 0 }
        var gain: Float = 0
        if words[number - 1].count > 0 {
            gain = Reranking.neighbours(words[number - 1].reader, words[number].reader, gap: ranking.gap)
            if ranking.reversed > 0 {
                gain +=
                    ranking.reversed
                    * Reranking.neighbours(words[number].reader, words[number - 1].reader, gap: ranking.gap)
            }
            gain *= min(words[number - 1].weight, words[number].weight)
        }
        if ranking.skipped > 0, number > 1, words[number - 2].count > 0 {
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

    /// What each candidate gains by its age. Their times lie far apart: all are read at once, so that the processor waits for many at a
    /// time.
    private func recencies(of candidates: [Candidate]) -> [Float] {
        if request.now == nil { return Array(repeating: 0, count: candidates.count) }
        let columns = snapshot.segments.map(\.published)
        var times: [Int64] = []
        times.reserveCapacity(candidates.count)
        unsafe columns.withUnsafeBufferPointer { columns in
            for candidate in candidates {
                times.append(unsafe columns[candidate.segment].pointer[Int(candidate.local)])
            }
        }
        return times.map { recency($0) }
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
            let all = forms.forms + forms.loose
            var reader = PositionReader(segmentIndex: candidate.segment, segment: segment, forms: all)
            reader.read(candidate.local)
            let range = clause.field.map { segment.positions(of: $0, document: Int(candidate.local)) } ?? 0..<UInt32.max
            let places = reader.positions.indices.filter { range.contains(reader.positions[$0]) }
            let strict = places.filter { reader.forms[$0] < forms.forms.count }
            let frequency =
                strict.reduce(Float(0)) { $0 + all[reader.forms[$1]].weight }
                + (strict.count < places.count ? ranking.loose : 0)
            guard frequency > 0 else { continue }
            let found = Set(places.map { reader.forms[$0] }).sorted().map { number in
                TermCoding.string(of: all[number].term) + " × \(all[number].weight)"
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
