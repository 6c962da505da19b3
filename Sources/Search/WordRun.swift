import Bytes
import Text

/// The forms of a word at work in one segment: which documents of a window have it, and how often, weighted.
///
/// Forms that share a group are read from the group's list or each from its own, whichever is less to read. Windows, and documents that
/// are looked up, are asked for in ascending order.
@safe final class WordRun {
    /// A list to be read: of one form, or of a group with a weight for each member, 0 for those that are no form.
    @safe private struct Source {
        let walk: PostingWalk
        let weight: Float
        let weights: UnsafeMutablePointer<Float>?
        /// The document at which the walk stands, so that sources of later windows are passed over without a look at them.
        var next: UInt32 = 0
    }

    /// What is read to fill windows.
    private struct Reading {
        var isPlanned = false
        var sources: [Source] = []
        /// Very frequent forms, where only bits are wanted.
        var dense: [DenseBitmap] = []
        /// The documents of many terms that have a few each: walking along all their lists window by window would cost more.
        var scattered: Bitmap?
        var entryCount = 0
        /// The first document that any source has, as last found; 0 once sources went on.
        var next: UInt32 = 0
    }

    @safe private struct Group {
        let number: Int
        let weights: UnsafeMutablePointer<Float>
        /// Its members that are forms.
        var terms: [Int] = []
        let memberCount: Int

        var isWhole: Bool { terms.count == memberCount }
    }

    private let segment: Segment
    private var groups: [Group] = []
    /// Forms whose groups are not known.
    private var others: [(term: Int, weight: Float)] = []
    @exclusivity(unchecked) private var counting = Reading()
    @exclusivity(unchecked) private var marking = Reading()
    @exclusivity(unchecked) private var lookups: [Source] = []
    /// All walks of the others, which end with the run.
    private var walks: [PostingWalk] = []

    init(_ places: ArraySlice<FormPlaces.Place>, segment: Segment) {
        self.segment = segment
        for place in places {
            guard let number = place.group else {
                others.append((place.term, place.weight))
                continue
            }
            let index = index(ofGroup: number)
            unsafe groups[index].weights[place.member] = place.weight
            groups[index].terms.append(place.term)
        }
    }

    deinit {
        for group in groups { unsafe group.weights.deallocate() }
        for walk in walks { walk.deallocate() }
    }

    private func index(ofGroup number: Int) -> Int {
        if let last = groups.last, last.number == number { return groups.count - 1 }
        if let index = groups.firstIndex(where: { $0.number == number }) { return index }
        let count = segment.terms(ofGroup: number).count
        let weights = UnsafeMutablePointer<Float>.allocate(capacity: count)
        unsafe weights.initialize(repeating: 0, count: count)
        unsafe groups.append(Group(number: number, weights: weights, memberCount: count))
        return groups.count - 1
    }

    private func walk(along list: PostingList) -> PostingWalk {
        let walk = PostingWalk(segment: segment, list: list)
        walks.append(walk)
        return walk
    }

    /// What to read for frequencies, or for bits alone.
    private func reading(counts: Bool) -> Reading {
        var reading = Reading(isPlanned: true)
        var rare: [Int] = []
        for group in groups {
            let list = segment.list(ofGroup: group.number)
            if !counts, group.isWhole {
                // Which member stands where does not matter.
                addWhole(group.number, list, to: &reading)
            } else if list.entryCount <= cost(of: group.terms) {
                unsafe reading.sources.append(Source(walk: walk(along: list), weight: 0, weights: group.weights))
                reading.entryCount += list.entryCount
            } else {
                let range = segment.terms(ofGroup: group.number)
                for index in range {
                    let weight = unsafe group.weights[index - range.lowerBound]
                    if weight == 0 { continue }
                    add(Int(segment.groupTerms[index]), weight, counts: counts, to: &reading, rare: &rare)
                }
            }
        }
        for (term, weight) in others { add(term, weight, counts: counts, to: &reading, rare: &rare) }
        add(rare: rare, to: &reading)
        return reading
    }

