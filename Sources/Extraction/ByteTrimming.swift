extension ArraySlice<UInt8> {
    /// The bytes without the unwanted ones at their ends.
    @inline(__always)
    func trimming(where isUnwanted: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        var (start, end) = (startIndex, endIndex)
        while start < end, isUnwanted(self[start]) { start += 1 }
        while start < end, isUnwanted(self[end - 1]) { end -= 1 }
        return self[start..<end]
    }
}
