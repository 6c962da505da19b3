/// Walks one posting list in the order of documents, decoding a block of 128 postings at a time.
@safe final class PostingCursor {
    let documentCount: Int
    private let lists: FlatArray<UInt8>
    private let positionBytes: FlatArray<UInt8>
    private let listStart: Int
    private let positionStart: Int
    private let blockCount: Int
    /// The decoded block: `count` documents and, behind them, as many frequencies.
    let documents: UnsafeMutablePointer<UInt32>
    private let frequencies: UnsafeMutablePointer<UInt32>
    private(set) var count = 0
    /// The posting in the block at which the cursor stands.
    private var index = 0
    private var block = -1
    /// Where the positions of posting `positionIndex` of the block begin; −1 for a block whose positions were not asked for.
    private var positionOffset = -1
    private var positionIndex = 0

    /// A cursor at the first posting; or, where `advance(to:)` will say what comes first, one that has decoded nothing yet.
    init(segment: Segment, term: Int, startsLater: Bool = false) {
        documentCount = Int(segment.documentFrequencies[term])
        lists = segment.lists
        positionBytes = segment.positions
        listStart = Int(segment.listOffsets[term])
        positionStart = Int(segment.positionOffsets[term])
        blockCount = documentCount / BitPacking.blockSize
        let capacity = min(max(documentCount, 1), BitPacking.blockSize)
        unsafe documents = .allocate(capacity: 2 * capacity)
        unsafe frequencies = documents + capacity
        if !startsLater { decode(block: 0) }
    }

    deinit { unsafe documents.deallocate() }

    /// The document at which the cursor stands, `UInt32.max` behind the end.
    var document: UInt32 { index < count ? unsafe documents[index] : UInt32.max }

    var frequency: UInt32 { unsafe frequencies[index] }

    /// Goes to the next posting.
    func advance() {
        index += 1
        if index >= count { nextBlock() }
    }

    /// Decodes the next block, if there is one.
    func nextBlock() {
        if block < blockCount { decode(block: block + 1) } else { count = 0 }
    }

    /// The last documents of the list, up to so many and a block more, ascending. The cursor goes to the end.
    func lastDocuments(_ limit: Int) -> [UInt32] {
        var found: [UInt32] = []
        var number = max(0, blockCount - (limit - documentCount % BitPacking.blockSize) / BitPacking.blockSize)
        while number <= blockCount {
            decode(block: number)
            for index in 0..<count { unsafe found.append(documents[index]) }
            number += 1
        }
        count = 0
        return found
    }

    /// Goes to the first posting whose document is not below `target`.
    func advance(to target: UInt32) {
        if index < count, unsafe documents[index] >= target { return }
        if count == 0, block >= 0 { return }
        if count == 0 || (unsafe documents[count - 1] < target) {
            if block >= blockCount {
                count = 0
                return
            }
            decode(block: firstBlock(reaching: target))
            if count == 0 { return }
            if unsafe documents[count - 1] < target {
                count = 0
                return
            }
        }
        // Galloping inside the block, then bisection.
        var low = index
        var high = count - 1
        while low < high {
            let middle = (low + high) >> 1
            if unsafe documents[middle] < target { low = middle + 1 } else { high = middle }
        }
        index = low
    }

    /// Adds every posting below `end` to a window that begins at `start`, and stands behind them.
    func accumulate(
        from start: UInt32, below end: UInt32, weight: Float, bits: UnsafeMutablePointer<UInt64>,
        sums: UnsafeMutablePointer<Float>
    ) {
        advance(to: start)
        while index < count {
            let count = self.count
            let isLast = unsafe documents[count - 1] < end
            var next = index
            while next < count {
                let document = unsafe documents[next]
                if !isLast, document >= end { break }
                let local = Int(document &- start)
                unsafe bits[local >> 6] |= 1 << UInt64(local & 63)
                unsafe sums[local] += weight * Float(frequencies[next])
                next += 1
            }
            index = next
            if !isLast { return }
            nextBlock()
        }
    }

    /// Appends the positions of the posting at which the cursor stands.
    func appendPositions(to output: inout [UInt32]) {
        findPositions()
        var offset = positionOffset
        var position: UInt32 = 0
        for _ in 0..<frequency {
            position &+= Varint.read(positionBytes, &offset)
            output.append(position)
        }
    }

    /// Where the encoded positions of the posting stand at which the cursor stands.
    func encodedPositions() -> Range<Int> {
        findPositions()
        var end = positionOffset
        Varint.skip(Int(frequency), positionBytes, &end)
        return positionOffset..<end
    }

    private func findPositions() {
        if positionOffset < 0 || positionIndex > index {
            positionIndex = 0
            positionOffset = positionsOfBlock()
        }
        var left = 0
        while positionIndex < index {
            left += Int(unsafe frequencies[positionIndex])
            positionIndex += 1
        }
        Varint.skip(left, positionBytes, &positionOffset)
    }

    private func entry(_ block: Int) -> Int { listStart + block * PostingListWriter.entrySize }

    private func lastDocument(of block: Int) -> UInt32 { lists.load32(entry(block)) }

    /// The first full block behind this one whose last document is not below `target`, or the rest of the list.
    private func firstBlock(reaching target: UInt32) -> Int {
        var low = block + 1
        var step = 1
        while low + step < blockCount, lastDocument(of: low + step) < target {
            low += step
            step <<= 1
        }
        var high = min(low + step, blockCount)
        while low < high {
            let middle = (low + high) >> 1
            if lastDocument(of: middle) < target { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func decode(block: Int) {
        self.block = block
        index = 0
        positionIndex = 0
        positionOffset = -1
        if block < blockCount { decodePacked(block) } else { decodeRest() }
    }

    private func decodePacked(_ block: Int) {
        let entry = entry(block)
        let offset = listStart + Int(lists.load32(entry + 4))
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
        if blockCount > 0 {
            let last = entry(blockCount - 1)
            document = lastDocument(of: blockCount - 1)
            offset = listStart + Int(lists.load32(last + 4)) + 16 * (Int(lists[last + 12]) + Int(lists[last + 13]))
        }
        for index in 0..<count {
            let number = Varint.read(lists, &offset)
            document &+= number >> 1
            unsafe documents[index] = document
            unsafe frequencies[index] = number & 1 == 1 ? 1 : Varint.read(lists, &offset)
        }
    }

    private func positionsOfBlock() -> Int {
        if block < blockCount { return positionStart + Int(lists.load32(entry(block) + 8)) }
        if blockCount == 0 { return positionStart }
        // The positions of the rest follow those of the last full block.
        let last = entry(blockCount - 1)
        let packed = listStart + Int(lists.load32(last + 4)) + 16 * Int(lists[last + 12])
        var offset = positionStart + Int(lists.load32(last + 8))
        unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: BitPacking.blockSize) { scratch in
            guard let counts = scratch.baseAddress else { return }
            unsafe BitPacking.read(lists, at: packed, width: Int(lists[last + 13]), into: counts)
            var sum = BitPacking.blockSize
            for index in 0..<BitPacking.blockSize { sum += Int(unsafe counts[index]) }
            Varint.skip(sum, positionBytes, &offset)
        }
        return offset
    }
}
