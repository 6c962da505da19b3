import Text

/// Takes documents in and makes a segment of them.
struct SegmentBuilder {
    private let tokenizer = Tokenizer()
    private let analyzer = Analyzer()
    private var content = SegmentContent()
    private var terms = TermTable()
    private var keywords: [[UInt8]: [UInt32]] = [:]
    /// Every occurrence in the order of the text: its term and its position, with each document's end.
    private var occurrenceTerms: [UInt32] = []
    private var occurrencePositions: [UInt32] = []
    private var occurrenceEnds: [Int] = []
    private var tokens = Tokens()

    init(base: UInt32) { content.base = base }

    var documentCount: Int { content.documentCount }
    var occurrenceCount: Int { occurrenceTerms.count }

    /// Adds a document; it is number `base + documentCount`.
    mutating func add(_ document: IndexDocument) {
        let first = occurrenceTerms.count
        var position: UInt32 = 0
        for field in IndexField.allCases {
            for text in document.texts(of: field) { add(text, position: &position) }
            if field != .body { content.fieldEnds.append(UInt16(clamping: position)) }
        }
        occurrenceEnds.append(occurrenceTerms.count)
        let number = UInt32(content.documentCount)
        content.lengthCodes.append(LengthCode.code(occurrenceTerms.count - first))
        content.published.append(document.published ?? Int64.min)
        content.changed.append(document.changed)
        content.localDays.append(document.localDay ?? Int32.min)
        content.utcOffsets.append(document.utcOffsetMinutes)
        for keyword in Set(document.keywords) {
            keywords[Array(keyword.name.utf8) + [0] + Array(keyword.value.utf8), default: []].append(number)
        }
    }

    private mutating func add(_ text: String, position: inout UInt32) {
        tokens.removeAll()
        tokenizer.append(tokensOf: Array(text.utf8), to: &tokens)
        for index in 0..<tokens.count {
            occurrenceTerms.append(terms.number(of: tokens.terms, tokens.termRange(index)))
            occurrencePositions.append(position)
            position += 1
        }
        // No phrase reaches over the end of a text.
        if tokens.count > 0 { position += 2 }
    }

    /// The segment of all documents so far.
    func sealed() -> Segment {
        var content = self.content
        let order = (0..<terms.count).sorted { terms.term($0).lexicographicallyPrecedes(terms.term($1)) }
        let sorted = occurrencesByTerm()
        var writer = PostingListWriter()
        for term in order {
            writer.begin()
            write(sorted, range: sorted.starts[term]..<sorted.starts[term + 1], to: &writer)
            content.append(term: terms.term(term), list: writer.finish())
            content.addDenseBitmap(ofLastTerm: writer.documents)
        }
        content.lists = writer.lists
        content.positions = writer.positions
        content.indexTerms { TermTable.keyHashes(of: $0, analyzer) }
        for keyword in keywords.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            content.append(keyword: keyword[...], documents: keywords[keyword] ?? [])
        }
        return Segment(content)
    }

    private struct SortedOccurrences {
        var documents: [UInt32]
        var positions: [UInt32]
        var starts: [Int]
    }

    /// Counting sort by term; documents and positions stay in order.
    private func occurrencesByTerm() -> SortedOccurrences {
        var starts = [Int](repeating: 0, count: terms.count + 1)
        for term in occurrenceTerms { starts[Int(term) + 1] += 1 }
        for term in 0..<terms.count { starts[term + 1] += starts[term] }
        var next = starts
        var documents = [UInt32](repeating: 0, count: occurrenceTerms.count)
        var positions = documents
        var index = 0
        for (document, end) in occurrenceEnds.enumerated() {
            while index < end {
                let term = Int(occurrenceTerms[index])
                documents[next[term]] = UInt32(document)
                positions[next[term]] = occurrencePositions[index]
                next[term] += 1
                index += 1
            }
        }
        return SortedOccurrences(documents: documents, positions: positions, starts: starts)
    }

    private func write(_ sorted: SortedOccurrences, range: Range<Int>, to writer: inout PostingListWriter) {
        var last = UInt32.max
        var position: UInt32 = 0
        for index in range {
            let document = sorted.documents[index]
            if document != last {
                writer.open(document: document, lengthCode: content.lengthCodes[Int(document)])
                last = document
                position = 0
            }
            writer.add(distance: sorted.positions[index] - position)
            position = sorted.positions[index]
        }
    }
}
