/// One clause of a plan at work in one segment, a window of documents at a time.
@safe final class ClauseRun {
    let clause: PlannedClause
    /// The window that the bits and sums are of; −1 for none.
    private(set) var window = -1
    /// Whether the window has sums too, or bits alone.
    private(set) var isCounted = false
    let bits: WindowBits
    /// Weighted frequencies by document of the window; of no meaning where no bit is set.
    let sums: WindowSums
    private var word: WordRun?
    /// Forms that count alike however many of them there are, and a window's documents with any of them.
    private var loose: WordRun?
    private let looseBits: WindowBits?
    private let looseWeight: Float
    /// For a word that only counts in one field.
    private var reader: PositionReader?
    private var phrase: PhraseMatch?
    private var walks: [GroupWalk] = []
    private var phraseWords: [ClauseRun] = []
    private let prefixBits: Bitmap?
    private let segment: Segment
    private let pool: WindowPool

    /// Whether its sums are 1 wherever it stands.
    var isConstant: Bool { prefixBits != nil }

    convenience init(
        _ clause: PlannedClause, segmentIndex: Int, segment: Segment, pool: WindowPool, looseWeight: Float
    ) {
        self.init(
            clause, segmentIndex: segmentIndex, segment: segment, pool: pool, looseWeight: looseWeight, forms: nil)
    }

    private init(
        _ clause: PlannedClause, segmentIndex: Int, segment: Segment, pool: WindowPool, looseWeight: Float,
        forms: WordForms?
    ) {
        self.looseWeight = looseWeight
        self.clause = clause
        self.segment = segment
        self.pool = pool
        bits = pool.takeBits()
        sums = pool.takeSums()
        var (prefixBits, looseBits): (Bitmap?, WindowBits?)
        switch forms.map({ PlannedClause.Kind.word($0) }) ?? clause.kind {
        case .word(let forms):
            word = WordRun(forms.places.places(in: segmentIndex), segment: segment)
            if !forms.loose.isEmpty {
                loose = WordRun(forms.loosePlaces.places(in: segmentIndex), segment: segment)
                looseBits = pool.takeBits()
            }
            if clause.field != nil {
                reader = PositionReader(
                    segmentIndex: segmentIndex, segment: segment, forms: forms.forms + forms.loose)
            }
        case .phrase(let words, let slop):
            let order = words.indices.sorted { words[$0].documentCount < words[$1].documentCount }
            // Words of phrases are never replaced by others, so their groups are known.
            walks = words.compactMap { GroupWalk($0, segmentIndex: segmentIndex, segment: segment) }
            phrase = PhraseMatch(walks, slop: slop, field: clause.field, segment: segment)
            let plain = PlannedClause(
                kind: .prefix([]), word: QueryWord(term: [], field: nil), documentCount: 0, weight: 0)
            phraseWords = order.map {
                ClauseRun(
                    plain, segmentIndex: segmentIndex, segment: segment, pool: pool, looseWeight: looseWeight,
                    forms: words[$0])
            }
        case .prefix(let bitmaps):
            prefixBits = bitmaps[segmentIndex]
            // However often it stands there, a beginning counts once.
            unsafe sums.values.update(repeating: 1, count: Window.size)
        }
        self.prefixBits = prefixBits
        self.looseBits = looseBits
    }

    deinit {
        for walk in walks { walk.deallocate() }
        pool.give(bits)
        if let looseBits { pool.give(looseBits) }
        pool.give(sums)
    }

    /// The first document at or behind `start` that may match.
    func nextDocument(from start: UInt32) -> UInt32 {
        if let word {
            return min(word.nextDocument(from: start), loose?.nextDocument(from: start) ?? UInt32.max)
        }
        return phraseWords.reduce(start) { max($0, $1.nextDocument(from: start)) }
    }

