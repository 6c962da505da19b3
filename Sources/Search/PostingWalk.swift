import Bytes

/// What a walk along a posting list knows.
@safe struct WalkState {
    let list: PostingList
    let bytes: UnsafePointer<UInt8>
    let positions: UnsafePointer<UInt8>
    let blockCount: Int
    /// The decoded block: `count` documents, frequencies and, where the list has them, members.
    let documents: UnsafeMutablePointer<UInt32>
    let frequencies: UnsafeMutablePointer<UInt32>
    let marks: UnsafeMutablePointer<UInt32>
    let members: UnsafeMutablePointer<UInt32>
    var count = 0
    /// The entry in the block at which the walk stands.
    var index = 0
    var block = -1
    /// Where the block's members lie, and its frequencies; −1 once they are decoded, or where there are none.
    var memberOffset = -1
    var frequencyOffset = -1
    /// Where the block's marks lie; −1 once they are decoded, or where there are none.
    var markOffset = -1
    /// Where the positions of entry `positionIndex` of the block begin; −1 for a block whose positions were not asked for.
    var positionOffset = -1
    var positionIndex = 0
    /// The block whose head was last looked at without decoding it.
    var shallow = 0

    /// `documents` has room for four times the capacity, or thrice in a list without members.
    init(segment: Segment, list: PostingList, documents: UnsafeMutablePointer<UInt32>) {
        self.list = list
        unsafe bytes = segment.lists.pointer + list.offset
        unsafe positions = segment.positions.pointer
        blockCount = list.entryCount / NumberBlocks.size
        let capacity = WalkState.capacity(list)
        unsafe self.documents = documents
        unsafe frequencies = documents + capacity
        unsafe marks = documents + 2 * capacity
        unsafe members = list.hasMembers ? documents + 3 * capacity : documents
    }

    /// The entries of the largest block.
    static func capacity(_ list: PostingList) -> Int { min(max(list.entryCount, 1), NumberBlocks.size) }
}

/// Walks one posting list in the order of documents, decoding a block of 128 entries at a time.
///
/// A bare pointer: queries hold walks by the dozen, and counting references to them in the innermost loops would cost more than the
/// walking.
@safe struct PostingWalk {
    let state: UnsafeMutablePointer<WalkState>

    /// A walk that has decoded nothing yet. Whoever makes it keeps the segment and ends the walk with `deallocate`.
    init(segment: Segment, list: PostingList) {
        let numbers = WalkState.capacity(list) * (list.hasMembers ? 4 : 3)
        let size = MemoryLayout<WalkState>.stride
        let memory = UnsafeMutableRawPointer.allocate(byteCount: size + 4 * numbers, alignment: 16)
        let documents = unsafe (memory + size).bindMemory(to: UInt32.self, capacity: numbers)
        unsafe state = memory.bindMemory(to: WalkState.self, capacity: 1)
        unsafe state.initialize(to: WalkState(segment: segment, list: list, documents: documents))
    }

    func deallocate() { unsafe UnsafeMutableRawPointer(state).deallocate() }

    var list: PostingList { unsafe state.pointee.list }

    var count: Int { unsafe state.pointee.count }

    /// The documents of the decoded block.
    var block: UnsafeBufferPointer<UInt32> { unsafe UnsafeBufferPointer(start: state.pointee.documents, count: count) }

    /// The document at which the walk stands, `UInt32.max` behind the end.
    var document: UInt32 {
        let index = unsafe state.pointee.index
        return unsafe index < state.pointee.count ? state.pointee.documents[index] : UInt32.max
    }

    /// Read alone where the block's frequencies were not decoded: few of them are asked for.
    var frequency: UInt32 {
        let (offset, index) = unsafe (state.pointee.frequencyOffset, state.pointee.index)
        if offset < 0 { return unsafe state.pointee.frequencies[index] }
        let bytes = unsafe state.pointee.bytes
        return unsafe 1 &+ NumberBlocks.number(index, of: bytes + offset, width: frequencyWidth)
    }

    /// The number in its group of the term at which the walk stands.
    var member: Int { unsafe state.pointee.list.hasMembers ? member(at: state.pointee.index) : 0 }

    /// The same of an entry of the block in a list that has members.
    @inline(__always) func member(at entry: Int) -> Int {
        let offset = unsafe state.pointee.memberOffset
        if offset < 0 { return unsafe Int(state.pointee.members[entry]) }
        let bytes = unsafe state.pointee.bytes
        return unsafe Int(NumberBlocks.number(entry, of: bytes + offset, width: memberWidth))
    }

