import Bytes

/// Taking over documents a block at a time, and looking for as many.
extension PostingWalk {
    /// The block that comes next of those that reach `target`; nil behind the end.
    func nextBlock(reaching target: UInt32) -> Int? {
        let (next, blockCount) = unsafe (state.pointee.block &+ 1, state.pointee.blockCount)
        if next > blockCount { return nil }
        return next < blockCount && lastDocument(of: next) < target ? firstBlock(reaching: target) : next
    }

    /// Between which documents, both included, a block's lie.
    func limits(of block: Int) -> (first: UInt32, last: UInt32) {
        let blockCount = unsafe state.pointee.blockCount
        return (
            block == 0 ? 0 : lastDocument(of: block - 1), blockCount == 0 ? UInt32.max - 1 : lastDocument(of: block)
        )
    }

    /// Goes to a block without a look at it.
    func pass(_ block: Int) {
        unsafe state.pointee.block = block
        unsafe state.pointee.count = 0
    }

    /// Goes to a block and takes over its documents that have a member with a weight, which `isWhole` says every member has; and how often
    /// if that `isWeighed`.
    func take(
        _ block: Int, weights: UnsafePointer<Float>, isWhole: Bool = false, isWeighed: Bool,
        into batch: inout DocumentBatch
    ) {
        let isNext = unsafe block == state.pointee.block &+ 1
        decode(block: block)
        if isWeighed { decodeFrequencies() }
        let frequencies = unsafe isWeighed ? state.pointee.frequencies : nil
        let (documents, count) = unsafe (state.pointee.documents, state.pointee.count)
        guard unsafe state.pointee.list.hasMembers else {
            return unsafe batch.replace(documents, count: count, frequencies: frequencies, weight: weights[0])
        }
        // What waited for a block that was passed over is not wanted any more.
        if !isNext { batch.removeAll() }
        let isLast = unsafe block == state.pointee.blockCount
        guard let frequencies = unsafe frequencies else {
            if !isWhole { decodeMembers() }
            let members = unsafe isWhole ? nil : state.pointee.members
            return unsafe batch.replace(documents, count: count, members: members, weights: weights, isLast: isLast)
        }
        decodeMembers()
        unsafe batch.replace(
            documents, count: count, frequencies: frequencies, members: state.pointee.members, weights: weights,
            isLast: isLast)
    }

    /// The most that the blocks add, up to a document, from the one on that has `first` or would have it. `first` ascends.
    func impact(from first: UInt32, to last: UInt32) -> Int {
        var most = impact(at: first)
        var block = unsafe state.pointee.shallow
        let blockCount = unsafe state.pointee.blockCount
        while block < blockCount, lastDocument(of: block) < last {
            block &+= 1
            most = max(most, impact(of: block))
        }
        return most
    }

    /// Marks which of a batch's documents have an entry, of those members that have a weight, if there are weights. Batches come in
    /// ascending order; the walk's own place in its block is of no meaning afterwards.
    ///
    /// - Returns: the first document not below the batch's last that the list has; `UInt32.max` if there is none.
    func find(_ batch: DocumentBatch, weights: UnsafePointer<Float>?) -> UInt32 {
        let chosen = unsafe state.pointee.list.hasMembers ? weights : nil
        var number = 0
        while number < batch.count {
            guard reach(batch[number]) else { return UInt32.max }
            number = unsafe findInBlock(batch, from: number, weights: chosen)
        }
        return document
    }

    /// Goes to the first block whose last document is not below one; false if there is none.
    private func reach(_ document: UInt32) -> Bool {
        let count = unsafe state.pointee.count
        if count > 0 {
            if unsafe state.pointee.documents[count - 1] >= document { return true }
        } else if unsafe state.pointee.block >= 0 {
            return false
        }
        let isLast = unsafe state.pointee.block >= state.pointee.blockCount
        if !isLast { decode(block: firstBlock(reaching: document)) }
        let own = unsafe state.pointee.count
        if !isLast, own > 0, unsafe state.pointee.documents[own - 1] >= document { return true }
        unsafe state.pointee.count = 0
        return false
    }

    /// Marks those of the documents from one on that the block reaches; the number of the first behind them. Where some members count, a
    /// document's entries may go on in the next block.
    private func findInBlock(_ batch: DocumentBatch, from start: Int, weights: UnsafePointer<Float>?) -> Int {
        let (documents, count) = unsafe (state.pointee.documents, state.pointee.count)
        let last = unsafe documents[count &- 1]
        var (number, place) = (start, 0)
        while number < batch.count, batch[number] <= last {
            let document = batch[number]
            place = unsafe PostingWalk.place(of: document, in: documents, count)
            var entry = place
            if let weights = unsafe weights {
                while entry < count, unsafe documents[entry] == document, unsafe weights[member(at: entry)] <= 0 {
                    entry &+= 1
                }
                if entry == count {
                    nextBlock()
                    return number
                }
            }
            unsafe batch.found[number] |= documents[entry] == document ? 1 : 0
            number &+= 1
        }
        unsafe state.pointee.index = place
        return number
    }

    /// The first of ascending documents that is not below one; the last is not.
    @inline(__always) private static func place(
        of document: UInt32, in documents: UnsafeMutablePointer<UInt32>, _ count: Int
    ) -> Int {
        var (low, rest) = (0, count)
        while rest > 1 {
            let half = rest &>> 1
            let isBelow = unsafe documents[low &+ half &- 1] < document
            low &+= half & (isBelow ? -1 : 0)
            rest &-= half
        }
        return low
    }
}
