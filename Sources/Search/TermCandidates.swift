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

    /// The terms of the groups with a hash, of those only the stem hashes of which (`TermSigns`) are wanted.
    init(ofKey hash: UInt32, in segments: [Segment], where isWanted: (UInt32) -> Bool) {
        self.segments = segments
        reserve(64)
        for (number, segment) in segments.enumerated() {
            let columns = TermColumns(segment)
            for group in segment.groups(withHash: hash) {
                let range = segment.terms(ofGroup: group)
                for index in range where isWanted(unsafe columns.stemHashes[index]) {
                    let term = unsafe Int(columns.groupTerms[index])
                    add(term, columns, of: number, group: group, member: index - range.lowerBound)
                }
            }
        }
    }

    /// The terms whose skeletons have a hash.
    init(ofSkeleton hash: UInt32, in segments: [Segment]) {
        self.segments = segments
        let ranges = segments.map { $0.skeletonEntries(withHash: hash) }
        reserve(ranges.reduce(0) { $0 + $1.count })
        for (number, range) in ranges.enumerated() {
            let columns = TermColumns(segments[number])
            for index in range {
                let term = Int(segments[number].skeletonTerms[index])
                add(term, columns, of: number, group: -1, member: 0)
            }
        }
    }

    private mutating func reserve(_ count: Int) {
        entries.reserveCapacity(count)
        places.reserveCapacity(count)
        slots = Array(repeating: -1, count: 2 << (Int.bitWidth - count.leadingZeroBitCount))
    }

    @inline(__always) private mutating func add(
        _ term: Int, _ columns: TermColumns, of number: Int, group: Int, member: Int
    ) {
        let hash = columns.hash(term)
        let place = Int32(truncatingIfNeeded: places.count)
        places.append(
            (
                Int32(truncatingIfNeeded: number), Int32(truncatingIfNeeded: term),
                Int32(truncatingIfNeeded: group),
                Int32(truncatingIfNeeded: member), -1
            ))
        let count = unsafe Int(columns.documentFrequencies[term])
        let mask = slots.count &- 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] >= 0 {
            let entry = Int(slots[slot])
            if entries[entry].hash == hash {
                entries[entry].documentCount += count
                places[Int(entries[entry].last)].next = place
                entries[entry].last = place
                return
            }
            slot = (slot &+ 1) & mask
        }
        slots[slot] = Int32(truncatingIfNeeded: entries.count)
        entries.append(Entry(hash: hash, documentCount: count, first: place, last: place))
        if entries.count * 2 > slots.count { grow() }
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: 2 * slots.count)
        for number in entries.indices {
            var slot = Int(truncatingIfNeeded: entries[number].hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(truncatingIfNeeded: number)
        }
    }

    /// Appends an entry's term, folded, to a buffer. `table` is the one of `Folding`.
    func appendFolded(_ entry: Int, to buffer: inout [UInt8], table: [UInt8]) {
        let place = places[Int(entries[entry].first)]
        let segment = segments[Int(place.segment)]
        let range =
            Int(segment.termStarts[Int(place.term)])..<Int(segment.termStarts[Int(place.term) + 1])
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
                    segment: Int(place.segment), term: Int(place.term),
                    group: place.group < 0 ? nil : Int(place.group),
                    member: Int(place.member)))
            next = place.next
        }
        let first = found[0]
        return WordForm(
            term: segments[first.segment].term(first.term), weight: weight,
            documentCount: entries[entry].documentCount,
            places: found, prefixLength: prefixLength)
    }
}

/// What is read of each of hundreds of terms, without a reference to count. Whoever holds it holds the segment too.
@safe private struct TermColumns {
    let groupTerms: UnsafePointer<UInt32>
    let stemHashes: UnsafePointer<UInt32>
    let documentFrequencies: UnsafePointer<UInt32>
    private let starts: UnsafePointer<UInt32>
    private let bytes: UnsafePointer<UInt8>

    init(_ segment: Segment) {
        unsafe groupTerms = segment.groupTerms.pointer
        unsafe stemHashes = segment.stemHashes.pointer
        unsafe documentFrequencies = segment.documentFrequencies.pointer
        unsafe starts = segment.termStarts.pointer
        unsafe bytes = segment.termBytes.pointer
    }

    @inline(__always) func hash(_ term: Int) -> UInt64 {
        let start = unsafe Int(starts[term])
        let count = unsafe Int(starts[term &+ 1]) &- start
        return unsafe TermTable.wideHash(UnsafeRawBufferPointer(start: bytes + start, count: count))
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
        add(count, forHash: TermTable.wideHash(word))
    }

    mutating func add(_ count: Int, forHash hash: UInt64) {
        let slot = slot(of: hash)
        hashes[slot] = hash
        counts[slot] += count
    }

    subscript(word: ArraySlice<UInt8>) -> Int { counts[slot(of: TermTable.wideHash(word))] }

    subscript(hash hash: UInt64) -> Int { counts[slot(of: hash)] }

    private func slot(of hash: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (hashes.count - 1)
        while hashes[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & (hashes.count - 1) }
        return slot
    }
}

/// How many documents have each of the folded words of one key, by the hashes that segments keep (`TermSigns`).
struct FoldedCounts {
    private var counts: WordCounts

    init(ofKey hash: UInt32, in segments: [Segment]) {
        let places = segments.map { segment in
            let groups = segment.groups(withHash: hash)
            return Int(
                segment.groupStarts[groups.lowerBound])..<Int(segment.groupStarts[groups.upperBound])
        }
        counts = WordCounts(capacity: places.reduce(0) { $0 + $1.count })
        for (segment, range) in zip(segments, places) {
            for place in range {
                let count = Int(segment.documentFrequencies[Int(segment.groupTerms[place])])
                // No hash is 0, which stands for none.
                counts.add(count, forHash: UInt64(segment.foldedHashes[place]) + 1)
            }
        }
    }

    subscript(word: ArraySlice<UInt8>) -> Int { counts[hash: UInt64(TermSigns.hash(word)) + 1] }
}

extension IndexSnapshot {
    /// How many documents have a word in any spelling that folds so; a document with two of them counts twice.
    package func documentCount(ofFolded word: ArraySlice<UInt8>) -> Int {
        let hash = TermTable.hash(Analyzer().key(of: word))
        let sign = TermSigns.hash(word)
        return segments.reduce(0) { count, segment in
            let groups = segment.groups(withHash: hash)
            let places =
                Int(segment.groupStarts[groups.lowerBound])..<Int(segment.groupStarts[groups.upperBound])
            return places.reduce(count) { count, place in
                guard segment.foldedHashes[place] == sign else { return count }
                return count + Int(segment.documentFrequencies[Int(segment.groupTerms[place])])
            }
        }
    }
}
