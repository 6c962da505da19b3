/// The rules that follow from how the request for a site's robots.txt ended (RFC 9309, section 2.3.1).
package struct RobotsAnswer: Sendable, Equatable {
    package let rules: RobotsRules
    /// Seconds for which the answer holds.
    package let lifetimeSeconds: Int64
    /// Why the site could not be asked at all: whatever is fetched of it fails for the same reason.
    package let failure: FetchError?

    /// A file is good for at most a day (RFC 9309, section 2.4).
    private static let longestLifetime: Int64 = 86_400
    private static let shortestLifetime: Int64 = 3_600
    /// After a failure the site is asked again soon: until then nothing of it may be fetched.
    private static let failureLifetime: Int64 = 600

    /// A file that came.
    package init(content: [UInt8], freshSeconds: Int64?, robotsName: String) {
        failure = nil
        rules = RobotsRules(parsing: content, robotsName: robotsName)
        let lifetime = freshSeconds ?? RobotsAnswer.longestLifetime
        lifetimeSeconds = max(RobotsAnswer.shortestLifetime, min(lifetime, RobotsAnswer.longestLifetime))
    }

    /// No file came: a client error means that there are no rules, anything else that nothing may be fetched for now.
    package init(_ error: FetchError) {
        if case .status = error { failure = nil } else { failure = RobotsAnswer.meansNoRules(error) ? nil : error }
        switch error {
        case .status(429, let retryAfter):
            rules = .refusingAll
            lifetimeSeconds = max(60, retryAfter ?? RobotsAnswer.failureLifetime)
        case .status(let code, _) where (300..<500).contains(code):
            rules = .allowingAll
            lifetimeSeconds = RobotsAnswer.longestLifetime
        case _ where RobotsAnswer.meansNoRules(error):
            rules = .allowingAll
            lifetimeSeconds = RobotsAnswer.longestLifetime
        case .status(_, let retryAfter):
            rules = .refusingAll
            lifetimeSeconds = max(60, retryAfter ?? RobotsAnswer.failureLifetime)
        default:
            rules = .refusingAll
            lifetimeSeconds = RobotsAnswer.failureLifetime
        }
    }
    /// Redirects that lead nowhere count as a file that is not there (RFC 9309, section 2.3.1.2).
    private static func meansNoRules(_ error: FetchError) -> Bool {
        switch error {
        case .tooManyRedirects, .urlNotAllowed: true
        default: false
        }
    }
}
