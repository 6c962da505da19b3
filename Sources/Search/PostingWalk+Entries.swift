import Bytes

/// Taking over many entries at once.
extension PostingWalk {
    /// Adds every entry below `end` to a window that begins at `start`, and stands behind them.
    func accumulate(
        from start: UInt32, below end: UInt32, weight: Float, bits: UnsafeMutablePointer<UInt64>,
        sums: UnsafeMutablePointer<Float>
    ) {
        advance(to: start)
        let (documents, frequencies) = unsafe (state.pointee.documents, state.pointee.frequencies)
        while unsafe state.pointee.index < state.pointee.count {
            decodeDetails()
            let last = indexBehind(end)
            for entry in unsafe state.pointee.index..<last {
                let local = unsafe Int(documents[entry] &- start)
                unsafe PostingWalk.add(weight * Float(frequencies[entry]), to: local, bits, sums)
            }
            unsafe state.pointee.index = last
            if unsafe last < state.pointee.count { return }
            nextBlock()
        }
    }

    /// The same for the list of a group: each member has its own weight, 0 for those that do not count.
    func accumulate(
        from start: UInt32, below end: UInt32, weights: UnsafePointer<Float>, bits: UnsafeMutablePointer<UInt64>,
        sums: UnsafeMutablePointer<Float>
    ) {
        if unsafe !state.pointee.list.hasMembers {
            return unsafe accumulate(from: start, below: end, weight: weights[0], bits: bits, sums: sums)
        }
        advance(to: start)
        let (documents, frequencies) = unsafe (state.pointee.documents, state.pointee.frequencies)
        let members = unsafe state.pointee.members
        while unsafe state.pointee.index < state.pointee.count {
            decodeDetails()
            let last = indexBehind(end)
            for entry in unsafe state.pointee.index..<last {
                let weight = unsafe weights[Int(members[entry])]
                if weight == 0 { continue }
                let local = unsafe Int(documents[entry] &- start)
                unsafe PostingWalk.add(weight * Float(frequencies[entry]), to: local, bits, sums)
            }
            unsafe state.pointee.index = last
            if unsafe last < state.pointee.count { return }
            nextBlock()
        }
    }

    /// Sets the bit of every entry below `end`, in the list of a group those of members that count.
    func mark(
        from start: UInt32, below end: UInt32, weights: UnsafePointer<Float>?, bits: UnsafeMutablePointer<UInt64>
    ) {
        advance(to: start)
        let (documents, members) = unsafe (state.pointee.documents, state.pointee.members)
        let chosen = unsafe state.pointee.list.hasMembers ? weights : nil
        while unsafe state.pointee.index < state.pointee.count {
            let last = indexBehind(end)
            let first = unsafe state.pointee.index
            if let chosen = unsafe chosen {
                decodeMembers()
                unsafe NumberBlocks.setBits(
                    documents + first, members: members + first, weights: chosen, count: last - first, from: start,
                    in: bits)
            } else {
                unsafe NumberBlocks.setBits(documents + first, count: last - first, from: start, in: bits)
            }
            unsafe state.pointee.index = last
            if unsafe last < state.pointee.count { return }
            nextBlock()
        }
    }

    /// The first entry of the block, from the walk on, whose document is not below `end`.
    private func indexBehind(_ end: UInt32) -> Int {
        let count = unsafe state.pointee.count
        if unsafe state.pointee.documents[count - 1] < end { return count }
        return firstEntry(from: unsafe state.pointee.index, notBelow: end)
    }

    @inline(__always) private static func add(
        _ value: Float, to local: Int, _ bits: UnsafeMutablePointer<UInt64>, _ sums: UnsafeMutablePointer<Float>
    ) {
        let bit = UInt64(1) &<< UInt64(local & 63)
        let word = unsafe bits[local &>> 6]
        unsafe bits[local &>> 6] = word | bit
        unsafe sums[local] = (word & bit == 0 ? 0 : sums[local]) + value
    }

