import Bytes

/// The part of a merge that copies postings, key by key.
///
/// How frequent words are in the merged segment may part the terms of a key into other groups than before: entries are gathered by
/// their new groups.
struct GroupMerge {
    /// A group among the key's, and a term's number there.
    private struct Place {
        var group: Int
        var member: Int
    }

    /// A term of the key at work in one segment, by its new number.
    private struct Found {
        let number: UInt32
        let documentCount: UInt32
        let signs: TermSigns
    }

    /// The groups of the key at work in one segment.
    private struct Source {
        let index: Int
        let groups: Range<Int>
    }

    private let segments: [Segment]
    /// nil where all documents are live.
    private let live: [Bitmap?]
    /// For each segment's terms their new numbers.
    private let numbers: [[UInt32]]
    private let termBytes: [UInt8]
    private let termStarts: [UInt32]
    /// For each segment the first group that was not copied yet, and its key's hash; a number above all hashes behind the last.
    private var next: [Int]
    private var hashes: [UInt64]
    private var sources: [Source] = []
    /// The terms of the key at work, ascending, and for each its signs and its place.
    private var terms: [UInt32] = []
    private var signs: [TermSigns] = []
    private var places: [Place] = []
    private var documentCounts: [Int] = []
    private var found: [Found] = []
    /// For the members of a group being read their places, nil for those that no live document has.
    private var targets: [Place?] = []
    private var classes = StemClasses()
    private var items: [[MergedEntry]] = []
    private var entries = PostingEntries()
    private var copier = PositionCopier()
    var writer: GroupWriter

    /// `content` has the merged dictionary and documents.
    init(_ merge: SegmentMerge, numbers: [[UInt32]], into content: SegmentContent) {
        segments = merge.segments
        live = zip(merge.segments, merge.live).map { $1.cardinality == $0.documentCount ? nil : $1 }
        self.numbers = numbers
        termBytes = content.termBytes
        termStarts = content.termStarts
        next = Array(repeating: 0, count: segments.count)
        hashes = segments.map { GroupMerge.hash(of: 0, in: $0) }
        writer = GroupWriter(termCount: content.termCount, lengthCodes: content.lengthCodes)
    }

    private static func hash(of group: Int, in segment: Segment) -> UInt64 {
        group < segment.groupCount ? UInt64(segment.groupHashes[group]) : UInt64.max
    }

    mutating func run() {
        while let smallest = hashes.min(), let hash = UInt32(exactly: smallest) {
            takeSources(withHash: hash)
            findTerms()
            if terms.count == 1, sources.allSatisfy({ isOneTerm($0) }) {
                copyTerm(hash)
            } else if !terms.isEmpty {
                copyGroups(hash)
            }
        }
    }

    private mutating func takeSources(withHash hash: UInt32) {
        sources.removeAll(keepingCapacity: true)
        for index in segments.indices where hashes[index] == UInt64(hash) {
            let end = segments[index].endOfGroups(from: next[index], withHash: hash)
            sources.append(Source(index: index, groups: next[index]..<end))
            next[index] = end
            hashes[index] = GroupMerge.hash(of: end, in: segments[index])
        }
    }

    /// The new numbers of the key's terms, ascending, and how many documents have each.
    private mutating func findTerms() {
        found.removeAll(keepingCapacity: true)
        for source in sources {
            let segment = segments[source.index]
            let first = Int(segment.groupStarts[source.groups.lowerBound])
            for place in first..<Int(segment.groupStarts[source.groups.upperBound]) {
                let term = Int(segment.groupTerms[place])
                let number = numbers[source.index][term]
                if number == UInt32.max { continue }
                let signs = TermSigns(folded: segment.foldedHashes[place], stem: segment.stemHashes[place])
                found.append(Found(number: number, documentCount: segment.documentFrequencies[term], signs: signs))
            }
        }
        if found.count > 1 { found.sort { $0.number < $1.number } }
        terms.removeAll(keepingCapacity: true)
        signs.removeAll(keepingCapacity: true)
        documentCounts.removeAll(keepingCapacity: true)
        for one in found {
            if terms.last != one.number {
                terms.append(one.number)
                signs.append(one.signs)
                documentCounts.append(0)
            }
            documentCounts[documentCounts.count - 1] += Int(one.documentCount)
        }
    }

    private func isOneTerm(_ source: Source) -> Bool {
        source.groups.count == 1 && segments[source.index].terms(ofGroup: source.groups.lowerBound).count == 1
    }
}

/// Of a key with one term, as most have: its entries come in the order in which they are written.
extension GroupMerge {
    private mutating func copyTerm(_ hash: UInt32) {
        entries.removeAll()
        let positionOffset = writer.positions.count
        for source in sources {
            let segment = segments[source.index]
            copier.begin(segment, at: writer.positions.count)
            append(source.groups.lowerBound, of: source.index)
            copier.end(into: &writer.positions)
        }
        writer.add(hash: hash, term: terms[0], signs: signs[0], entries: entries, positionOffset: positionOffset)
    }

