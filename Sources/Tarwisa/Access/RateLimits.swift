import HTTP

/// What an operator sets for a rate.
enum RateChoice: Sendable, Equatable {
    /// The usual rate beyond loopback; on loopback none.
    case usual
    case off
    case at(RatePolicy)

    /// `off`, `usual`, or a rate; nil for anything else.
    init?(_ text: String) {
        switch text {
        case "off": self = .off
        case "usual": self = .usual
        default:
            guard let policy = RatePolicy(text) else { return nil }
            self = .at(policy)
        }
    }

    var text: String {
        switch self {
        case .usual: "usual"
        case .off: "off"
        case .at(let policy): policy.text
        }
    }
}

/// The limits that each key and each address has of its own; nil where there is none.
struct RateLimits: Sendable {
    let reads: RateLimiter?
    let writes: RateLimiter?
    let fetches: RateLimiter?
    /// Requests with a key that opens nothing; per address, whatever the key.
    let failures: RateLimiter?

    init(_ configuration: Configuration) {
        func limiter(_ choice: RateChoice, usual: String, onLoopback: Bool = false) -> RateLimiter? {
            switch choice {
            case .off: nil
            case .at(let policy): RateLimiter(policy)
            case .usual:
                !configuration.listen.isLoopback || onLoopback ? RatePolicy(usual).map { RateLimiter($0) } : nil
            }
        }
        reads = limiter(configuration.readRate, usual: "1000/s")
        writes = limiter(configuration.writeRate, usual: "6000/m")
        fetches = limiter(configuration.fetchRate, usual: "60/m")
        failures = limiter(configuration.failedKeyRate, usual: "10/m", onLoopback: true)
    }

    /// The names under which `RateLimit-Policy` tells of them.
    enum Kind: String {
        case reads, writes, fetches
    }

    func limiter(of kind: Kind) -> RateLimiter? {
        switch kind {
        case .reads: reads
        case .writes: writes
        case .fetches: fetches
        }
    }

    var countsRequests: Bool { reads != nil || writes != nil || fetches != nil }
}

extension Problem {
    /// 429 with what is left of the rate.
    static func rateLimited(_ state: RateState, _ kind: RateLimits.Kind) -> Problem {
        var problem = Problem(
            .rateLimited,
            "At most \(state.policy.text) \(kind.rawValue) are taken; try again in \(state.retrySeconds) seconds.")
        problem.retryAfterSeconds = state.retrySeconds
        problem.rateFields = state.fields(named: kind.rawValue)
        return problem
    }
}
