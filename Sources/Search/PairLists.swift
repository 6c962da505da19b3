/// In which documents a word of one frequent key is followed by one of another: phrases of such words are looked for there alone,
/// instead of wherever both stand.
///
/// A list is the distances of its documents as varints. Pairs are numbers: the first key's place among the frequent ones in the high
/// half, the second's in the low one.
struct PairLists {
    /// Keys of words in more than this part of a segment's documents are frequent, in segments of at least `smallestSegment`.
    static let share = 16
    static let smallestSegment = 8192

    /// Hashes of the frequent keys, ascending.
    var keys: [UInt32] = []
    /// Ascending.
    var pairs: [UInt32] = []
    /// Where each pair's list begins; one entry more than there are pairs.
    var starts: [UInt32] = [0]
    var lists: [UInt8] = []
}

extension Segment {
    /// The documents in which a word of one key is followed by one of another, ascending; nil where one of them is not frequent enough
    /// for that to be known.
    func documents(ofPair first: UInt32, _ second: UInt32) -> [UInt32]? {
        let (left, right) = (pairKeys.firstIndex(notBelow: first), pairKeys.firstIndex(notBelow: second))
        guard left < pairKeys.count, right < pairKeys.count, pairKeys[left] == first, pairKeys[right] == second else {
            return nil
        }
        let pair = UInt32(left << 16 | right)
        let index = pairIDs.firstIndex(notBelow: pair)
        guard index < pairIDs.count, pairIDs[index] == pair else { return [] }
        var documents: [UInt32] = []
        var (offset, end, document) = (Int(pairStarts[index]), Int(pairStarts[index + 1]), UInt32(0))
        documents.reserveCapacity(end - offset)
        while offset < end {
            document &+= Varint.read(pairBytes, &offset)
            documents.append(document)
        }
        return documents
    }
}

/// Finds the pairs of a segment whose posting lists are written.
struct PairFinder {
    /// One list of a frequent key.
    private struct Source {
        let key: UInt16
        let cursor: PostingCursor
    }

    private struct Occurrence {
        let document: UInt16
        let key: UInt16
        let position: UInt32
    }

    private let segment: Segment
    private var lists = PairLists()
    private var sources: [Source] = []
    /// For each first key: the second's number and the distance of documents, as varints, in the order of documents.
    private var found: [[UInt8]] = []
    private var lastDocuments: [UInt32] = []
    private var occurrences: [Occurrence] = []
    private var positions: [UInt32] = []
    /// The number plus one of the key at each position of the document at work.
    private var keyAt: [UInt16] = []

    /// So many documents are gone through at a time.
    private static let rangeSize = 2048

    init(_ segment: Segment) { self.segment = segment }

    mutating func run() -> PairLists {
        guard segment.documentCount >= PairLists.smallestSegment else { return lists }
        findKeys()
        // More would not fit into a pair's halves; no text has so many words in each sixteenth document.
        guard lists.keys.count <= Int(UInt16.max) - 1 else { return PairLists() }
        found = Array(repeating: [], count: lists.keys.count)
        lastDocuments = Array(repeating: 0, count: lists.keys.count)
        for start in stride(from: 0, to: segment.documentCount, by: PairFinder.rangeSize) { find(from: UInt32(start)) }
        for first in lists.keys.indices {
            write(first)
            found[first] = []
        }
        return lists
    }

    private mutating func findKeys() {
        var group = 0
        while group < segment.groupCount {
            let end = segment.endOfGroups(from: group, withHash: segment.groupHashes[group])
            let count = (group..<end).reduce(0) { $0 + Int(segment.documentCount(ofGroup: $1)) }
            if count * PairLists.share > segment.documentCount {
                for own in group..<end {
                    let cursor = PostingCursor(segment: segment, list: segment.list(ofGroup: own))
                    sources.append(Source(key: UInt16(truncatingIfNeeded: lists.keys.count), cursor: cursor))
                }
                lists.keys.append(segment.groupHashes[group])
            }
            group = end
        }
    }

    private mutating func find(from start: UInt32) {
        occurrences.removeAll(keepingCapacity: true)
        var ends = [Int](repeating: 0, count: PairFinder.rangeSize + 1)
        for source in sources {
            while source.cursor.count > 0, source.cursor.document < start + UInt32(PairFinder.rangeSize) {
                positions.removeAll(keepingCapacity: true)
                source.cursor.appendPositions(to: &positions)
                let document = UInt16(source.cursor.document - start)
                for position in positions {
                    occurrences.append(Occurrence(document: document, key: source.key, position: position))
                }
                ends[Int(document) + 1] += positions.count
                source.cursor.advance()
            }
        }
        for index in 1..<ends.count { ends[index] += ends[index - 1] }
        var next = ends
        var sorted = [Int](repeating: 0, count: occurrences.count)
        for (index, occurrence) in occurrences.enumerated() {
            sorted[next[Int(occurrence.document)]] = index
            next[Int(occurrence.document)] += 1
        }
        for document in 0..<PairFinder.rangeSize {
            find(in: start + UInt32(document), sorted[ends[document]..<ends[document + 1]])
        }
    }

    private mutating func find(in document: UInt32, _ own: ArraySlice<Int>) {
        for index in own {
            let place = Int(occurrences[index].position)
            while keyAt.count < place + 2 { keyAt.append(0) }
            keyAt[place] = occurrences[index].key + 1
        }
        for index in own {
            let second = keyAt[Int(occurrences[index].position) + 1]
            if second == 0 { continue }
            let first = Int(occurrences[index].key)
            Varint.append(UInt32(second - 1), to: &found[first])
            Varint.append(document - lastDocuments[first], to: &found[first])
            lastDocuments[first] = document
        }
        for index in own { keyAt[Int(occurrences[index].position)] = 0 }
    }

    /// Writes the lists of the pairs that begin with a key.
    private mutating func write(_ first: Int) {
        var seconds: [UInt16] = []
        var documents: [UInt32] = []
        var starts = [Int](repeating: 0, count: lists.keys.count + 1)
        var (offset, document) = (0, UInt32(0))
        unsafe found[first].withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return }
            while offset < bytes.count {
                let second = unsafe Varint.read(start, &offset)
                document += unsafe Varint.read(start, &offset)
                seconds.append(UInt16(truncatingIfNeeded: second))
                documents.append(document)
                starts[Int(second) + 1] += 1
            }
        }
        // Counting sort: documents stay in order.
        for second in lists.keys.indices { starts[second + 1] += starts[second] }
        var next = starts
        var sorted = documents
        for (index, second) in seconds.enumerated() {
            sorted[next[Int(second)]] = documents[index]
            next[Int(second)] += 1
        }
        for second in lists.keys.indices where starts[second] < starts[second + 1] {
            lists.pairs.append(UInt32(first << 16 | second))
            append(sorted[starts[second]..<starts[second + 1]])
            lists.starts.append(UInt32(lists.lists.count))
        }
    }

    /// Appends the distances of documents, each once.
    private mutating func append(_ documents: ArraySlice<UInt32>) {
        var previous: UInt32?
        for document in documents where document != previous {
            Varint.append(document - (previous ?? 0), to: &lists.lists)
            previous = document
        }
    }
}
