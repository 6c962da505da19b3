import Text

/// A word, phrase or beginning of a query, with what the index has for it.
struct PlannedClause {
    enum Kind {
        case word(WordForms)
        case phrase([WordForms], slop: Int)
        /// For each segment the documents with a word that begins so.
        case prefix([Bitmap])
    }

    let kind: Kind
    let word: QueryWord
    /// Documents that have it, about.
    let documentCount: Float
    let weight: Float

    var field: IndexField? { word.field }

    /// Whether a segment may have documents for it, as far as its dictionary tells.
    func isPossible(in segment: Int) -> Bool {
        switch kind {
        case .word(let forms): !forms.loose.isEmpty || forms.isIn(segment)
        case .phrase(let words, _): words.allSatisfy { $0.isIn(segment) }
        case .prefix: true
        }
    }
}

/// A query as the index will run it: clauses numbered, connected by what they need of one another.
struct QueryPlan {
    indirect enum Node {
        case clause(Int)
        case keyword([Bitmap])
        case all([Node])
        case any([Node])
        case not(Node)
        case everything
        case nothing
    }

    private(set) var clauses: [PlannedClause] = []
    private(set) var root = Node.everything
    /// The most that each clause adds to a score.
    private(set) var weights: [Float] = []
    /// The clauses that every match has, where that is all that is asked; else nil.
    private(set) var conjunction: [Int]?
    /// For each length code the part of BM25's denominator that does not depend on the frequency.
    let norms: [Float]
    private let snapshot: IndexSnapshot
    private let request: SearchRequest
    private let words: WordsMode
    private let expander: WordExpander

    init(_ request: SearchRequest, words: WordsMode, snapshot: IndexSnapshot) {
        self.snapshot = snapshot
        self.request = request
        self.words = words
        norms = request.ranking.norms(meanLength: snapshot.meanLength)
        expander = WordExpander(
            snapshot: snapshot, ranking: request.ranking, isLoose: words == .any && request.sort == .relevance)
        if let query = request.query { root = query.root.map { plan($0) } ?? .nothing }
        weights = clauses.map { $0.weight * (request.ranking.k1 + 1) }
        conjunction = QueryPlan.conjunction(of: root)
    }

    private static func conjunction(of node: Node) -> [Int]? {
        switch node {
        case .clause(let number): return [number]
        case .all(let parts):
            var all: [Int] = []
            for part in parts {
                guard case .clause(let number) = part else { return nil }
                all.append(number)
            }
            return all
        default: return nil
        }
    }

    /// Whether a segment lacks a word, in all its forms, without which nothing matches.
    func isHopeless(in segment: Int) -> Bool {
        switch root {
        case .clause(let number): !clauses[number].isPossible(in: segment)
        case .all(let parts):
            parts.contains { part in
                guard case .clause(let number) = part else { return false }
                return !clauses[number].isPossible(in: segment)
            }
        case .nothing: true
        case .keyword, .any, .not, .everything: false
        }
    }

    private mutating func plan(_ node: QueryNode) -> Node {
        switch node {
        case .word(let word): return add(planned(word))
        case .phrase(let parts, let slop):
            // Where any word will do, a phrase is a wish: its words count alone, and the ranking puts neighbours first.
            return words == .any ? plan(sequence: parts.map { .word($0) }) : add(planned(phrase: parts, slop: slop))
        case .prefix(let word): return add(planned(prefix: word))
        case .keyword(let keyword):
            return .keyword(snapshot.segments.map { FilterRun(segment: $0).bitmap(of: keyword) })
        case .any(let parts): return .any(parts.map { plan($0) })
        case .not(let part): return .not(plan(part))
        case .sequence(let parts): return plan(sequence: parts)
        }
    }

    /// Keywords and `not` bind in every mode; of the rest all or any.
    private mutating func plan(sequence parts: [QueryNode]) -> Node {
        var required: [Node] = []
        var optional: [Node] = []
        for part in parts {
            switch part {
            case .not, .keyword: required.append(plan(part))
            default: optional.append(plan(part))
            }
        }
        if words == .any, optional.count > 1 {
            optional = [.any(optional)]
        } else {
            // The rarest first: the others are only looked up where it stands.
            optional = optional.map { ($0, documentCount(of: $0)) }.sorted { $0.1 < $1.1 }.map(\.0)
        }
        let all = required + optional
        return all.count == 1 ? all[0] : .all(all)
    }

    /// Documents that a node finds, at most and about.
    private func documentCount(of node: Node) -> Float {
        switch node {
        case .clause(let number): clauses[number].documentCount
        case .any(let parts): parts.reduce(0) { $0 + documentCount(of: $1) }
        case .all(let parts): parts.reduce(Float.infinity) { min($0, documentCount(of: $1)) }
        case .keyword, .not, .everything: Float.infinity
        case .nothing: 0
        }
    }

    private mutating func add(_ clause: PlannedClause) -> Node {
        clauses.append(clause)
        return .clause(clauses.count - 1)
    }

    private func planned(_ word: QueryWord) -> PlannedClause {
        let forms = expander.forms(of: word, match: request.match, fuzzy: request.fuzzy)
        return PlannedClause(
            kind: .word(forms), word: word, documentCount: forms.documentCount, weight: weight(forms.documentCount))
    }

    private func planned(phrase words: [QueryWord], slop: Int) -> PlannedClause {
        let forms = words.map { expander.forms(of: $0, match: request.match, fuzzy: .off) }
        let rarest = forms.map(\.documentCount).min() ?? 0
        // A phrase counts as its words do together.
        let sum = forms.reduce(Float(0)) { $0 + weight($1.documentCount) }
        return PlannedClause(kind: .phrase(forms, slop: slop), word: words[0], documentCount: rarest, weight: sum)
    }

    private func planned(prefix word: QueryWord) -> PlannedClause {
        let bitmaps = snapshot.segments.map { segment in
            var bitmap = Bitmap(count: segment.documentCount)
            for range in expander.ranges(startingWith: word.term, in: segment) {
                FilterRun(segment: segment).insert(range, into: &bitmap)
            }
            return bitmap
        }
        let count = Float(bitmaps.reduce(0) { $0 + $1.cardinality })
        return PlannedClause(kind: .prefix(bitmaps), word: word, documentCount: count, weight: weight(count))
    }

    /// The inverse document frequency of BM25 (Robertson and Spärck Jones, with 1 added so that it stays positive).
    private func weight(_ count: Float) -> Float {
        let documents = Float(max(1, snapshot.documentCount))
        let within = min(max(count, 0.5), documents)
        return LogTable.log(1 + (documents - within + 0.5) / (within + 0.5))
    }
}