    /// Fills the bits for a window, and the sums too if `counts`. Windows come in ascending order.
    ///
    /// With `among`, only documents whose bits are set there matter; others may be left out.
    func fill(window: Int, counts: Bool, among: WindowBits? = nil) {
        if self.window == window { return }
        bits.fill(0)
        self.window = window
        isCounted = true
        let start = UInt32(window * Window.size)
        if let prefixBits { return bits.copy(prefixBits, window: window) }
        guard let word else {
            intersectWords()
            return verify(start: start)
        }
        if reader != nil {
            word.mark(from: start, bits: bits)
            loose?.mark(from: start, bits: bits)
            verify(start: start)
        } else if let among, isCheaperLookedUp(word, among.count) {
            lookUp(among, start: start)
        } else if counts {
            word.count(from: start, bits: bits, sums: sums)
            if let loose { count(loose, from: start) }
        } else {
            word.mark(from: start, bits: bits)
            loose?.mark(from: start, bits: bits)
            isCounted = false
        }
    }

    private func count(_ loose: WordRun, from start: UInt32) {
        guard let looseBits else { return }
        looseBits.fill(0)
        loose.mark(from: start, bits: looseBits)
        looseBits.forEach { local in
            let (word, bit) = unsafe (bits.words[local >> 6], UInt64(1) << UInt64(local & 63))
            unsafe sums.values[local] = (word & bit == 0 ? 0 : sums.values[local]) + looseWeight
            unsafe bits.words[local >> 6] = word | bit
        }
    }

    /// How often the word stands in a document, its forms weighed.
    func frequency(_ document: UInt32) -> Float {
        (word?.frequency(document) ?? 0) + ((loose?.frequency(document) ?? 0) > 0 ? looseWeight : 0)
    }

    /// Whether a few documents are better looked up one by one than the whole window read.
    private func isCheaperLookedUp(_ word: WordRun, _ count: Int) -> Bool {
        let entries =
            (word.entryCount + (loose?.entryCount ?? 0)) * Window.size / max(Window.size, segment.documentCount)
        return count * (word.lookupCost + (loose?.lookupCost ?? 0)) < entries
    }

    private func lookUp(_ among: WindowBits, start: UInt32) {
        among.forEach { local in
            let frequency = frequency(start + UInt32(local))
            if frequency == 0 { return }
            unsafe bits.words[local >> 6] |= 1 << UInt64(local & 63)
            unsafe sums.values[local] = frequency
        }
    }

    /// The documents that have all words of the phrase, somewhere.
    private func intersectWords() {
        for (number, word) in phraseWords.enumerated() {
            word.fill(window: window, counts: false, among: number == 0 ? nil : bits)
            if number == 0 { bits.copy(word.bits) } else { bits.formIntersection(word.bits) }
            if bits.count == 0 { return }
        }
    }

    /// Keeps the documents whose positions bear out the field or the phrase.
    private func verify(start: UInt32) {
        for word in 0..<Window.words {
            var rest = unsafe bits.words[word]
            while rest != 0 {
                let bit = rest.trailingZeroBitCount
                rest &= rest &- 1
                let count = occurrences(in: start + UInt32(word << 6 + bit))
                unsafe sums.values[word << 6 + bit] = count
                if count == 0 { unsafe bits.words[word] &= ~(1 << UInt64(bit)) }
            }
        }
    }

    private func occurrences(in document: UInt32) -> Float {
        if phrase != nil { return phrase?.count(in: document) ?? 0 }
        guard case .word(let forms) = clause.kind, reader != nil else { return 0 }
        let range = clause.field.map { segment.positions(of: $0, document: Int(document)) } ?? 0..<UInt32.max
        reader?.read(document)
        var (sum, hasLoose) = (Float(0), false)
        for (index, position) in (reader?.positions ?? []).enumerated() where range.contains(position) {
            let form = reader?.forms[index] ?? 0
            if form < forms.forms.count { sum += forms.forms[form].weight } else { hasLoose = true }
        }
        return sum + (hasLoose ? looseWeight : 0)
    }
}