    /// Where in the document the term stands at which the walk stands (`EntryMarks`).
    var marks: UInt32 {
        let (index, bytes) = unsafe (state.pointee.index, state.pointee.bytes)
        var offset = unsafe state.pointee.markOffset
        if unsafe state.pointee.frequencyOffset >= 0 {
            if !hasMarks { return 0 }
            offset = unsafe state.pointee.frequencyOffset + 16 * frequencyWidth
        }
        if offset < 0 { return unsafe state.pointee.marks[index] }
        return unsafe NumberBlocks.number(index, of: bytes + offset, width: PostingListWriter.marksWidth)
    }

    /// Goes to the next entry.
    func advance() {
        unsafe state.pointee.index += 1
        if unsafe state.pointee.index >= state.pointee.count { nextBlock() }
    }

    /// Decodes the next block, if there is one.
    func nextBlock() {
        let block = unsafe state.pointee.block
        if unsafe block < state.pointee.blockCount { decode(block: block + 1) } else { unsafe state.pointee.count = 0 }
    }

    /// Goes to the block behind which fewer than so many documents and one block stand.
    func skipBlocks(before limit: Int) {
        let rest = unsafe limit - state.pointee.list.entryCount % NumberBlocks.size
        decode(block: unsafe max(0, state.pointee.blockCount - rest / NumberBlocks.size))
    }

    /// Goes to the first entry whose document is not below `target`.
    func advance(to target: UInt32) {
        let documents = unsafe state.pointee.documents
        var low = unsafe state.pointee.index
        var high = unsafe state.pointee.count
        if low < high {
            if unsafe documents[low] >= target { return }
            // Mostly the next one is meant.
            low &+= 1
            if low < high, unsafe documents[low] >= target {
                unsafe state.pointee.index = low
                return
            }
        }
        if high == 0, unsafe state.pointee.block >= 0 { return }
        if high == 0 || (unsafe documents[high - 1] < target) {
            guard unsafe state.pointee.block < state.pointee.blockCount else {
                unsafe state.pointee.count = 0
                return
            }
            decode(block: firstBlock(reaching: target))
            low = 0
            high = unsafe state.pointee.count
            if high == 0 || (unsafe documents[high - 1] < target) {
                unsafe state.pointee.count = 0
                return
            }
        }
        unsafe state.pointee.index = firstEntry(from: low, notBelow: target)
    }

    /// The first entry of the block from one on whose document is not below `target`; there is one.
    @inline(__always) func firstEntry(from start: Int, notBelow target: UInt32) -> Int {
        let documents = unsafe state.pointee.documents
        // Mostly it is near; beyond, whichever half it is in follows no pattern, so no branch depends on it.
        var low = start
        let near = unsafe min(start &+ 6, state.pointee.count &- 1)
        while low < near {
            if unsafe documents[low] >= target { return low }
            low &+= 1
        }
        var count = unsafe state.pointee.count &- low
        while count > 1 {
            let half = count &>> 1
            let isBehind = unsafe documents[low &+ half &- 1] < target
            low &+= half & (isBehind ? -1 : 0)
            count &-= half
        }
        return low
    }

    func head(_ block: Int) -> Int { block * PostingListWriter.headSize }

    @inline(__always) private func load(_ offset: Int) -> UInt32 {
        unsafe UnsafeRawPointer(state.pointee.bytes + offset).loadUnaligned(as: UInt32.self)
    }

    func lastDocument(of block: Int) -> UInt32 { load(head(block)) }

