import Bytes
import Text

/// Walks the documents of one segment that have a word, along the list of the group that its forms share, or the lists of several: the
/// word's frequency in the segment may part its forms otherwise than in the whole index.
///
/// Bare pointers like the walk itself: whoever makes it keeps the segment and ends it with `deallocate`.
@safe struct GroupWalk {
    private let walk: PostingWalk
    /// For each member of the group what it counts; 0 for those that are no form of the word.
    private let weights: UnsafeMutablePointer<Float>
    /// Whether every member of the group is a form of the word.
    private let ownIsWhole: Bool
    /// The walk along the next group of the word.
    private let next: UnsafeMutablePointer<GroupWalk>?
    /// The most that a form counts.
    let mostWeight: Float
    /// The documents that have the word: exactly where it is one whole group, else about.
    let documentCount: Int
    let entries: Int
    /// The hash of the forms' key.
    let key: UInt32?
    /// The documents as bits, where they are many and the word is one whole group.
    let bitmap: DenseBitmap?
    /// Whether the weights are another's, whose copy this is.
    private let isCopy: Bool

    /// nil where the groups of forms are not known: of those that replace a word which the index lacks.
    init?(_ forms: WordForms, segmentIndex: Int, segment: Segment) {
        let places = forms.places.places(in: segmentIndex)
        var groups: [Int] = []
        for place in places {
            guard let group = place.group else { return nil }
            if groups.last != group, !groups.contains(group) { groups.append(group) }
        }
        var next: GroupWalk?
        for group in groups.dropLast() { next = GroupWalk(places, group: group, segment: segment, next: next) }
        self.init(places, group: groups.last, segment: segment, next: next)
    }

    /// Of the forms those that are of a group; nil is an empty one.
    private init(_ places: ArraySlice<FormPlaces.Place>, group: Int?, segment: Segment, next: GroupWalk?) {
        let list = group.map { segment.list(ofGroup: $0) } ?? PostingList.empty
        walk = PostingWalk(segment: segment, list: list)
        let count = group.map { segment.terms(ofGroup: $0).count } ?? 1
        unsafe weights = .allocate(capacity: count)
        unsafe weights.initialize(repeating: 0, count: count)
        var (accepted, members, most) = (0, 0, Float(0))
        for place in places where place.group == group {
            unsafe weights[place.member] = place.weight
            most = max(most, place.weight)
            members += 1
            accepted += Int(segment.documentFrequencies[place.term])
        }
        ownIsWhole = members == count
        let isAlone = next == nil
        if let group, members == count, isAlone {
            documentCount = segment.documentCount(ofGroup: group)
            bitmap = segment.denseBitmap(ofGroup: group)
        } else {
            documentCount = accepted + (next?.documentCount ?? 0)
            bitmap = nil
        }
        isCopy = false
        mostWeight = max(most, next?.mostWeight ?? 0)
        entries = list.entryCount + (next?.entries ?? 0)
        key = group.map { segment.groupHashes[$0] }
        if let next {
            let pointer = UnsafeMutablePointer<GroupWalk>.allocate(capacity: 1)
            unsafe pointer.initialize(to: next)
            unsafe self.next = pointer
        } else {
            unsafe self.next = nil
        }
    }

    /// A second walk along the same lists from their begin, that ends before this one.
    func copy(in segment: Segment) -> GroupWalk { GroupWalk(copying: self, segment: segment) }

    private init(copying other: GroupWalk, segment: Segment) {
        walk = PostingWalk(segment: segment, list: other.walk.list)
        isCopy = true
        unsafe weights = other.weights
        ownIsWhole = other.ownIsWhole
        mostWeight = other.mostWeight
        documentCount = other.documentCount
        entries = other.entries
        key = other.key
        bitmap = other.bitmap
        if let next = unsafe other.next {
            let pointer = UnsafeMutablePointer<GroupWalk>.allocate(capacity: 1)
            unsafe pointer.initialize(to: next.pointee.copy(in: segment))
            unsafe self.next = pointer
        } else {
            unsafe self.next = nil
        }
    }

    func deallocate() {
        if let next = unsafe next {
            unsafe next.pointee.deallocate()
            unsafe next.deallocate()
        }
        if !isCopy { unsafe weights.deallocate() }
        walk.deallocate()
    }

    /// Whether the word has one group here.
    var isAlone: Bool { unsafe next == nil }

    /// Whether the word is one group here, all of it.
    var isWhole: Bool { isAlone && ownIsWhole }

    /// Calls a function with each document of the word's one group and its weighted frequency there, until it says false.
    @inline(__always) func forEachDocument(_ body: (UInt32, Float) -> Bool) {
        unsafe walk.forEachDocument(weights: weights, body)
    }

