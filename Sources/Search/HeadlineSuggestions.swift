import Text

/// Finds headlines for what someone types, in bounded time: it looks at the newest documents of the rarest word first.
struct HeadlineSuggestions {
    /// So many documents are looked at, whatever the words.
    private static let mostDocuments = 1200
    /// So many of the newest documents of each term.
    private static let mostPerTerm = 256

    private let snapshot: IndexSnapshot
    /// For each word typed the terms that count for it.
    private let words: [[WordForm]]

    init(_ typed: TypedText, in snapshot: IndexSnapshot) {
        self.snapshot = snapshot
        let expander = WordExpander(snapshot: snapshot)
        var forms = typed.terms.dropLast().map { word in
            expander.forms(of: QueryWord(term: word, field: .headline), match: .folded, fuzzy: .auto).forms
        }
        if !typed.terms.isEmpty {
            let frequent = typed.completions.sorted {
                $0.value != $1.value ? $0.value > $1.value : $0.key.lexicographicallyPrecedes($1.key)
            }
            forms.append(frequent.prefix(24).flatMap { expander.exactForms(of: $0.key) })
        }
        self.words = forms
    }

    /// The newest documents whose headlines have all the words.
    func documents(limit: Int) -> [DocumentNumber] {
        guard !words.isEmpty, words.allSatisfy({ !$0.isEmpty }) else { return [] }
        let counts = words.map { forms in forms.reduce(0) { $0 + $1.documentCount } }
        let rarest = counts.indices.min { counts[$0] < counts[$1] } ?? 0
        var found: [DocumentNumber] = []
        var left = HeadlineSuggestions.mostDocuments
        for index in snapshot.segments.indices.reversed() where left > 0 && found.count < limit {
            let documents = newestDocuments(of: words[rarest], in: index, count: left)
            left -= documents.count
            found += matches(among: documents, in: index).suffix(limit - found.count).reversed()
        }
        return found
    }

    /// Ascending.
    private func newestDocuments(of forms: [WordForm], in index: Int, count: Int) -> ArraySlice<UInt32> {
        let segment = snapshot.segments[index]
        var documents: Set<UInt32> = []
        for form in forms {
            for place in form.places where place.segment == index {
                let cursor = PostingCursor(segment: segment, term: place.term, startsLater: true)
                for document in cursor.lastDocuments(HeadlineSuggestions.mostPerTerm) { documents.insert(document) }
            }
        }
        return documents.sorted().suffix(count)
    }

    private func matches(among documents: ArraySlice<UInt32>, in index: Int) -> [DocumentNumber] {
        let segment = snapshot.segments[index]
        var readers = words.map { PositionReader(segmentIndex: index, segment: segment, forms: $0) }
        return documents.compactMap { document in
            guard snapshot.live[index][Int(document)] else { return nil }
            for number in readers.indices where !readers[number].isInHeadline(of: document) { return nil }
            return DocumentNumber(rawValue: segment.base + document)
        }
    }
}

extension IndexSnapshot {
    /// Documents whose headlines have the words typed, the last one perhaps unfinished, the newest first.
    package func suggestedHeadlines(_ typed: TypedText, limit: Int) -> [DocumentNumber] {
        guard !typed.terms.isEmpty, typed.terms.count <= QueryParser.mostClauses else { return [] }
        return HeadlineSuggestions(typed, in: self).documents(limit: limit)
    }
}
