import Text

/// The terms of all segments that share a key or a skeleton, each once, in flat arrays: most of them turn out to be no form of the word.
struct TermCandidates {
    struct Entry {
        let hash: UInt64
        var documentCount: Int
        /// Its first place, and its last so far.
        let first: Int32
        var last: Int32

        /// Whether it is the more frequent one; of two alike, whichever, but always the same.
        func precedes(_ other: Entry) -> Bool {
            documentCount != other.documentCount ? documentCount > other.documentCount : hash < other.hash
        }
    }

    private(set) var entries: [Entry] = []
    private var places: [(segment: Int32, term: Int32, group: Int32, member: Int32, next: Int32)] = []
    private var slots: [Int32] = []
    private let segments: [Segment]

    /// A term of a segment, and what is read of it.
    private struct Found {
        let segment: Int32
        let term: Int32
        let group: Int32
        let member: Int32
        var start: UInt32 = 0
        var length: UInt32 = 0
        var documentCount: UInt32 = 0
        /// Its first eight bytes.
        var head: UInt64 = 0
    }

    /// The terms of the groups with a hash, of those only the stem hashes of which (`TermSigns`) are wanted.
    init(ofKey hash: UInt32, in segments: [Segment], where isWanted: (UInt32) -> Bool) {
        self.segments = segments
        var found: [Found] = []
        found.reserveCapacity(256)
        for (number, segment) in segments.enumerated() {
            let columns = TermColumns(segment)
            for group in segment.groups(withHash: hash) {
                let range = segment.terms(ofGroup: group)
                for index in range where isWanted(unsafe columns.stemHashes[index]) {
                    found.append(
                        Found(
                            segment: Int32(truncatingIfNeeded: number),
                            term: unsafe Int32(truncatingIfNeeded: columns.groupTerms[index]),
                            group: Int32(truncatingIfNeeded: group),
                            member: Int32(truncatingIfNeeded: index - range.lowerBound)))
                }
            }
        }
        add(&found)
    }

    /// The terms whose skeletons have a hash.
    init(ofSkeleton hash: UInt32, in segments: [Segment]) {
        self.segments = segments
        var found: [Found] = []
        let ranges = segments.map { $0.skeletonEntries(withHash: hash) }
        found.reserveCapacity(ranges.reduce(0) { $0 + $1.count })
        for (number, range) in ranges.enumerated() {
            let terms = segments[number].skeletonTerms
            for index in range {
                found.append(
                    Found(
                        segment: Int32(truncatingIfNeeded: number), term: Int32(truncatingIfNeeded: terms[index]),
                        group: -1, member: 0))
            }
        }
        add(&found)
    }

    /// Terms lie far apart. What is needed of each is read of all of them before anything hangs on it: the processor then waits for many
    /// at a time.
    private mutating func add(_ found: inout [Found]) {
        reserve(found.count)
        let columns = segments.map { TermColumns($0) }
        unsafe found.withUnsafeMutableBufferPointer { found in
            unsafe columns.withUnsafeBufferPointer { columns in
                for index in 0..<found.count {
                    let column = unsafe columns[Int(found[index].segment)]
                    let term = unsafe Int(found[index].term)
                    unsafe found[index].documentCount = column.documentFrequencies[term]
                    unsafe found[index].start = column.starts[term]
                    unsafe found[index].length = column.starts[term &+ 1] &- column.starts[term]
                }
                for index in 0..<found.count {
                    let column = unsafe columns[Int(found[index].segment)]
                    unsafe found[index].head = column.head(found[index].start)
                }
                for index in 0..<found.count {
                    let column = unsafe columns[Int(found[index].segment)]
                    unsafe add(found[index], column.hash(found[index].start, found[index].length, found[index].head))
                }
            }
        }
    }

    private mutating func reserve(_ count: Int) {
        entries.reserveCapacity(count)
        places.reserveCapacity(count)
        slots = Array(repeating: -1, count: 2 << (Int.bitWidth - count.leadingZeroBitCount))
    }

    @inline(__always) private mutating func add(_ found: Found, _ hash: UInt64) {
        let place = Int32(truncatingIfNeeded: places.count)
        places.append((found.segment, found.term, found.group, found.member, -1))
        let count = Int(found.documentCount)
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
        found.reserveCapacity(segments.count)
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
    let starts: UnsafePointer<UInt32>
    let bytes: UnsafePointer<UInt8>

    init(_ segment: Segment) {
        unsafe groupTerms = segment.groupTerms.pointer
        unsafe stemHashes = segment.stemHashes.pointer
        unsafe documentFrequencies = segment.documentFrequencies.pointer
        unsafe starts = segment.termStarts.pointer
        unsafe bytes = segment.termBytes.pointer
    }

    /// The eight bytes from one on.
    @inline(__always) func head(_ start: UInt32) -> UInt64 {
        unsafe UnsafeRawPointer(bytes + Int(start)).loadUnaligned(as: UInt64.self)
    }

    @inline(__always) func hash(_ start: UInt32, _ length: UInt32, _ head: UInt64) -> UInt64 {
        unsafe TermTable.wideHash(
            UnsafeRawBufferPointer(start: bytes + Int(start), count: Int(length)), head: head)
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

/// How many documents have each of the folded words of one key, by the hashes that segments keep (`TermSigns`).
///
/// A few of the words are asked about, so that frequencies, which lie far apart, are read of those alone.
struct FoldedCounts {
    private struct Entry {
        let hash: UInt32
        let segment: Int32
        /// Where it stands among the segment's groups' terms.
        let place: Int
        /// The next of the same slot, −1 behind the last.
        let next: Int32
    }

    private let segments: [Segment]
    private var entries: [Entry] = []
    private var slots: [Int32]

    init(ofKey hash: UInt32, in segments: [Segment]) {
        self.segments = segments
        let places = segments.map { segment in
            let groups = segment.groups(withHash: hash)
            return Int(
                segment.groupStarts[groups.lowerBound])..<Int(segment.groupStarts[groups.upperBound])
        }
        let count = places.reduce(0) { $0 + $1.count }
        slots = Array(repeating: -1, count: 1 << (Int.bitWidth - count.leadingZeroBitCount))
        entries.reserveCapacity(count)
        let mask = slots.count - 1
        for (number, range) in places.enumerated() {
            let hashes = segments[number].foldedHashes
            for place in range {
                let hash = hashes[place]
                let slot = Int(hash) & mask
                let entry = Entry(
                    hash: hash, segment: Int32(truncatingIfNeeded: number), place: place, next: slots[slot])
                slots[slot] = Int32(truncatingIfNeeded: entries.count)
                entries.append(entry)
            }
        }
    }

    subscript(word: ArraySlice<UInt8>) -> Int {
        let hash = TermSigns.hash(word)
        var (count, next) = (0, Int(slots[Int(hash) & (slots.count - 1)]))
        while next >= 0 {
            let entry = entries[next]
            if entry.hash == hash {
                let segment = segments[Int(entry.segment)]
                count += Int(segment.documentFrequencies[Int(segment.groupTerms[entry.place])])
            }
            next = Int(entry.next)
        }
        return count
    }
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
