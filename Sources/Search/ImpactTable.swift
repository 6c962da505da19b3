/// The most that a block of postings can add to a score, in a byte.
///
/// A document's part of BM25 is f / (f + n), where f is how often the list's terms stand there and n depends on its length. The
/// byte is the largest of a block, n taken by the constants of `Ranking()` and the mean length in the segment, rounded up.
struct ImpactTable {
    private let lengthCodes: [UInt8]
    /// 1 / n by length code.
    private let reciprocals: [Float]

    init(lengthCodes: [UInt8]) {
        self.lengthCodes = lengthCodes
        let ranking = Ranking()
        reciprocals = ranking.norms(meanLength: ImpactTable.meanLength(of: lengthCodes)).map { 1 / $0 }
    }

    /// The mean length of documents, at least 1.
    static func meanLength(of codes: [UInt8]) -> Float {
        let sum = codes.reduce(0.0) { $0 + Double(LengthCode.lengths[Int($1)]) }
        return codes.isEmpty ? 1 : max(1, Float(sum / Double(codes.count)))
    }

    /// f / n.
    func ratio(_ frequency: UInt32, in document: UInt32) -> Float {
        Float(frequency) * reciprocals[Int(lengthCodes[Int(document)])]
    }

    /// The byte for the largest f / n.
    static func code(_ ratio: Float) -> UInt8 { UInt8(min(255, (ratio / (1 + ratio) * 255).rounded(.up))) }
}

/// What the bytes of a segment's blocks say of a word's score.
struct ImpactBound {
    /// What the word adds where f is far above n.
    let weight: Float
    /// How much smaller than the byte's n / f a document's may be.
    private let scale: Float

    /// `formWeight` is the most that a form counts.
    init(weight: Float, formWeight: Float, ranking: Ranking, meanLength: Float, segmentMeanLength: Float) {
        self.weight = weight
        let byte = Ranking()
        // n = k₁(1 − b) + k₁ b × length / mean: as small as the smaller of its two parts allows.
        let constant = ranking.k1 * (1 - ranking.b) / (byte.k1 * (1 - byte.b))
        let linear = ranking.k1 * ranking.b / meanLength / (byte.k1 * byte.b / segmentMeanLength)
        // A thousandth more than sums of rounded numbers may be off.
        scale = 0.999 * min(constant, linear) / formWeight
    }

    /// The most that the word adds in a block with this byte.
    @inline(__always) func most(_ code: Int) -> Float {
        let part = Float(code) / 255
        return weight * part / (part + scale * (1 - part))
    }

    /// The least byte of blocks in which the word may add `sum` or more.
    func code(reaching sum: Float) -> Int {
        if sum <= 0 { return 0 }
        if sum >= weight { return sum > weight * 1.0001 ? 256 : 255 }
        // part / (part + s(1 − part)) = q  ⇔  part = q s / (1 − q + q s)
        let quotient = sum / weight
        let part = quotient * scale / (1 - quotient + quotient * scale)
        return max(0, Int((part * 255 * 0.9999).rounded(.down)))
    }
}
