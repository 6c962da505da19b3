/// One clause of a plan at work in one segment, a window of documents at a time.
@safe final class ClauseRun {
    let clause: PlannedClause
    /// The window that the bits and sums are of; −1 for none.
    private(set) var window = -1
    /// Whether the sums are complete: no lazy form was left out.
    private(set) var isCounted = false
    let bits: WindowBits
    /// Weighted frequencies by document of the window, without those of dense forms; of no meaning where no bit is set.
    let sums: WindowSums
    private var word: WordRun?
    /// For a word that only counts in one field.
    private var reader: PositionReader?
    private var phrase: PhraseMatch?
    private var phraseWords: [ClauseRun] = []
    private let prefixBits: Bitmap?
    private let segment: Segment
    private let pool: WindowPool

    /// `counts` says that the sums are wanted in every window.
    convenience init(_ clause: PlannedClause, segmentIndex: Int, segment: Segment, pool: WindowPool, counts: Bool) {
        self.init(clause, segmentIndex: segmentIndex, segment: segment, pool: pool, counts: counts, forms: nil)
    }

    private init(
        _ clause: PlannedClause, segmentIndex: Int, segment: Segment, pool: WindowPool, counts: Bool, forms: WordForms?
    ) {
        self.clause = clause
        self.segment = segment
        self.pool = pool
        bits = pool.takeBits()
        sums = pool.takeSums()
        var prefixBits: Bitmap?
        switch forms.map({ PlannedClause.Kind.word($0) }) ?? clause.kind {
        case .word(let forms):
            let isVerified = clause.field != nil
            word = WordRun(forms.forms, segmentIndex: segmentIndex, segment: segment, counts: counts || isVerified)
            if isVerified {
                reader = PositionReader(segmentIndex: segmentIndex, segment: segment, forms: forms.forms)
            }
        case .phrase(let words, let slop):
            let order = words.indices.sorted { words[$0].documentCount < words[$1].documentCount }
            phrase = PhraseMatch(
                words, slop: slop, field: clause.field, segmentIndex: segmentIndex, segment: segment)
            let plain = PlannedClause(
                kind: .prefix([]), word: QueryWord(term: [], field: nil), documentCount: 0, weight: 0)
            phraseWords = order.map {
                ClauseRun(
                    plain, segmentIndex: segmentIndex, segment: segment, pool: pool, counts: false, forms: words[$0])
            }
        case .prefix(let bitmaps): prefixBits = bitmaps[segmentIndex]
        }
        self.prefixBits = prefixBits
        // Dense forms set bits without sums, and what they are added to must be 0 there.
        if word?.hasDenseForms == true { sums.clear() }
    }

    /// Whether sums lack the frequencies of dense forms.
    var isLazy: Bool { !isCounted && word?.hasDenseForms == true }

    deinit {
        clear()
        pool.give(bits)
        pool.give(sums)
    }

    /// The first document at or behind `start` that may match.
    func nextDocument(from start: UInt32) -> UInt32 {
        if let word { return word.nextDocument(from: start) }
        return phraseWords.reduce(start) { max($0, $1.nextDocument(from: start)) }
    }

    /// Fills bits and sums for a window. Windows come in ascending order.
    ///
    /// With `among`, only documents whose bits are set there matter; others may be left out.
    func fill(window: Int, among: WindowBits? = nil) {
        if self.window == window { return }
        clear()
        self.window = window
        isCounted = false
        let start = UInt32(window * Window.size)
        if let prefixBits { return fill(from: prefixBits) }
        guard let word else {
            intersectWords()
            return verify(start: start)
        }
        if let among, reader == nil, isCheaperLookedUp(word, among.count) {
            lookUp(word, among, start: start)
        } else {
            word.fill(from: start, bits: bits, sums: sums)
            if reader != nil { verify(start: start) }
        }
    }

    /// The word, for loops in which counting references would cost more than the work.
    var unmanagedWord: Unmanaged<WordRun>? { unsafe word.map { unsafe Unmanaged.passUnretained($0) } }

    /// Whether a few documents are better looked up one by one than the whole window read.
    private func isCheaperLookedUp(_ word: WordRun, _ count: Int) -> Bool {
        let entries = word.entryCount * Window.size / max(Window.size, segment.documentCount)
        return count * word.lookupCost < entries
    }

    private func lookUp(_ word: WordRun, _ among: WindowBits, start: UInt32) {
        among.forEach { local in
            let frequency = word.frequency(start + UInt32(local))
            if frequency == 0 { return }
            unsafe bits.words[local >> 6] |= 1 << UInt64(local & 63)
            unsafe sums.values[local] = frequency
        }
        isCounted = true
    }

    /// Forgets the window.
    private func clear() {
        guard window >= 0 else { return }
        if word?.hasDenseForms == true { bits.forEach { unsafe sums.values[$0] = 0 } }
        bits.fill(0)
        window = -1
    }

    private func fill(from bitmap: Bitmap) {
        bits.copy(bitmap, window: window)
        bits.forEach { unsafe sums.values[$0] = 1 }
    }

    /// The documents that have all words of the phrase, somewhere.
    private func intersectWords() {
        for (number, word) in phraseWords.enumerated() {
            word.fill(window: window, among: number == 0 ? nil : bits)
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
        var sum: Float = 0
        for (index, position) in (reader?.positions ?? []).enumerated() where range.contains(position) {
            sum += forms.forms[reader?.forms[index] ?? 0].weight
        }
        return sum
    }
}
