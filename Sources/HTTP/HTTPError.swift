/// Why this room answers a request by itself, without the application's handler.
package enum HTTPError: Error, Equatable, Sendable {
    /// The message breaks the grammar or the framing of RFC 9112; the sentence says where.
    case badRequest(String)
    case notFound
    /// The resource exists; these methods are allowed.
    case methodNotAllowed([Method])
    /// The request did not arrive in time.
    case requestTimeout
    /// More content than this many bytes.
    case contentTooLarge(limit: Int)
    /// A request line longer than this many bytes.
    case targetTooLong(limit: Int)
    /// A header or trailer section with more bytes or lines than allowed.
    case fieldsTooLarge
    /// An `Expect` other than `100-continue`.
    case expectationFailed
    /// No part of the representation, so many bytes long, is asked for.
    case rangeNotSatisfiable(length: Int)
    /// `If-Match` or `If-Unmodified-Since` does not hold.
    case preconditionFailed
    /// A method or a transfer coding that this server does not know.
    case notImplemented(String)
    /// Too many connections or too much waiting work.
    case serviceUnavailable(String)
    case versionNotSupported

    package var status: Status {
        switch self {
        case .badRequest: 400
        case .notFound: 404
        case .methodNotAllowed: 405
        case .requestTimeout: 408
        case .contentTooLarge: 413
        case .targetTooLong: 414
        case .fieldsTooLarge: 431
        case .expectationFailed: 417
        case .rangeNotSatisfiable: 416
        case .preconditionFailed: 412
        case .notImplemented: 501
        case .serviceUnavailable: 503
        case .versionNotSupported: 505
        }
    }

    /// One sentence for the client.
    package var detail: String {
        switch self {
        case .badRequest(let sentence), .notImplemented(let sentence), .serviceUnavailable(let sentence): sentence
        case .notFound: "There is nothing here."
        case .methodNotAllowed(let methods): "Allowed: \(methods.map(\.name).joined(separator: ", "))."
        case .requestTimeout: "The request did not arrive in time."
        case .contentTooLarge(let limit): "The content may have at most \(limit) bytes."
        case .targetTooLong(let limit): "The request line may have at most \(limit) bytes."
        case .fieldsTooLarge: "The header section is too large."
        case .expectationFailed: "Only the expectation 100-continue is known."
        case .rangeNotSatisfiable(let length): "The representation has \(length) bytes; none of them is in the range."
        case .preconditionFailed: "A precondition of the request does not hold."
        case .versionNotSupported: "Only HTTP/1.0 and HTTP/1.1 are spoken here."
        }
    }

    /// The fields that an answer to this error must carry, whatever its content.
    var requiredFields: [(FieldName, String)] {
        switch self {
        case .methodNotAllowed(let methods): [("Allow", methods.map(\.name).joined(separator: ", "))]
        case .rangeNotSatisfiable(let length): [("Content-Range", "bytes */\(length)")]
        case .serviceUnavailable: [("Retry-After", "1")]
        default: []
        }
    }
}
