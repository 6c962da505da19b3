/// Where a run of text lies: in the document's source, or in a side buffer for what the source does not spell out.
struct TextRange: Hashable, Sendable {
    private static let sideBit: UInt32 = 1 << 31

    /// Bit 31 tells the buffer, the rest is an offset in bytes.
    private let place: UInt32
    let length: UInt32

    static let empty = TextRange(source: 0, 0)

    @inline(__always)
    init(source start: Int, _ end: Int) {
        place = UInt32(truncatingIfNeeded: start)
        length = UInt32(truncatingIfNeeded: end - start)
    }

    @inline(__always)
    init(side start: Int, _ end: Int) {
        place = UInt32(truncatingIfNeeded: start) | Self.sideBit
        length = UInt32(truncatingIfNeeded: end - start)
    }

    /// The two words of a node's payload.
    init(_ first: UInt32, _ second: UInt32) { (place, length) = (first, second) }
    var words: (UInt32, UInt32) { (place, length) }

    var isInSide: Bool { place & Self.sideBit != 0 }
    var start: Int { Int(place & ~Self.sideBit) }
    var end: Int { start + Int(length) }
    var isEmpty: Bool { length == 0 }

    /// The same buffer, other bounds.
    func from(_ newStart: Int, to newEnd: Int) -> TextRange {
        isInSide ? TextRange(side: newStart, newEnd) : TextRange(source: newStart, newEnd)
    }
}
