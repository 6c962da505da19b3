import Text

/// A continuation of what someone types.
package struct TermSuggestion: Sendable, Equatable {
    /// The words before the last as typed, and the last one completed.
    package let text: String
    /// Documents that have the completed word.
    package let count: Int
}

/// What someone has typed so far, with the words of the index that begin like the last of it.
package struct TypedText {
    /// The terms typed; the last one may be unfinished.
    let terms: [[UInt8]]
    /// What stands before the last word, as typed.
    let head: String
    /// Words that begin like the last one, with the number of their documents, the most frequent first.
    let completions: [(term: [UInt8], count: Int)]

    package init(_ text: String, in snapshot: IndexSnapshot) {
        let tokens = Tokenizer().tokens(of: text)
        terms = (0..<tokens.count).map { Array(tokens.term($0)) }
        let start = tokens.count > 0 ? Int(tokens.byteStarts[tokens.count - 1]) : 0
        head = String(decoding: Array(text.utf8)[..<start], as: UTF8.self)
        completions = terms.last.map { snapshot.completions(of: $0) } ?? []
    }
}

extension IndexSnapshot {
    /// Words of the index that begin like the last word typed, the most frequent first; tolerant of hamza and, from four letters, one typo.
    package func suggestedTerms(_ typed: TypedText, limit: Int) -> [TermSuggestion] {
        guard let last = typed.terms.last else { return [] }
        var words = typed.completions
        if words.isEmpty, last.count >= 4 { words = similarCompletions(of: last) }
        return words.prefix(limit).map {
            TermSuggestion(text: typed.head + TermCoding.string(of: $0.term), count: $0.count)
        }
    }

    /// Values of a keyword that begin so, or one word of which does, the most frequent first.
    package func suggestedKeywords(name: String, _ text: String, limit: Int) -> [FacetCount] {
        let typed = Folding.folded(TermCoding.term(of: text))
        guard !typed.isEmpty else { return [] }
        var counts: [String: Int] = [:]
        let prefix = Array(name.utf8) + [0]
        let table = Folding.table
        var folded: [UInt8] = []
        for segment in segments {
            for index in segment.keywords(startingWith: prefix) {
                segment.fold(keyword: index, from: prefix.count, into: &folded, table: table)
                guard folded.hasWord(startingWith: typed) else { continue }
                let value = String(decoding: segment.keyword(index).dropFirst(prefix.count), as: UTF8.self)
                counts[value, default: 0] += Int(segment.keywordCounts[index])
            }
        }
        let sorted = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
        return sorted.prefix(limit).map { FacetCount(value: $0.key, count: $0.value) }
    }

    /// Words that begin so, with the number of their documents: the most frequent of each segment.
    func completions(of term: [UInt8]) -> [(term: [UInt8], count: Int)] {
        let expander = WordExpander(snapshot: self)
        var counts: [[UInt8]: Int] = [:]
        for segment in segments {
            for range in expander.ranges(startingWith: term, in: segment) {
                for place in segment.mostFrequent(in: range, count: 32) {
                    counts[segment.term(place), default: 0] += Int(segment.documentFrequencies[place])
                }
            }
        }
        return IndexSnapshot.mostFrequentFirst(counts)
    }

    private static func mostFrequentFirst(_ counts: [[UInt8]: Int]) -> [(term: [UInt8], count: Int)] {
        counts.map { (term: $0.key, count: $0.value) }.sorted {
            $0.count != $1.count ? $0.count > $1.count : $0.term.lexicographicallyPrecedes($1.term)
        }
    }

    /// Words that begin with something one letter away from what was typed.
    private func similarCompletions(of term: [UInt8]) -> [(term: [UInt8], count: Int)] {
        let folded = Folding.folded(term)
        guard folded.count <= SimilarTerms.longest, !folded.contains(where: { $0 < 0x3A }) else { return [] }
        var counts: [[UInt8]: Int] = [:]
        for segment in segments {
            let walk = SimilarTerms(in: segment, to: folded, limit: 1)
            for range in walk.completions() {
                for place in segment.mostFrequent(in: range, count: 8) {
                    counts[segment.term(place), default: 0] += Int(segment.documentFrequencies[place])
                }
            }
        }
        return IndexSnapshot.mostFrequentFirst(counts)
    }
}

/// For each block of terms the most documents that one of them has.
struct FrequencyMaxima: Sendable {
    static let blockSize = 64

    let values: [UInt32]

    init(of frequencies: FlatArray<UInt32>) {
        values = stride(from: 0, to: frequencies.count, by: FrequencyMaxima.blockSize).map { start in
            var most: UInt32 = 0
            for index in start..<min(frequencies.count, start + FrequencyMaxima.blockSize) {
                most = max(most, frequencies[index])
            }
            return most
        }
    }
}

extension [UInt8] {
    /// Whether what is typed stands at the beginning or behind a space.
    fileprivate func hasWord(startingWith typed: [UInt8]) -> Bool {
        guard count >= typed.count else { return false }
        for start in 0...count - typed.count where start == 0 || self[start - 1] == 0x20 {
            if self[start...].starts(with: typed) { return true }
        }
        return false
    }
}

extension Segment {
    /// The value of a keyword, folded. `table` is the one of `Folding`; values in other letters than Arabic and ASCII take the long way.
    fileprivate func fold(keyword: Int, from start: Int, into output: inout [UInt8], table: [UInt8]) {
        output.removeAll(keepingCapacity: true)
        var index = Int(keywordStarts[keyword]) + start
        let end = Int(keywordStarts[keyword + 1])
        while index < end {
            let byte = keywordBytes[index]
            if byte < 0x80 {
                output.append(table[Int(byte)])
                index += 1
            } else if byte == 0xD8 || byte == 0xD9, index + 1 < end {
                let scalar = UInt32(byte & 0x1F) << 6 | UInt32(keywordBytes[index + 1] & 0x3F)
                guard scalar >= 0x620, scalar < 0x660 else { break }
                output.append(table[Int(scalar - 0x5A0)])
                index += 2
            } else {
                break
            }
        }
        guard index < end else { return }
        let value = String(decoding: self.keyword(keyword).dropFirst(start), as: UTF8.self)
        output = Folding.folded(TermCoding.term(of: value))
    }

    /// The terms of a range with the most documents. What someone types begins with one letter, and with it a tenth of all terms: blocks
    /// of terms none of which is frequent enough are passed over.
    func mostFrequent(in range: Range<Int>, count: Int) -> [Int] {
        var best: [(frequency: UInt32, term: Int)] = []
        var least: UInt32 = 0
        let size = FrequencyMaxima.blockSize
        var term = range.lowerBound
        while term < range.upperBound {
            let end = min(range.upperBound, (term / size + 1) * size)
            let block = term..<end
            term = end
            if best.count == count, frequencyMaxima.values[block.lowerBound / size] <= least { continue }
            for term in block {
                let frequency = documentFrequencies[term]
                if best.count == count {
                    if frequency <= least { continue }
                    best.removeLast()
                }
                best.append((frequency, term))
                var place = best.count - 1
                while place > 0, best[place - 1].frequency < frequency {
                    best.swapAt(place, place - 1)
                    place -= 1
                }
                least = best[best.count - 1].frequency
            }
        }
        return best.map(\.term)
    }
}
