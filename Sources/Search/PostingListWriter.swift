import Bytes

/// The entries of one posting list before they are written.
///
/// An entry is a document and, in the list of a group, which of the group's terms stands there; how often; and, in lists that
/// have them, where its encoded positions begin. Entries come in the order of documents, then of members.
struct PostingEntries {
    private(set) var documents: [UInt32] = []
    private(set) var members: [UInt32] = []
    private(set) var frequencies: [UInt32] = []
    fileprivate var positionStarts: [Int] = []

    var count: Int { documents.count }

    mutating func removeAll() {
        documents.removeAll(keepingCapacity: true)
        members.removeAll(keepingCapacity: true)
        frequencies.removeAll(keepingCapacity: true)
        positionStarts.removeAll(keepingCapacity: true)
    }

    mutating func append(document: UInt32, member: UInt32 = 0, frequency: UInt32, positionStart: Int = 0) {
        documents.append(document)
        members.append(member)
        frequencies.append(frequency)
        positionStarts.append(positionStart)
    }

    /// Counts one more occurrence in the last entry.
    mutating func extendLast() { frequencies[frequencies.count - 1] += 1 }
}

/// Writes posting lists.
///
/// A list of 128 entries or more begins with a 16-byte head for each full block of 128 and one for the rest: last document, offset of
/// its numbers, offset of its positions, widths of documents, members and frequencies. Then come the blocks, packed: documents as
/// distances, members where the list is of a group of several terms, frequencies less one. The rest, or a shorter list, is varints:
/// twice the distance, plus one for a frequency of one; else the frequency; the member. Offsets count from the list's own begin.
struct PostingListWriter {
    static let headSize = 16

    private(set) var bytes: [UInt8] = []

    /// Writes a list and says where it begins.
    mutating func write(_ entries: PostingEntries, hasMembers: Bool) -> Int {
        let start = bytes.count
        let blockCount = entries.count / NumberBlocks.size
        if blockCount > 0 {
            bytes.append(contentsOf: repeatElement(0, count: (blockCount + 1) * PostingListWriter.headSize))
        }
        var previous: UInt32 = 0
        for block in 0..<blockCount {
            previous = writeBlock(block, of: entries, hasMembers: hasMembers, listStart: start, previous: previous)
        }
        let rest = blockCount * NumberBlocks.size..<entries.count
        if blockCount > 0 {
            writeHead(blockCount, of: entries, first: rest.lowerBound, last: entries.documents.last ?? 0, start)
        }
        for index in rest {
            let distance = entries.documents[index] - previous
            previous = entries.documents[index]
            let isSingle = entries.frequencies[index] == 1
            // Documents of a segment stay below 2³¹.
            Varint.append(distance << 1 | (isSingle ? 1 : 0), to: &bytes)
            if !isSingle { Varint.append(entries.frequencies[index], to: &bytes) }
            if hasMembers { Varint.append(entries.members[index], to: &bytes) }
        }
        return start
    }

    /// Adds a list that was written elsewhere.
    mutating func append(_ list: ArraySlice<UInt8>) -> Int {
        bytes.append(contentsOf: list)
        return bytes.count - list.count
    }

    private mutating func writeBlock(
        _ block: Int, of entries: PostingEntries, hasMembers: Bool, listStart: Int, previous: UInt32
    ) -> UInt32 {
        let range = block * NumberBlocks.size..<(block + 1) * NumberBlocks.size
        var last = previous
        let distances = range.map { index in
            defer { last = entries.documents[index] }
            return entries.documents[index] - last
        }
        writeHead(block, of: entries, first: range.lowerBound, last: last, listStart)
        let head = listStart + block * PostingListWriter.headSize
        bytes[head + 12] = appendPacked(distances[...])
        if hasMembers { bytes[head + 13] = appendPacked(entries.members[range]) }
        let counts = entries.frequencies[range].map { $0 - 1 }
        bytes[head + 14] = appendPacked(counts[...])
        return last
    }

    private mutating func appendPacked(_ numbers: ArraySlice<UInt32>) -> UInt8 {
        let width = NumberBlocks.width(numbers)
        NumberBlocks.append(numbers, width: width, to: &bytes)
        return UInt8(width)
    }

    private mutating func writeHead(_ block: Int, of entries: PostingEntries, first: Int, last: UInt32, _ start: Int) {
        let head = start + block * PostingListWriter.headSize
        store(last, at: head)
        store(UInt32(bytes.count - start), at: head + 4)
        guard first < entries.count else { return }
        store(UInt32(entries.positionStarts[first] - entries.positionStarts[0]), at: head + 8)
    }

    private mutating func store(_ value: UInt32, at offset: Int) {
        for index in 0..<4 { bytes[offset + index] = UInt8(truncatingIfNeeded: value >> UInt32(8 * index)) }
    }
}
