import CPlatform
import Glibc

/// Bytes received and not yet consumed, in one piece of memory that moves only when it must grow or close a gap.
///
/// Its state lies behind a pointer, which the runtime neither counts nor guards.
@safe @usableFromInline package struct InputBuffer: ~Copyable {
    @unsafe @usableFromInline struct State {
        @usableFromInline var memory: UnsafeMutablePointer<UInt8>
        @usableFromInline var capacity: Int
        @usableFromInline var start = 0
        @usableFromInline var end = 0
    }

    @usableFromInline let state: UnsafeMutablePointer<State>

    package init(capacity: Int) {
        unsafe state = .allocate(capacity: 1)
        unsafe state.initialize(to: State(memory: .allocate(capacity: capacity), capacity: capacity))
    }

    deinit {
        unsafe state.pointee.memory.deallocate()
        unsafe state.deallocate()
    }

    /// The number of bytes received and not consumed.
    @inlinable package var count: Int { unsafe state.pointee.end &- state.pointee.start }

    @inlinable package var isEmpty: Bool { count == 0 }

    package var capacity: Int { unsafe state.pointee.capacity }

    /// Lends the unconsumed bytes.
    @inlinable package func withSpan<Result>(_ body: (borrowing Span<UInt8>) -> Result) -> Result {
        let bytes = unsafe UnsafeBufferPointer(start: state.pointee.memory + state.pointee.start, count: count)
        return unsafe body(Span(_unsafeElements: bytes))
    }

    /// Forgets so many bytes from the front.
    @inlinable package func consume(_ byteCount: Int) {
        precondition(byteCount >= 0 && byteCount <= count, "more consumed than received")
        unsafe state.pointee.start &+= byteCount
        if isEmpty { removeAll() }
    }

    /// Forgets everything received.
    @inlinable package func removeAll() {
        unsafe state.pointee.start = 0
        unsafe state.pointee.end = 0
    }

    /// Reads once from the socket into the free room; none is free where `count` has reached `limit`.
    ///
    /// Moves the bytes to the front, then doubles the memory, where fewer than 2 KiB are free.
    package func receive(from socket: Socket, limit: Int) -> Socket.Outcome {
        makeRoom(limit: limit)
        let end = unsafe state.pointee.end
        let room = min(capacity - end, limit - count)
        guard room > 0 else { return .wouldBlock }
        let result = unsafe cplatform_receive(socket.descriptor, state.pointee.memory + end, room)
        if result > 0 { unsafe state.pointee.end += result }
        return Socket.Outcome(result)
    }

    /// Adds bytes as if they had been received; for tests and for what was read elsewhere.
    package func append(_ bytes: Span<UInt8>) {
        while unsafe capacity - state.pointee.end < bytes.count { makeRoom(limit: .max) }
        for index in bytes.indices { unsafe state.pointee.memory[state.pointee.end + index] = bytes[index] }
        unsafe state.pointee.end += bytes.count
    }

    private func makeRoom(limit: Int) {
        guard unsafe capacity - state.pointee.end < 2048 || limit == .max else { return }
        let count = count
        unsafe state.pointee.memory.update(from: state.pointee.memory + state.pointee.start, count: count)
        unsafe state.pointee.start = 0
        unsafe state.pointee.end = count
        guard capacity - count < 2048 || limit == .max, count < limit else { return }
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
        unsafe larger.update(from: state.pointee.memory, count: count)
        unsafe state.pointee.memory.deallocate()
        unsafe state.pointee.memory = larger
        unsafe state.pointee.capacity *= 2
    }
}
