/// The tokens of a text: terms in one buffer, with where each stood in the text. Reused from text to text.
@usableFromInline package struct Tokens: Sendable {
    /// The exact terms, one after another, in `TermCoding`: lower case, without diacritics and tatweel, nothing else folded.
    @usableFromInline package var terms: [UInt8] = []
    /// Where each term ends in `terms`.
    @usableFromInline package var termEnds: [Int32] = []
    /// Where each token begins and ends in the text: UTF-8 bytes.
    @usableFromInline package var byteStarts: [Int32] = []
    @usableFromInline package var byteEnds: [Int32] = []
    /// Where each token begins and ends in the text: UTF-16 code units.
    @usableFromInline package var utf16Starts: [Int32] = []
    @usableFromInline package var utf16Ends: [Int32] = []

    /// Whether it is kept where tokens stood in the text.
    private(set) var keepsPlaces = true

    package init() {}

    /// Tokens without their places in the text, which are empty.
    package init(keepsPlaces: Bool) { self.keepsPlaces = keepsPlaces }

    @inlinable package var count: Int { termEnds.count }

    /// Where a token's term lies in `terms`.
    @inlinable package func termRange(_ index: Int) -> Range<Int> {
        (index == 0 ? 0 : Int(termEnds[index - 1]))..<Int(termEnds[index])
    }

    /// The exact term of a token.
    package func term(_ index: Int) -> ArraySlice<UInt8> { terms[termRange(index)] }

    package mutating func removeAll() {
        terms.removeAll(keepingCapacity: true)
        termEnds.removeAll(keepingCapacity: true)
        byteStarts.removeAll(keepingCapacity: true)
        byteEnds.removeAll(keepingCapacity: true)
        utf16Starts.removeAll(keepingCapacity: true)
        utf16Ends.removeAll(keepingCapacity: true)
    }
}
