import Text

/// The forms of a word at work in one segment: which documents of a window have it, and how often, weighted.
///
/// Forms that share a group are read from the group's list or each from its own, whichever is less to read; one document is always
/// looked up in the group's. Windows and documents are asked for in ascending order.
@safe final class WordRun {
    /// A form read from its own list.
    private struct Term {
        let list: PostingList
        let weight: Float
        /// Whether it is also in the list of a group at work.
        let isInGroup: Bool
        var walk: PostingWalk?
        /// The document at which its walk stands, so that those of later windows are passed over without a look at them.
        var next: UInt32 = 0
    }

    /// Forms read from the list of their group, with a weight for each member, 0 for those that are no form.
    @safe private struct Group {
        let number: Int
        let walk: PostingWalk
        let weights: UnsafeMutablePointer<Float>
        var isScanned = false
        var next: UInt32 = 0
    }

    /// A form so frequent that only its bits are looked at, and a frequency where a document needs it.
    private struct Dense {
        let walk: PostingWalk
        let weight: Float
        let bitmap: DenseBitmap
        let isInGroup: Bool
    }

    private let segment: Segment
    /// All walks of the others, which end with the run.
    private var walks: [PostingWalk] = []
    @exclusivity(unchecked) private var terms: [Term] = []
    @exclusivity(unchecked) private var groups: [Group] = []
    @exclusivity(unchecked) private var dense: [Dense] = []
    /// Entries that reading all windows takes.
    private(set) var entryCount = 0

    /// `counts` says that frequencies are wanted in every window.
    init(_ forms: [WordForm], segmentIndex: Int, segment: Segment, counts: Bool) {
        self.segment = segment
        var places: [(place: TermPlace, weight: Float)] = []
        for form in forms {
            for place in form.places where place.segment == segmentIndex { places.append((place, form.weight)) }
        }
        for (place, weight) in places {
            guard let number = place.group else { continue }
            unsafe self.weights(ofGroup: number)[place.member] = weight
        }
        for index in unsafe groups.indices {
            let own = places.filter { unsafe $0.place.group == groups[index].number }
            unsafe groups[index].isScanned = unsafe scans(groups[index].number, own.map(\.place.term), counts: counts)
            if unsafe groups[index].isScanned { unsafe entryCount += groups[index].walk.list.entryCount }
        }
        for (place, weight) in places {
            let group = place.group.flatMap { number in unsafe groups.first { $0.number == number } }
            if let group, group.isScanned { continue }
            add(place.term, weight: weight, isInGroup: group != nil, counts: counts)
        }
    }

    deinit {
        for group in unsafe groups { unsafe group.weights.deallocate() }
        for walk in walks { walk.deallocate() }
    }

    /// Whether the windows are incomplete without frequencies of very frequent forms.
    var hasDenseForms: Bool { unsafe !dense.isEmpty }

    private func weights(ofGroup number: Int) -> UnsafeMutablePointer<Float> {
        if let group = unsafe groups.first(where: { $0.number == number }) { return unsafe group.weights }
        let count = segment.terms(ofGroup: number).count
        let weights = UnsafeMutablePointer<Float>.allocate(capacity: count)
        unsafe weights.initialize(repeating: 0, count: count)
        unsafe groups.append(Group(number: number, walk: walk(along: segment.list(ofGroup: number)), weights: weights))
        return unsafe weights
    }

    /// Whether the list of a group is less to read than those of some of its terms. Beginning a list costs as much as dozens of entries.
    private func scans(_ group: Int, _ own: [Int], counts: Bool) -> Bool {
        var cost = 0
        for term in own {
            let frequency = Int(segment.documentFrequencies[term])
            let isDense = !counts && DenseBitmap.isDue(for: frequency, among: segment.documentCount)
            cost += 48 + (isDense ? segment.documentCount / 64 : frequency)
        }
        return segment.list(ofGroup: group).entryCount <= cost
    }

