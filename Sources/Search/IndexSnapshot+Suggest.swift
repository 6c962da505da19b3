import Text

/// A continuation of what someone types.
package struct TermSuggestion: Sendable, Equatable {
    /// The words before the last as typed, and the last one completed.
    package let text: String
    /// Documents that have the completed word.
    package let count: Int
}

extension IndexSnapshot {
    /// Words of the index that begin like the last word typed, the most frequent first; tolerant of hamza and, from four letters, one typo.
    package func suggestedTerms(_ text: String, limit: Int) -> [TermSuggestion] {
        let tokens = Tokenizer().tokens(of: text)
        guard tokens.count > 0 else { return [] }
        let last = Array(tokens.term(tokens.count - 1))
        let head = String(decoding: Array(text.utf8)[..<Int(tokens.byteStarts[tokens.count - 1])], as: UTF8.self)
        var counts = completions(of: last)
        if counts.isEmpty, last.count >= 4 {
            for form in WordExpander(snapshot: self).similarForms(to: last) { counts[form.term] = form.documentCount }
        }
        let sorted = counts.sorted {
            $0.value != $1.value ? $0.value > $1.value : $0.key.lexicographicallyPrecedes($1.key)
        }
        return sorted.prefix(limit).map { TermSuggestion(text: head + TermCoding.string(of: $0.key), count: $0.value) }
    }

    /// Values of a keyword that begin so, or one word of which does, the most frequent first.
    package func suggestedKeywords(name: String, _ text: String, limit: Int) -> [FacetCount] {
        let typed = Folding.folded(TermCoding.term(of: text))
        guard !typed.isEmpty else { return [] }
        var counts: [String: Int] = [:]
        let prefix = Array(name.utf8) + [0]
        for segment in segments {
            for index in segment.keywords(startingWith: prefix) {
                let value = String(decoding: segment.keyword(index).dropFirst(prefix.count), as: UTF8.self)
                let folded = Folding.folded(TermCoding.term(of: value))
                let isMatch =
                    folded.starts(with: typed) || folded.split(separator: 0x20).contains { $0.starts(with: typed) }
                if isMatch { counts[value, default: 0] += Int(segment.keywordCounts[index]) }
            }
        }
        let sorted = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
        return sorted.prefix(limit).map { FacetCount(value: $0.key, count: $0.value) }
    }

    /// Documents whose headlines have the words typed, the last one perhaps unfinished; best first.
    package func suggestedHeadlines(_ text: String, limit: Int) -> [SearchHit] {
        let tokens = Tokenizer().tokens(of: text)
        guard tokens.count > 0, tokens.count <= QueryParser.mostClauses else { return [] }
        let words = (0..<tokens.count).map { QueryWord(term: Array(tokens.term($0)), field: .headline) }
        let nodes = words.dropLast().map { QueryNode.word($0) } + words.suffix(1).map { QueryNode.prefix($0) }
        var request = SearchRequest(query: Query(root: .sequence(nodes), clauses: nodes))
        request.words = .all
        request.limit = limit
        return search(request).hits
    }

    private func completions(of term: [UInt8]) -> [[UInt8]: Int] {
        let expander = WordExpander(snapshot: self)
        var counts: [[UInt8]: Int] = [:]
        for segment in segments {
            for range in expander.ranges(startingWith: term, in: segment) {
                for place in segment.mostFrequent(in: range, count: 32) {
                    counts[segment.term(place), default: 0] += Int(segment.documentFrequencies[place])
                }
            }
        }
        return counts
    }
}

extension Segment {
    /// The terms of a range with the most documents. O(range).
    func mostFrequent(in range: Range<Int>, count: Int) -> [Int] {
        var best: [Int] = []
        var least: UInt32 = 0
        for term in range {
            let frequency = documentFrequencies[term]
            if best.count == count, frequency <= least { continue }
            let place = best.firstIndex { documentFrequencies[$0] < frequency } ?? best.count
            best.insert(term, at: place)
            if best.count > count { best.removeLast() }
            least = documentFrequencies[best[best.count - 1]]
        }
        return best
    }
}
