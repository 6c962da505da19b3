extension Span<UInt8> {
    /// Whether the bytes in `range` are `name`, which is given in lower case, without regard to their own case.
    @inlinable package func equals(_ name: StaticString, ignoringCaseIn range: Range<Int>) -> Bool {
        guard range.count == name.utf8CodeUnitCount else { return false }
        let start = unsafe name.utf8Start
        for index in 0..<range.count where unsafe self[range.lowerBound &+ index].asciiLowercased != start[index] {
            return false
        }
        return true
    }

    /// Whether the bytes in `range` are `name`.
    @inlinable package func equals(_ name: StaticString, in range: Range<Int>) -> Bool {
        guard range.count == name.utf8CodeUnitCount else { return false }
        let start = unsafe name.utf8Start
        for index in 0..<range.count where unsafe self[range.lowerBound &+ index] != start[index] { return false }
        return true
    }
}
