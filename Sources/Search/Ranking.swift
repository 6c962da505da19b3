/// The constants of the score. Tuned on the causes that the development queries show, together for all kinds of them.
enum Ranking {
    /// Saturation of frequency in BM25.
    static let k1: Float = 1.2
    /// How much long documents are discounted in BM25.
    static let b: Float = 0.6
    /// So many of the best by words alone are looked at again with their positions.
    static let rerankDepth = 200
    /// For words that follow one another as in the query.
    static let neighbours: Float = 0.3
    /// For words in the headline.
    static let headline: Float = 0.15
    /// For words among the first tokens of the body.
    static let lead: Float = 0.1
    static let leadLength: UInt32 = 60
    /// For a document published just now; halved every `recencyHalfLife` seconds.
    static let recency: Float = 0.5
    static let recencyHalfLife: Float = 30 * 86_400

    /// For each length code the denominator's part of BM25 that does not depend on the frequency.
    static func norms(meanLength: Float) -> [Float] {
        LengthCode.lengths.map { k1 * (1 - b + b * $0 / meanLength) }
    }
}