    /// Calls a function with each document that has a member that counts, and its weighted frequency, until it says false.
    @inline(__always) func forEachDocument(weights: UnsafePointer<Float>, _ body: (UInt32, Float) -> Bool) {
        var (last, sum) = (UInt32.max, Float(0))
        if unsafe state.pointee.block < 0 { nextBlock() }
        let (documents, frequencies) = unsafe (state.pointee.documents, state.pointee.frequencies)
        let members = unsafe state.pointee.members
        let hasMembers = unsafe state.pointee.list.hasMembers
        while unsafe state.pointee.count > 0 {
            decodeDetails()
            for entry in unsafe 0..<state.pointee.count {
                let weight = unsafe weights[hasMembers ? Int(members[entry]) : 0]
                if weight == 0 { continue }
                let document = unsafe documents[entry]
                let frequency = unsafe weight * Float(frequencies[entry])
                if document == last {
                    sum += frequency
                    continue
                }
                if last != UInt32.max, !body(last, sum) { return }
                (last, sum) = (document, frequency)
            }
            nextBlock()
        }
        if last != UInt32.max { _ = body(last, sum) }
    }

    /// Goes to the first entry of the list whose document is not below `target`, wherever the walk stands.
    func seek(to target: UInt32) {
        let (documents, count) = unsafe (state.pointee.documents, state.pointee.count)
        // A document's first entry may stand in the block before.
        let isFirst = unsafe state.pointee.block == 0
        if count > 0, isFirst || (unsafe documents[0] < target), unsafe documents[count - 1] >= target {
            unsafe state.pointee.index = 0
            unsafe state.pointee.index = firstEntry(from: 0, notBelow: target)
            return
        }
        unsafe state.pointee.block = blockBefore(target)
        unsafe state.pointee.count = 0
        unsafe state.pointee.index = 0
        if unsafe state.pointee.block >= 0 { decode(block: firstBlock(reaching: target)) }
        advance(to: target)
    }

    /// A block all of whose documents are below one, mostly among the last of these: documents lie about evenly. −1 for none.
    private func blockBefore(_ document: UInt32) -> Int {
        let blockCount = unsafe state.pointee.blockCount
        if blockCount == 0 { return -1 }
        let end = UInt64(lastDocument(of: blockCount)) + 1
        var block = Int(min(UInt64(document), end) * UInt64(blockCount) / end)
        block = min(block, blockCount - 1)
        var step = 1
        while block >= 0, lastDocument(of: block) >= document {
            block -= step
            step <<= 1
        }
        return max(block, -1)
    }

    /// The most that a block adds to a score (`ImpactTable`).
    @inline(__always) func impact(of block: Int) -> Int {
        unsafe state.pointee.blockCount == 0 ? 255 : Int(state.pointee.bytes[head(block) &+ 15])
    }

    /// The impact of the block that has a document, or would have it; 0 behind the end. Decodes nothing. Documents are asked for in
    /// ascending order.
    func impact(at document: UInt32) -> Int {
        let blockCount = unsafe state.pointee.blockCount
        if blockCount == 0 { return 255 }
        var block = unsafe state.pointee.shallow
        if lastDocument(of: block) < document, block < blockCount {
            var step = 1
            block += 1
            var low = block
            while block < blockCount, lastDocument(of: block) < document {
                low = block + 1
                block += step
                step <<= 1
            }
            var high = min(block, blockCount)
            while low < high {
                let middle = (low + high) >> 1
                if lastDocument(of: middle) < document { low = middle + 1 } else { high = middle }
            }
            block = low
            unsafe state.pointee.shallow = block
        }
        return impact(of: block)
    }