    /// The first full block behind this one whose last document is not below `target`, or the rest of the list.
    func firstBlock(reaching target: UInt32) -> Int {
        let blockCount = unsafe state.pointee.blockCount
        var low = unsafe state.pointee.block + 1
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

    func decode(block: Int) {
        unsafe state.pointee.block = block
        unsafe state.pointee.index = 0
        unsafe state.pointee.positionIndex = 0
        unsafe state.pointee.positionOffset = -1
        unsafe state.pointee.memberOffset = -1
        unsafe state.pointee.frequencyOffset = -1
        unsafe state.pointee.markOffset = -1
        if unsafe block == state.pointee.blockCount { return decodeRest() }
        let (head, bytes) = unsafe (head(block), state.pointee.bytes)
        let offset = Int(load(head + 4))
        let width = Int(unsafe bytes[head + 12])
        let start = block == 0 ? 0 : lastDocument(of: block - 1)
        unsafe NumberBlocks.readSums(bytes + offset, width: width, from: start, into: state.pointee.documents)
        let behind = offset + 16 * width
        if unsafe state.pointee.list.hasMembers {
            unsafe state.pointee.memberOffset = behind
            unsafe state.pointee.frequencyOffset = unsafe behind + 16 * Int(bytes[head + 13])
        } else {
            unsafe state.pointee.frequencyOffset = behind
        }
        unsafe state.pointee.count = NumberBlocks.size
    }

    /// What the head of the decoded block says.
    @inline(__always) private var memberWidth: Int {
        unsafe Int(state.pointee.bytes[head(state.pointee.block) &+ 13])
    }

    @inline(__always) private var frequencyWidth: Int {
        unsafe Int(state.pointee.bytes[head(state.pointee.block) &+ 14] & ~PostingListWriter.marksFlag)
    }

    @inline(__always) private var hasMarks: Bool {
        unsafe state.pointee.bytes[head(state.pointee.block) &+ 14] & PostingListWriter.marksFlag != 0
    }

    /// Members and frequencies.
    @inline(__always) func decodeDetails() {
        decodeMembers()
        decodeFrequencies()
    }

    @inline(__always) func decodeMembers() {
        let offset = unsafe state.pointee.memberOffset
        if offset < 0 { return }
        unsafe state.pointee.memberOffset = -1
        unsafe NumberBlocks.read(state.pointee.bytes + offset, width: memberWidth, into: state.pointee.members)
    }

    @inline(__always) func decodeFrequencies() {
        if unsafe state.pointee.frequencyOffset >= 0 { decodePackedFrequencies() }
    }

    private func decodePackedFrequencies() {
        let (bytes, frequencies) = unsafe (state.pointee.bytes, state.pointee.frequencies)
        let offset = unsafe state.pointee.frequencyOffset
        unsafe state.pointee.frequencyOffset = -1
        let width = frequencyWidth
        unsafe NumberBlocks.read(bytes + offset, width: width, into: frequencies)
        for index in 0..<NumberBlocks.size { unsafe frequencies[index] &+= 1 }
        if hasMarks {
            unsafe state.pointee.markOffset = offset + 16 * width
        } else {
            for index in 0..<NumberBlocks.size { unsafe state.pointee.marks[index] = 0 }
        }
    }

    /// After the block's frequencies.
    @inline(__always) func decodeMarks() {
        let offset = unsafe state.pointee.markOffset
        if offset < 0 { return }
        unsafe state.pointee.markOffset = -1
        unsafe NumberBlocks.read(
            state.pointee.bytes + offset, width: PostingListWriter.marksWidth, into: state.pointee.marks)
    }

    private func decodeRest() {
        let state = unsafe state.pointee
        let count = state.list.entryCount % NumberBlocks.size
        unsafe self.state.pointee.count = count
        guard count > 0 else { return }
        var offset = state.blockCount > 0 ? Int(load(head(state.blockCount) + 4)) : 0
        var document = state.blockCount > 0 ? lastDocument(of: state.blockCount - 1) : 0
        let bytes = unsafe state.bytes
        for index in 0..<count {
            let number = unsafe Varint.read(bytes, &offset)
            document &+= number >> 1
            unsafe state.documents[index] = document
            let detail = unsafe number & 1 == 1 ? 4 : Varint.read(bytes, &offset)
            unsafe state.frequencies[index] = detail >> 2
            unsafe state.marks[index] = detail & 3
            if state.list.hasMembers { unsafe state.members[index] = Varint.read(bytes, &offset) }
        }
    }
}

/// Positions.
extension PostingWalk {
    func appendPositions(to output: inout [UInt32]) {
        findPositions()
        let bytes = unsafe state.pointee.positions
        var offset = unsafe state.pointee.positionOffset
        var position: UInt32 = 0
        for _ in 0..<frequency {
            position &+= unsafe Varint.read(bytes, &offset)
            output.append(position)
        }
    }

    /// The same for a list that phrases read.
    func appendPositions(to output: inout PositionList) {
        findPositions()
        let bytes = unsafe state.pointee.positions
        var offset = unsafe state.pointee.positionOffset
        let count = Int(frequency)
        output.reserve(count)
        let values = unsafe output.values + output.count
        var position: UInt32 = 0
        for index in 0..<count {
            position &+= unsafe Varint.read(bytes, &offset)
            unsafe values[index] = position
        }
        output.grow(by: count)
    }

    private func findPositions() {
        decodeFrequencies()
        let (index, block) = unsafe (state.pointee.index, state.pointee.block)
        if unsafe state.pointee.positionOffset < 0 || state.pointee.positionIndex > index {
            let own = unsafe state.pointee.blockCount > 0 ? Int(load(head(block) + 8)) : 0
            unsafe state.pointee.positionIndex = 0
            unsafe state.pointee.positionOffset = state.pointee.list.positionOffset + own
        }
        let first = unsafe state.pointee.positionIndex
        if first == index { return }
        var left = 0
        let frequencies = unsafe state.pointee.frequencies
        for entry in first..<index { left &+= unsafe Int(frequencies[entry]) }
        unsafe state.pointee.positionIndex = index
        var offset = unsafe state.pointee.positionOffset
        unsafe Varint.skip(left, state.pointee.positions, &offset)
        unsafe state.pointee.positionOffset = offset
    }
}
