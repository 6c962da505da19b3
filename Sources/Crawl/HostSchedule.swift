/// One host's turn: when the next request may start, and how often it failed of late.
struct HostSchedule: Sendable, Equatable {
    /// Tickets in the order in which they came.
    var waiting: [Schedule.Ticket] = []
    private(set) var activeCount = 0
    private(set) var notBefore: Int64 = 0
    private var lastStart: Int64?
    private(set) var failureCount = 0
    private(set) var crawlDelayMilliseconds: Int64?
    /// Where the host stands on the agenda.
    var agendaTime: Int64?
    private let seed: UInt64

    private static let firstBackoff: Int64 = 5_000
    private static let longestBackoff: Int64 = 3_600_000
    private static let firstOverloadBackoff: Int64 = 60_000
    private static let longestOverloadBackoff: Int64 = 86_400_000

    init(host: String) { seed = Politeness.seed(of: host) }

    /// Milliseconds between the starts of two requests.
    func delay(_ politeness: Politeness) -> Int64 {
        let asked = min(crawlDelayMilliseconds ?? 0, politeness.longestCrawlDelayMilliseconds)
        return max(politeness.delayMilliseconds, asked)
    }

    /// When the next request may start: never while as many are under way as the host bears.
    func startTime(_ politeness: Politeness) -> Int64? {
        activeCount < politeness.connectionsPerHost ? notBefore : nil
    }

    mutating func begin(at now: Int64, _ politeness: Politeness) {
        activeCount += 1
        lastStart = now
        notBefore = now + delay(politeness)
    }

    /// Keeps a `Crawl-delay`, counted from the last request on.
    mutating func setCrawlDelay(_ milliseconds: Int64?, _ politeness: Politeness) {
        crawlDelayMilliseconds = milliseconds
        if let lastStart { notBefore = max(notBefore, lastStart + delay(politeness)) }
    }

    mutating func end(at now: Int64, _ outcome: HostOutcome, _ politeness: Politeness) {
        activeCount -= 1
        switch outcome {
        case .answered:
            failureCount = 0
            notBefore = max(notBefore, now)
        case .failed:
            failureCount += 1
            let wait = Politeness.backoffMilliseconds(
                failureCount: failureCount, first: HostSchedule.firstBackoff, longest: HostSchedule.longestBackoff,
                seed: seed)
            notBefore = max(notBefore, now + (politeness.delayMilliseconds == 0 ? 0 : wait))
        case .overloaded(let retryAfter):
            failureCount += 1
            let wait = Politeness.backoffMilliseconds(
                failureCount: failureCount, first: HostSchedule.firstOverloadBackoff,
                longest: HostSchedule.longestOverloadBackoff, seed: seed)
            notBefore = max(notBefore, now + (retryAfter.map { $0 * 1000 } ?? wait))
        }
    }

    /// Whether forgetting the host would change nothing.
    func isIdle(at now: Int64) -> Bool { waiting.isEmpty && activeCount == 0 && notBefore <= now && failureCount == 0 }
}

/// How a host bore a request.
package enum HostOutcome: Sendable, Equatable {
    /// It answered, with whatever status.
    case answered
    /// It did not answer, or with a server error.
    case failed
    /// It asked for fewer requests (429, 503); seconds to wait where it said how long.
    case overloaded(retryAfter: Int64?)

    /// What a fetch's end says about the host.
    package init(_ error: FetchError, isAttended: Bool = false) {
        let failure: HostOutcome = isAttended ? .answered : .failed
        self =
            switch error {
            case .status(429, let wait), .status(503, let wait): .overloaded(retryAfter: wait)
            case .status(let code, _) where code >= 500: failure
            case .unreachable, .timeout, .tls, .incomplete, .badResponse: failure
            default: .answered
            }
    }
}
