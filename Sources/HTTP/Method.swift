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
        for method in Method.allCases where Method.matches(method, bytes, range) {
            self = method
            return
        }
        return nil
    }

    private static func matches(_ method: Method, _ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
        switch method {
        case .get: equal(bytes, range, "GET")
        case .head: equal(bytes, range, "HEAD")
        case .post: equal(bytes, range, "POST")
        case .put: equal(bytes, range, "PUT")
        case .patch: equal(bytes, range, "PATCH")
        case .delete: equal(bytes, range, "DELETE")
        case .options: equal(bytes, range, "OPTIONS")
        case .trace: equal(bytes, range, "TRACE")
        case .query: equal(bytes, range, "QUERY")
        }
    }

    private static func equal(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>, _ name: String) -> Bool {
        let name = name.utf8.span
        guard range.count == name.count else { return false }
        for index in name.indices where bytes[range.lowerBound + index] != name[index] { return false }
        return true
    }
}
