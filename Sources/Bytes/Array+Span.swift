extension Array<UInt8> {
    /// Appends a span's bytes in one copy.
    @inlinable package mutating func append(bytes: borrowing Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }

    /// A copy of a span's bytes.
    @inlinable package init(copying bytes: borrowing Span<UInt8>) {
        self.init()
        append(bytes: bytes)
    }
}
