import Text

/// Walks the documents of one segment that have a word, along the list of the group that its forms share.
///
/// Bare pointers like the walk itself: whoever makes it keeps the segment and ends it with `deallocate`.
@safe struct GroupWalk {
    let walk: PostingWalk
    /// For each member of the group what it counts; 0 for those that are no form of the word.
    private let weights: UnsafeMutablePointer<Float>
    /// About how many entries count, of how many.
    let accepted: Int
    let entries: Int

    /// nil where the forms do not share a group: those that replace a word which the index lacks.
    init?(_ forms: WordForms, segmentIndex: Int, segment: Segment) {
        var group: Int?
        var accepted = 0
        for form in forms.forms {
            for place in form.places where place.segment == segmentIndex {
                guard let own = place.group, group == nil || group == own else { return nil }
                group = own
                accepted += Int(segment.documentFrequencies[place.term])
            }
        }
        self.accepted = accepted
        let list = group.map { segment.list(ofGroup: $0) } ?? PostingList.empty
        entries = list.entryCount
        walk = PostingWalk(segment: segment, list: list)
        let count = group.map { segment.terms(ofGroup: $0).count } ?? 1
        unsafe weights = .allocate(capacity: count)
        unsafe weights.initialize(repeating: 0, count: count)
        for form in forms.forms {
            for place in form.places where place.segment == segmentIndex {
                unsafe weights[place.member] = form.weight
            }
        }
    }

    func deallocate() {
        unsafe weights.deallocate()
        walk.deallocate()
    }

    /// Calls a function with each document that has the word and its weighted frequency there, until it says false.
    @inline(__always) func forEachDocument(_ body: (UInt32, Float) -> Bool) {
        unsafe walk.forEachDocument(weights: weights, body)
    }

    /// The first document from one on that has the word, `UInt32.max` if none has; the walk stands at its first form there.
    @inline(__always) func document(from target: UInt32) -> UInt32 {
        walk.advance(to: target)
        return unsafe walk.documentWithMember(weighedBy: weights)
    }

    /// The weighted frequency in the document at which the walk stands. The walk goes on to the next one.
    @inline(__always) func frequency(in document: UInt32) -> Float {
        var sum: Float = 0
        while walk.document == document {
            sum += unsafe weights[walk.member] * Float(walk.frequency)
            walk.advance()
        }
        return sum
    }

    /// The positions in a document, ascending. The walk goes on to the next one.
    func read(_ document: UInt32, into positions: inout [UInt32]) {
        positions.removeAll(keepingCapacity: true)
        var found = 0
        walk.advance(to: document)
        while walk.document == document {
            if unsafe weights[walk.member] > 0 {
                walk.appendPositions(to: &positions)
                found += 1
            }
            walk.advance()
        }
        if found > 1 { positions.sort() }
    }
}
