/// Two or more neighbouring segments to be made one. A value: whoever owns concurrency runs it where it likes.
package struct SegmentMerge: Sendable {
    let segments: [Segment]
    /// The documents that still count, one bit each, as the merge was asked for.
    let live: [Bitmap]

    /// The documents that the merge has to read: a measure of its cost.
    package var documentCount: Int { segments.reduce(0) { $0 + $1.documentCount } }

    /// The merged segment. Documents keep their numbers; postings of deleted ones are gone. O(postings).
    package func merged() -> Segment {
        var content = SegmentContent()
        content.base = segments[0].base
        for segment in segments { appendDocuments(of: segment, to: &content) }
        var writer = PostingListWriter()
        mergeTerms(into: &content, writer: &writer)
        content.lists = writer.lists
        content.positions = writer.positions
        mergeKeywords(into: &content)
        return Segment(content)
    }

    private func appendDocuments(of segment: Segment, to content: inout SegmentContent) {
        let range = 0..<segment.documentCount
        content.lengthCodes += segment.lengthCodes.array(range)
        content.fieldEnds += segment.fieldEnds.array(0..<segment.fieldEnds.count)
        content.published += segment.published.array(range)
        content.changed += segment.changed.array(range)
        content.localDays += segment.localDays.array(range)
        content.utcOffsets += segment.utcOffsets.array(range)
    }

    private func mergeTerms(into content: inout SegmentContent, writer: inout PostingListWriter) {
        var next = [Int](repeating: 0, count: segments.count)
        var heads = segments.map { $0.termCount > 0 ? $0.term(0) : nil }
        var numbers = segments.map { [UInt32](repeating: UInt32.max, count: $0.termCount) }
        while let term = smallest(of: heads) {
            writer.begin()
            for index in segments.indices where heads[index] == term {
                copyList(of: next[index], from: index, to: &writer)
                numbers[index][next[index]] = UInt32(content.termCount)
                next[index] += 1
                heads[index] =
                    next[index] < segments[index].termCount ? segments[index].term(next[index]) : nil
            }
            let list = writer.finish()
            if list.documentCount == 0 {
                for index in segments.indices where next[index] > 0 {
                    let number = numbers[index][next[index] - 1]
                    if number == UInt32(content.termCount) { numbers[index][next[index] - 1] = UInt32.max }
                }
                continue
            }
            content.append(term: term[...], list: list)
            content.addDenseBitmap(ofLastTerm: writer.documents)
        }
        mergeKeys(numbers, into: &content)
    }

    /// The keys of terms stay what they are. `numbers` are the terms' new numbers.
    private func mergeKeys(_ numbers: [[UInt32]], into content: inout SegmentContent) {
        var pairs: [UInt64] = []
        for (index, segment) in segments.enumerated() {
            for entry in 0..<segment.keyHashes.count {
                let term = numbers[index][Int(segment.keyTerms[entry])]
                if term != UInt32.max {
                    pairs.append(UInt64(segment.keyHashes[entry]) << 32 | UInt64(term))
                }
            }
        }
        pairs.sort()
        var last: UInt64?
        for pair in pairs where pair != last {
            content.appendKey(
                UInt32(truncatingIfNeeded: pair >> 32), term: UInt32(truncatingIfNeeded: pair))
            last = pair
        }
    }

    private func smallest(of heads: [[UInt8]?]) -> [UInt8]? {
        var smallest: [UInt8]?
        for case let head? in heads {
            if let least = smallest, !head.lexicographicallyPrecedes(least) { continue }
            smallest = head
        }
        return smallest
    }

    private func copyList(of term: Int, from index: Int, to writer: inout PostingListWriter) {
        let segment = segments[index]
        let shift = segment.base - segments[0].base
        let cursor = PostingCursor(segment: segment, term: term)
        while cursor.count > 0 {
            let document = cursor.document
            if live[index][Int(document)] {
                writer.add(
                    document: document + shift, frequency: cursor.frequency,
                    lengthCode: segment.lengthCodes[Int(document)],
                    positions: segment.positions, cursor.encodedPositions())
            }
            cursor.advance()
        }
    }

    private func mergeKeywords(into content: inout SegmentContent) {
        var next = [Int](repeating: 0, count: segments.count)
        var heads = segments.map { $0.keywordCount > 0 ? $0.keyword(0) : nil }
        while let keyword = smallest(of: heads) {
            var documents: [UInt32] = []
            for index in segments.indices where heads[index] == keyword {
                let shift = segments[index].base - segments[0].base
                for document in segments[index].documents(ofKeyword: next[index])
                where live[index][Int(document)] {
                    documents.append(document + shift)
                }
                next[index] += 1
                heads[index] =
                    next[index] < segments[index].keywordCount ? segments[index].keyword(next[index]) : nil
            }
            if !documents.isEmpty { content.append(keyword: keyword[...], documents: documents) }
        }
    }
}
