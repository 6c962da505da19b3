/// Walks one posting list in the order of documents, decoding a block of 128 postings at a time.
@safe final class PostingCursor {
    let term: Int
    let documentCount: Int
    private let lists: FlatArray<UInt8>
    private let positionBytes: FlatArray<UInt8>
    private let listStart: Int
    private let positionStart: Int
    private let blockCount: Int
    /// The decoded block: `count` documents and frequencies.
    let documents: UnsafeMutablePointer<UInt32>
    let frequencies: UnsafeMutablePointer<UInt32>
    private(set) var count = 0
    /// The posting in the block at which the cursor stands.
    var index = 0
    private var block = -1
    /// Where the positions of posting `positionIndex` of the block begin.
    private var positionOffset = 0
    private var positionIndex = 0

    init(segment: Segment, term: Int) {
        self.term = term
        documentCount = Int(segment.documentFrequencies[term])
        lists = segment.lists
        positionBytes = segment.positions
        listStart = Int(segment.listOffsets[term])
        positionStart = Int(segment.positionOffsets[term])
        blockCount = documentCount / BitPacking.blockSize
        let capacity = min(documentCount, BitPacking.blockSize)
        unsafe documents = .allocate(
            capacity: max(1, documentCount < BitPacking.blockSize ? capacity : BitPacking.blockSize))
        unsafe frequencies = .allocate(
            capacity: max(1, documentCount < BitPacking.blockSize ? capacity : BitPacking.blockSize))
        decode(block: 0)
    }

    deinit {
        unsafe documents.deallocate()
        unsafe frequencies.deallocate()
    }

    /// The document at which the cursor stands, `UInt32.max` behind the end.
    @inline(__always) var document: UInt32 { index < count ? unsafe documents[index] : UInt32.max }

    @inline(__always) var frequency: UInt32 { unsafe frequencies[index] }

    /// Goes to the next posting.
    @inline(__always) func advance() {
        index += 1
        if index >= count { nextBlock() }
    }

    /// Decodes the next block, if there is one.
    func nextBlock() {
        if block < blockCount { decode(block: block + 1) } else { count = 0 }
    }

    /// Goes to the first posting whose document is not below `target`.
    func advance(to target: UInt32) {
        if index < count, unsafe documents[index] >= target { return }
        if count > 0, unsafe documents[count - 1] < target {
            var next = block + 1
            while next < blockCount, lastDocument(of: next) < target { next += 1 }
            if next > blockCount {
                index = 0
                count = 0
                return
            }
            decode(block: next)
        }
        while index < count, unsafe documents[index] < target { index += 1 }
        if index >= count { nextBlock() }
    }

    /// The positions of the posting at which the cursor stands.
    func appendPositions(to output: inout [UInt32]) {
        if positionIndex > index {
            positionIndex = 0
            positionOffset = blockPositions
        }
        while positionIndex < index {
            Varint.skip(Int(unsafe frequencies[positionIndex]), positionBytes, &positionOffset)
            positionIndex += 1
        }
        var offset = positionOffset
        var position: UInt32 = 0
        for _ in 0..<frequency {
            position &+= Varint.read(positionBytes, &offset)
            output.append(position)
        }
    }

    /// The encoded positions of the posting at which the cursor stands.
    func encodedPositions() -> ArraySlice<UInt8> {
        if positionIndex > index { (positionIndex, positionOffset) = (0, blockPositions) }
        while positionIndex < index {
            Varint.skip(Int(unsafe frequencies[positionIndex]), positionBytes, &positionOffset)
            positionIndex += 1
        }
        var end = positionOffset
        Varint.skip(Int(frequency), positionBytes, &end)
        return positionBytes.array(positionOffset..<end)[...]
    }

    private func entry(_ block: Int) -> Int { listStart + block * PostingListWriter.entrySize }

    private func lastDocument(of block: Int) -> UInt32 { lists.load32(entry(block)) }

    private var blockPositions: Int { positionsOfBlock }
    private var positionsOfBlock = 0

    private func decode(block: Int) {
        self.block = block
        index = 0
        positionIndex = 0
        if block < blockCount { decodePacked(block) } else { decodeRest() }
        positionOffset = positionsOfBlock
    }

    private func decodePacked(_ block: Int) {
        let entry = entry(block)
        let offset = listStart + Int(lists.load32(entry + 4))
        positionsOfBlock = positionStart + Int(lists.load32(entry + 8))
        let deltaWidth = Int(lists[entry + 12])
        unsafe BitPacking.read(lists, at: offset, width: deltaWidth, into: documents)
        unsafe BitPacking.read(lists, at: offset + 16 * deltaWidth, width: Int(lists[entry + 13]), into: frequencies)
        var document = block == 0 ? 0 : lastDocument(of: block - 1)
        for index in 0..<BitPacking.blockSize {
            unsafe document &+= documents[index]
            unsafe documents[index] = document
            unsafe frequencies[index] &+= 1
        }
        count = BitPacking.blockSize
    }

    private func decodeRest() {
        count = documentCount % BitPacking.blockSize
        guard count > 0 else { return }
        var offset = listStart
        var document: UInt32 = 0
        positionsOfBlock = positionStart
        if blockCount > 0 {
            let last = entry(blockCount - 1)
            document = lastDocument(of: blockCount - 1)
            offset = listStart + Int(lists.load32(last + 4)) + 16 * (Int(lists[last + 12]) + Int(lists[last + 13]))
            // The positions of the rest follow those of the last full block.
            var position = positionStart + Int(lists.load32(last + 8))
            Varint.skip(frequencySum(ofPacked: blockCount - 1), positionBytes, &position)
            positionsOfBlock = position
        }
        for index in 0..<count {
            let number = Varint.read(lists, &offset)
            document &+= number >> 1
            unsafe documents[index] = document
            unsafe frequencies[index] = number & 1 == 1 ? 1 : Varint.read(lists, &offset)
        }
    }

    private func frequencySum(ofPacked block: Int) -> Int {
        let entry = entry(block)
        let offset = listStart + Int(lists.load32(entry + 4)) + 16 * Int(lists[entry + 12])
        unsafe BitPacking.read(lists, at: offset, width: Int(lists[entry + 13]), into: frequencies)
        var sum = BitPacking.blockSize
        for index in 0..<BitPacking.blockSize { sum += Int(unsafe frequencies[index]) }
        return sum
    }
}
