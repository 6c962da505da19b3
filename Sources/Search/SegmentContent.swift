/// Everything a segment holds, as arrays that a builder or a merge fills.
struct SegmentContent {
    var base: UInt32 = 0
    // One entry a document.
    var lengthCodes: [UInt8] = []
    /// For each document where its fields but the body end, in positions: five entries in the order of `IndexField`.
    var fieldEnds: [UInt16] = []
    /// `Int64.min` for an undated document.
    var published: [Int64] = []
    var changed: [Int64] = []
    /// `Int32.min` for an undated document.
    var localDays: [Int32] = []
    var utcOffsets: [Int16] = []
    // One entry a term, in the order of the terms' bytes.
    var termBytes: [UInt8] = []
    /// One entry more than there are terms.
    var termStarts: [UInt32] = [0]
    /// How many of its first bytes a term shares with the one before it, 255 at most.
    var sharedLengths: [UInt8] = []
    /// The byte of a term behind those.
    var branchBytes: [UInt8] = []
    var documentFrequencies: [UInt32] = []
    var listOffsets: [UInt32] = []
    // One entry a group: terms whose keys have the same hash and which have one stem, in the order of hashes.
    var groupHashes: [UInt32] = []
    /// One entry more than there are groups: where each one's terms begin in `groupTerms`, where they ascend.
    var groupStarts: [UInt32] = [0]
    var groupTerms: [UInt32] = []
    /// The signs of each of these terms (`TermSigns`).
    var foldedHashes: [UInt32] = []
    var stemHashes: [UInt32] = []
    var groupListOffsets: [UInt32] = []
    var groupPositionOffsets: [UInt32] = []
    /// Hashes of the terms' skeletons, ascending, and the terms that have them.
    var skeletonHashes: [UInt32] = []
    var skeletonTerms: [UInt32] = []
    var lists: [UInt8] = []
    /// Very frequent terms that are a group by themselves, ascending, and a bitmap of the documents for each.
    var denseTerms: [UInt32] = []
    var denseWords: [UInt64] = []
    /// The same for groups of several terms.
    var denseGroups: [UInt32] = []
    var denseGroupWords: [UInt64] = []
    var positions: [UInt8] = []
    var pairs = PairLists()
    // One entry a keyword, in the order of "name\0value".
    var keywordBytes: [UInt8] = []
    var keywordStarts: [UInt32] = [0]
    var keywordCounts: [UInt32] = []
    /// One entry more than there are keywords.
    var keywordListStarts: [UInt32] = [0]
    var keywordLists: [UInt8] = []

    var documentCount: Int { lengthCodes.count }
    var termCount: Int { termStarts.count - 1 }

    /// Calls a function with the bytes of each section, in the order in which they are encoded.
    func forEachSection(_ body: (UnsafeRawBufferPointer) -> Void) {
        unsafe lengthCodes.withUnsafeBytes(body)
        unsafe fieldEnds.withUnsafeBytes(body)
        unsafe published.withUnsafeBytes(body)
        unsafe changed.withUnsafeBytes(body)
        unsafe localDays.withUnsafeBytes(body)
        unsafe utcOffsets.withUnsafeBytes(body)
        unsafe termBytes.withUnsafeBytes(body)
        unsafe termStarts.withUnsafeBytes(body)
        unsafe documentFrequencies.withUnsafeBytes(body)
        unsafe listOffsets.withUnsafeBytes(body)
        unsafe groupHashes.withUnsafeBytes(body)
        unsafe groupStarts.withUnsafeBytes(body)
        unsafe groupTerms.withUnsafeBytes(body)
        unsafe groupListOffsets.withUnsafeBytes(body)
        unsafe groupPositionOffsets.withUnsafeBytes(body)
        unsafe skeletonHashes.withUnsafeBytes(body)
        unsafe skeletonTerms.withUnsafeBytes(body)
        unsafe lists.withUnsafeBytes(body)
        unsafe positions.withUnsafeBytes(body)
        unsafe keywordBytes.withUnsafeBytes(body)
        unsafe keywordStarts.withUnsafeBytes(body)
        unsafe keywordCounts.withUnsafeBytes(body)
        unsafe keywordListStarts.withUnsafeBytes(body)
        unsafe keywordLists.withUnsafeBytes(body)
        unsafe denseTerms.withUnsafeBytes(body)
        unsafe denseWords.withUnsafeBytes(body)
        unsafe denseGroups.withUnsafeBytes(body)
        unsafe denseGroupWords.withUnsafeBytes(body)
        unsafe pairs.keys.withUnsafeBytes(body)
        unsafe pairs.pairs.withUnsafeBytes(body)
        unsafe pairs.starts.withUnsafeBytes(body)
        unsafe pairs.lists.withUnsafeBytes(body)
        unsafe sharedLengths.withUnsafeBytes(body)
        unsafe foldedHashes.withUnsafeBytes(body)
        unsafe stemHashes.withUnsafeBytes(body)
        unsafe branchBytes.withUnsafeBytes(body)
    }

    /// The segment of all this.
    func sealed() -> Segment {
        let segment = Segment(self)
        var finder = PairFinder(segment)
        let pairs = finder.run()
        if pairs.keys.isEmpty { return segment }
        var whole = self
        whole.pairs = pairs
        return Segment(whole)
    }

    /// Adds a term; terms come in the order of their bytes.
    mutating func append(term: UnsafeBufferPointer<UInt8>) {
        let start = termCount == 0 ? 0 : Int(termStarts[termCount - 1])
        let common = min(term.count, termBytes.count - start)
        var shared = 0
        while shared < common, unsafe termBytes[start + shared] == term[shared] { shared += 1 }
        sharedLengths.append(UInt8(min(255, shared)))
        branchBytes.append(shared < term.count ? unsafe term[shared] : 0)
        unsafe termBytes.append(contentsOf: term)
        termStarts.append(UInt32(termBytes.count))
    }

    /// Adds a keyword's documents, ascending; keywords come in the order of their bytes.
    mutating func append(keyword: ArraySlice<UInt8>, documents: [UInt32]) {
        keywordBytes.append(contentsOf: keyword)
        keywordStarts.append(UInt32(keywordBytes.count))
        keywordCounts.append(UInt32(documents.count))
        var previous: UInt32 = 0
        for document in documents {
            Varint.append(document - previous, to: &keywordLists)
            previous = document
        }
        keywordListStarts.append(UInt32(keywordLists.count))
    }

    /// Fills in the skeletons from pairs of hash and term, the hash in the high half; a pair may come twice.
    mutating func setSkeletons(_ pairs: [UInt64]) {
        var last: UInt64?
        for pair in pairs.sorted() where pair != last {
            skeletonHashes.append(UInt32(truncatingIfNeeded: pair >> 32))
            skeletonTerms.append(UInt32(truncatingIfNeeded: pair))
            last = pair
        }
    }
}
