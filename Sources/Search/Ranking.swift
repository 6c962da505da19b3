/// The constants of the score. Tuned on the causes that the development queries show, together for all kinds of them.
package struct Ranking: Sendable {
    /// Saturation of frequency in BM25.
    package var k1: Float = 0.7
    /// How much long documents are discounted in BM25.
    package var b: Float = 0.75
    /// So many of the best by words alone are looked at again with their positions, or thrice the page where that is more.
    package var rerankDepth = 40
    /// What a form with the same stem counts, the word itself being 1.
    ///
    /// Not above `idfFloor`: how rare a word is, the word itself says, not what shares its stem.
    package var stem: Float = 0.3
    /// What all forms count together, however often they stand there, that only share the key, a looser stem, or the skeleton.
    package var loose: Float = 0.2
    /// Loose forms in more than this part of all documents are not taken: what so much has in common with a word is chance.
    package var looseShare: Float = 0.02
    package var clitic: Float = 0.7
    package var rerankForm: Float = 0.3
    package var rerankWord: Float = 0.7
    package var skeletonLimit: Float = 32
    package var rare: Float = 3
    package var idfFloor: Float = 0.3
    package var gap: Float = 0.4
    /// What a word one letter away counts where the index lacks the word, and one two letters away.
    package var oneEdit: Float = 0.5
    package var twoEdits: Float = 0.3
    /// For words that follow one another as in the query.
    package var neighbours: Float = 0.5
    /// For words that follow one another in the other order, as a part of `neighbours`.
    package var reversed: Float = 0
    /// For words with one of the query's words between them there, as a part of `neighbours`.
    package var skipped: Float = 0
    /// For documents that have the query's words, by the square of the part that they have.
    package var coverage: Float = 0
    /// For words in the headline.
    package var headline: Float = 0.3
    /// For words among the first tokens of the body.
    package var lead: Float = 0.3
    /// For a document published just now; halved every `recencyHalfLife` seconds.
    package var recency: Float = 0.5
    package var recencyHalfLife: Float = 30 * 86_400

    package init() {}

    /// How many hits are looked at again for pages of so many.
    func depth(limit: Int) -> Int { max(rerankDepth, min(3 * limit, 1000)) }

    /// For each length code the denominator's part of BM25 that does not depend on the frequency.
    func norms(meanLength: Float) -> [Float] {
        LengthCode.lengths.map { k1 * (1 - b + b * $0 / meanLength) }
    }
}
