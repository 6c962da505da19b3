import Dispatch

/// Carries chunks from a loop to a thread that may wait for them, and says when it holds too much.
package final class BytePipe: Sendable {
    /// How the writer left.
    package enum End: Equatable, Sendable {
        case finished
        /// The bytes broke off: the peer left, was too slow, or sent nonsense.
        case broken
    }

    fileprivate struct State {
        var chunks: [[UInt8]] = []
        var byteCount = 0
        var end: End?
        var readerHasLeft = false
        var isOverfull = false
    }

    private let state = Monitor(State())
    private let arrivals = DispatchSemaphore(value: 0)
    private let capacity: Int
    private let hasRoomAgain: @Sendable () -> Void

    /// `hasRoomAgain` is called by the reader's thread when a pipe that was full has been half emptied.
    package init(capacity: Int, hasRoomAgain: @escaping @Sendable () -> Void) {
        self.capacity = capacity
        self.hasRoomAgain = hasRoomAgain
    }

    /// Takes a chunk whole; false says: send no more until `hasRoomAgain`.
    package func write(_ chunk: [UInt8]) -> Bool {
        let hasRoom = state.withLock { state in
            guard !state.readerHasLeft else { return true }
            state.chunks.append(chunk)
            state.byteCount += chunk.count
            state.isOverfull = state.byteCount >= capacity
            return !state.isOverfull
        }
        arrivals.signal()
        return hasRoom
    }

    package func end(_ end: End) {
        state.withLock { state in
            if state.end == nil { state.end = end }
        }
        arrivals.signal()
    }

    /// What a reader gets.
    package enum Reading: Sendable {
        case chunk([UInt8])
        case end(End)
    }

    /// Waits for the next chunk; after the end it gives the end again and again.
    package func read() -> Reading {
        while true {
            let (reading, makesRoom) = state.withLock { state in State.take(&state, capacity) }
            if makesRoom { hasRoomAgain() }
            if let reading { return reading }
            arrivals.wait()
        }
    }

    /// The reader wants no more: chunks are thrown away from here on.
    package func leave() {
        let makesRoom = state.withLock { state in
            state.readerHasLeft = true
            state.chunks = []
            state.byteCount = 0
            defer { state.isOverfull = false }
            return state.isOverfull
        }
        if makesRoom { hasRoomAgain() }
    }
}

extension BytePipe.State {
    /// The next thing to read, if there is one, and whether taking it made room in a pipe that had none.
    fileprivate static func take(_ state: inout BytePipe.State, _ capacity: Int) -> (BytePipe.Reading?, Bool) {
        guard !state.chunks.isEmpty else { return (state.end.map { .end($0) }, false) }
        let chunk = state.chunks.removeFirst()
        state.byteCount -= chunk.count
        guard state.isOverfull, state.byteCount <= capacity / 2 else { return (.chunk(chunk), false) }
        state.isOverfull = false
        return (.chunk(chunk), true)
    }
}
