import Text

/// The terms of all segments that share a key or a skeleton, each once, in flat arrays: most of them turn out to be no form of the word.
struct TermCandidates {
    struct Entry {
        let hash: UInt64
        var documentCount: Int
        /// Its first place, and its last so far.
        let first: Int32
        var last: Int32
    }

    private(set) var entries: [Entry] = []
    private var places: [(segment: Int32, term: Int32, group: Int32, member: Int32, next: Int32)] = []
    private var slots: [Int32] = []
    private let segments: [Segment]

    /// The terms of the groups with a hash.
    init(ofKey hash: UInt32, in segments: [Segment]) {
        self.segments = segments
        let groups = segments.map { $0.group(withHash: hash) }
        reserve(zip(segments, groups).reduce(0) { $0 + ($1.1.map($1.0.terms(ofGroup:))?.count ?? 0) })
        for (number, segment) in segments.enumerated() {
            guard let group = groups[number] else { continue }
            let range = segment.terms(ofGroup: group)
            for index in range {
                add(Int(segment.groupTerms[index]), of: number, group: Int32(group), member: index - range.lowerBound)
            }
        }
    }

    /// The terms whose skeletons have a hash.
    init(ofSkeleton hash: UInt32, in segments: [Segment]) {
        self.segments = segments
        let ranges = segments.map { $0.skeletonEntries(withHash: hash) }
        reserve(ranges.reduce(0) { $0 + $1.count })
        for (number, range) in ranges.enumerated() {
            for index in range { add(Int(segments[number].skeletonTerms[index]), of: number, group: -1, member: 0) }
        }
    }

    private mutating func reserve(_ count: Int) {
        entries.reserveCapacity(count)
        places.reserveCapacity(count)
        slots = Array(repeating: -1, count: 2 << (Int.bitWidth - count.leadingZeroBitCount))
    }

    private mutating func add(_ term: Int, of number: Int, group: Int32, member: Int) {
        let segment = segments[number]
        let hash = segment.termHash(term)
        let place = Int32(places.count)
        places.append((Int32(number), Int32(term), group, Int32(member), -1))
        let count = Int(segment.documentFrequencies[term])
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let entry = Int(slots[slot])
            if entries[entry].hash == hash {
                entries[entry].documentCount += count
                places[Int(entries[entry].last)].next = place
                entries[entry].last = place
                return
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(entries.count)
        entries.append(Entry(hash: hash, documentCount: count, first: place, last: place))
    }

    /// Appends an entry's term, folded, to a buffer. `table` is the one of `Folding`.
    func appendFolded(_ entry: Int, to buffer: inout [UInt8], table: [UInt8]) {
        let place = places[Int(entries[entry].first)]
        let segment = segments[Int(place.segment)]
        let range = Int(segment.termStarts[Int(place.term)])..<Int(segment.termStarts[Int(place.term) + 1])
        for index in range where segment.termBytes[index] >= 0xC0 {
            buffer += Folding.folded(segment.termBytes.array(range))
            return
        }
        for index in range { buffer.append(table[Int(segment.termBytes[index])]) }
    }

    /// An entry as a form.
    func form(_ entry: Int, weight: Float, prefixLength: Int = 0) -> WordForm {
        var found: [TermPlace] = []
        var next = entries[entry].first
        while next >= 0 {
            let place = places[Int(next)]
            found.append(
                TermPlace(
                    segment: Int(place.segment), term: Int(place.term), group: place.group < 0 ? nil : Int(place.group),
                    member: Int(place.member)))
            next = place.next
        }
        let first = found[0]
        return WordForm(
            term: segments[first.segment].term(first.term), weight: weight, documentCount: entries[entry].documentCount,
            places: found, prefixLength: prefixLength)
    }
}

/// How many documents some words have, by their hashes. Open addressing; one pass of reading for a few hundred words.
struct WordCounts {
    private var hashes: [UInt64]
    private var counts: [Int]

    init(capacity: Int) {
        let size = 2 << (Int.bitWidth - capacity.leadingZeroBitCount)
        hashes = Array(repeating: 0, count: size)
        counts = Array(repeating: 0, count: size)
    }

    mutating func add(_ count: Int, for word: ArraySlice<UInt8>) {
        let hash = TermTable.wideHash(word)
        let slot = slot(of: hash)
        hashes[slot] = hash
        counts[slot] += count
    }

    subscript(word: ArraySlice<UInt8>) -> Int { counts[slot(of: TermTable.wideHash(word))] }

    private func slot(of hash: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (hashes.count - 1)
        while hashes[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & (hashes.count - 1) }
        return slot
    }
}

extension IndexSnapshot {
    /// How many documents have a word in any spelling that folds so; a document with two of them counts twice.
    package func documentCount(ofFolded word: ArraySlice<UInt8>) -> Int {
        let candidates = TermCandidates(ofKey: TermTable.hash(Analyzer().key(of: word)), in: segments)
        let table = Folding.table
        var count = 0
        var buffer: [UInt8] = []
        for number in candidates.entries.indices {
            buffer.removeAll(keepingCapacity: true)
            candidates.appendFolded(number, to: &buffer, table: table)
            if buffer.elementsEqual(word) { count += candidates.entries[number].documentCount }
        }
        return count
    }
}