    private func addWhole(_ group: Int, _ list: PostingList, to reading: inout Reading) {
        if let bitmap = segment.denseBitmap(ofGroup: group) {
            reading.dense.append(bitmap)
            reading.entryCount += segment.documentCount / 64
        } else {
            unsafe reading.sources.append(Source(walk: walk(along: list), weight: 0, weights: nil))
            reading.entryCount += list.entryCount
        }
    }

    /// What reading some terms' own lists costs, in entries. Beginning a list costs as much as dozens of them.
    private func cost(of terms: [Int]) -> Int {
        terms.reduce(0) { $0 + 48 + Int(segment.documentFrequencies[$1]) }
    }

    private func add(
        _ term: Int, _ weight: Float, counts: Bool, to reading: inout Reading, rare: inout [Int]
    ) {
        if !counts, segment.documentFrequencies[term] < NumberBlocks.size {
            rare.append(term)
        } else if !counts, let bitmap = segment.denseBitmap(of: term) {
            reading.dense.append(bitmap)
            reading.entryCount += segment.documentCount / 64
        } else {
            walk(term, weight, in: &reading)
        }
    }

    private func walk(_ term: Int, _ weight: Float, in reading: inout Reading) {
        let list = segment.list(ofTerm: term)
        unsafe reading.sources.append(Source(walk: walk(along: list), weight: weight, weights: nil))
        reading.entryCount += list.entryCount
    }

    /// So many short lists are put into one bitmap.
    private static let manyTerms = 4

    /// Adds terms whose documents alone are wanted, and which have a few each.
    private func add(rare terms: [Int], to reading: inout Reading) {
        guard terms.count >= WordRun.manyTerms else {
            for term in terms { walk(term, 0, in: &reading) }
            return
        }
        var bitmap = Bitmap(count: segment.documentCount)
        FilterRun(segment: segment).insert(terms, into: &bitmap)
        reading.scattered = bitmap
        reading.entryCount += terms.reduce(0) { $0 + Int(segment.documentFrequencies[$1]) }
    }

    /// Reads all lists for bits at once: going back to each of dozens of lists in each window would cost more than their entries. For
    /// whoever is going to ask for every window.
    func gather() {
        if unsafe !marking.isPlanned { unsafe marking = reading(counts: false) }
        guard unsafe !marking.sources.isEmpty, unsafe marking.entryCount > segment.documentCount / 256 else { return }
        var bitmap = unsafe marking.scattered ?? Bitmap(count: segment.documentCount)
        unsafe marking.scattered = nil
        unsafe bitmap.words.withUnsafeMutableBufferPointer { words in
            guard let bits = words.baseAddress else { return }
            for source in unsafe marking.sources {
                unsafe source.walk.mark(from: 0, below: UInt32.max, weights: source.weights, bits: bits)
            }
        }
        unsafe marking.scattered = bitmap
        unsafe marking.sources = []
    }

    /// Entries that reading all windows takes.
    var entryCount: Int {
        if unsafe !marking.isPlanned { unsafe marking = reading(counts: false) }
        return unsafe marking.entryCount
    }

    /// The first document at or behind `start` that may have the word; `start` before anything was read.
    func nextDocument(from start: UInt32) -> UInt32 {
        if unsafe marking.isPlanned { return unsafe WordRun.nextDocument(&marking, from: start) }
        return unsafe counting.isPlanned ? WordRun.nextDocument(&counting, from: start) : start
    }

    private static func nextDocument(_ reading: inout Reading, from start: UInt32) -> UInt32 {
        guard reading.dense.isEmpty else { return start }
        if reading.next > start { return reading.next }
        var first = reading.scattered?.first(from: Int(start)).map { UInt32($0) } ?? UInt32.max
        for index in reading.sources.indices {
            let source = reading.sources[index]
            if source.next <= start {
                source.walk.advance(to: start)
                reading.sources[index].next = source.walk.document
            }
            first = min(first, reading.sources[index].next)
        }
        reading.next = first
        return first
    }

