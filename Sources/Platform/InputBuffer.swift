import Glibc

/// Bytes received and not yet consumed, in one piece of memory that moves only when it must grow or close a gap.
@safe package final class InputBuffer {
    @usableFromInline var memory: UnsafeMutableBufferPointer<UInt8>
    @usableFromInline var start = 0
    @usableFromInline var end = 0

    package init(capacity: Int) {
        unsafe memory = .allocate(capacity: capacity)
        unsafe memory.initialize(repeating: 0)
    }

    deinit { unsafe memory.deallocate() }

    /// The number of bytes received and not consumed.
    @inlinable package var count: Int { end &- start }

    @inlinable package var isEmpty: Bool { end == start }

    package var capacity: Int { unsafe memory.count }

    /// Lends the unconsumed bytes.
    @inlinable package func withSpan<Result>(_ body: (borrowing Span<UInt8>) -> Result) -> Result {
        let bytes = unsafe UnsafeBufferPointer(rebasing: memory[start..<end])
        return unsafe body(Span(_unsafeElements: bytes))
    }

    /// Forgets so many bytes from the front.
    @inlinable package func consume(_ byteCount: Int) {
        precondition(byteCount >= 0 && byteCount <= count, "more consumed than received")
        start &+= byteCount
        if start == end { (start, end) = (0, 0) }
    }

    /// Forgets everything received.
    package func removeAll() { (start, end) = (0, 0) }

    /// Reads once from the socket into the free room; none is free where `count` has reached `limit`.
    ///
    /// Moves the bytes to the front, then doubles the memory, where fewer than 2 KiB are free.
    package func receive(from socket: Socket, limit: Int) -> Socket.Outcome {
        makeRoom(limit: limit)
        let room = unsafe min(memory.count - end, limit - count)
        guard room > 0 else { return .wouldBlock }
        let result = unsafe recv(socket.descriptor, memory.baseAddress.map { unsafe $0 + end }, room, 0)
        if result > 0 { end += result }
        return Socket.Outcome(result)
    }

    /// Adds bytes as if they had been received; for tests and for what was read elsewhere.
    package func append(_ bytes: Span<UInt8>) {
        while unsafe memory.count - end < bytes.count { makeRoom(limit: count + bytes.count + 2048) }
        for index in bytes.indices { unsafe memory[end + index] = bytes[index] }
        end += bytes.count
    }

    private func makeRoom(limit: Int) {
        guard unsafe memory.count - end < 2048 else { return }
        let count = count
        if start > 0 {
            unsafe memory.baseAddress?.update(from: memory.baseAddress.unsafelyUnwrapped + start, count: count)
            (start, end) = (0, count)
        }
        guard unsafe memory.count - end < 2048, count < limit else { return }
        let larger = unsafe UnsafeMutableBufferPointer<UInt8>.allocate(capacity: memory.count * 2)
        unsafe larger.initialize(repeating: 0)
        _ = unsafe larger.update(fromContentsOf: memory[0..<count])
        unsafe memory.deallocate()
        unsafe memory = larger
    }
}
