import Bytes

/// The request methods this server knows (RFC 9110, section 9.3; PATCH: RFC 5789);
/// TRACE and QUERY (draft-ietf-httpbis-safe-method-w-body) only to say that nothing allows them.
package enum Method: UInt8, CaseIterable, Sendable {
    case get, head, post, put, patch, delete, options, trace, query

    /// Those that no resource allows.
    static let refused: Set<Method> = [.trace, .query]

    /// As it stands in a request line; methods are case-sensitive.
    package var name: String {
        switch self {
        case .get: "GET"
        case .head: "HEAD"
        case .post: "POST"
        case .put: "PUT"
        case .patch: "PATCH"
        case .delete: "DELETE"
        case .options: "OPTIONS"
        case .trace: "TRACE"
        case .query: "QUERY"
        }
    }

    /// The method that `bytes[range]` names, or nil.
    init?(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) {
        switch range.count {
        case 3 where bytes.equals("GET", in: range): self = .get
        case 3 where bytes.equals("PUT", in: range): self = .put
        case 4 where bytes.equals("POST", in: range): self = .post
        case 4 where bytes.equals("HEAD", in: range): self = .head
        case 5 where bytes.equals("PATCH", in: range): self = .patch
        case 5 where bytes.equals("TRACE", in: range): self = .trace
        case 5 where bytes.equals("QUERY", in: range): self = .query
        case 6 where bytes.equals("DELETE", in: range): self = .delete
        case 7 where bytes.equals("OPTIONS", in: range): self = .options
        default: return nil
        }
    }
}
