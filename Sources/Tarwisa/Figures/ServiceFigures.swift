import Crawl
import Extraction

/// What the article service has counted since the start.
final class ServiceFigures: Sendable {
    let fetches = LabelledCounter(["fetched", "busy"] + FetchError.labels)
    let extractionFailures = LabelledCounter(ExtractionError.labels)
}

extension FetchError {
    static let labels = [
        "not_allowed", "host_not_found", "connection_failed", "timeout", "too_large", "redirects", "tls", "status",
        "not_html", "incomplete", "bad_response", "robots", "not_a_feed", "host_busy", "unavailable",
    ]

    /// One of `labels`.
    var label: String {
        switch self {
        case .urlNotAllowed: "not_allowed"
        case .unreachable(.hostNotFound): "host_not_found"
        case .unreachable(.connectionFailed): "connection_failed"
        case .timeout: "timeout"
        case .tooLarge, .headerSectionTooLarge: "too_large"
        case .tooManyRedirects: "redirects"
        case .tls: "tls"
        case .status: "status"
        case .notHTML, .emptyContent: "not_html"
        case .incomplete: "incomplete"
        case .badContentCoding, .badResponse: "bad_response"
        case .robotsDisallowed, .noArchive: "robots"
        case .notAFeed: "not_a_feed"
        case .hostBusy: "host_busy"
        case .unavailable: "unavailable"
        }
    }
}

extension ExtractionError {
    static let labels = ["empty", "not_html", "no_headline", "no_body", "not_an_article"]

    /// One of `labels`.
    var label: String {
        switch self {
        case .empty: "empty"
        case .notHTML: "not_html"
        case .noHeadline: "no_headline"
        case .noBody: "no_body"
        case .notAnArticle: "not_an_article"
        }
    }
}
