import Text

/// Parts the terms of one key into classes: those with one stem, as far as the frequencies at hand tell.
///
/// Which terms are forms of a query's word depends on how frequent words are in the whole index; in a segment of some size they
/// mostly make up one class, so that the word is found by the list of that class alone.
struct StemClasses {
    private let analyzer = Analyzer()
    private var folded: [UInt8] = []
    private var ends = [0]
    private var documentCounts: [Int] = []
    /// Of each term, where it is known whatever the frequencies.
    private var stems: [UInt64?] = []

    var count: Int { documentCounts.count }

    mutating func removeAll() {
        folded.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        ends.append(0)
        documentCounts.removeAll(keepingCapacity: true)
        stems.removeAll(keepingCapacity: true)
    }

    /// Takes in a term of the key and how many documents have it.
    mutating func add(_ term: ArraySlice<UInt8>, documentCount: Int) {
        add(folded: Folding.folded(term)[...], stem: nil, documentCount: documentCount)
    }

    /// The same for a term whose folded form is known, and perhaps its stem (`certainStem`).
    mutating func add(folded term: ArraySlice<UInt8>, stem: UInt64?, documentCount: Int) {
        folded += term
        ends.append(folded.count)
        documentCounts.append(documentCount)
        stems.append(stem)
    }

    /// The places of the terms of each class, ascending, in the order in which they were added.
    func classes() -> [[Int]] {
        if count == 1 { return [[0]] }
        let stems = allStems()
        var classes: [[Int]] = []
        for (index, stem) in stems.enumerated() {
            // A key has few stems.
            if let number = classes.firstIndex(where: { stems[$0[0]] == stem }) {
                classes[number].append(index)
            } else {
                classes.append([index])
            }
        }
        return classes
    }

    private func allStems() -> [UInt64] {
        let known = stems.compactMap { $0 }
        if known.count == count { return known }
        var counts = WordCounts(capacity: count)
        for index in 0..<count { counts.add(documentCounts[index], for: term(index)) }
        return (0..<count).map { stems[$0] ?? stem(of: term($0), counts) }
    }

    private func term(_ index: Int) -> ArraySlice<UInt8> { folded[ends[index]..<ends[index + 1]] }

    /// A hash of a folded term's stem; words of other letters than Arabic ones are alike already if they share a key.
    private func stem(of term: ArraySlice<UInt8>, _ counts: WordCounts) -> UInt64 {
        guard TermCoding.isArabic(term) else { return 0 }
        return StemClasses.hash(term, analyzer.parts(of: term) { counts[$0] })
    }

    /// A hash of the stem of a folded term that is the same whatever the frequencies, else nil.
    static func certainStem(of folded: ArraySlice<UInt8>, _ analyzer: Analyzer) -> UInt64? {
        guard TermCoding.isArabic(folded) else { return 0 }
        return analyzer.certainParts(of: folded).map { hash(folded, $0) }
    }

    private static func hash(_ term: ArraySlice<UInt8>, _ parts: Range<Int>) -> UInt64 {
        TermTable.wideHash(term[term.startIndex + parts.lowerBound..<term.startIndex + parts.upperBound])
    }
}

/// Hashes of a term's folded form and of its stem, which say of most terms of a key that they are no forms of a word.
struct TermSigns: Equatable {
    let folded: UInt32
    /// Even and of the stem; odd where the stem depends on how frequent words are.
    let stem: UInt32

    init(folded: UInt32, stem: UInt32) { (self.folded, self.stem) = (folded, stem) }

    init(folded: ArraySlice<UInt8>, _ analyzer: Analyzer) {
        self.folded = TermSigns.hash(folded)
        if let parts = analyzer.certainParts(of: folded) {
            let start = folded.startIndex
            stem = TermSigns.hash(folded[start + parts.lowerBound..<start + parts.upperBound]) & ~1
        } else {
            stem = 1
        }
    }

    static func hash(_ word: ArraySlice<UInt8>) -> UInt32 {
        UInt32(truncatingIfNeeded: TermTable.wideHash(word) >> 16)
    }
}
