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
    /// Whether they are other words than the one asked for.
    var isCorrected = false
    var idfFloor: Float = 0

    /// How many documents the word is in, about: forms count by their weights.
    var documentCount: Float {
        forms.reduce(0) { $1.weight > idfFloor ? $0 + $1.weight * Float($1.documentCount) : $0 }
    }
}

/// Finds the terms of an index that are forms of a word.
struct WordExpander {
    let snapshot: IndexSnapshot
    var ranking = Ranking()
    let analyzer = Analyzer()

    /// The forms of a word.
    func forms(of word: QueryWord, match: MatchMode, fuzzy: FuzzyMode) -> WordForms {
        var found = WordForms(word: word)
        found.idfFloor = ranking.idfFloor
        if match == .exact {
            found.forms = exactForms(of: word.term)
            return found
        }
        found.forms = relatedForms(of: word.term)
        if ranking.skeleton > 0, let skeleton = analyzer.skeleton(of: word.term[...]) {
            let known = Set(found.forms.map(\.term))
            var others = terms(withKeyHash: TermTable.hash(ofSkeleton: skeleton)).filter { !known.contains($0.term) }
            others.sort {
                $0.documentCount != $1.documentCount
                    ? $0.documentCount > $1.documentCount : $0.term.lexicographicallyPrecedes($1.term)
            }
            for other in others.prefix(64) {
                var form = other
                form.weight = ranking.skeleton
                found.forms.append(form)
            }
        }
        if fuzzy == .auto { addSimilarForms(to: &found) }
        return found
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

    private func exactForms(of term: [UInt8]) -> [WordForm] {
        var form = WordForm(term: term, weight: 1, documentCount: 0, places: [])
        for (index, segment) in snapshot.segments.enumerated() {
            guard let place = segment.index(of: term[...]) else { continue }
            form.places.append((index, place))
            form.documentCount += Int(segment.documentFrequencies[place])
        }
        return form.places.isEmpty ? [] : [form]
    }

    /// Every term of the index with the key of a word.
    func terms(withKey key: [UInt8]) -> [WordForm] { terms(withKeyHash: TermTable.hash(key)) }

    private func terms(withKeyHash hash: UInt32) -> [WordForm] {
        var found: [WordForm] = []
        var numbers: [[UInt8]: Int] = [:]
        for (index, segment) in snapshot.segments.enumerated() {
            for place in segment.terms(withKeyHash: hash) {
                let term = segment.term(place)
                let number = numbers[term] ?? found.count
                if number == found.count {
                    numbers[term] = number
                    found.append(WordForm(term: term, weight: 0, documentCount: 0, places: []))
                }
                found[number].documentCount += Int(segment.documentFrequencies[place])
                found[number].places.append((index, place))
            }
        }
        return found
    }

    /// Terms with the word's folded form or its stem, which depends on how frequent the forms are.
    private func relatedForms(of term: [UInt8]) -> [WordForm] {
        let candidates = terms(withKey: analyzer.key(of: term[...]))
        if candidates.isEmpty { return [] }
        let folded = Folding.folded(term)
        let foldedCandidates = candidates.map { Folding.folded($0.term) }
        var frequencies: [[UInt8]: Int] = [:]
        for (candidate, folded) in zip(candidates, foldedCandidates) {
            frequencies[folded, default: 0] += candidate.documentCount
        }
        let frequency = { (word: [UInt8]) in frequencies[word] ?? 0 }
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
            } else if ranking.key > 0 {
                form.weight = ranking.key
            } else {
                continue
            }
            forms.append(form)
        }
        return forms
    }

    /// Terms one letter away from four letters on, two from eight.
    func similarForms(to term: [UInt8]) -> [WordForm] {
        let folded = Folding.folded(term)
        let letters = folded.count
        guard letters >= 4, !folded.contains(where: { $0 < 0x3A }) else { return [] }
        let limit = letters >= 8 ? 2 : 1
        let pattern = SpellingPattern(folded)
        let signature = Spelling.signature(of: folded)
        var found: [[UInt8]: (form: WordForm, distance: Int)] = [:]
        for (index, segment) in snapshot.segments.enumerated() {
            for place in 0..<segment.termCount {
                guard (segment.signatures[place] ^ signature).nonzeroBitCount <= 2 * limit,
                    abs(Int(segment.letterCounts[place]) - letters) <= limit
                else { continue }
                let start = Int(segment.termStarts[place])
                let end = Int(segment.termStarts[place + 1])
                let distance = pattern.distance {
                    start + $0 < end ? Folding.folded(byte: segment.termBytes[start + $0]) : nil
                }
                guard distance <= limit else { continue }
                let candidate = segment.term(place)
                var entry =
                    found[candidate] ?? (WordForm(term: candidate, weight: 0, documentCount: 0, places: []), distance)
                entry.form.documentCount += Int(segment.documentFrequencies[place])
                entry.form.places.append((index, place))
                found[candidate] = entry
            }
        }
        let nearest = found.values.map(\.distance).min() ?? 0
        var forms = found.values.filter { $0.distance == nearest }.map(\.form)
        forms.sort { ($1.documentCount, $0.term.count) < ($0.documentCount, $1.term.count) }
        return forms.prefix(12).map { form in
            var form = form
            form.weight = nearest == 1 ? ranking.oneEdit : ranking.twoEdits
            return form
        }
    }

    /// Terms that begin with a word, in any spelling that folds alike: ranges of each segment's dictionary.
    func ranges(startingWith term: [UInt8], in segment: Segment) -> [Range<Int>] {
        WordExpander.spellings(of: term).map { segment.terms(startingWith: $0[...]) }.filter { !$0.isEmpty }
    }

    /// A beginning with every hamza and alef form in the place of its like; 64 spellings at most.
    static func spellings(of term: [UInt8]) -> [[UInt8]] {
        var spellings: [[UInt8]] = [[]]
        for byte in term {
            let alternatives = spellings.count > 16 ? [byte] : likes(of: byte)
            spellings = spellings.flatMap { spelling in alternatives.map { spelling + [$0] } }
        }
        return spellings
    }

    private static func likes(of byte: UInt8) -> [UInt8] {
        switch byte {
        case 0x82, 0x83, 0x85, 0x87: [0x82, 0x83, 0x85, 0x87]
        case 0x84, 0xA8: [0x84, 0xA8]
        case 0x86, 0xA9, 0xAA: [0x86, 0xA9, 0xAA]
        case 0x89, 0xA7: [0x89, 0xA7]
        default: [byte]
        }
    }
}
