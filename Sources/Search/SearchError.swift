/// Why a request was turned down.
package enum SearchError: Error, Equatable, Sendable {
    /// The query's text has more UTF-8 bytes than `limit`.
    case queryTooLong(limit: Int)
    /// The query has more words, phrases and prefixes than `limit`.
    case tooManyClauses(limit: Int)
    /// Bytes that no segment was encoded to.
    case malformedSegment
}