    private func add(_ term: Int, weight: Float, isInGroup: Bool, counts: Bool) {
        if !counts, let bitmap = segment.denseBitmap(of: term) {
            let walk = walk(along: segment.list(ofTerm: term))
            unsafe dense.append(Dense(walk: walk, weight: weight, bitmap: bitmap, isInGroup: isInGroup))
        } else {
            let list = segment.list(ofTerm: term)
            entryCount += list.entryCount
            unsafe terms.append(Term(list: list, weight: weight, isInGroup: isInGroup))
        }
    }

    /// The first document at or behind `start` that may have the word.
    func nextDocument(from start: UInt32) -> UInt32 {
        if unsafe !dense.isEmpty { return start }
        var first = UInt32.max
        for index in unsafe groups.indices where unsafe groups[index].isScanned {
            if unsafe groups[index].next <= start {
                unsafe groups[index].walk.advance(to: start)
                unsafe groups[index].next = unsafe groups[index].walk.document
            }
            first = unsafe min(first, groups[index].next)
        }
        for index in unsafe terms.indices {
            if unsafe terms[index].next <= start {
                let walk = walk(ofTerm: index)
                walk.advance(to: start)
                unsafe terms[index].next = walk.document
            }
            first = unsafe min(first, terms[index].next)
        }
        return first
    }

    private func walk(ofTerm index: Int) -> PostingWalk {
        if let walk = unsafe terms[index].walk { return walk }
        let walk = unsafe walk(along: terms[index].list)
        unsafe terms[index].walk = walk
        return walk
    }

    private func walk(along list: PostingList) -> PostingWalk {
        let walk = PostingWalk(segment: segment, list: list)
        walks.append(walk)
        return walk
    }

    /// Fills the bits of the window that begins at `start`, and sums but for those of dense forms.
    func fill(from start: UInt32, bits: WindowBits, sums: WindowSums) {
        let end = start + UInt32(Window.size)
        for index in unsafe groups.indices where unsafe groups[index].isScanned && groups[index].next < end {
            let group = unsafe groups[index]
            unsafe group.walk.accumulate(
                from: start, below: end, weights: group.weights, bits: bits.words, sums: sums.values)
            unsafe groups[index].next = group.walk.document
        }
        for index in unsafe terms.indices where unsafe terms[index].next < end {
            let walk = walk(ofTerm: index)
            unsafe walk.accumulate(
                from: start, below: end, weight: terms[index].weight, bits: bits.words, sums: sums.values)
            unsafe terms[index].next = walk.document
        }
        for form in unsafe dense { form.bitmap.formUnion(into: bits, window: Int(start) / Window.size) }
    }

    /// The weighted frequency of the dense forms in a document.
    func denseFrequency(_ document: UInt32) -> Float {
        var sum: Float = 0
        for form in unsafe dense where form.bitmap[Int(document)] {
            form.walk.advance(to: document)
            sum += form.weight * Float(form.walk.frequency)
        }
        return sum
    }

    /// The weighted frequency of all forms in a document; 0 where it has none.
    func frequency(_ document: UInt32) -> Float {
        var sum: Float = 0
        for index in unsafe groups.indices where unsafe groups[index].next <= document {
            let group = unsafe groups[index]
            sum += unsafe group.walk.weightedFrequency(in: document, weights: group.weights)
            unsafe groups[index].next = group.walk.document
        }
        for index in unsafe terms.indices where unsafe !terms[index].isInGroup && terms[index].next <= document {
            let walk = walk(ofTerm: index)
            walk.advance(to: document)
            unsafe terms[index].next = walk.document
            if walk.document == document { unsafe sum += terms[index].weight * Float(walk.frequency) }
        }
        for form in unsafe dense where !form.isInGroup && form.bitmap[Int(document)] {
            form.walk.advance(to: document)
            sum += form.weight * Float(form.walk.frequency)
        }
        return sum
    }

    /// What looking a document up costs, in entries read.
    var lookupCost: Int { unsafe 8 * (groups.count + dense.count + terms.count { !$0.isInGroup }) }
}
