/// One clause of a plan at work in one segment, a window of documents at a time.
@safe final class ClauseRun {
    let clause: PlannedClause
    /// The window that the bits and sums are of; −1 for none.
    private(set) var window = -1
    /// Whether the sums are complete: no lazy form was left out.
    private(set) var isCounted = false
    let bits: WindowBits
    /// Weighted frequencies by document of the window, without those of `lazy` forms; 0 where the clause has none.
    let sums: WindowSums
    /// Forms so frequent that only their bits are looked at, and a frequency where a document needs it.
    private(set) var lazy: [(cursor: PostingCursor, weight: Float, bitmap: DenseBitmap)] = []
    private var cursors: [PostingCursor] = []
    private var weights: [Float] = []
    /// The document at which each cursor stands, so that those of later windows are passed over without a look at them.
    private var next: [UInt32] = []
    private var readers: [PositionReader] = []
    private var phraseWords: [ClauseRun] = []
    private var begins: [UInt32] = []
    private let prefixBits: Bitmap?
    private let segment: Segment
    private let pool: WindowPool

    convenience init(_ clause: PlannedClause, segmentIndex: Int, segment: Segment, pool: WindowPool) {
        self.init(clause, segmentIndex: segmentIndex, segment: segment, pool: pool, forms: nil)
    }

