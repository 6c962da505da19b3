/// Two or more neighbouring segments to be made one. A value: whoever owns concurrency runs it where it likes.
package struct SegmentMerge: Sendable {
    let segments: [Segment]
    /// The documents that still count, one bit each, as the merge was asked for.
    let live: [Bitmap]

    /// The documents that the merge has to read: a measure of its cost.
    package var documentCount: Int { segments.reduce(0) { $0 + $1.documentCount } }

    /// Whether segments together stay within what 32-bit offsets of lists, positions and words reach, and distances of 31 bits.
    static func fits(_ segments: ArraySlice<Segment>, limit: Int = 0xA000_0000) -> Bool {
        // Terms that come to share a group have a list more than before, hence the margin.
        segments.reduce(0) { $0 + $1.lists.count } < limit && segments.reduce(0) { $0 + $1.positions.count } < limit
            && segments.reduce(0) { $0 + $1.termBytes.count } < limit
            && segments.reduce(0) { $0 + $1.documentCount } < 1 << 31
    }

    /// The merged segment. Documents keep their numbers; postings of deleted ones are gone. O(postings).
    package func merged() -> Segment {
        var content = SegmentContent()
        content.base = segments[0].base
        for segment in segments { appendDocuments(of: segment, to: &content) }
        let numbers = mergeTerms(into: &content)
        mergeSkeletons(numbers, into: &content)
        var groups = GroupMerge(self, numbers: numbers, into: content)
        groups.run()
        groups.writer.finish(into: &content)
        mergeKeywords(into: &content)
        return content.sealed()
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

    /// Merges the dictionaries. Says for each segment's terms their new numbers, `UInt32.max` for those that no live document has.
    private func mergeTerms(into content: inout SegmentContent) -> [[UInt32]] {
        let liveTerms = segments.indices.map { self.liveTerms(of: $0) }
        var numbers = segments.map { [UInt32](repeating: UInt32.max, count: $0.termCount) }
        var heads = segments.indices.map { index in
            TermHead(segments[index], index: index, term: liveTerm(from: 0, in: liveTerms[index]))
        }
        heads.removeAll { $0.isBehind }
        while var smallest = heads.first {
            for head in heads.dropFirst() where head.precedes(smallest) { smallest = head }
            let number = UInt32(content.termCount)
            unsafe content.append(term: smallest.bytes)
            var ended = false
            for place in heads.indices where heads[place].isEqual(smallest) {
                let head = heads[place]
                numbers[head.index][head.term] = number
                let next = liveTerm(from: head.term + 1, in: liveTerms[head.index])
                heads[place] = TermHead(segments[head.index], index: head.index, term: next)
                if heads[place].isBehind { ended = true }
            }
            if ended { heads.removeAll { $0.isBehind } }
        }
        return numbers
    }

    /// The first term from one on that a live document has; `terms` are those that do, nil for all.
    private func liveTerm(from term: Int, in terms: Bitmap?) -> Int {
        guard let terms else { return term }
        var term = term
        while term < terms.count, !terms[term] { term += 1 }
        return term
    }

    /// The terms of a segment that a live document has; nil where no document is deleted.
    private func liveTerms(of index: Int) -> Bitmap? {
        let segment = segments[index]
        if live[index].cardinality == segment.documentCount { return nil }
        var terms = Bitmap(count: segment.termCount)
        for term in 0..<segment.termCount {
            let cursor = PostingCursor(segment: segment, term: term)
            while cursor.count > 0, !live[index][Int(cursor.document)] { cursor.advance() }
            if cursor.count > 0 { terms[term] = true }
        }
        return terms
    }

    /// The skeletons of terms stay what they are. `numbers` are the terms' new numbers.
    private func mergeSkeletons(_ numbers: [[UInt32]], into content: inout SegmentContent) {
        var pairs: [UInt64] = []
        for (index, segment) in segments.enumerated() {
            for entry in 0..<segment.skeletonHashes.count {
                let term = numbers[index][Int(segment.skeletonTerms[entry])]
                if term != UInt32.max { pairs.append(UInt64(segment.skeletonHashes[entry]) << 32 | UInt64(term)) }
            }
        }
        content.setSkeletons(pairs)
    }

    private func smallest(of heads: [[UInt8]?]) -> [UInt8]? {
        var smallest: [UInt8]?
        for case let head? in heads {
            if let least = smallest, !head.lexicographicallyPrecedes(least) { continue }
            smallest = head
        }
        return smallest
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

/// The term at which a merge stands in one segment, whom the merge keeps.
@safe private struct TermHead {
    let index: Int
    let term: Int
    /// No bytes behind the last term.
    let bytes: UnsafeBufferPointer<UInt8>
    /// The first eight bytes as a number that compares as they do.
    private let prefix: UInt64
    let isBehind: Bool

    init(_ segment: Segment, index: Int, term: Int) {
        (self.index, self.term) = (index, term)
        isBehind = term >= segment.termCount
        guard !isBehind else {
            unsafe bytes = UnsafeBufferPointer(start: nil, count: 0)
            prefix = 0
            return
        }
        let range = Int(segment.termStarts[term])..<Int(segment.termStarts[term + 1])
        unsafe bytes = segment.termBytes.slice(range)
        let first = UInt64(bigEndian: segment.termBytes.load64(range.lowerBound))
        prefix = first & ~(UInt64.max >> UInt64(8 * min(8, range.count)))
    }

    func isEqual(_ other: TermHead) -> Bool { prefix == other.prefix && restOrder(other) == 0 }

    func precedes(_ other: TermHead) -> Bool {
        prefix != other.prefix ? prefix < other.prefix : restOrder(other) < 0
    }

    /// Negative, zero, positive as the term comes before one with the same prefix, equals it, comes after.
    private func restOrder(_ other: TermHead) -> Int {
        let (own, its) = unsafe (bytes, other.bytes)
        let common = min(own.count, its.count)
        var offset = 8
        while offset < common {
            let difference = unsafe Int(own[offset]) - Int(its[offset])
            if difference != 0 { return difference }
            offset += 1
        }
        return own.count - its.count
    }
}
