/// Copies encoded positions; those that lie one behind the other in a segment, as they mostly do, at once.
struct PositionCopier {
    private var source: FlatArray<UInt8>?
    /// What is to be copied, and where it will lie.
    private var pending = 0..<0
    private var target = 0

    mutating func begin(_ segment: Segment, at target: Int) {
        source = segment.positions
        pending = 0..<0
        self.target = target
    }

    /// Where the positions will begin in `output`.
    @inline(__always) mutating func take(_ range: Range<Int>, into output: inout [UInt8]) -> Int {
        if range.lowerBound != pending.upperBound {
            end(into: &output)
            pending = range
            target = output.count
            return target
        }
        pending = pending.lowerBound..<range.upperBound
        return target + range.lowerBound - pending.lowerBound
    }

    mutating func end(into output: inout [UInt8]) {
        if let source, !pending.isEmpty { unsafe output.append(contentsOf: source.slice(pending)) }
        pending = 0..<0
    }
}
