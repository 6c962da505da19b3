import Text

/// One term of the index that counts for a query's word, more or less.
struct WordForm {
    let term: [UInt8]
    var weight: Float
    /// Documents that have it, in all segments.
    var documentCount: Int
    /// Where it stands in the segments' dictionaries.
    var places: [TermPlace]
    /// How many letters before its stem are proclitics.
    var prefixLength = 0
}

/// A term of a segment's dictionary.
struct TermPlace {
    let segment: Int
    let term: Int
    /// The term's group in the segment and its number there, where they are known already.
    var group: Int?
    var member = 0
}

/// All terms that count for one word of a query.
struct WordForms {
    let word: QueryWord
    var forms: [WordForm] = []
    /// Terms that may well be other words: a document that has any of them counts as if it had the word `Ranking.loose` times.
    var loose: [WordForm] = []
    /// Whether other words than the one asked for are among them.
    var isCorrected = false
    /// How many documents the word is in, about: forms count by their weights.
    var documentCount: Float = 0

    /// The places of the forms and of the loose ones, once all are found.
    private(set) var places = FormPlaces()
    private(set) var loosePlaces = FormPlaces()

    /// Whether a segment has a form of it.
    func isIn(_ segment: Int) -> Bool { !places.places(in: segment).isEmpty }

    mutating func setPlaces() {
        places = FormPlaces(forms)
        loosePlaces = FormPlaces(loose)
    }
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
            addRelatedForms(to: &found)
            if isLoose { addSkeletonForms(to: &found) }
            if fuzzy == .auto { addSimilarForms(to: &found) }
        }
        for form in found.forms where form.weight > ranking.idfFloor {
            found.documentCount += form.weight * Float(form.documentCount)
        }
        found.setPlaces()
        return found
    }

    func exactForms(of term: [UInt8]) -> [WordForm] {
        let hash = TermTable.hash(analyzer.key(of: term[...]))
        var form = WordForm(term: term, weight: 1, documentCount: 0, places: [])
        for (index, segment) in snapshot.segments.enumerated() {
            guard let place = segment.index(of: term[...]) else { continue }
            let membership = segment.membership(ofTerm: place, keyHash: hash)
            form.places.append(
                TermPlace(
                    segment: index, term: place, group: membership?.group, member: membership?.member ?? 0))
            form.documentCount += Int(segment.documentFrequencies[place])
        }
        return form.places.isEmpty ? [] : [form]
    }

    /// Terms with the word's folded form or its stem, which depends on how frequent the forms are.
    private func addRelatedForms(to found: inout WordForms) {
        let term = found.word.term
        let key = TermTable.hash(analyzer.key(of: term[...]))
        let counts = FoldedCounts(ofKey: key, in: snapshot.segments)
        let frequency = { (word: ArraySlice<UInt8>) in counts[word] }
        let folded = Folding.folded(term)
        let isArabic = WordExpander.isArabic(folded[...])
        let parts = analyzer.parts(of: folded[...], frequency: frequency)
        let stem = TermSigns.hash(folded[parts]) & ~1
        let takesAll = isLoose || !isArabic
        let candidates = TermCandidates(ofKey: key, in: snapshot.segments) {
            takesAll || $0 == stem || $0 & 1 == 1
        }
        if candidates.entries.isEmpty { return }
        let table = Folding.table
        var buffer: [UInt8] = []
        var ends = [0]
        for number in candidates.entries.indices {
            candidates.appendFolded(number, to: &buffer, table: table)
            ends.append(buffer.count)
        }
        for number in candidates.entries.indices {
            let other = buffer[ends[number]..<ends[number + 1]]
            if isArabic, !WordExpander.mayHaveStem(folded[parts], other) {
                addLoose(number, of: candidates, to: &found)
                continue
            }
            let otherParts = analyzer.parts(of: other, frequency: frequency)
            let tail = other.dropFirst(otherParts.lowerBound)
            let weight: Float
            if other.elementsEqual(folded) {
                weight = 1
            } else if isArabic, tail.elementsEqual(folded[parts.lowerBound...]) {
                weight = ranking.clitic
            } else if !isArabic && !WordExpander.isArabic(other)
                || tail.prefix(otherParts.count).elementsEqual(folded[parts])
            {
                weight = ranking.stem
            } else {
                addLoose(number, of: candidates, to: &found)
                continue
            }
            found.forms.append(
                candidates.form(number, weight: weight, prefixLength: otherParts.lowerBound))
        }
    }

    private func addLoose(_ number: Int, of candidates: TermCandidates, to found: inout WordForms) {
        guard isLoose, candidates.entries[number].documentCount <= looseLimit else { return }
        found.loose.append(candidates.form(number, weight: ranking.loose))
    }

    /// The documents that a loose form may have. In a small index no form is too frequent.
    private var looseLimit: Int { max(100, Int(ranking.looseShare * Float(snapshot.documentCount))) }

    /// Whether a folded word ends with a stem and at most one ending of a light stemmer, which is no longer than two letters.
    private static func mayHaveStem(_ stem: ArraySlice<UInt8>, _ word: ArraySlice<UInt8>) -> Bool {
        for ending in 0...2 where word.count >= stem.count + ending {
            let end = word.endIndex - ending
            if word[end - stem.count..<end].elementsEqual(stem) { return true }
        }
        return false
    }

    private static func isArabic(_ term: ArraySlice<UInt8>) -> Bool {
        term.allSatisfy { $0 >= 0x80 && $0 < 0xC0 }
    }

    /// Words that share the letters that do not bend, the most frequent ones.
    private func addSkeletonForms(to found: inout WordForms) {
        guard let skeleton = analyzer.skeleton(of: found.word.term[...]) else { return }
        let candidates = TermCandidates(
            ofSkeleton: TermTable.hash(ofSkeleton: skeleton), in: snapshot.segments)
        if candidates.entries.isEmpty { return }
        let known = Set((found.forms + found.loose).map { TermTable.wideHash($0.term[...]) })
        for other in mostFrequent(of: candidates, Int(ranking.skeletonLimit), but: known) {
            found.loose.append(candidates.form(other, weight: ranking.loose))
        }
    }

    /// So many of the candidates, without some and without those that are too frequent, the most frequent first. Of hundreds most are
    /// passed over by one comparison.
    private func mostFrequent(of candidates: TermCandidates, _ count: Int, but known: Set<UInt64>) -> [Int] {
        let limit = looseLimit
        var best: [TermCandidates.Entry] = []
        var numbers: [Int] = []
        for (number, entry) in candidates.entries.enumerated() where entry.documentCount <= limit {
            var place = best.count
            while place > 0, entry.precedes(best[place - 1]) { place -= 1 }
            if place == count || known.contains(entry.hash) { continue }
            best.insert(entry, at: place)
            numbers.insert(number, at: place)
            if best.count > count {
                best.removeLast()
                numbers.removeLast()
            }
        }
        return numbers
    }

    /// Other words a letter or two away, for a word that the index lacks or hardly has.
    private func addSimilarForms(to found: inout WordForms) {
        // A word that is there needs no other in its stead, however rare it is.
        if found.forms.contains(where: { $0.weight == 1 }) { return }
        let known = found.forms.reduce(0) { $1.weight >= ranking.stem ? $0 + $1.documentCount : $0 }
        guard Float(known) <= ranking.rare else { return }
        var numbers: [[UInt8]: Int] = [:]
        for (number, form) in found.forms.enumerated() { numbers[form.term] = number }
        for form in similarForms(to: found.word.term) where form.documentCount > known {
            found.loose.removeAll { $0.term == form.term }
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
