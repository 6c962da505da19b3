import Text

/// The terms that came by while documents were taken in, each with what the analyzer makes of it: most words of a text were met before.
struct Vocabulary {
    private let analyzer = Analyzer()
    private var table = TermTable()
    private var entries: [Entry] = []
    private var folded: [UInt8] = []

    private struct Entry {
        let keyHash: UInt32
        let skeletonHash: UInt32?
        let signs: TermSigns
        let stem: UInt64?
        let foldedEnd: Int
    }

    /// A vocabulary of more terms is begun anew.
    private static let limit = 1 << 16

    var isFull: Bool { entries.count > Vocabulary.limit }

    var count: Int { entries.count }

    /// The number of the term `source[range]`, a new one if it was not met before.
    mutating func number(of source: [UInt8], _ range: Range<Int>) -> UInt32 {
        let number = table.number(of: source, range)
        if number == entries.count { append(source[range]) }
        return number
    }

    private mutating func append(_ term: ArraySlice<UInt8>) {
        let form = Folding.folded(term)
        folded += form
        entries.append(
            Entry(
                keyHash: TermTable.hash(analyzer.key(of: term)),
                skeletonHash: analyzer.skeleton(of: term).map { TermTable.hash(ofSkeleton: $0) },
                signs: TermSigns(folded: form[...], analyzer), stem: StemClasses.certainStem(of: form[...], analyzer),
                foldedEnd: folded.count))
    }

    func term(_ number: Int) -> ArraySlice<UInt8> { table.term(number) }

    /// The hash of a term's key, by which it finds its group.
    func keyHash(_ number: Int) -> UInt32 { entries[number].keyHash }

    /// The hash of a term's skeleton, where it has one.
    func skeletonHash(_ number: Int) -> UInt32? { entries[number].skeletonHash }

    func signs(_ number: Int) -> TermSigns { entries[number].signs }

    /// What `StemClasses` wants to know of a term.
    func form(_ number: Int) -> (folded: ArraySlice<UInt8>, stem: UInt64?) {
        let start = number == 0 ? 0 : entries[number - 1].foldedEnd
        return (folded[start..<entries[number].foldedEnd], entries[number].stem)
    }

    /// The places of terms in a list of them, in the order of the terms' bytes.
    func order(of terms: [UInt32]) -> [Int] {
        var keys = terms.enumerated().map { (prefix: table.prefix(Int($1)), place: $0) }
        keys.sort { left, right in
            if left.prefix != right.prefix { return left.prefix < right.prefix }
            let (first, second) = (term(Int(terms[left.place])), term(Int(terms[right.place])))
            return first.lexicographicallyPrecedes(second)
        }
        return keys.map(\.place)
    }
}
