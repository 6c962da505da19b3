/// Takes documents in and hands out snapshots. One writer at a time; whoever owns it decides when.
package struct IndexWriter {
    /// Segments with more documents together than this are merged by the owner (`pendingMerge`), smaller ones by `snapshot`: whoever
    /// waits for a document to be found waits for that merge too.
    package static let inlineMergeLimit = 64
    /// So many neighbours of like size are made one. A writer that falls behind waits for more of them: each posting is then written
    /// anew half as often, and queries have a few segments more to look into until it has caught up.
    private static let mergeFactor = 4
    private static let mergeFactorBehind = 16
    private static let restingFactor = 4

    private var segments: [Segment] = []
    private var live: [Bitmap] = []
    private var builder = SegmentBuilder(base: 0)
    private var builderDeletions: Set<UInt32> = []
    /// The first numbers of segments that a merge was asked for and not committed yet.
    private var inMerge: Set<UInt32> = []
    /// The first number of the first segment.
    private let start: UInt32

    /// An empty index, whose first document gets a number of the caller's choice: parts built apart join by `init(segments:)`.
    package init(startingAt first: DocumentNumber = DocumentNumber(rawValue: 0)) {
        start = first.rawValue
        builder = SegmentBuilder(base: start)
    }

    /// An index of segments that were encoded before, in the order of their numbers, without the deleted documents.
    package init(segments: [Segment], deleted: [DocumentNumber]) {
        self.segments = segments
        start = segments.first?.base ?? 0
        live = segments.map { Bitmap(count: $0.documentCount, filled: true) }
        builder = SegmentBuilder(base: segments.last?.end ?? start)
        for number in deleted { remove(number) }
    }

    /// The number that the next document gets.
    package var nextNumber: DocumentNumber {
        DocumentNumber(rawValue: (segments.last?.end ?? start) + UInt32(builder.documentCount))
    }

    /// Adds a document. It is found in the snapshots taken from now on.
    package mutating func add(_ document: IndexDocument) -> DocumentNumber {
        let number = nextNumber
        builder.add(document)
        if builder.occurrenceCount > 4_000_000 { seal() }
        return number
    }

    /// Takes a document out. Nothing happens if there is none of that number.
    package mutating func remove(_ number: DocumentNumber) {
        let value = number.rawValue
        let sealed = segments.last?.end ?? start
        if value >= sealed {
            if value < sealed + UInt32(builder.documentCount) { builderDeletions.insert(value - sealed) }
            return
        }
        guard let index = segments.lastIndex(where: { $0.base <= value }) else { return }
        live[index][Int(value - segments[index].base)] = false
    }

    /// The index as it stands. Costs the documents added since the last snapshot, and now and then a small merge.
    ///
    /// - Parameter isBehind: whether more documents wait than were added.
    package mutating func snapshot(isBehind: Bool = false) -> IndexSnapshot {
        seal()
        while let range = mergeableRange(of: 0...IndexWriter.inlineMergeLimit, isBehind: isBehind) {
            commit(merge(range).merged())
        }
        return IndexSnapshot(segments: segments, live: live)
    }

    private mutating func seal() {
        guard builder.documentCount > 0 else { return }
        let segment = builder.seal()
        var bits = Bitmap(count: segment.documentCount, filled: true)
        for document in builderDeletions { bits[Int(document)] = false }
        segments.append(segment)
        live.append(bits)
        builderDeletions = []
    }

    private func merge(_ range: Range<Int>) -> SegmentMerge {
        SegmentMerge(segments: Array(segments[range]), live: Array(live[range]))
    }

    /// Neighbours at the end of which the largest is not larger than the others together, as many as make a merge at least, and
    /// with so many documents together. Those that another merge has in work part neighbours.
    private func mergeableRange(of sizes: ClosedRange<Int>, isBehind: Bool) -> Range<Int>? {
        let factor = isBehind ? IndexWriter.mergeFactorBehind : IndexWriter.mergeFactor
        var end = segments.count
        while end >= factor {
            var start = end
            while start > 0, isMergeable(start - 1, factor: factor, upTo: segments[end - 1]) { start -= 1 }
            if end - start >= factor {
                let count = segments[start..<end].reduce(0) { $0 + $1.documentCount }
                if sizes.contains(count), SegmentMerge.fits(segments[start..<end]) { return start..<end }
            }
            end = min(start, end - 1)
        }
        return nil
    }

    private func isMergeable(_ index: Int, factor: Int, upTo last: Segment) -> Bool {
        !inMerge.contains(segments[index].base)
            && IndexWriter.level(of: segments[index], factor: factor) <= IndexWriter.level(of: last, factor: factor)
    }

    private static func level(of segment: Segment, factor: Int) -> Int {
        var level = 0
        var size = segment.documentCount
        while size >= factor {
            size /= factor
            level += 1
        }
        return level
    }

    /// A merge of so many documents that is due and too large for `snapshot`, or nil. Run it anywhere, then `commit` what it made; until
    /// then no other one is given out for its segments.
    package mutating func pendingMerge(
        of sizes: ClosedRange<Int> = 0...Int.max, isBehind: Bool = false
    ) -> SegmentMerge? {
        guard let range = mergeableRange(of: sizes, isBehind: isBehind) else { return nil }
        for segment in segments[range] { inMerge.insert(segment.base) }
        return merge(range)
    }

    /// A merge for when nothing comes in, or nil: of all segments behind one that is at least so many times as large as those behind it
    /// together. Queries then look into few segments, and a posting is written anew but so many times for each time the index grows as
    /// large again.
    package mutating func restingMerge() -> SegmentMerge? {
        guard inMerge.isEmpty else { return nil }
        var (start, count) = (segments.count, 0)
        for index in segments.indices.reversed() {
            if count * IndexWriter.restingFactor >= segments[index].documentCount { start = index }
            count += segments[index].documentCount
        }
        while start < segments.count, !SegmentMerge.fits(segments[start...]) { start += 1 }
        guard start + 1 < segments.count else { return nil }
        for segment in segments[start...] { inMerge.insert(segment.base) }
        return merge(start..<segments.count)
    }

    /// Lets others merge the segments of a merge that is not run.
    package mutating func abandon(_ merge: SegmentMerge) { inMerge.subtract(merge.segments.map(\.base)) }

    /// Puts a merged segment in the place of those it was made of. Nothing happens if they are not there any more.
    package mutating func commit(_ merged: Segment) {
        guard let start = segments.firstIndex(where: { $0.base == merged.base }),
            let last = segments.firstIndex(where: { $0.end == merged.end }), start <= last
        else { return }
        // A segment in the place of the same one is no end of a merge.
        if start < last { inMerge.subtract(segments[start...last].map(\.base)) }
        let bits = Bitmap.concatenation(Array(live[start...last]))
        segments.replaceSubrange(start...last, with: [merged])
        live.replaceSubrange(start...last, with: [bits])
    }
}
