import Bytes

/// The documents of a very frequent term as bits, beside its posting list. Whoever holds one holds what has the bits: mostly its segment.
@safe struct DenseBitmap {
    /// Terms in more than this part of a segment's documents have one, in segments of at least `smallestSegment`.
    static let share = 20
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

    /// Bits that lie elsewhere, so many words.
    init(words: UnsafePointer<UInt64>, count: Int) {
        unsafe self.words = words
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

/// Documents that are in all of some bitmaps of a segment.
extension DenseBitmap {
    static func commonCount(_ bitmaps: [DenseBitmap]) -> Int {
        var common = [UInt64](repeating: UInt64.max, count: Window.words)
        var total = 0
        var first = 0
        let count = bitmaps[0].count
        while first < count {
            let width = min(Window.words, count - first)
            unsafe common.withUnsafeMutableBufferPointer { common in
                guard let target = common.baseAddress else { return }
                for (number, bitmap) in bitmaps.enumerated() {
                    let source = unsafe bitmap.words + first
                    if number == 0 {
                        unsafe target.update(from: source, count: width)
                    } else {
                        for word in 0..<width { unsafe target[word] &= source[word] }
                    }
                }
                total += unsafe NumberBlocks.bitCount(target, count: width)
            }
            first += width
        }
        return total
    }
}

extension Segment {
    /// The bitmap of a term, if it is frequent enough to have one.
    func denseBitmap(of term: Int) -> DenseBitmap? {
        guard DenseBitmap.isDue(for: Int(documentFrequencies[term]), among: documentCount) else { return nil }
        return DenseBitmap(of: term, among: denseTerms, words: denseWords, documentCount: documentCount)
    }

    /// The bitmap of all terms of a group, if they are frequent enough to have one.
    func denseBitmap(ofGroup group: Int) -> DenseBitmap? {
        guard DenseBitmap.isDue(for: Int(documentCount(ofGroup: group)), among: documentCount) else { return nil }
        if terms(ofGroup: group).count == 1 { return denseBitmap(of: Int(groupTerms[Int(groupStarts[group])])) }
        return DenseBitmap(of: group, among: denseGroups, words: denseGroupWords, documentCount: documentCount)
    }
}

extension DenseBitmap {
    /// The one of a number among ascending numbers that have one.
    fileprivate init?(of number: Int, among numbers: FlatArray<UInt32>, words: FlatArray<UInt64>, documentCount: Int) {
        let index = numbers.firstIndex(notBelow: UInt32(number))
        guard index < numbers.count, Int(numbers[index]) == number else { return nil }
        let count = (documentCount + 63) / 64
        self.init(words: words, start: index * count, count: count)
    }
}
