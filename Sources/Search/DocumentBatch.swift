import Bytes

/// Documents of a segment that may match, ascending: those of a posting list's block, to be sifted by one list after another.
///
/// What is kept and what is found follows no pattern, so that no branch depends on it. Whoever makes a batch ends it with `deallocate`.
@safe struct DocumentBatch {
    /// A group's document whose entries may go on in the next block.
    private struct Carried {
        var document = UInt32.max
        var frequency: Float = 0
    }

    let documents: UnsafeMutablePointer<UInt32>
    /// How often the list's terms stand in each, weighed; of no meaning where that was not asked for.
    let frequencies: UnsafeMutablePointer<Float>
    /// For each document whether it was found: 1, else 0.
    let found: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    /// Whether the frequencies were asked for.
    private var isWeighed = false
    private var carried = Carried()

    /// A block's documents and a carried one.
    private static let capacity = NumberBlocks.size + 1

    init() {
        unsafe documents = .allocate(capacity: DocumentBatch.capacity)
        unsafe frequencies = .allocate(capacity: DocumentBatch.capacity)
        unsafe frequencies.initialize(repeating: 0, count: DocumentBatch.capacity)
        unsafe found = .allocate(capacity: DocumentBatch.capacity)
        unsafe found.initialize(repeating: 0, count: DocumentBatch.capacity)
    }

    func deallocate() {
        unsafe documents.deallocate()
        unsafe frequencies.deallocate()
        unsafe found.deallocate()
    }

    @inline(__always) subscript(index: Int) -> UInt32 { unsafe documents[index] }

    /// Whether a document waits for the next block.
    var isCarrying: Bool { carried.document != UInt32.max }

    mutating func removeAll() {
        count = 0
        carried = Carried()
    }

    @inline(__always) mutating func append(_ document: UInt32) {
        unsafe documents[count] = document
        count &+= 1
    }

    /// Takes in the documents of one term's block; `entryFrequencies` where frequencies are wanted.
    mutating func replace(
        _ entries: UnsafePointer<UInt32>, count: Int, frequencies entryFrequencies: UnsafePointer<UInt32>?,
        weight: Float
    ) {
        unsafe documents.update(from: entries, count: count)
        unsafe isWeighed = entryFrequencies != nil
        if let entryFrequencies = unsafe entryFrequencies {
            for entry in 0..<count {
                unsafe frequencies[entry] = weight * Float(Int32(bitPattern: entryFrequencies[entry]))
            }
        }
        self.count = count
    }

    /// Takes in the documents of a group's block that have a member with a weight, and how often. The last waits for the next block if
    /// its entries may go on there.
    mutating func replace(
        _ entries: UnsafePointer<UInt32>, count entryCount: Int, frequencies entryFrequencies: UnsafePointer<UInt32>,
        members: UnsafePointer<UInt32>, weights: UnsafePointer<Float>, isLast: Bool
    ) {
        var (kept, last, sum) = (isCarrying ? 1 : 0, carried.document, carried.frequency)
        for entry in 0..<entryCount {
            let document = unsafe entries[entry]
            let weight = unsafe weights[Int(members[entry])]
            let isNew: UInt32 = (weight > 0 ? 1 : 0) & (document != last ? 1 : 0)
            let mask = 0 &- isNew
            // What was summed up so far is put down once more with each entry.
            unsafe documents[max(0, kept &- 1)] = last
            unsafe frequencies[max(0, kept &- 1)] = sum
            kept &+= Int(isNew)
            last = document & mask | last & ~mask
            sum = Float(bitPattern: sum.bitPattern & ~mask)
            sum += unsafe weight * Float(Int32(bitPattern: entryFrequencies[entry]))
        }
        if kept > 0 {
            unsafe documents[kept - 1] = last
            unsafe frequencies[kept - 1] = sum
        }
        isWeighed = true
        let goesOn = unsafe !isLast && entryCount > 0 && entries[entryCount - 1] == last
        finish(kept, Carried(document: last, frequency: sum), goesOn: goesOn)
    }

    /// The same documents alone; nil for `members` takes every entry.
    mutating func replace(
        _ entries: UnsafePointer<UInt32>, count entryCount: Int, members: UnsafePointer<UInt32>?,
        weights: UnsafePointer<Float>, isLast: Bool
    ) {
        var (kept, last) = (isCarrying ? 1 : 0, carried.document)
        unsafe documents[0] = last
        for entry in 0..<entryCount {
            let document = unsafe entries[entry]
            let counts = unsafe DocumentBatch.counts(entry, members, weights)
            let isNew = counts & (document != last ? 1 : 0)
            let mask = 0 &- isNew
            unsafe documents[kept] = document
            kept &+= Int(isNew)
            last = document & mask | last & ~mask
        }
        isWeighed = false
        let goesOn = unsafe !isLast && entryCount > 0 && entries[entryCount - 1] == last
        finish(
            kept, Carried(document: last, frequency: last == carried.document ? carried.frequency : 0), goesOn: goesOn)
    }

    @inline(__always) private static func counts(
        _ entry: Int, _ members: UnsafePointer<UInt32>?, _ weights: UnsafePointer<Float>
    ) -> UInt32 {
        guard let members = unsafe members else { return 1 }
        return unsafe weights[Int(members[entry])] > 0 ? 1 : 0
    }

    /// The last of those that were taken in, if its entries may go on, waits.
    private mutating func finish(_ kept: Int, _ last: Carried, goesOn: Bool) {
        let waits = goesOn && kept > 0
        count = waits ? kept - 1 : kept
        carried = waits ? last : Carried()
    }

    /// Keeps those that were found, and forgets that they were.
    mutating func keepFound() {
        let found = unsafe found
        keep { index, _ in
            defer { unsafe found[index] = 0 }
            return unsafe Int(found[index])
        }
    }

    /// Keeps those that have a bit in a bitmap.
    mutating func keep(in bitmap: DenseBitmap) { keep { _, document in bitmap[Int(document)] ? 1 : 0 } }

    /// Keeps those of which a function says 1, not 0; with their frequencies if these are known.
    @inline(__always) private mutating func keep(where isKept: (_ index: Int, _ document: UInt32) -> Int) {
        var kept = 0
        if isWeighed {
            for index in 0..<count {
                let document = unsafe documents[index]
                unsafe documents[kept] = document
                unsafe frequencies[kept] = frequencies[index]
                kept &+= isKept(index, document)
            }
        } else {
            for index in 0..<count {
                let document = unsafe documents[index]
                unsafe documents[kept] = document
                kept &+= isKept(index, document)
            }
        }
        count = kept
    }

    mutating func keep(in bitmap: Bitmap) {
        unsafe bitmap.words.withUnsafeBufferPointer { words in
            guard let start = words.baseAddress else { return }
            keep(in: unsafe DenseBitmap(words: start, count: words.count))
        }
    }
}
