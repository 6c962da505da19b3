import News

/// The hops of one fetch: decides after each answer whether to go on, and where.
struct RedirectChain {
    private(set) var url: WebURL
    /// The last URL up to which every hop was permanent; nil where none was.
    private(set) var permanentURL: WebURL?
    private(set) var hopCount = 0
    private var retryCount = 0
    private static let retryLimit = 2
    private let settings: FetchSettings
    private var visited: Set<WebURL>
    private var isPermanent = true

    /// What one request of the chain brought.
    enum Hop {
        case redirect(status: Int, location: String?)
        /// Nothing came because a kept connection had been closed: the same request is due again.
        case again
        case end(FetchOutcome, freshSeconds: Int64?)
    }

    /// Begins at a URL that may be fetched.
    init(from url: WebURL, settings: FetchSettings) throws(FetchError) {
        if let refusal = settings.refusal(of: url) { throw .urlNotAllowed(refusal) }
        let start = url.withoutFragment
        self.url = start
        self.settings = settings
        visited = [start]
    }

    /// The reply where the hop was the last; else the chain has moved on.
    mutating func reply(after hop: Hop) throws(FetchError) -> FetchReply? {
        switch hop {
        case .redirect(let status, let location):
            try follow(status: status, location: location)
            return nil
        case .again:
            retryCount += 1
            guard retryCount <= RedirectChain.retryLimit else { throw .unreachable(.connectionFailed) }
            return nil
        case .end(let outcome, let freshSeconds):
            return FetchReply(
                outcome: outcome, url: url, permanentURL: permanentURL, freshSeconds: freshSeconds, hopCount: hopCount)
        }
    }

    /// Whether a status says that the page is elsewhere.
    static func isRedirect(_ status: Int) -> Bool { [301, 302, 303, 307, 308].contains(status) }

    /// Takes a redirect's `Location`. Nothing is remembered between fetches, so the same URL twice is a circle.
    private mutating func follow(status: Int, location: String?) throws(FetchError) {
        guard let location else { throw .status(status, retryAfter: nil) }
        guard let target = WebURL(location, relativeTo: url)?.withoutFragment else { throw .urlNotAllowed(.scheme) }
        hopCount += 1
        guard hopCount <= settings.redirectLimit, visited.insert(target).inserted else {
            throw .tooManyRedirects(limit: settings.redirectLimit)
        }
        if let refusal = settings.refusal(of: target) { throw .urlNotAllowed(refusal) }
        isPermanent = isPermanent && (status == 301 || status == 308)
        if isPermanent { permanentURL = target }
        url = target
    }
}

extension WebURL {
    /// The URL as a request names it.
    var withoutFragment: WebURL {
        guard fragment != nil else { return self }
        return WebURL(String(description.prefix { $0 != "#" })) ?? self
    }
}