    private init(
        _ clause: PlannedClause, segmentIndex: Int, segment: Segment, pool: WindowPool, forms: WordForms?
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
            for form in forms.forms {
                for place in form.places where place.segment == segmentIndex {
                    let cursor = PostingCursor(segment: segment, term: place.term, startsLater: true)
                    if !isVerified, let bitmap = segment.denseBitmap(of: place.term) {
                        lazy.append((cursor, form.weight, bitmap))
                    } else {
                        cursors.append(cursor)
                        weights.append(form.weight)
                    }
                }
            }
            if isVerified {
                readers = [PositionReader(segmentIndex: segmentIndex, segment: segment, forms: forms.forms)]
            }
        case .phrase(let words, _):
            let order = words.indices.sorted { words[$0].documentCount < words[$1].documentCount }
            readers = words.map { PositionReader(segmentIndex: segmentIndex, segment: segment, forms: $0.forms) }
            let plain = PlannedClause(
                kind: .prefix([]), word: QueryWord(term: [], field: nil), documentCount: 0, weight: 0)
            phraseWords = order.map {
                ClauseRun(plain, segmentIndex: segmentIndex, segment: segment, pool: pool, forms: words[$0])
            }
        case .prefix(let bitmaps): prefixBits = bitmaps[segmentIndex]
        }
        self.prefixBits = prefixBits
        next = Array(repeating: 0, count: cursors.count)
    }

    deinit {
        clear()
        pool.give(bits)
        pool.give(sums)
    }

    /// The first document at or behind `start` that may match.
    func nextDocument(from start: UInt32) -> UInt32 {
        if prefixBits != nil { return start }
        if !phraseWords.isEmpty { return phraseWords.reduce(start) { max($0, $1.nextDocument(from: start)) } }
        if !lazy.isEmpty { return start }
        var first = UInt32.max
        for index in next.indices {
            if next[index] <= start {
                let cursor = cursors[index]
                cursor.advance(to: start)
                next[index] = cursor.document
            }
            first = min(first, next[index])
        }
        return first
    }

    /// Fills bits and sums for a window, with the frequencies of lazy forms too if `counts`. Windows come in ascending order.
    ///
    /// With `among`, only documents whose bits are set there matter; others may be left out.
    func fill(window: Int, counts: Bool, among: WindowBits? = nil) {
        if self.window == window { return }
        clear()
        self.window = window
        isCounted = counts
        let start = UInt32(window * Window.size)
        let end = start + UInt32(Window.size)
        if let prefixBits { return fill(from: prefixBits) }
        if !phraseWords.isEmpty {
            intersectWords()
            verify(start: start)
            return
        }
        if let among, among.count * 24 < Window.size, probe(among, start: start) { return }
        for index in next.indices where next[index] < end {
            let cursor = cursors[index]
            unsafe cursor.accumulate(
                from: start, below: end, weight: weights[index], bits: bits.words, sums: sums.values)
            next[index] = cursor.document
        }
        for form in lazy {
            if counts {
                unsafe form.cursor.accumulate(
                    from: start, below: end, weight: form.weight, bits: bits.words, sums: sums.values)
            } else {
                form.bitmap.formUnion(into: bits, window: window)
            }
        }
        if !readers.isEmpty { verify(start: start) }
    }

    /// The weighted frequency of the lazy forms in a document. Documents are asked for in ascending order.
    func lazyFrequency(_ document: UInt32) -> Float {
        var sum: Float = 0
        for form in lazy where form.bitmap[Int(document)] {
            form.cursor.advance(to: document)
            sum += form.weight * Float(form.cursor.frequency)
        }
        return sum
    }

    /// Looks up a few documents one by one where that is cheaper than the whole window.
    private func probe(_ among: WindowBits, start: UInt32) -> Bool {
        guard readers.isEmpty else { return false }
        var expected = 0
        for cursor in cursors { expected += cursor.documentCount }
        guard expected * Window.size / max(1, segment.documentCount) > among.count * cursors.count * 8 else {
            return false
        }
        among.forEach { local in
            let document = start + UInt32(local)
            var sum: Float = 0
            var isFound = false
            for index in next.indices where next[index] <= document {
                let cursor = cursors[index]
                cursor.advance(to: document)
                next[index] = cursor.document
                guard next[index] == document else { continue }
                sum += weights[index] * Float(cursor.frequency)
                isFound = true
            }
            if isFound {
                unsafe bits.words[local >> 6] |= 1 << UInt64(local & 63)
                unsafe sums.values[local] = sum
            }
        }
        for form in lazy { form.bitmap.formUnion(into: bits, window: window) }
        isCounted = false
        return true
    }

    /// Forgets the window.
    private func clear() {
        guard window >= 0 else { return }
        bits.forEach { unsafe sums.values[$0] = 0 }
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
        let range = clause.field.map { segment.positions(of: $0, document: Int(document)) } ?? 0..<UInt32.max
        if case .word(let forms) = clause.kind {
            readers[0].read(document)
            var sum: Float = 0
            for (index, position) in readers[0].positions.enumerated() where range.contains(position) {
                sum += forms.forms[readers[0].forms[index]].weight
            }
            return sum
        }
        return phraseCount(in: document, range)
    }

    /// How often the words follow one another in a document.
    private func phraseCount(in document: UInt32, _ range: Range<UInt32>) -> Float {
        if case .phrase(_, let slop) = clause.kind, slop > 0 { return looseCount(in: document, range, slop: slop) }
        for number in readers.indices {
            readers[number].read(document)
            if number == 0 {
                begins.removeAll(keepingCapacity: true)
                for position in readers[0].positions where range.contains(position) { begins.append(position) }
            } else {
                keepBegins(followedBy: number, in: range)
            }
            if begins.isEmpty { return 0 }
        }
        return Float(begins.count)
    }

    /// How often the words stand in order with at most `slop` others among them.
    private func looseCount(in document: UInt32, _ range: Range<UInt32>, slop: Int) -> Float {
        for number in readers.indices {
            readers[number].read(document)
            if readers[number].positions.isEmpty { return 0 }
        }
        var count: Float = 0
        for begin in readers[0].positions where range.contains(begin) {
            var last: UInt32? = begin
            for reader in readers.dropFirst() {
                guard let before = last else { break }
                last = reader.positions.first { $0 > before }
            }
            guard let last, range.contains(last) else { continue }
            if Int(last - begin) < readers.count + slop { count += 1 }
        }
        return count
    }

    private func keepBegins(followedBy number: Int, in range: Range<UInt32>) {
        var kept = 0
        var index = 0
        let count = readers[number].positions.count
        for begin in begins {
            let wanted = begin + UInt32(number)
            while index < count, readers[number].positions[index] < wanted { index += 1 }
            guard index < count, readers[number].positions[index] == wanted, range.contains(wanted) else { continue }
            begins[kept] = begin
            kept += 1
        }
        begins.removeLast(begins.count - kept)
    }
}
