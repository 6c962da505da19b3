package import Platform

/// What a handler answers; the server adds the framing, `Date` and `X-Request-Id`, and leaves the content out for HEAD.
package struct Response: Sendable {
    package var status: Status
    package var fields: Fields
    /// In the place of the fields `ETag` and `Last-Modified`.
    package var validators: Validators?
    package var content: Content
    /// Says that the answer follows from the bytes of the request's head alone for as long as this edition is current: until then the
    /// server may give it to an equal head without asking the guard or the handler. nil for an answer that depends on more than that.
    package var edition: Edition?

    package init(status: Status, fields: Fields = [:], validators: Validators? = nil, content: Content = .empty) {
        self.status = status
        self.fields = fields
        self.validators = validators
        self.content = content
    }

    package enum Content: Sendable {
        case empty
        case bytes([UInt8])
        /// Sent from where it lies, without a copy.
        case slice(ByteSlice)
        /// One after another, without a copy.
        case parts([Part])
        /// A few bytes of its own, then a slice.
        case prefixed([UInt8], ByteSlice)
        /// A part of a file, sent by the kernel.
        case file(OpenFile, Range<Int>)
        /// Of unknown length, chunked; asked for piece after piece as the client takes them.
        case stream(ContentStream)

        /// One of several pieces.
        package enum Part: Sendable {
            case slice(ByteSlice)
            case file(OpenFile, Range<Int>)

            var byteCount: Int {
                switch self {
                case .slice(let slice): slice.count
                case .file(_, let range): range.count
                }
            }
        }

        /// The number of bytes; nil for a stream.
        package var byteCount: Int? {
            switch self {
            case .empty: 0
            case .bytes(let bytes): bytes.count
            case .slice(let slice): slice.count
            case .parts(let parts): parts.reduce(0) { $0 + $1.byteCount }
            case .prefixed(let bytes, let slice): bytes.count + slice.count
            case .file(_, let range): range.count
            case .stream: nil
            }
        }
    }
}

/// Content made while it is sent: each piece is asked for on a pool thread once the client has taken the one before.
package final class ContentStream: Sendable {
    let next: @Sendable () throws -> [UInt8]?

    /// `next` gives a piece that is not empty, or nil at the end; it may block, and is never called twice at once.
    ///
    /// An error breaks the connection off, so that the client sees that something is missing.
    package init(_ next: @escaping @Sendable () throws -> [UInt8]?) { self.next = next }
}