    /// The same for the block from one on that may add so much to a score, until there is none: `code` says what it takes, before each
    /// block. A document that is cut in two by a block that is passed over has a part of its frequency only; it could not add so much.
    @inline(__always) func forEachDocument(reaching code: () -> Int, _ body: (UInt32, Float) -> Void) {
        unsafe walk.forEachDocument(weights: weights, reaching: code, body)
    }

    /// The first document from one on that has the word, `UInt32.max` if none has; the walk stands at its first form there.
    @inline(__always) func document(from target: UInt32) -> UInt32 {
        walk.advance(to: target)
        let own = ownIsWhole ? walk.document : unsafe walk.documentWithMember(weighedBy: weights)
        return isAlone ? own : min(own, documentOfNext(from: target))
    }

    /// Takes over some of the next documents from one on, document by document. False behind the end.
    func takeDocuments(from target: UInt32, into batch: inout DocumentBatch) -> Bool {
        batch.removeAll()
        var document = self.document(from: target)
        while document != UInt32.max, batch.count < NumberBlocks.size {
            batch.append(document)
            document = self.document(from: document &+ 1)
        }
        return batch.count > 0
    }

    /// The next block of the word's one group that reaches a document; nil behind the end.
    func nextBlock(reaching target: UInt32) -> Int? { walk.nextBlock(reaching: target) }

    func limits(of block: Int) -> (first: UInt32, last: UInt32) { walk.limits(of: block) }

    func impact(of block: Int) -> Int { walk.impact(of: block) }

    func pass(_ block: Int) { walk.pass(block) }

    func take(_ block: Int, isWeighed: Bool, into batch: inout DocumentBatch) {
        unsafe walk.take(block, weights: weights, isWhole: ownIsWhole, isWeighed: isWeighed, into: &batch)
    }

    /// The most that the word adds in the blocks that may have documents from one to another. The first ascends.
    func most(from first: UInt32, to last: UInt32, _ bound: ImpactBound) -> Float {
        let own = bound.most(walk.impact(from: first, to: last))
        guard let next = unsafe next else { return own }
        return own + (unsafe next.pointee.most(from: first, to: last, bound))
    }

    /// Marks which of a batch's documents have the word. Batches come in ascending order.
    ///
    /// - Returns: the first document not below the batch's last that may have it; `UInt32.max` if there is none.
    func find(_ batch: DocumentBatch) -> UInt32 {
        let own = unsafe walk.find(batch, weights: ownIsWhole ? nil : weights)
        guard let next = unsafe next else { return own }
        return min(own, unsafe next.pointee.find(batch))
    }

    /// Sets the bits of the documents in a range, that has `start` as its first, that have the word. Ranges come in ascending order.
    func mark(from start: UInt32, below end: UInt32, bits: UnsafeMutablePointer<UInt64>) {
        unsafe walk.mark(from: start, below: end, weights: ownIsWhole ? nil : weights, bits: bits)
        if let next = unsafe next { unsafe next.pointee.mark(from: start, below: end, bits: bits) }
    }

    private func documentOfNext(from target: UInt32) -> UInt32 {
        guard let next = unsafe next else { return UInt32.max }
        return unsafe next.pointee.document(from: target)
    }

    /// The weighted frequency in a document that the walk did not pass yet. The walk goes on to the next one.
    func frequency(in document: UInt32) -> Float {
        let own = unsafe walk.weightedFrequency(in: document, weights: weights)
        guard let next = unsafe next else { return own }
        return own + (unsafe next.pointee.frequency(in: document))
    }

    /// The most that the word adds in the blocks that have a document, which comes in ascending order.
    func most(at document: UInt32, _ bound: ImpactBound) -> Float {
        let own = bound.most(walk.impact(at: document))
        guard let next = unsafe next else { return own }
        return own + (unsafe next.pointee.most(at: document, bound))
    }

    /// The last document for which `most` said the same.
    var endOfMost: UInt32 {
        let own = walk.lastDocumentOfShallowBlock
        guard let next = unsafe next else { return own }
        return min(own, unsafe next.pointee.endOfMost)
    }

    /// The last document of the block that was last asked about, where the word has one group.
    var lastDocumentOfShallowBlock: UInt32 { walk.lastDocumentOfShallowBlock }

    /// Appends the positions in a document, those of each form in a run that ascends. The walk goes on to the next one.
    @inline(__always) func append(_ document: UInt32, to positions: inout PositionList) {
        walk.advance(to: document)
        while walk.document == document {
            if unsafe ownIsWhole || weights[walk.member] > 0 { walk.appendPositions(to: &positions) }
            walk.advance()
        }
        if !isAlone { appendOfNext(document, to: &positions) }
    }

    private func appendOfNext(_ document: UInt32, to positions: inout PositionList) {
        guard let next = unsafe next else { return }
        unsafe next.pointee.append(document, to: &positions)
    }
}
