import Bytes

/// The documents of the rarest word are taken over a block at a time, and those kept that the other words have too.
extension Conjunction {
    /// So many batches are sifted between two looks at the clock.
    private static let batchPatience = patience / NumberBlocks.size

    func runBatches() {
        let sieves = Sieves(words.dropFirst().map(\.walk), in: segment, for: words[0].walk.documentCount)
        defer { sieves.deallocate() }
        var batch = DocumentBatch()
        defer { batch.deallocate() }
        if words[0].walk.isAlone { runBlocks(sieves, &batch) } else { runDocuments(sieves, &batch) }
    }

    private func runBlocks(_ sieves: Sieves, _ batch: inout DocumentBatch) {
        let leader = words[0].walk
        let isScored = unsafe collector.hits == nil && phrases.isEmpty && collector.isRanked
        // All of them bits: how many documents have them all is counted by bits too.
        let isCounted = isScored && live == nil && filter == nil && sieves.lists.isEmpty && leader.bitmap != nil
        if isCounted, let own = leader.bitmap {
            unsafe collector.total += DenseBitmap.commonCount(sieves.bitmaps + [own])
        }
        var (target, left, didReach) = (UInt32(0), Conjunction.batchPatience, false)
        while target != UInt32.max, let block = leader.nextBlock(reaching: target) {
            left -= 1
            if left == 0 {
                left = Conjunction.batchPatience
                if checkTime() { return }
            }
            let reaches = isScored && mayReach(leader, block)
            // A document that waits for this block was of one before.
            let isWeighed = reaches || didReach && batch.isCarrying
            didReach = reaches
            if isCounted, !isWeighed {
                leader.pass(block)
                batch.removeAll()
                continue
            }
            leader.take(block, isWeighed: isWeighed, into: &batch)
            target = max(target, sieves.sift(&batch))
            guard isScored else {
                take(batch)
                continue
            }
            if let live { batch.keep(in: live) }
            if let filter { batch.keep(in: filter) }
            if !isCounted { unsafe collector.total += batch.count }
            if isWeighed { offer(batch) }
        }
    }

    /// A leader whose forms are in several groups.
    private func runDocuments(_ sieves: Sieves, _ batch: inout DocumentBatch) {
        var target = UInt32(0)
        while target != UInt32.max, words[0].walk.takeDocuments(from: target, into: &batch) {
            if checkTime() { return }
            let last = batch[batch.count - 1]
            target = max(last + 1, sieves.sift(&batch))
            take(batch)
        }
    }

    private func take(_ batch: DocumentBatch) {
        var total = 0
        for number in 0..<batch.count where isTaken(batch[number]) { total &+= 1 }
        unsafe collector.total += total
    }

    /// Whether documents of one of the leader's blocks may reach the threshold.
    private func mayReach(_ leader: GroupWalk, _ block: Int) -> Bool {
        let threshold = threshold
        if threshold <= 0 { return true }
        let limits = leader.limits(of: block)
        var sum = words[0].bound.most(leader.impact(of: block))
        for number in 1..<max(1, words.count) {
            sum += words[number].walk.most(from: limits.first, to: limits.last, words[number].bound)
        }
        return sum >= threshold
    }

    /// Scores the documents that may reach the threshold by how often they have the leader.
    private func offer(_ batch: DocumentBatch) {
        let weight = words[0].bound.weight
        let codes = unsafe segment.lengthCodes.pointer
        var threshold = threshold
        unsafe norms.withUnsafeBufferPointer { norms in
            for number in 0..<batch.count {
                let document = batch[number]
                let norm = unsafe norms[Int(codes[Int(document)])]
                let frequency = unsafe batch.frequencies[number]
                // weight × frequency / (frequency + norm) + the others, without dividing.
                if weight * frequency < (threshold - mostOfOthers(at: document)) * (frequency + norm) { continue }
                score(document, frequencyOfFirst: frequency)
                threshold = self.threshold
            }
        }
    }
}

/// What says which documents have the other words: bits where there are some, or where they are soon set; else lists.
@safe private struct Sieves {
    private(set) var bitmaps: [DenseBitmap] = []
    private(set) var lists: [GroupWalk] = []
    /// Bits of lists of which so many documents are asked for that setting all of them costs less.
    private var gathered: [GatheredBits] = []

    /// `wanted` is how many documents will be asked for, at most.
    init(_ words: [GroupWalk], in segment: Segment, for wanted: Int) {
        var left = wanted
        for word in words {
            if let bitmap = word.bitmap {
                bitmaps.append(bitmap)
            } else if word.entries + segment.documentCount / 64 < Sieves.lookupCost * left {
                let bits = GatheredBits(word, in: segment)
                gathered.append(bits)
                bitmaps.append(bits.bitmap)
            } else {
                lists.append(word)
                // Of those that come behind fewer are asked for.
                left /= 2
            }
        }
    }

    /// What looking a document up in a list costs, in entries whose bits are set.
    private static let lookupCost = 5

    func deallocate() { for bits in gathered { bits.deallocate() } }

    /// Keeps a batch's documents that have all words.
    ///
    /// - Returns: the first document behind them that may have all; `UInt32.max` if there is none.
    func sift(_ batch: inout DocumentBatch) -> UInt32 {
        var next = UInt32(0)
        for bitmap in bitmaps { batch.keep(in: bitmap) }
        for list in lists where batch.count > 0 {
            next = max(next, list.find(batch))
            batch.keepFound()
        }
        return next
    }
}

/// A bit for each document of a segment that has a word.
@safe private struct GatheredBits {
    private let words: UnsafeMutablePointer<UInt64>
    private let count: Int

    init(_ word: GroupWalk, in segment: Segment) {
        count = (segment.documentCount + 63) / 64
        unsafe words = .allocate(capacity: count)
        unsafe words.initialize(repeating: 0, count: count)
        unsafe word.mark(from: 0, below: UInt32.max, bits: words)
    }

    var bitmap: DenseBitmap { unsafe DenseBitmap(words: words, count: count) }

    func deallocate() { unsafe words.deallocate() }
}
