package import News

/// One page to bring home.
package struct FetchRequest: Sendable {
    package var url: WebURL
    package var accepts: AcceptedContent = .page
    /// The entity tag of the last answer, for a conditional request.
    package var etag: String?
    /// The `Last-Modified` of the last answer, as it was sent.
    package var lastModified: String?
    /// Whether a page that asks to be in no archive is an error.
    package var honoursRobotsTag = true

    package init(url: WebURL, accepts: AcceptedContent = .page, etag: String? = nil, lastModified: String? = nil) {
        self.url = url
        self.accepts = accepts
        self.etag = etag
        self.lastModified = lastModified
    }

    /// The kinds of content that an answer may have.
    package enum AcceptedContent: Sendable {
        /// HTML.
        case page
        /// HTML, XML, JSON or gzip: feeds, sitemaps, and pages that link one.
        case feed
        /// A robots.txt: anything, cut off where it may be.
        case robots
    }

    /// The lines of the request's header section beside `Host` and `User-Agent`.
    func fieldLines(codings: [String]) -> [String] {
        // A coding that is cut off cannot be undone.
        var lines = ["Accept-Encoding: " + (accepts == .robots ? "identity" : codings.joined(separator: ", "))]
        switch accepts {
        case .page: lines.append("Accept: text/html, application/xhtml+xml;q=0.9, */*;q=0.1")
        case .feed:
            lines.append(
                "Accept: application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
                    + "text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=0.1")
        case .robots: lines.append("Accept: text/plain, */*;q=0.5")
        }
        if let etag, FetchRequest.isFieldValue(etag) { lines.append("If-None-Match: " + etag) }
        if let lastModified, FetchRequest.isFieldValue(lastModified) {
            lines.append("If-Modified-Since: " + lastModified)
        }
        return lines
    }

    var isConditional: Bool { etag != nil || lastModified != nil }

    /// A stored validator must not end its own line.
    private static func isFieldValue(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 512 && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }
}

/// What a fetch found.
package enum FetchOutcome: Sendable, Equatable {
    case page(Page)
    /// The page is as it was when its validators were given out (304).
    case notModified
}

/// An outcome with what the answer said about the next fetch.
package struct FetchReply: Sendable, Equatable {
    package var outcome: FetchOutcome
    /// The URL that answered.
    package var url: WebURL
    /// Where the page has moved for good, if every hop up to there was 301 or 308.
    package var permanentURL: WebURL?
    /// Seconds for which `Cache-Control` or `Expires` calls the answer fresh; nil where they say nothing.
    package var freshSeconds: Int64?
    package var hopCount: Int
}
