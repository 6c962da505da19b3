import HTTP

/// What went wrong with a request, as RFC 9457 tells it.
struct Problem: Error {
    var code: Code
    /// One sentence for people; never an internal address, never article text.
    var detail: String
    var places: [Place] = []
    /// Seconds after which to try again.
    var retryAfterSeconds: Int?
    /// `RateLimit` and `RateLimit-Policy`, where a rate was the reason.
    var rateFields: Fields?
    /// How far the work is for which the client is asked to wait.
    var percent: Int?
    /// Another status code than the usual one of the code (408, 414, 431 … are all `invalid_request`).
    var status: Int?

    /// Where in the request the fault is.
    struct Place: Equatable {
        enum Position: Equatable {
            /// A JSON pointer (RFC 6901) into the content.
            case pointer(String)
            /// The name of a query parameter.
            case parameter(String)
        }

        var position: Position
        var detail: String
    }

    init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }

    init(_ code: Code, _ detail: String, at position: Place.Position) {
        self.code = code
        self.detail = detail
        places = [Place(position: position, detail: detail)]
    }
}

extension Problem {
    /// The stable codes of the contract.
    enum Code: String, CaseIterable {
        case invalidParameter = "invalid_parameter"
        case unknownParameter = "unknown_parameter"
        case invalidRequest = "invalid_request"
        case invalidJSON = "invalid_json"
        case unsupportedMediaType = "unsupported_media_type"
        case bodyTooLarge = "body_too_large"
        case urlNotAllowed = "url_not_allowed"
        case robotsDisallowed = "robots_disallowed"
        case extractionFailed = "extraction_failed"
        case upstreamError = "upstream_error"
        case upstreamTimeout = "upstream_timeout"
        case rateLimited = "rate_limited"
        case unauthenticated
        case scopeMissing = "scope_missing"
        case notFound = "not_found"
        case alreadyFollowed = "already_followed"
        case gone
        case methodNotAllowed = "method_not_allowed"
        case notAcceptable = "not_acceptable"
        case preconditionFailed = "precondition_failed"
        case storageFull = "storage_full"
        case notReady = "not_ready"
    }
}
