import Bytes

/// The part of a merge that copies postings, key by key.
///
/// How frequent words are in the merged segment may part the terms of a key into other groups than before: entries are gathered by
/// their new groups.
struct GroupMerge {
    /// An entry on its way: where it goes, and where its encoded positions come from.
    private struct Item {
        /// The document in the high half, the member of the group in the low one.
        let place: UInt64
        let frequency: UInt32
        let marks: UInt32
        let segment: Int32
        let positionCount: Int32
        let positionStart: Int
    }

    private let segments: [Segment]
    private let live: [Bitmap]
    /// For each segment's terms their new numbers.
    private let numbers: [[UInt32]]
    private let termBytes: [UInt8]
    private let termStarts: [UInt32]
    /// For each segment the first group that was not copied yet.
    private var next: [Int]
    /// The terms of the key at work, ascending, and for each its group among the key's and its number there.
    private var terms: [UInt32] = []
    private var places: [(group: Int, member: Int)] = []
    private var documentCounts: [Int] = []
    private var classes = StemClasses()
    private var items: [[Item]] = []
    private var entries = PostingEntries()
    var writer: GroupWriter

    /// `content` has the merged dictionary and documents.
    init(_ merge: SegmentMerge, numbers: [[UInt32]], into content: SegmentContent) {
        segments = merge.segments
        live = merge.live
        self.numbers = numbers
        termBytes = content.termBytes
        termStarts = content.termStarts
        next = Array(repeating: 0, count: segments.count)
        writer = GroupWriter(termCount: content.termCount, lengthCodes: content.lengthCodes)
    }

    mutating func run() {
        while let hash = smallestHash() {
            let groups = segments.indices.map { index in
                next[index]..<segments[index].endOfGroups(from: next[index], withHash: hash)
            }
            findTerms(in: groups)
            let members = parted()
            for (index, range) in groups.enumerated() {
                for group in range { gather(group, from: index) }
                next[index] = range.upperBound
            }
            for (number, members) in members.enumerated() {
                write(number, hash: hash, members: members)
            }
        }
    }

    private func smallestHash() -> UInt32? {
        segments.indices.lazy.compactMap { index in
            next[index] < segments[index].groupCount ? segments[index].groupHashes[next[index]] : nil
        }.min()
    }

    /// The new numbers of the key's terms, ascending, and how many documents have each.
    private mutating func findTerms(in groups: [Range<Int>]) {
        var found: [UInt64] = []
        for (index, range) in groups.enumerated() where !range.isEmpty {
            let segment = segments[index]
            for place in Int(segment.groupStarts[range.lowerBound])..<Int(segment.groupStarts[range.upperBound]) {
                let term = Int(segment.groupTerms[place])
                let number = numbers[index][term]
                if number != UInt32.max {
                    found.append(UInt64(number) << 32 | UInt64(segment.documentFrequencies[term]))
                }
            }
        }
        found.sort()
        terms.removeAll(keepingCapacity: true)
        documentCounts.removeAll(keepingCapacity: true)
        for pair in found {
            let number = UInt32(truncatingIfNeeded: pair >> 32)
            if terms.last != number {
                terms.append(number)
                documentCounts.append(0)
            }
            documentCounts[documentCounts.count - 1] += Int(pair & 0xFFFF_FFFF)
        }
    }

    /// Parts the terms into groups: the places of each one's members.
    private mutating func parted() -> [[Int]] {
        if terms.isEmpty { return [] }
        classes.removeAll()
        for (index, number) in terms.enumerated() {
            let range = Int(termStarts[Int(number)])..<Int(termStarts[Int(number) + 1])
            classes.add(termBytes[range], documentCount: documentCounts[index])
        }
        let parts = classes.classes()
        places = Array(repeating: (0, 0), count: terms.count)
        for (group, members) in parts.enumerated() {
            for (number, place) in members.enumerated() { places[place] = (group, number) }
        }
        while items.count < parts.count { items.append([]) }
        for group in parts.indices { items[group].removeAll(keepingCapacity: true) }
        return parts
    }

    private mutating func gather(_ group: Int, from index: Int) {
        let segment = segments[index]
        let shift = segment.base - segments[0].base
        let members = segment.terms(ofGroup: group).map { place in
            let number = numbers[index][Int(segment.groupTerms[place])]
            return number == UInt32.max ? nil : terms.firstIndex(ofAscending: number).map { places[$0] }
        }
        let cursor = PostingCursor(segment: segment, list: segment.list(ofGroup: group))
        while cursor.count > 0 {
            let document = cursor.document
            if live[index][Int(document)], let place = members[cursor.member] {
                let range = cursor.encodedPositions()
                items[place.group].append(
                    Item(
                        place: UInt64(document + shift) << 32 | UInt64(place.member), frequency: cursor.frequency,
                        marks: cursor.marks, segment: Int32(index), positionCount: Int32(range.count),
                        positionStart: range.lowerBound))
            }
            cursor.advance()
        }
    }

    /// `members` are places among the terms of the key.
    private mutating func write(_ group: Int, hash: UInt32, members: [Int]) {
        let isSorted = items[group].indices.dropFirst().allSatisfy {
            items[group][$0 - 1].place < items[group][$0].place
        }
        if !isSorted { items[group].sort { $0.place < $1.place } }
        entries.removeAll()
        let positionOffset = writer.positions.count
        for item in items[group] {
            entries.append(
                document: UInt32(item.place >> 32), member: UInt32(truncatingIfNeeded: item.place),
                frequency: item.frequency, marks: item.marks, positionStart: writer.positions.count)
            unsafe writer.positions.append(
                contentsOf: UnsafeBufferPointer(
                    start: segments[Int(item.segment)].positions.pointer + item.positionStart,
                    count: Int(item.positionCount)))
        }
        writer.add(
            hash: hash, terms: members.map { terms[$0] }, signs: members.map { classes.signs($0) }, entries: entries,
            positionOffset: positionOffset)
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
