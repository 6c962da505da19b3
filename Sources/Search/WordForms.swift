import Text

/// One term of the index that counts for a query's word, more or less.
struct WordForm {
    let term: [UInt8]
    var weight: Float
    /// Documents that have it, in all segments.
    var documentCount: Int
    /// Where it stands in the segments' dictionaries.
    var places: [(segment: Int, term: Int)]
    /// How many letters before its stem are proclitics.
    var prefixLength = 0
}

/// All terms that count for one word of a query.
struct WordForms {
    let word: QueryWord
    var forms: [WordForm] = []
    /// Whether other words than the one asked for are among them.
    var isCorrected = false
    /// How many documents the word is in, about: forms count by their weights.
    var documentCount: Float = 0
}

/// Finds the terms of an index that are forms of a word.
struct WordExpander {
    let snapshot: IndexSnapshot
    let ranking: Ranking
    /// Whether forms that may well be other words are taken in too, with small weights.
    let isLoose: Bool
    let analyzer = Analyzer()

    init(snapshot: IndexSnapshot, ranking: Ranking = Ranking(), isLoose: Bool = false) {
        self.snapshot = snapshot
        self.ranking = ranking
        self.isLoose = isLoose
    }

    /// The forms of a word.
    func forms(of word: QueryWord, match: MatchMode, fuzzy: FuzzyMode) -> WordForms {
        var found = WordForms(word: word)
        if match == .exact {
            found.forms = exactForms(of: word.term)
        } else {
            found.forms = relatedForms(of: word.term)
            if isLoose { addSkeletonForms(to: &found) }
            if fuzzy == .auto { addSimilarForms(to: &found) }
        }
        for form in found.forms where form.weight > ranking.idfFloor {
            found.documentCount += form.weight * Float(form.documentCount)
        }
        return found
    }

    private func exactForms(of term: [UInt8]) -> [WordForm] {
        var form = WordForm(term: term, weight: 1, documentCount: 0, places: [])
        for (index, segment) in snapshot.segments.enumerated() {
            guard let place = segment.index(of: term[...]) else { continue }
            form.places.append((index, place))
            form.documentCount += Int(segment.documentFrequencies[place])
        }
        return form.places.isEmpty ? [] : [form]
    }

    /// Every term of the index that is found under a hash.
    private func terms(withKeyHash hash: UInt32) -> [WordForm] {
        var found: [WordForm] = []
        var numbers: [UInt64: Int] = [:]
        let isSingle = snapshot.segments.count == 1
        for (index, segment) in snapshot.segments.enumerated() {
            for place in segment.terms(withKeyHash: hash) {
                let count = Int(segment.documentFrequencies[place])
                if !isSingle {
                    let hash = segment.termHash(place)
                    if let number = numbers[hash] {
                        found[number].documentCount += count
                        found[number].places.append((index, place))
                        continue
                    }
                    numbers[hash] = found.count
                }
                found.append(
                    WordForm(term: segment.term(place), weight: 0, documentCount: count, places: [(index, place)]))
            }
        }
        return found
    }

    /// Terms with the word's folded form or its stem, which depends on how frequent the forms are.
    private func relatedForms(of term: [UInt8]) -> [WordForm] {
        let candidates = terms(withKeyHash: TermTable.hash(analyzer.key(of: term[...])))
        if candidates.isEmpty { return [] }
        let folded = Folding.folded(term)
        let foldedCandidates = candidates.map { Folding.folded($0.term) }
        var frequencies: [UInt64: Int] = [:]
        for (candidate, folded) in zip(candidates, foldedCandidates) {
            frequencies[TermTable.wideHash(folded[...]), default: 0] += candidate.documentCount
        }
        let frequency = { (word: ArraySlice<UInt8>) in frequencies[TermTable.wideHash(word)] ?? 0 }
        let parts = analyzer.parts(of: folded, frequency: frequency)
        let isArabic = TermCoding.isArabic(folded)
        var forms: [WordForm] = []
        for (candidate, other) in zip(candidates, foldedCandidates) {
            let otherParts = analyzer.parts(of: other, frequency: frequency)
            var form = candidate
            form.prefixLength = otherParts.lowerBound
            if other == folded {
                form.weight = 1
            } else if isArabic, other[otherParts.lowerBound...] == folded[parts.lowerBound...] {
                form.weight = ranking.clitic
            } else if !isArabic && !TermCoding.isArabic(other) || other[otherParts] == folded[parts] {
                form.weight = ranking.stem
            } else if isLoose {
                form.weight = ranking.key
            } else {
                continue
            }
            forms.append(form)
        }
        return forms
    }

    /// Words that share the letters that do not bend, the most frequent ones.
    private func addSkeletonForms(to found: inout WordForms) {
        guard let skeleton = analyzer.skeleton(of: found.word.term[...]) else { return }
        let known = Set(found.forms.map { TermTable.wideHash($0.term[...]) })
        var others = terms(withKeyHash: TermTable.hash(ofSkeleton: skeleton))
        others.removeAll { known.contains(TermTable.wideHash($0.term[...])) }
        others.sort(by: WordExpander.isMoreFrequent)
        for other in others.prefix(Int(ranking.skeletonLimit)) {
            var form = other
            form.weight = ranking.skeleton
            found.forms.append(form)
        }
    }

    /// Other words a letter or two away, for a word that the index lacks or hardly has.
    private func addSimilarForms(to found: inout WordForms) {
        let known = found.forms.reduce(0) { $1.weight >= ranking.stem ? $0 + $1.documentCount : $0 }
        guard Float(known) <= ranking.rare else { return }
        var numbers: [[UInt8]: Int] = [:]
        for (number, form) in found.forms.enumerated() { numbers[form.term] = number }
        for form in similarForms(to: found.word.term) where form.documentCount > known {
            if let number = numbers[form.term] {
                found.forms[number].weight = max(found.forms[number].weight, form.weight)
            } else {
                found.forms.append(form)
            }
            found.isCorrected = true
        }
    }

    static func isMoreFrequent(_ left: WordForm, _ right: WordForm) -> Bool {
        if left.documentCount != right.documentCount { return left.documentCount > right.documentCount }
        return left.term.lexicographicallyPrecedes(right.term)
    }
}
