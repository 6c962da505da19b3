import Text

/// A document that shares rare words with another.
package struct RelatedDocument: Sendable, Equatable {
    package let document: DocumentNumber
    /// 0…1: the part of the other's rare words, by their weight, that it has.
    package let score: Float
    /// The shared words that weigh most, as printed there.
    package let reasons: [String]
}

extension IndexSnapshot {
    /// Documents that share a document's rarest and most repeated words, best first. The document itself is left out by its number.
    package func related(
        to document: IndexDocument, excluding number: DocumentNumber?, limit: Int, minimumScore: Float = 0.1
    ) -> [RelatedDocument] {
        let isSmall = documentCount < IndexSnapshot.smallArchive
        let all = characteristicWords(of: document)
        let words = Array(all.filter { $0.isShared }.prefix(isSmall ? QueryParser.mostClauses : 24))
        guard !words.isEmpty else { return [] }
        let nodes = words.map { QueryNode.word(QueryWord(term: $0.term, field: nil)) }
        var request = SearchRequest(query: Query(root: .sequence(nodes), clauses: nodes))
        request.words = .any
        request.fuzzy = .off
        request.limit = limit + 1
        // Of few documents every word may be in most, and only how little is not shared tells the near from the far.
        let total = (isSmall ? all : words).reduce(Float(0)) { $0 + $1.weight }
        let hits = search(request).hits.filter { $0.document != number }.sorted { $0.document < $1.document }
        var found: [RelatedDocument] = []
        var shared: [DocumentNumber: [(word: String, weight: Float)]] = [:]
        for word in words {
            let forms = WordExpander(snapshot: self).forms(
                of: QueryWord(term: word.term, field: nil), match: .folded, fuzzy: .off)
            for hit in hits where contains(forms, in: hit.document) {
                shared[hit.document, default: []].append((TermCoding.string(of: word.term), word.weight))
            }
        }
        for hit in hits {
            let reasons = (shared[hit.document] ?? []).sorted { $0.weight > $1.weight }
            let score = reasons.reduce(Float(0)) { $0 + $1.weight } / total
            guard score >= minimumScore else { continue }
            found.append(RelatedDocument(document: hit.document, score: score, reasons: reasons.prefix(5).map(\.word)))
        }
        found.sort { $0.score != $1.score ? $0.score > $1.score : $0.document < $1.document }
        return Array(found.prefix(limit))
    }

    private func contains(_ forms: WordForms, in document: DocumentNumber) -> Bool {
        guard let (segment, local) = locate(document) else { return false }
        var reader = PositionReader(segmentIndex: segment, segment: segments[segment], forms: forms.forms)
        reader.read(UInt32(local))
        return !reader.positions.isEmpty
    }

    /// With fewer documents than this how rare a word is says little: all words count, and those too that nothing else has.
    private static let smallArchive = 50

    /// The words of a document by how much they tell about it: repeated here, rare elsewhere. Words that nothing else has connect with
    /// nothing; words that much has are left out.
    private func characteristicWords(of document: IndexDocument) -> [(term: [UInt8], weight: Float, isShared: Bool)] {
        var frequencies: [[UInt8]: Float] = [:]
        for field in IndexField.allCases where field != .section && field != .byline {
            for text in document.texts(of: field) {
                let tokens = Tokenizer().tokens(of: text)
                for index in 0..<tokens.count {
                    frequencies[Array(tokens.term(index)), default: 0] += field == .headline ? 2 : 1
                }
            }
        }
        let documents = Float(max(1, documentCount))
        let most = documentCount < IndexSnapshot.smallArchive ? documents + 1 : documents / 10 + 2
        var weighted: [(term: [UInt8], weight: Float, isShared: Bool)] = []
        for (term, frequency) in frequencies where term.count >= 3 {
            let within = Float(
                segments.reduce(0) { sum, segment in
                    sum + (segment.index(of: term[...]).map { Int(segment.documentFrequencies[$0]) } ?? 0)
                })
            guard within < most else { continue }
            let weight = LogTable.log(1 + documents / max(within, 1)) * frequency / (frequency + 1)
            weighted.append((term, weight, within >= 2))
        }
        weighted.sort { $0.weight != $1.weight ? $0.weight > $1.weight : $0.term.lexicographicallyPrecedes($1.term) }
        return weighted
    }
}
