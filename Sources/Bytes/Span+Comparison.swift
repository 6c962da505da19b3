extension Span<UInt8> {
    /// Whether the bytes from `start` on begin with those of another span, compared eight at a step.
    @inlinable package func begins(with other: borrowing Span<UInt8>, from start: Int) -> Bool {
        precondition(start >= 0 && start <= count, "outside of the bytes")
        let length = other.count
        guard length <= count &- start else { return false }
        return unsafe withUnsafeBytes { bytes in
            unsafe other.withUnsafeBytes { others in
                var index = 0
                while index &+ 8 <= length {
                    let word = unsafe bytes.loadUnaligned(fromByteOffset: start &+ index, as: UInt64.self)
                    if unsafe word != others.loadUnaligned(fromByteOffset: index, as: UInt64.self) { return false }
                    index &+= 8
                }
                while index < length {
                    if unsafe bytes[start &+ index] != others[index] { return false }
                    index &+= 1
                }
                return true
            }
        }
    }
}
