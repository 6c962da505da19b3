import News

/// The hops of one fetch: decides after each answer whether to go on, and where.
struct RedirectChain {
    private(set) var url: WebURL
    /// The last URL up to which every hop was permanent; nil where none was.
    private(set) var permanentURL: WebURL?
    private(set) var hopCount = 0
    private let limit: Int
    private var visited: Set<WebURL>
    private var isPermanent = true

    init(from url: WebURL, limit: Int) {
        let start = url.withoutFragment
        self.url = start
        self.limit = limit
        visited = [start]
    }

    /// Whether a status says that the page is elsewhere.
    static func isRedirect(_ status: Int) -> Bool { [301, 302, 303, 307, 308].contains(status) }

    /// Takes a redirect's `Location`. Nothing is remembered between fetches, so the same URL twice is a circle.
    mutating func follow(status: Int, location: String?, settings: FetchSettings) throws(FetchError) {
        guard let location else { throw .status(status, retryAfter: nil) }
        guard let target = WebURL(location, relativeTo: url)?.withoutFragment else { throw .urlNotAllowed(.scheme) }
        hopCount += 1
        guard hopCount <= limit, visited.insert(target).inserted else { throw .tooManyRedirects(limit: limit) }
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
