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
            forms.append(typed.completions.prefix(24).flatMap { expander.exactForms(of: $0.term) })
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
    private func newestDocuments(of forms: [WordForm], in index: Int, count: Int) -> [UInt32] {
        let segment = snapshot.segments[index]
        var documents = Bitmap(count: segment.documentCount)
        for form in forms {
            for place in form.places where place.segment == index {
                let cursor = PostingCursor(segment: segment, term: place.term, startsLater: true)
                for document in cursor.lastDocuments(HeadlineSuggestions.mostPerTerm) {
                    documents[Int(document)] = true
                }
            }
        }
        return documents.last(count)
    }

    private func matches(among documents: [UInt32], in index: Int) -> [DocumentNumber] {
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
