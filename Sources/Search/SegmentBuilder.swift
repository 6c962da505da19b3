import Text

/// Takes documents in and makes a segment of them, then of those that come after.
struct SegmentBuilder {
    private let tokenizer = Tokenizer()
    private var content = SegmentContent()
    private var vocabulary = Vocabulary()
    /// The terms of this segment in the order in which they came, and for each term of the vocabulary its place among them.
    private var terms: [UInt32] = []
    private var termPlaces: [UInt32] = []
    private var keywords: [[UInt8]: [UInt32]] = [:]
    /// Every occurrence in the order of the text: its term's place and its position, with each document's end.
    private var occurrenceTerms: [UInt32] = []
    private var occurrencePositions: [UInt32] = []
    private var occurrenceEnds: [Int] = []
    private var tokens = Tokens(keepsPlaces: false)

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
            occurrenceTerms.append(place(of: vocabulary.number(of: tokens.terms, tokens.termRange(index))))
            occurrencePositions.append(position)
            position += 1
        }
        // No phrase reaches over the end of a text.
        if tokens.count > 0 { position += 2 }
    }

    /// The place of a term of the vocabulary among those of the segment.
    private mutating func place(of number: UInt32) -> UInt32 {
        if Int(number) >= termPlaces.count { termPlaces.append(UInt32.max) }
        let place = termPlaces[Int(number)]
        if place != UInt32.max { return place }
        termPlaces[Int(number)] = UInt32(terms.count)
        terms.append(number)
        return UInt32(terms.count - 1)
    }

    /// The segment of all documents since the last one; those to come make up the next.
    mutating func seal() -> Segment {
        let segment = sealed()
        for number in terms { termPlaces[Int(number)] = UInt32.max }
        if vocabulary.isFull { (vocabulary, termPlaces) = (Vocabulary(), []) }
        content = SegmentContent()
        content.base = segment.end
        (terms, keywords) = ([], [:])
        (occurrenceTerms, occurrencePositions, occurrenceEnds) = ([], [], [])
        return segment
    }

    private func sealed() -> Segment {
        var content = self.content
        let order = vocabulary.order(of: terms)
        var keys: [UInt64] = []
        var skeletons: [UInt64] = []
        for (number, place) in order.enumerated() {
            let term = Int(terms[place])
            unsafe vocabulary.term(term).withUnsafeBufferPointer { unsafe content.append(term: $0) }
            keys.append(UInt64(vocabulary.keyHash(term)) << 32 | UInt64(number))
            if let hash = vocabulary.skeletonHash(term) { skeletons.append(UInt64(hash) << 32 | UInt64(number)) }
        }
        content.setSkeletons(skeletons)
        var writer = GroupWriter(termCount: terms.count, lengthCodes: content.lengthCodes)
        write(keys.sorted(), order: order, to: &writer)
        writer.finish(into: &content)
        for keyword in keywords.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            content.append(keyword: keyword[...], documents: keywords[keyword] ?? [])
        }
        return content.sealed()
    }

    /// Writes the groups. `keys` are pairs of a key's hash and a term's place in the dictionary, sorted; `order` has the terms' places.
    private func write(_ keys: [UInt64], order: [Int], to writer: inout GroupWriter) {
        // The place of each term in the order of groups: occurrences are sorted by it.
        var places = [UInt32](repeating: 0, count: keys.count)
        for (place, key) in keys.enumerated() { places[order[Int(key & 0xFFFF_FFFF)]] = UInt32(place) }
        let sorted = occurrences(by: places)
        let numbers = keys.map { Int(terms[order[Int($0 & 0xFFFF_FFFF)]]) }
        var entries = PostingEntries()
        var group: [Occurrence] = []
        var classes = StemClasses()
        var start = 0
        while start < keys.count {
            let hash = keys[start] >> 32
            var end = start + 1
            while end < keys.count, keys[end] >> 32 == hash { end += 1 }
            if end - start > 1 { part(start..<end, numbers, sorted, into: &classes) }
            for members in end - start > 1 ? classes.classes() : [[0]] {
                let places = members.map { start + $0 }
                gather(sorted, places: places, into: &group)
                let positionOffset = writer.positions.count
                write(group, to: &entries, positions: &writer.positions)
                writer.add(
                    hash: UInt32(hash), terms: places.map { UInt32(truncatingIfNeeded: keys[$0]) },
                    signs: places.map { vocabulary.signs(numbers[$0]) }, entries: entries,
                    positionOffset: positionOffset)
            }
            start = end
        }
    }

    /// `numbers` are the terms at places in the order of groups.
    private func part(
        _ places: Range<Int>, _ numbers: [Int], _ sorted: SortedOccurrences, into classes: inout StemClasses
    ) {
        classes.removeAll()
        for place in places {
            let (folded, stem) = vocabulary.form(numbers[place])
            classes.add(folded: folded, stem: stem, documentCount: sorted.documentCount(ofPlace: place))
        }
    }

    private struct SortedOccurrences {
        var documents: [UInt32]
        var positions: [UInt32]
        var starts: [Int]

        func documentCount(ofPlace place: Int) -> Int {
            var count = 0
            for index in starts[place]..<starts[place + 1]
            where index == starts[place] || documents[index - 1] != documents[index] { count += 1 }
            return count
        }
    }

    private struct Occurrence {
        /// The document in the high half, the member of the group in the low one.
        var place: UInt64
        var position: UInt32
    }

    /// Counting sort by the places of terms; documents and positions stay in order.
    private func occurrences(by places: [UInt32]) -> SortedOccurrences {
        var starts = [Int](repeating: 0, count: places.count + 1)
        for term in occurrenceTerms { starts[Int(places[Int(term)]) + 1] += 1 }
        for place in places.indices { starts[place + 1] += starts[place] }
        var next = starts
        var documents = [UInt32](repeating: 0, count: occurrenceTerms.count)
        var positions = documents
        var index = 0
        for (document, end) in occurrenceEnds.enumerated() {
            while index < end {
                let place = Int(places[Int(occurrenceTerms[index])])
                documents[next[place]] = UInt32(document)
                positions[next[place]] = occurrencePositions[index]
                next[place] += 1
                index += 1
            }
        }
        return SortedOccurrences(documents: documents, positions: positions, starts: starts)
    }

    /// The occurrences of a group's terms by document, then by term, then by position.
    private func gather(_ sorted: SortedOccurrences, places: [Int], into group: inout [Occurrence]) {
        group.removeAll(keepingCapacity: true)
        for (number, place) in places.enumerated() {
            let member = UInt64(number)
            for index in sorted.starts[place]..<sorted.starts[place + 1] {
                group.append(
                    Occurrence(
                        place: UInt64(sorted.documents[index]) << 32 | member, position: sorted.positions[index]))
            }
        }
        if places.count > 1 {
            group.sort { $0.place != $1.place ? $0.place < $1.place : $0.position < $1.position }
        }
    }

    private func write(_ group: [Occurrence], to entries: inout PostingEntries, positions: inout [UInt8]) {
        entries.removeAll()
        var last = UInt64.max
        var position: UInt32 = 0
        for occurrence in group {
            let document = UInt32(occurrence.place >> 32)
            let ends = 5 * Int(document)
            let mark = EntryMarks.mark(
                of: occurrence.position, headlineEnd: content.fieldEnds[ends], bodyStart: content.fieldEnds[ends + 4])
            if occurrence.place == last {
                entries.extendLast(marks: mark)
            } else {
                entries.append(
                    PostingEntry(
                        document: document, member: UInt32(truncatingIfNeeded: occurrence.place), frequency: 1,
                        marks: mark, positionStart: positions.count))
                last = occurrence.place
                position = 0
            }
            Varint.append(occurrence.position - position, to: &positions)
            position = occurrence.position
        }
    }
}
