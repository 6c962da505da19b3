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

    var count: Int { documentCounts.count }

    mutating func removeAll() {
        folded.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        ends.append(0)
        documentCounts.removeAll(keepingCapacity: true)
    }

    /// Takes in a term of the key and how many documents have it.
    mutating func add(_ term: ArraySlice<UInt8>, documentCount: Int) {
        folded += Folding.folded(term)
        ends.append(folded.count)
        documentCounts.append(documentCount)
    }

    /// What planning wants to know of a term without a look at its letters.
    func signs(_ index: Int) -> TermSigns { TermSigns(folded: term(index), analyzer) }

    /// The places of the terms of each class, ascending, in the order in which they were added.
    func classes() -> [[Int]] {
        if count == 1 { return [[0]] }
        var counts = WordCounts(capacity: count)
        for index in 0..<count { counts.add(documentCounts[index], for: term(index)) }
        var numbers: [UInt64: Int] = [:]
        var classes: [[Int]] = []
        for index in 0..<count {
            let stem = stem(of: term(index), counts)
            if let number = numbers[stem] {
                classes[number].append(index)
            } else {
                numbers[stem] = classes.count
                classes.append([index])
            }
        }
        return classes
    }

    private func term(_ index: Int) -> ArraySlice<UInt8> { folded[ends[index]..<ends[index + 1]] }

    /// A hash of a folded term's stem; words of other letters than Arabic ones are alike already if they share a key.
    private func stem(of term: ArraySlice<UInt8>, _ counts: WordCounts) -> UInt64 {
        guard TermCoding.isArabic(term) else { return 0 }
        let parts = analyzer.parts(of: term) { counts[$0] }
        return TermTable.wideHash(term[term.startIndex + parts.lowerBound..<term.startIndex + parts.upperBound])
    }
}

/// Hashes of a term's folded form and of its stem, which say of most terms of a key that they are no forms of a word.
struct TermSigns: Equatable {
    let folded: UInt32
    /// Even and of the stem; odd where the stem depends on how frequent words are.
    let stem: UInt32

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
