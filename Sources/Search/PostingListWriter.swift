import Bytes

/// Writes posting lists.
///
/// A list of 128 entries or more begins with a 16-byte head for each full block of 128 and one for the rest: last document, offset of
/// its numbers, offset of its positions, widths of documents, members and frequencies (plus 128 where marks follow), the most that it
/// adds to a score (`ImpactTable`). Then come the blocks, packed: documents as distances, members where the list is of a class of
/// several terms, frequencies less one, marks where there are any. The rest, or a shorter list, is varints: twice the distance, plus
/// one for a frequency of one without marks; else four times the frequency plus the marks; the member. Offsets count from the list's
/// own begin.
struct PostingListWriter {
    static let headSize = 16
    /// Set in a head's width of frequencies where marks follow.
    static let marksFlag: UInt8 = 0x80
    static let marksWidth = 2

    private(set) var bytes: [UInt8] = []
    private let impacts: ImpactTable
    /// The numbers of the block that is being packed.
    private var numbers = [UInt32](repeating: 0, count: NumberBlocks.size)

    init(impacts: ImpactTable) { self.impacts = impacts }

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
        if blockCount > 0 { writeHead(blockCount, of: entries, rest, last: entries[entries.count - 1].document, start) }
        for index in rest {
            let entry = entries[index]
            let distance = entry.document - previous
            previous = entry.document
            let isPlain = entry.frequency == 1 && entry.marks == 0
            // Documents of a segment stay below 2³¹.
            Varint.append(distance << 1 | (isPlain ? 1 : 0), to: &bytes)
            if !isPlain { Varint.append(entry.frequency << 2 | entry.marks, to: &bytes) }
            if hasMembers { Varint.append(entry.member, to: &bytes) }
        }
        return start
    }

    /// Adds how many entries the list of a group of several terms has and how many documents they are of: four bytes each before the
    /// list.
    mutating func append(entryCount: Int, documentCount: Int) {
        bytes += flatBytes([UInt32(entryCount), UInt32(documentCount)])
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
        let last = entries[range.upperBound - 1].document
        writeHead(block, of: entries, range, last: last, listStart)
        let head = listStart + block * PostingListWriter.headSize
        var before = previous
        for index in range {
            numbers[index - range.lowerBound] = entries[index].document - before
            before = entries[index].document
        }
        bytes[head + 12] = appendPacked()
        if hasMembers {
            for index in range { numbers[index - range.lowerBound] = entries[index].member }
            bytes[head + 13] = appendPacked()
        }
        for index in range { numbers[index - range.lowerBound] = entries[index].frequency - 1 }
        bytes[head + 14] = appendPacked()
        var marks: UInt32 = 0
        for index in range {
            numbers[index - range.lowerBound] = entries[index].marks
            marks |= entries[index].marks
        }
        if marks != 0 {
            bytes[head + 14] |= PostingListWriter.marksFlag
            NumberBlocks.append(numbers[...], width: PostingListWriter.marksWidth, to: &bytes)
        }
        return last
    }

    private mutating func appendPacked() -> UInt8 {
        let width = NumberBlocks.width(numbers[...])
        NumberBlocks.append(numbers[...], width: width, to: &bytes)
        return UInt8(width)
    }

    private mutating func writeHead(
        _ block: Int, of entries: PostingEntries, _ range: Range<Int>, last: UInt32, _ start: Int
    ) {
        let head = start + block * PostingListWriter.headSize
        store(last, at: head)
        store(UInt32(bytes.count - start), at: head + 4)
        guard let first = range.first else { return }
        store(UInt32(entries[first].positionStart - entries[0].positionStart), at: head + 8)
        let most = range.reduce(Float(0)) { most, index in
            max(most, impacts.ratio(entries.frequencyInDocument(ofEntry: index), in: entries[index].document))
        }
        bytes[head + 15] = ImpactTable.code(most)
    }

    private mutating func store(_ value: UInt32, at offset: Int) {
        for index in 0..<4 { bytes[offset + index] = UInt8(truncatingIfNeeded: value >> UInt32(8 * index)) }
    }
}
