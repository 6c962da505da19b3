/// One clause of a plan at work in one segment, a window of documents at a time.
@safe final class ClauseRun {
    static let windowSize = 4096
    static let windowWords = windowSize / 64

    let clause: PlannedClause
    /// The window that the bits and frequencies are of; −1 for none.
    private(set) var window = -1
    private(set) var bits = [UInt64](repeating: 0, count: ClauseRun.windowWords)
    /// Weighted frequencies by document of the window; 0 where the clause has none.
    let frequencies: UnsafeMutablePointer<Float>
    private var cursors: [(cursor: PostingCursor, weight: Float)] = []
    private var readers: [PositionReader] = []
    private let prefixBits: Bitmap?
    private let segment: Segment

    init(_ clause: PlannedClause, segmentIndex: Int, segment: Segment) {
        self.clause = clause
        self.segment = segment
        unsafe frequencies = .allocate(capacity: ClauseRun.windowSize)
        unsafe frequencies.initialize(repeating: 0, count: ClauseRun.windowSize)
        var prefixBits: Bitmap?
        switch clause.kind {
        case .word(let forms):
            cursors = ClauseRun.cursors(forms, segmentIndex: segmentIndex, segment: segment)
            if clause.field != nil {
                readers = [PositionReader(segmentIndex: segmentIndex, segment: segment, forms: forms.forms)]
            }
        case .phrase(let words):
            // Led by the rarest word; the others are looked up.
            let rarest = words.min { $0.documentCount < $1.documentCount }
            cursors = rarest.map { ClauseRun.cursors($0, segmentIndex: segmentIndex, segment: segment) } ?? []
            readers = words.map { PositionReader(segmentIndex: segmentIndex, segment: segment, forms: $0.forms) }
        case .prefix(let bitmaps): prefixBits = bitmaps[segmentIndex]
        }
        self.prefixBits = prefixBits
    }

    deinit { unsafe frequencies.deallocate() }

    private static func cursors(
        _ forms: WordForms, segmentIndex: Int, segment: Segment
    ) -> [(cursor: PostingCursor, weight: Float)] {
        forms.forms.flatMap { form in
            form.places.filter { $0.segment == segmentIndex }
                .map { (PostingCursor(segment: segment, term: $0.term), form.weight) }
        }
    }

    /// The first document at or behind `start` that may match.
    func nextDocument(from start: UInt32) -> UInt32 {
        if prefixBits != nil { return start }
        var next = UInt32.max
        for (cursor, _) in cursors {
            cursor.advance(to: start)
            next = min(next, cursor.document)
        }
        return next
    }

    /// Fills bits and frequencies for a window. Windows are asked for in ascending order.
    func fill(window: Int) {
        if self.window == window { return }
        clear()
        self.window = window
        let start = UInt32(window * ClauseRun.windowSize)
        let end = start + UInt32(ClauseRun.windowSize)
        if let prefixBits { return fill(from: prefixBits, start: Int(start)) }
        for (cursor, weight) in cursors {
            cursor.advance(to: start)
            while cursor.document < end {
                let local = Int(cursor.document - start)
                bits[local >> 6] |= 1 << UInt64(local & 63)
                unsafe frequencies[local] += weight * Float(cursor.frequency)
                cursor.advance()
            }
        }
        if !readers.isEmpty { verify(start: start) }
    }

    /// Forgets the window.
    func clear() {
        guard window >= 0 else { return }
        for word in bits.indices where bits[word] != 0 {
            var rest = bits[word]
            while rest != 0 {
                unsafe frequencies[word << 6 + rest.trailingZeroBitCount] = 0
                rest &= rest - 1
            }
            bits[word] = 0
        }
        window = -1
    }

    private func fill(from bitmap: Bitmap, start: Int) {
        for word in bits.indices {
            let source = start >> 6 + word
            guard source < bitmap.words.count else { break }
            bits[word] = bitmap.words[source]
            var rest = bits[word]
            while rest != 0 {
                unsafe frequencies[word << 6 + rest.trailingZeroBitCount] = 1
                rest &= rest - 1
            }
        }
    }

    /// Keeps the documents whose positions bear out the field or the phrase.
    private func verify(start: UInt32) {
        for word in bits.indices where bits[word] != 0 {
            var rest = bits[word]
            while rest != 0 {
                let bit = rest.trailingZeroBitCount
                rest &= rest - 1
                let local = word << 6 + bit
                let count = occurrences(in: start + UInt32(local))
                unsafe frequencies[local] = count
                if count == 0 { bits[word] &= ~(1 << UInt64(bit)) }
            }
        }
    }

    private func occurrences(in document: UInt32) -> Float {
        let range = clause.field.map { segment.positions(of: $0, document: Int(document)) } ?? 0..<UInt32.max
        if case .word(let forms) = clause.kind {
            return readers[0].occurrences(in: document).reduce(0) {
                range.contains($1.position) ? $0 + forms.forms[$1.form].weight : $0
            }
        }
        // Positions at which the phrase could begin.
        var begins: [UInt32]?
        for index in readers.indices {
            let positions = readers[index].occurrences(in: document).map(\.position)
            let shift = UInt32(index)
            let found = positions.filter { $0 >= shift && range.contains($0) }.map { $0 - shift }
            if let earlier = begins {
                begins = intersection(earlier, found)
            } else {
                begins = found
            }
            if begins?.isEmpty != false { return 0 }
        }
        return Float(begins?.count ?? 0)
    }

    private func intersection(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        var common: [UInt32] = []
        var index = 0
        for value in left {
            while index < right.count, right[index] < value { index += 1 }
            if index < right.count, right[index] == value { common.append(value) }
        }
        return common
    }
}
