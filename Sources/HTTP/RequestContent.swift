import Platform

/// A request's content as a stream: the handler's thread waits for it, and while it does not read, the client is not read either.
package struct RequestContent: Sendable {
    let pipe: BytePipe

    /// What came of asking for more.
    package enum Piece: Sendable {
        case bytes([UInt8])
        case end
        /// The client left, was too slow, sent too much or broke the framing: what came so far is not the whole.
        case broken
    }

    /// Waits for the next piece.
    package func next() -> Piece {
        switch pipe.read() {
        case .chunk(let bytes): .bytes(bytes)
        case .end(.finished): .end
        case .end(.broken): .broken
        }
    }
}
