/// What a segment says of each document, as one number: for whoever compares an index with what it was made from.
extension Segment {
    /// A digest for each document over its terms with their positions, its keywords, times and lengths. O(postings).
    ///
    /// Two segments that say the same of a document give it the same digest, however they came about.
    package func documentDigests() -> [UInt64] {
        var digests = (0..<documentCount).map { columnDigest(of: $0) }
        var positions: [UInt32] = []
        for group in 0..<groupCount {
            let starts = terms(ofGroup: group).map { Digest(of: term(Int(groupTerms[$0]))) }
            let cursor = PostingCursor(segment: self, list: list(ofGroup: group))
            while cursor.count > 0 {
                positions.removeAll(keepingCapacity: true)
                cursor.appendPositions(to: &positions)
                var digest = starts[cursor.member]
                for position in positions { digest.add(UInt64(position)) }
                digests[Int(cursor.document)] &+= digest.value
                cursor.advance()
            }
        }
        for index in 0..<keywordCount {
            var digest = Digest(of: keyword(index))
            digest.add(.max)  // A keyword is no term, though the bytes be the same.
            for document in documents(ofKeyword: index) { digests[Int(document)] &+= digest.value }
        }
        return digests
    }

    private func columnDigest(of document: Int) -> UInt64 {
        var digest = Digest(of: [])
        digest.add(UInt64(bitPattern: published[document]))
        digest.add(UInt64(bitPattern: changed[document]))
        digest.add(UInt64(bitPattern: Int64(localDays[document])))
        digest.add(UInt64(bitPattern: Int64(utcOffsets[document])))
        digest.add(UInt64(lengthCodes[document]))
        for field in 0..<5 { digest.add(UInt64(fieldEnds[5 * document + field])) }
        return digest.value
    }
}

/// Fowler, Noll and Vo's hash of 64 bits (FNV-1a), taken over numbers and mixed once more at the end.
private struct Digest {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    init(of bytes: [UInt8]) { for byte in bytes { add(UInt64(byte)) } }

    mutating func add(_ number: UInt64) { state = (state ^ number) &* 0x0000_0100_0000_01B3 }

    /// Without the mixing, sums of digests of like terms would often agree.
    var value: UInt64 {
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
