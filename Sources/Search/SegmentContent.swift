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
    var documentFrequencies: [UInt32] = []
    var listOffsets: [UInt32] = []
    var positionOffsets: [UInt32] = []
    /// Hashes of the terms' keys, ascending, and the terms that have them.
    var keyHashes: [UInt32] = []
    var keyTerms: [UInt32] = []
    var lists: [UInt8] = []
    /// Very frequent terms, ascending, and a bitmap of the documents for each.
    var denseTerms: [UInt32] = []
    var denseWords: [UInt64] = []
    var positions: [UInt8] = []
    // One entry a keyword, in the order of "name\0value".
    var keywordBytes: [UInt8] = []
    var keywordStarts: [UInt32] = [0]
    var keywordCounts: [UInt32] = []
    /// One entry more than there are keywords.
    var keywordListStarts: [UInt32] = [0]
    var keywordLists: [UInt8] = []

    var documentCount: Int { lengthCodes.count }
    var termCount: Int { documentFrequencies.count }

    /// The sections in the order in which they are encoded.
    var sections: [[UInt8]] {
        [
            lengthCodes, flatBytes(fieldEnds), flatBytes(published), flatBytes(changed),
            flatBytes(localDays),
            flatBytes(utcOffsets), termBytes, flatBytes(termStarts), flatBytes(documentFrequencies),
            flatBytes(listOffsets), flatBytes(positionOffsets),
            flatBytes(keyHashes), flatBytes(keyTerms), lists, positions, keywordBytes,
            flatBytes(keywordStarts),
            flatBytes(keywordCounts), flatBytes(keywordListStarts), keywordLists,
            flatBytes(denseTerms), flatBytes(denseWords),
        ]
    }

    /// Adds a term with its list; terms come in the order of their bytes.
    mutating func append(
        term: ArraySlice<UInt8>, list: (documentCount: Int, listOffset: Int, positionOffset: Int)
    ) {
        termBytes.append(contentsOf: term)
        termStarts.append(UInt32(termBytes.count))
        documentFrequencies.append(UInt32(list.documentCount))
        listOffsets.append(UInt32(list.listOffset))
        positionOffsets.append(UInt32(list.positionOffset))
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

    /// Adds a term under the hash of one of its keys; they come in the order of hashes, then of terms.
    mutating func appendKey(_ hash: UInt32, term: UInt32) {
        keyHashes.append(hash)
        keyTerms.append(term)
    }

    /// Fills what follows from the terms alone: their keys.
    mutating func indexTerms(keys: (ArraySlice<UInt8>) -> [UInt32]) {
        let count = documentFrequencies.count
        var pairs: [UInt64] = []
        pairs.reserveCapacity(count)
        for term in 0..<count {
            let bytes = termBytes[Int(termStarts[term])..<Int(termStarts[term + 1])]
            for key in keys(bytes) { pairs.append(UInt64(key) << 32 | UInt64(term)) }
        }
        pairs.sort()
        keyHashes = pairs.map { UInt32(truncatingIfNeeded: $0 >> 32) }
        keyTerms = pairs.map { UInt32(truncatingIfNeeded: $0) }
    }
}
