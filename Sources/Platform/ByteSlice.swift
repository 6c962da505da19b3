package import Bytes

/// Bytes that somebody keeps alive: an array, or a part of a mapped file. Handing one on copies nothing.
@safe package struct ByteSlice: @unchecked Sendable {
    /// Keeps the bytes where they are for as long as the slice lives; they never change.
    let owner: AnyObject
    let start: UnsafeRawPointer?
    package let count: Int

    /// A slice over memory that `owner` keeps unchanged until it is released.
    package init(owner: AnyObject, bytes: UnsafeRawBufferPointer) {
        self.owner = owner
        unsafe start = bytes.baseAddress
        count = bytes.count
    }

    /// A slice over a copy of an array's bytes.
    package init(_ bytes: [UInt8]) {
        let storage = OwnedBytes(bytes)
        unsafe self.init(owner: storage, bytes: UnsafeRawBufferPointer(storage.buffer))
    }

    /// A slice over memory for so many bytes, as many of them as `fill` says that it wrote.
    init<Failure: Error>(
        byteCount: Int, filledBy fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
    ) throws(Failure) {
        let storage = OwnedBytes(byteCount: byteCount)
        let count = try unsafe fill(UnsafeMutableRawBufferPointer(storage.buffer))
        let whole = unsafe UnsafeRawBufferPointer(storage.buffer)
        unsafe self.init(owner: storage, bytes: UnsafeRawBufferPointer(rebasing: whole[..<count]))
    }

    /// The same bytes, for a room that knows nothing of this one.
    package var shared: SharedBytes {
        unsafe SharedBytes(owner: owner, bytes: UnsafeRawBufferPointer(start: start, count: count))
    }

    package var isEmpty: Bool { count == 0 }

    /// A part of the slice, over the same bytes.
    package subscript(range: Range<Int>) -> ByteSlice {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "range outside of the slice")
        let part = unsafe UnsafeRawBufferPointer(start: start.map { unsafe $0 + range.lowerBound }, count: range.count)
        return unsafe ByteSlice(owner: owner, bytes: part)
    }

    /// A copy of the bytes.
    package var array: [UInt8] { unsafe withUnsafeBytes { unsafe Array($0) } }

    /// Appends a copy of the bytes.
    package func append(to bytes: inout [UInt8]) { unsafe withUnsafeBytes { unsafe bytes.append(contentsOf: $0) } }

    package func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let result = try unsafe body(UnsafeRawBufferPointer(start: start, count: count))
        withExtendedLifetime(owner) {}
        return result
    }

    /// Lends the bytes as a span, without a copy.
    package func withSpan<Result, Failure: Error>(
        _ body: (borrowing Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe withUnsafeBytes { (bytes) throws(Failure) in
            let typed = unsafe bytes.assumingMemoryBound(to: UInt8.self)
            return try unsafe body(Span(_unsafeElements: typed))
        }
    }
}

/// A fixed allocation that frees itself.
@safe private final class OwnedBytes {
    let buffer: UnsafeMutableBufferPointer<UInt8>

    init(_ bytes: [UInt8]) {
        unsafe buffer = .allocate(capacity: bytes.count)
        _ = unsafe buffer.initialize(from: bytes)
    }

    /// Of no value before somebody writes to it.
    init(byteCount: Int) { unsafe buffer = .allocate(capacity: byteCount) }

    deinit { unsafe buffer.deallocate() }
}
