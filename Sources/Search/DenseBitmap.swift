/// The documents of a very frequent term as bits, beside its posting list. Whoever holds one holds its segment too.
@safe struct DenseBitmap {
    /// Terms in more than this part of a segment's documents have one, in segments of at least `smallestSegment`.
    static let share = 24
    static let smallestSegment = 4096

    private let words: UnsafePointer<UInt64>
    private let count: Int

    /// Whether a term that so many documents have is frequent enough.
    static func isDue(for frequency: Int, among documents: Int) -> Bool {
        frequency * share > documents && documents >= smallestSegment
    }

    init(words: FlatArray<UInt64>, start: Int, count: Int) {
        unsafe self.words = words.pointer + start
        self.count = count
    }

    @inline(__always) subscript(document: Int) -> Bool {
        unsafe words[document >> 6] >> UInt64(document & 63) & 1 == 1
    }

    /// Sets the bits of all its documents.
    func formUnion(into bits: UnsafeMutablePointer<UInt64>) {
        for word in 0..<count { unsafe bits[word] |= words[word] }
    }

    /// Sets the bits of a window.
    func formUnion(into bits: WindowBits, window: Int) {
        let first = window * Window.words
        let end = min(Window.words, count - first)
        if end <= 0 { return }
        for word in 0..<end { unsafe bits.words[word] |= words[first + word] }
    }
}

extension Segment {
    /// The bitmap of a term, if it is frequent enough to have one.
    func denseBitmap(of term: Int) -> DenseBitmap? {
        guard DenseBitmap.isDue(for: Int(documentFrequencies[term]), among: documentCount) else { return nil }
        var low = 0
        var high = denseTerms.count
        while low < high {
            let middle = (low + high) / 2
            if Int(denseTerms[middle]) < term { low = middle + 1 } else { high = middle }
        }
        guard low < denseTerms.count, Int(denseTerms[low]) == term else { return nil }
        let words = (documentCount + 63) / 64
        return DenseBitmap(words: denseWords, start: low * words, count: words)
    }
}
