/// Why a fetch brought nothing home. No case tells to what address a name resolved.
package enum FetchError: Error, Sendable, Equatable {
    /// The URL, or one that it redirects to, may not be fetched.
    case urlNotAllowed(URLRefusal)
    case unreachable(Reach)
    case timeout(Deadline)
    /// The content, on the wire or decoded, is longer than the limit, in bytes.
    case tooLarge(byteLimit: Int)
    case headerSectionTooLarge
    case tooManyRedirects(limit: Int)
    case tls(reason: String)
    /// An answer other than success; `retryAfter` in seconds from now, where the server names it.
    case status(Int, retryAfter: Int64?)
    /// The content is no HTML, or none of the kinds that were asked for.
    case notHTML(mediaType: String?)
    case emptyContent
    /// The content coding is unknown, corrupt, or ends too early.
    case badContentCoding(String)
    /// The connection ended before the content did.
    case incomplete
    /// What came is no HTTP.
    case badResponse
    case robotsDisallowed
    /// The server asks that the page be in no archive (`X-Robots-Tag`).
    case noArchive
    /// What came announces no articles; a sentence says why.
    case notAFeed(reason: String)
    /// The host's turn comes only in so many seconds.
    case hostBusy(retryAfter: Int64)
    /// The fetcher has been shut down, or could not start.
    case unavailable

    package enum Reach: String, Sendable { case hostNotFound, connectionFailed }
    package enum Deadline: String, Sendable { case connect, firstByte, total, speed }
}

/// What is wrong with a URL that may not be fetched.
package enum URLRefusal: String, Sendable, Equatable {
    case address, credentials, port, scheme
}

extension FetchError: CustomStringConvertible {
    /// A sentence for people, without a full stop at its end.
    package var description: String {
        switch self {
        case .urlNotAllowed(.address): "The URL leads to an address that is not public"
        case .urlNotAllowed(.credentials): "A URL with a user name or password is not fetched"
        case .urlNotAllowed(.port): "The port of the URL is not one on which pages are fetched"
        case .urlNotAllowed(.scheme): "The page redirects to something that is not http or https"
        case .unreachable(.hostNotFound): "The host name could not be resolved"
        case .unreachable(.connectionFailed): "No connection to the host could be made"
        case .timeout(.connect): "The host did not accept a connection in time"
        case .timeout(.firstByte): "The server did not begin to answer in time"
        case .timeout(.total): "The page did not arrive in time"
        case .timeout(.speed): "The page came too slowly"
        case .tooLarge(let limit): "The page is longer than the limit of \(limit) bytes"
        case .headerSectionTooLarge: "The header section of the answer has no end"
        case .tooManyRedirects(let limit): "The page redirects in a circle or more than \(limit) times"
        case .tls(let reason): "The secure connection failed: \(reason)"
        case .status(let code, _): "The server answered with status \(code)"
        case .notHTML(let type): type.map { "The page is not HTML but \($0)" } ?? "The page is not HTML"
        case .emptyContent: "The page is empty"
        case .badContentCoding(let coding): "The page's content coding (\(coding)) is damaged or unknown"
        case .incomplete: "The connection ended in the middle of the page"
        case .badResponse: "The server's answer is not HTTP"
        case .notAFeed(let reason): reason
        case .robotsDisallowed: "The site's robots.txt asks not to fetch this page"
        case .noArchive: "The page asks not to be archived"
        case .hostBusy(let seconds): "The host's next turn comes in \(seconds) seconds"
        case .unavailable: "The fetcher is not running"
        }
    }
}
