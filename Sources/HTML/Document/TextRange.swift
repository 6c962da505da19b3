/// Where a run of text lies: in the document's source, or in a side buffer for what the source does not spell out.
@usableFromInline
package struct TextRange: Hashable, Sendable {
    @inlinable static var sideBit: UInt32 { 1 << 31 }

    /// Bit 31 tells the buffer, the rest is an offset in bytes.
    @usableFromInline let place: UInt32
    @usableFromInline let length: UInt32

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
    @inlinable init(_ first: UInt32, _ second: UInt32) { (place, length) = (first, second) }
    var words: (UInt32, UInt32) { (place, length) }

    /// Whether it lies in the side buffer.
    @inlinable package var isInSide: Bool { place & Self.sideBit != 0 }
    @inlinable package var start: Int { Int(place & ~Self.sideBit) }
    @inlinable package var end: Int { start + Int(length) }
    @inlinable package var isEmpty: Bool { length == 0 }

    /// The same buffer, other bounds.
    func from(_ newStart: Int, to newEnd: Int) -> TextRange {
        isInSide ? TextRange(side: newStart, newEnd) : TextRange(source: newStart, newEnd)
    }
}
