import Text

/// Words a letter or two away, and words that begin alike.
extension WordExpander {
    /// So many words take the place of one that the index lacks.
    private static let mostSimilar = 12

    /// The nearest terms within one letter from four letters on, within two from eight. O(terms), a few nanoseconds each.
    func similarForms(to term: [UInt8]) -> [WordForm] {
        let folded = Folding.folded(term)
        let letters = folded.count
        guard letters >= 4, letters <= 64, !folded.contains(where: { $0 < 0x3A }) else { return [] }
        let limit = letters >= 8 ? 2 : 1
        let pattern = SpellingPattern(folded)
        let signature = Spelling.signature(of: folded)
        var found: [[UInt8]: (form: WordForm, distance: Int)] = [:]
        for (index, segment) in snapshot.segments.enumerated() {
            for place in segment.terms(like: signature, letters: letters, limit: limit) {
                let distance = segment.distance(of: place, to: pattern)
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
        forms.sort(by: WordExpander.isMoreFrequent)
        return forms.prefix(WordExpander.mostSimilar).map { form in
            var form = form
            form.weight = nearest <= 1 ? ranking.oneEdit : ranking.twoEdits
            return form
        }
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

extension Segment {
    /// Terms whose letters and length allow them to be within `limit` edits of a word.
    func terms(like signature: UInt32, letters: Int, limit: Int) -> [Int] {
        var found: [Int] = []
        let lowest = UInt8(clamping: letters - limit)
        let span = UInt8(2 * limit)
        let bits = 2 * limit
        for place in 0..<termCount where letterCounts[place] &- lowest <= span {
            if (signatures[place] ^ signature).nonzeroBitCount <= bits { found.append(place) }
        }
        return found
    }

    /// How far a term's folded form is from a word.
    func distance(of place: Int, to pattern: SpellingPattern) -> Int {
        let start = Int(termStarts[place])
        let count = Int(termStarts[place + 1]) - start
        return pattern.distance { $0 < count ? Folding.folded(byte: termBytes[start + $0]) : nil }
    }

    /// A hash of a term's bytes.
    func termHash(_ place: Int) -> UInt64 {
        var hash = TermTable.seed
        for index in Int(termStarts[place])..<Int(termStarts[place + 1]) {
            hash = TermTable.mixed(hash, termBytes[index])
        }
        return hash
    }
}
