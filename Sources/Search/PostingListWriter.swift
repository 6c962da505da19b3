/// Writes posting lists into the two byte streams of a segment.
///
/// A list is: for each full block of 128 postings a 16-byte entry (last document, offset of its numbers, offset of its positions,
/// widths, largest frequency, smallest length), then the blocks, then the rest as varints. Offsets count from the list's own begin.
struct PostingListWriter {
    static let entrySize = 16

    private(set) var lists: [UInt8] = []
    private(set) var positions: [UInt8] = []
    /// The documents of the list, until the next one begins.
    private(set) var documents: [UInt32] = []
    private var frequencies: [UInt32] = []
    private var lengthCodes: [UInt8] = []
    private var positionStarts: [Int] = []
    private var listPositions = 0

    /// Begins a list.
    mutating func begin() {
        documents.removeAll(keepingCapacity: true)
        frequencies.removeAll(keepingCapacity: true)
        lengthCodes.removeAll(keepingCapacity: true)
        positionStarts.removeAll(keepingCapacity: true)
        listPositions = positions.count
    }

    /// Opens the posting of a document, larger than the last; its positions follow.
    mutating func open(document: UInt32, lengthCode: UInt8) {
        documents.append(document)
        frequencies.append(0)
        lengthCodes.append(lengthCode)
        positionStarts.append(positions.count)
    }

    /// Adds a position to the open posting, as the distance from the one before (the first: from 0).
    mutating func add(distance: UInt32) {
        frequencies[frequencies.count - 1] += 1
        Varint.append(distance, to: &positions)
    }

    /// Adds a whole posting whose positions are already encoded.
    mutating func add(
        document: UInt32, frequency: UInt32, lengthCode: UInt8, positions encoded: FlatArray<UInt8>, _ range: Range<Int>
    ) {
        open(document: document, lengthCode: lengthCode)
        frequencies[frequencies.count - 1] = frequency
        unsafe positions.append(
            contentsOf: UnsafeBufferPointer(start: encoded.pointer + range.lowerBound, count: range.count))
    }

    /// Ends the list. Says how many documents it has and where it begins in both streams.
    mutating func finish() -> (documentCount: Int, listOffset: Int, positionOffset: Int) {
        let start = lists.count
        let blockCount = documents.count / BitPacking.blockSize
        lists.append(contentsOf: repeatElement(0, count: blockCount * PostingListWriter.entrySize))
        var previous: UInt32 = 0
        for block in 0..<blockCount { previous = writeBlock(block, listStart: start, previous: previous) }
        for index in blockCount * BitPacking.blockSize..<documents.count {
            let delta = documents[index] - previous
            previous = documents[index]
            let isSingle = frequencies[index] == 1
            // Deltas may have 32 bits only in the first posting of a list; documents of a segment stay below 2³¹.
            Varint.append(delta << 1 | (isSingle ? 1 : 0), to: &lists)
            if !isSingle { Varint.append(frequencies[index], to: &lists) }
        }
        return (documents.count, start, listPositions)
    }

    private mutating func writeBlock(_ block: Int, listStart: Int, previous: UInt32) -> UInt32 {
        let range = block * BitPacking.blockSize..<(block + 1) * BitPacking.blockSize
        var deltas: [UInt32] = []
        deltas.reserveCapacity(range.count)
        var last = previous
        for index in range {
            deltas.append(documents[index] - last)
            last = documents[index]
        }
        let counts = frequencies[range].map { $0 - 1 }
        let deltaWidth = BitPacking.width(deltas[...])
        let countWidth = BitPacking.width(counts[...])
        let largest = min(255, frequencies[range].max() ?? 0)
        let shortest = lengthCodes[range].min() ?? 0
        let entry = listStart + block * PostingListWriter.entrySize
        store(last, at: entry)
        store(UInt32(lists.count - listStart), at: entry + 4)
        store(UInt32(positionStarts[range.lowerBound] - listPositions), at: entry + 8)
        lists[entry + 12] = UInt8(deltaWidth)
        lists[entry + 13] = UInt8(countWidth)
        lists[entry + 14] = UInt8(largest)
        lists[entry + 15] = shortest
        BitPacking.append(deltas[...], width: deltaWidth, to: &lists)
        BitPacking.append(counts[...], width: countWidth, to: &lists)
        return last
    }

    private mutating func store(_ value: UInt32, at offset: Int) {
        for index in 0..<4 { lists[offset + index] = UInt8(truncatingIfNeeded: value >> UInt32(8 * index)) }
    }
}