    private mutating func append(_ group: Int, of index: Int) {
        let segment = segments[index]
        let shift = segment.base - segments[0].base
        let walk = PostingWalk(segment: segment, list: segment.list(ofGroup: group))
        defer { walk.deallocate() }
        let live = live[index]
        walk.forEachEntry { entry, positions in
            if let live, !live[Int(entry.document)] { return }
            var entry = entry
            entry.document += shift
            entry.positionStart = copier.take(positions, into: &writer.positions)
            entries.append(entry)
        }
    }
}

/// Of a key with several terms.
extension GroupMerge {
    private mutating func copyGroups(_ hash: UInt32) {
        let members = parted()
        for source in sources {
            for group in source.groups { gather(group, from: source.index) }
        }
        for (number, members) in members.enumerated() { write(number, hash: hash, members: members) }
    }

    /// Parts the terms into groups: the places of each one's members.
    private mutating func parted() -> [[Int]] {
        classes.removeAll()
        if terms.count > 1 {
            for (index, number) in terms.enumerated() {
                let range = Int(termStarts[Int(number)])..<Int(termStarts[Int(number) + 1])
                classes.add(termBytes[range], documentCount: documentCounts[index])
            }
        }
        let parts = terms.count > 1 ? classes.classes() : [[0]]
        places = Array(repeating: Place(group: 0, member: 0), count: terms.count)
        for (group, members) in parts.enumerated() {
            for (number, place) in members.enumerated() { places[place] = Place(group: group, member: number) }
        }
        while items.count < parts.count { items.append([]) }
        for group in parts.indices { items[group].removeAll(keepingCapacity: true) }
        return parts
    }

    private mutating func gather(_ group: Int, from index: Int) {
        let segment = segments[index]
        let shift = segment.base - segments[0].base
        findTargets(group, of: index)
        guard let first = targets.lazy.compactMap({ $0?.group }).first else { return }
        let walk = PostingWalk(segment: segment, list: segment.list(ofGroup: group))
        defer { walk.deallocate() }
        let live = live[index]
        // Mostly a group goes into one: its items are at hand without a look into the list of lists.
        var own: [MergedEntry] = []
        swap(&own, &items[first])
        walk.forEachEntry { entry, positions in
            guard let place = targets[Int(entry.member)] else { return }
            if let live, !live[Int(entry.document)] { return }
            let item = MergedEntry(
                place: UInt64(entry.document + shift) << 32 | UInt64(place.member), frequency: entry.frequency,
                marks: entry.marks, segment: Int32(index), positionCount: Int32(positions.count),
                positionStart: positions.lowerBound)
            if place.group == first { own.append(item) } else { items[place.group].append(item) }
        }
        swap(&own, &items[first])
    }

    private mutating func findTargets(_ group: Int, of index: Int) {
        targets.removeAll(keepingCapacity: true)
        for place in segments[index].terms(ofGroup: group) {
            let number = numbers[index][Int(segments[index].groupTerms[place])]
            targets.append(number == UInt32.max ? nil : terms.firstIndex(ofAscending: number).map { places[$0] })
        }
    }

    /// `members` are places among the terms of the key.
    private mutating func write(_ group: Int, hash: UInt32, members: [Int]) {
        var own: [MergedEntry] = []
        swap(&own, &items[group])
        own.sortUnlessSorted()
        entries.removeAll()
        let positionOffset = writer.positions.count
        var segment = -1
        for item in own {
            if item.segment != segment {
                if segment >= 0 { copier.end(into: &writer.positions) }
                segment = Int(item.segment)
                copier.begin(segments[segment], at: writer.positions.count)
            }
            let range = item.positionStart..<item.positionStart + Int(item.positionCount)
            entries.append(
                PostingEntry(
                    document: UInt32(item.place >> 32), member: UInt32(truncatingIfNeeded: item.place),
                    frequency: item.frequency, marks: item.marks,
                    positionStart: copier.take(range, into: &writer.positions)))
        }
        if segment >= 0 { copier.end(into: &writer.positions) }
        swap(&own, &items[group])
        writer.add(
            hash: hash, terms: members.map { terms[$0] }, signs: members.map { signs[$0] }, entries: entries,
            positionOffset: positionOffset)
    }
}

/// An entry on its way: where it goes, and where its encoded positions come from.
private struct MergedEntry {
    /// The document in the high half, the member of the group in the low one.
    let place: UInt64
    let frequency: UInt32
    let marks: UInt32
    let segment: Int32
    let positionCount: Int32
    let positionStart: Int
}

extension [MergedEntry] {
    fileprivate mutating func sortUnlessSorted() {
        var index = 1
        while index < count, self[index - 1].place < self[index].place { index += 1 }
        if index < count { sort { $0.place < $1.place } }
    }
}

extension [UInt32] {
    /// Where a number stands among ascending ones.
    fileprivate func firstIndex(ofAscending number: UInt32) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] == number ? low : nil
    }
}
