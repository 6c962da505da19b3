/// Bytes that an owner keeps where they are, unchanged, for as long as it lives: handed from room to room without a copy.
@safe package struct SharedBytes: @unchecked Sendable {
    package let owner: AnyObject
    package let bytes: UnsafeRawBufferPointer

    package init(owner: AnyObject, bytes: UnsafeRawBufferPointer) {
        self.owner = owner
        unsafe self.bytes = bytes
    }

    package var count: Int { unsafe bytes.count }

    /// Lends the bytes as a span.
    package func withSpan<Result, Failure: Error>(
        _ body: (borrowing Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let typed = unsafe bytes.assumingMemoryBound(to: UInt8.self)
        let result = try unsafe body(Span(_unsafeElements: typed))
        withExtendedLifetime(owner) {}
        return result
    }
}