    /// Fills bits and sums of the window that begins at `start`.
    func count(from start: UInt32, bits: WindowBits, sums: WindowSums) {
        if unsafe !counting.isPlanned { unsafe counting = reading(counts: true) }
        let end = start + UInt32(Window.size)
        unsafe counting.next = 0
        for index in unsafe counting.sources.indices where unsafe counting.sources[index].next < end {
            let source = unsafe counting.sources[index]
            if let weights = unsafe source.weights {
                unsafe source.walk.accumulate(
                    from: start, below: end, weights: weights, bits: bits.words, sums: sums.values)
            } else {
                unsafe source.walk.accumulate(
                    from: start, below: end, weight: source.weight, bits: bits.words, sums: sums.values)
            }
            unsafe counting.sources[index].next = source.walk.document
        }
    }

    /// Fills the bits of the window that begins at `start`.
    func mark(from start: UInt32, bits: WindowBits) {
        if unsafe !marking.isPlanned { unsafe marking = reading(counts: false) }
        let end = start + UInt32(Window.size)
        unsafe marking.next = 0
        for index in unsafe marking.sources.indices where unsafe marking.sources[index].next < end {
            let source = unsafe marking.sources[index]
            unsafe source.walk.mark(from: start, below: end, weights: source.weights, bits: bits.words)
            unsafe marking.sources[index].next = source.walk.document
        }
        if let scattered = unsafe marking.scattered {
            bits.formUnion(scattered, window: Int(start) / Window.size)
        }
        for bitmap in unsafe marking.dense { bitmap.formUnion(into: bits, window: Int(start) / Window.size) }
    }

    /// The weighted frequency of all forms in a document; 0 where it has none.
    func frequency(_ document: UInt32) -> Float {
        if unsafe lookups.isEmpty { unsafe lookups = makeLookups() }
        var sum: Float = 0
        for index in unsafe lookups.indices where unsafe lookups[index].next <= document {
            let source = unsafe lookups[index]
            if let weights = unsafe source.weights {
                sum += unsafe source.walk.weightedFrequency(in: document, weights: weights)
            } else {
                source.walk.advance(to: document)
                if source.walk.document == document { sum += source.weight * Float(source.walk.frequency) }
            }
            unsafe lookups[index].next = source.walk.document
        }
        return sum
    }

    /// The same for all documents from one on, below another, that have it: each one's place in `sums` counts from the first, and so does
    /// that in `bits`, which are all 0 before. Asked for in ascending order, like single documents.
    func sumUp(
        from start: UInt32, below end: UInt32, bits: UnsafeMutablePointer<UInt64>, sums: UnsafeMutablePointer<Float>
    ) {
        if unsafe lookups.isEmpty { unsafe lookups = makeLookups() }
        for index in unsafe lookups.indices where unsafe lookups[index].next < end {
            let source = unsafe lookups[index]
            if let weights = unsafe source.weights {
                unsafe source.walk.accumulate(from: start, below: end, weights: weights, bits: bits, sums: sums)
            } else {
                unsafe source.walk.accumulate(from: start, below: end, weight: source.weight, bits: bits, sums: sums)
            }
            unsafe lookups[index].next = source.walk.document
        }
    }

    /// The most that the word adds in each part of the window that begins at `start`, by the blocks of its lists there.
    func mostImpacts(
        from start: UInt32, partSize: UInt32, _ bound: ImpactBound, into output: UnsafeMutableBufferPointer<Float>
    ) {
        if unsafe lookups.isEmpty { unsafe lookups = makeLookups() }
        unsafe output.update(repeating: 0)
        for source in unsafe lookups {
            // Mostly several parts have the same block.
            var (last, most) = (-1, Float(0))
            source.walk.forEachImpact(from: start, partSize: partSize, partCount: output.count) { part, code in
                if code != last { (last, most) = (code, bound.most(code)) }
                unsafe output[part] += most
            }
        }
    }

    /// Whether the segment has no form of the word.
    var isEmpty: Bool { groups.isEmpty && others.isEmpty }

    private func makeLookups() -> [Source] {
        groups.map { group in
            let walk = walk(along: segment.list(ofGroup: group.number))
            return unsafe Source(walk: walk, weight: 0, weights: group.weights)
        }
            + others.map { term, weight in
                unsafe Source(walk: walk(along: segment.list(ofTerm: term)), weight: weight, weights: nil)
            }
    }

    /// What looking a document up costs, in entries read.
    var lookupCost: Int { 8 * groups.count + 4 * others.count }
}
