import Text

/// A sealed part of the index over a range of document numbers. Immutable; lies in one piece of memory.
package final class Segment: Sendable {
    /// The first document number of the segment; documents inside count from 0.
    let base: UInt32
    let documentCount: Int
    let memory: FlatMemory
    let lengthCodes: FlatArray<UInt8>
    let fieldEnds: FlatArray<UInt16>
    let published: FlatArray<Int64>
    let changed: FlatArray<Int64>
    let localDays: FlatArray<Int32>
    let utcOffsets: FlatArray<Int16>
    let termBytes: FlatArray<UInt8>
    let termStarts: FlatArray<UInt32>
    let documentFrequencies: FlatArray<UInt32>
    let listOffsets: FlatArray<UInt32>
    let groupHashes: FlatArray<UInt32>
    let groupStarts: FlatArray<UInt32>
    let groupTerms: FlatArray<UInt32>
    let groupListOffsets: FlatArray<UInt32>
    let groupPositionOffsets: FlatArray<UInt32>
    let skeletonHashes: FlatArray<UInt32>
    let skeletonTerms: FlatArray<UInt32>
    let lists: FlatArray<UInt8>
    let positions: FlatArray<UInt8>
    let keywordBytes: FlatArray<UInt8>
    let keywordStarts: FlatArray<UInt32>
    let keywordCounts: FlatArray<UInt32>
    let keywordListStarts: FlatArray<UInt32>
    let keywordLists: FlatArray<UInt8>
    let denseTerms: FlatArray<UInt32>
    let denseWords: FlatArray<UInt64>
    let denseGroups: FlatArray<UInt32>
    let denseGroupWords: FlatArray<UInt64>
    let pairKeys: FlatArray<UInt32>
    let pairIDs: FlatArray<UInt32>
    let pairStarts: FlatArray<UInt32>
    let pairBytes: FlatArray<UInt8>
    let sharedLengths: FlatArray<UInt8>
    let foldedHashes: FlatArray<UInt32>
    let stemHashes: FlatArray<UInt32>
    let branchBytes: FlatArray<UInt8>
    /// Tokens of all documents together, from their length codes.
    let tokenCount: Double
    let frequencyMaxima: FrequencyMaxima
    let prefixSketch: PrefixSketch
    /// The length code of the shortest document.
    let shortestCode: UInt8

    /// Lays the sections one after another.
    convenience init(_ content: SegmentContent) {
        var sizes: [Int] = []
        unsafe content.forEachSection { part in sizes.append(part.count) }
        let header = [Segment.mark, UInt64(content.base)] + sizes.map { UInt64($0) }
        let memory = unsafe FlatMemory { part in
            unsafe header.withUnsafeBytes(part)
            unsafe content.forEachSection(part)
        }
        self.init(memory: memory, base: content.base, sizes: sizes)
    }

    /// Finds the sections of given sizes in memory that holds them.
    init(memory: FlatMemory, base: UInt32, sizes: [Int]) {
        self.memory = memory
        self.base = base
        var reader = SectionReader(memory: memory, sizes: sizes)
        lengthCodes = reader.next()
        fieldEnds = reader.next()
        published = reader.next()
        changed = reader.next()
        localDays = reader.next()
        utcOffsets = reader.next()
        termBytes = reader.next()
        termStarts = reader.next()
        documentFrequencies = reader.next()
        listOffsets = reader.next()
        groupHashes = reader.next()
        groupStarts = reader.next()
        groupTerms = reader.next()
        groupListOffsets = reader.next()
        groupPositionOffsets = reader.next()
        skeletonHashes = reader.next()
        skeletonTerms = reader.next()
        lists = reader.next()
        positions = reader.next()
        keywordBytes = reader.next()
        keywordStarts = reader.next()
        keywordCounts = reader.next()
        keywordListStarts = reader.next()
        keywordLists = reader.next()
        denseTerms = reader.next()
        denseWords = reader.next()
        denseGroups = reader.next()
        denseGroupWords = reader.next()
        pairKeys = reader.next()
        pairIDs = reader.next()
        pairStarts = reader.next()
        pairBytes = reader.next()
        sharedLengths = reader.next()
        foldedHashes = reader.next()
        stemHashes = reader.next()
        branchBytes = reader.next()
        documentCount = lengthCodes.count
        frequencyMaxima = FrequencyMaxima(of: documentFrequencies)
        prefixSketch = PrefixSketch(termStarts: termStarts, termBytes: termBytes, sharedLengths: sharedLengths)
        tokenCount = Segment.sum(of: lengthCodes)
        shortestCode = (0..<lengthCodes.count).reduce(lengthCodes.count > 0 ? UInt8.max : 0) { [lengthCodes] in
            min($0, lengthCodes[$1])
        }
    }

    static let mark: UInt64 = 0x3430_4745_5352_5754
    static let sectionCount = 36

    private static func sum(of codes: FlatArray<UInt8>) -> Double {
        var sum = 0.0
        for index in 0..<codes.count { sum += Double(LengthCode.lengths[Int(codes[index])]) }
        return sum
    }

    /// The document numbers behind the segment's last.
    var end: UInt32 { base + UInt32(documentCount) }

    var termCount: Int { documentFrequencies.count }

    /// The mean number of tokens a document, at least 1.
    var meanLength: Float { documentCount == 0 ? 1 : max(1, Float(tokenCount / Double(documentCount))) }

    /// The bytes that the segment takes in memory.
    package var byteCount: Int { memory.count + prefixSketch.byteCount }

    /// The same by kind.
    var sectionByteCounts: [(name: String, bytes: Int)] {
        let dictionary = termBytes.count + 2 * termCount + 4 * (termStarts.count + 2 * termCount)
        let groups = 4 * (4 * groupHashes.count + 3 * groupTerms.count)
        return [
            ("posting lists", lists.count), ("positions", positions.count), ("dictionary", dictionary),
            ("groups", groups), ("sketches", prefixSketch.byteCount), ("skeletons", 8 * skeletonHashes.count),
            ("dense bitmaps", 8 * (denseWords.count + denseGroupWords.count)),
            ("documents", documentCount * (1 + 10 + 8 + 8 + 4 + 2)),
            ("pairs", pairBytes.count + 8 * pairIDs.count + 4 * pairKeys.count),
            ("keywords", keywordLists.count + keywordBytes.count),
        ]
    }
}

/// Hands out a segment's sections in their order.
@safe struct SectionReader {
    private let memory: FlatMemory
    private let sizes: [Int]
    private var index = 0
    private var offset: Int

    init(memory: FlatMemory, sizes: [Int]) {
        self.memory = memory
        self.sizes = sizes
        offset = 16 + 8 * sizes.count
    }

    mutating func next<Element: BitwiseCopyable>() -> FlatArray<Element> {
        let size = sizes[index]
        let array = FlatArray<Element>(owner: memory, byteOffset: offset, count: size / MemoryLayout<Element>.stride)
        offset += (size + 7) / 8 * 8
        index += 1
        return array
    }
}
