import Text

/// Words a letter or two away, and words that begin alike.
extension WordExpander {
    /// So many words take the place of one that the index lacks.
    private static let mostSimilar = 12

    /// The nearest terms within one letter from four letters on, within two from eight.
    func similarForms(to term: [UInt8]) -> [WordForm] {
        let folded = Folding.folded(term)
        let letters = folded.count
        guard letters >= 4, letters <= SimilarTerms.longest, !folded.contains(where: { $0 < 0x3A }) else { return [] }
        // Only the nearest count: two letters are looked for where one finds nothing.
        for limit in 1...(letters >= 8 ? 2 : 1) {
            let forms = terms(within: limit, of: folded)
            if !forms.isEmpty { return Array(forms.prefix(WordExpander.mostSimilar)) }
        }
        return []
    }

    private func terms(within limit: Int, of folded: [UInt8]) -> [WordForm] {
        var found: [[UInt8]: WordForm] = [:]
        var nearest = limit
        for (index, segment) in snapshot.segments.enumerated() {
            let walk = SimilarTerms(in: segment, to: folded, limit: limit)
            for (place, distance) in walk.terms() where distance <= nearest {
                if distance < nearest {
                    found.removeAll()
                    nearest = distance
                }
                let term = segment.term(place)
                let weight = distance <= 1 ? ranking.oneEdit : ranking.twoEdits
                var form = found[term] ?? WordForm(term: term, weight: weight, documentCount: 0, places: [])
                form.documentCount += Int(segment.documentFrequencies[place])
                form.places.append(TermPlace(segment: index, term: place))
                found[term] = form
            }
        }
        return found.values.sorted(by: WordExpander.isMoreFrequent)
    }

    /// Terms that begin with a word, in any spelling that folds alike: ranges of a segment's dictionary.
    func ranges(startingWith term: [UInt8], in segment: Segment) -> [Range<Int>] {
        WordExpander.spellings(of: term).map { segment.terms(startingWith: $0[...]) }.filter { !$0.isEmpty }
    }

    /// A beginning with every hamza and alef form in the place of its like; 64 spellings at most.
    private static func spellings(of term: [UInt8]) -> [[UInt8]] {
        var spellings: [[UInt8]] = [[]]
        for byte in term {
            let alternatives = spellings.count > 16 ? [byte] : likes(of: byte)
            spellings = spellings.flatMap { spelling in alternatives.map { spelling + [$0] } }
        }
        return spellings
    }

    static func likes(of byte: UInt8) -> [UInt8] {
        switch byte {
        case 0x82, 0x83, 0x85, 0x87: [0x82, 0x83, 0x85, 0x87]
        case 0x84, 0xA8: [0x84, 0xA8]
        case 0x86, 0xA9, 0xAA: [0x86, 0xA9, 0xAA]
        case 0x89, 0xA7: [0x89, 0xA7]
        default: [byte]
        }
    }
}