    /// Calls a function with each part of a window and the most impact of the blocks that reach into it. Windows come in ascending order.
    @inline(__always) func forEachImpact(
        from start: UInt32, partSize: UInt32, partCount: Int, _ body: (Int, Int) -> Void
    ) {
        var code = impact(at: start)
        var block = unsafe state.pointee.shallow
        let blockCount = unsafe state.pointee.blockCount
        for part in 0..<partCount {
            let end = start &+ UInt32(part &+ 1) &* partSize
            var most = code
            while block < blockCount, lastDocument(of: block) < end {
                block &+= 1
                code = impact(of: block)
                // A block that begins behind the part says nothing of it, but is counted: it mostly reaches into it.
                most = max(most, code)
            }
            body(part, most)
        }
    }

    /// The last document of the block that was last looked at.
    var lastDocumentOfShallowBlock: UInt32 {
        let (block, count) = unsafe (state.pointee.shallow, state.pointee.blockCount)
        return block < count ? lastDocument(of: block) : UInt32.max
    }

    /// Calls a function with each document of the blocks whose impact is not below what `code` says before each, with its weighted
    /// frequency in them.
    @inline(__always) func forEachDocument(
        weights: UnsafePointer<Float>, reaching code: () -> Int, _ body: (UInt32, Float) -> Void
    ) {
        var (last, sum) = (UInt32.max, Float(0))
        let (documents, frequencies) = unsafe (state.pointee.documents, state.pointee.frequencies)
        let (members, hasMembers) = unsafe (state.pointee.members, state.pointee.list.hasMembers)
        let blockCount = unsafe state.pointee.blockCount
        var block = 0
        while true {
            let least = code()
            while block <= blockCount, impact(of: block) < least { block &+= 1 }
            if block > blockCount { break }
            decode(block: block)
            decodeDetails()
            block &+= 1
            for entry in unsafe 0..<state.pointee.count {
                let weight = unsafe weights[hasMembers ? Int(members[entry]) : 0]
                if weight == 0 { continue }
                let document = unsafe documents[entry]
                let frequency = unsafe weight * Float(frequencies[entry])
                if document == last {
                    sum += frequency
                    continue
                }
                if last != UInt32.max { body(last, sum) }
                (last, sum) = (document, frequency)
            }
        }
        if last != UInt32.max { body(last, sum) }
    }

    /// Goes to the first entry from here on whose member counts, and says its document; `UInt32.max` behind the end.
    @inline(__always) func documentWithMember(weighedBy weights: UnsafePointer<Float>) -> UInt32 {
        while unsafe state.pointee.index < state.pointee.count {
            if unsafe weights[member] > 0 { return unsafe state.pointee.documents[state.pointee.index] }
            advance()
        }
        return UInt32.max
    }

    /// The weighted frequency in a document, 0 where no member that counts stands there. Documents are asked for in ascending order.
    func weightedFrequency(in document: UInt32, weights: UnsafePointer<Float>) -> Float {
        advance(to: document)
        var sum: Float = 0
        while self.document == document {
            sum += unsafe weights[member] * Float(frequency)
            advance()
        }
        return sum
    }
}

/// Copying.
extension PostingWalk {
    /// Calls a function with every entry from the block on at whose begin the walk stands, and with where its encoded positions lie.
    @inline(__always) func forEachEntry(_ body: (_ entry: PostingEntry, _ positions: Range<Int>) -> Void) {
        if unsafe state.pointee.block < 0 { nextBlock() }
        let (documents, frequencies) = unsafe (state.pointee.documents, state.pointee.frequencies)
        let (members, marks) = unsafe (state.pointee.members, state.pointee.marks)
        let hasMembers = unsafe state.pointee.list.hasMembers
        let bytes = unsafe state.pointee.positions
        var offset = unsafe state.pointee.list.positionOffset
        while unsafe state.pointee.count > 0 {
            decodeDetails()
            decodeMarks()
            for index in unsafe 0..<state.pointee.count {
                let start = offset
                unsafe Varint.skip(Int(frequencies[index]), bytes, &offset)
                let entry = unsafe PostingEntry(
                    document: documents[index], member: hasMembers ? members[index] : 0, frequency: frequencies[index],
                    marks: marks[index])
                body(entry, start..<offset)
            }
            nextBlock()
        }
    }
}
