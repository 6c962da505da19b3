import Bytes

/// Where a posting list lies in a segment, and what its entries are.
struct PostingList {
    let entryCount: Int
    let offset: Int
    /// Where the positions of its first entry begin; of no meaning, like marks, in the list of one term of a larger group.
    let positionOffset: Int
    /// Whether it is of several terms, each entry saying of which.
    let hasMembers: Bool

    /// The list of what a segment lacks.
    static let empty = PostingList(entryCount: 0, offset: 0, positionOffset: 0, hasMembers: false)
}

/// Owns a walk along one posting list, its memory and its segment.
final class PostingCursor {
    let walk: PostingWalk
    /// The memory that the walk's pointers point to.
    private let segment: Segment

    /// A cursor at the first entry; or, where `advance(to:)` will say what comes first, one that has decoded nothing yet.
    init(segment: Segment, list: PostingList, startsLater: Bool = false) {
        self.segment = segment
        walk = PostingWalk(segment: segment, list: list)
        if !startsLater { walk.nextBlock() }
    }

    convenience init(segment: Segment, term: Int, startsLater: Bool = false) {
        self.init(segment: segment, list: segment.list(ofTerm: term), startsLater: startsLater)
    }

    deinit { walk.deallocate() }

    /// The entries of the decoded block; 0 behind the end.
    var count: Int { walk.count }
    var document: UInt32 { walk.document }
    var frequency: UInt32 { walk.frequency }
    var member: Int { walk.member }
    var marks: UInt32 { walk.marks }

    func advance() { walk.advance() }

    func advance(to target: UInt32) { walk.advance(to: target) }

    /// Appends the positions of the entry at which the cursor stands.
    func appendPositions(to output: inout [UInt32]) { walk.appendPositions(to: &output) }

    /// Calls a function with each block's documents, from the one at which the cursor stands.
    func forEachBlock(_ body: (UnsafeBufferPointer<UInt32>) -> Void) {
        while walk.count > 0 {
            unsafe body(walk.block)
            walk.nextBlock()
        }
    }

    /// The last documents of the list, up to so many and a block more, ascending. The cursor goes to the end.
    func lastDocuments(_ limit: Int) -> [UInt32] {
        walk.skipBlocks(before: limit)
        var found: [UInt32] = []
        unsafe forEachBlock { documents in unsafe found += documents }
        return found
    }
}
