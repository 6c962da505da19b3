package import News

/// When a source is polled next, and how it fares: decided from what its polls brought, without a clock.
///
/// The interval follows how often the source publishes, between five minutes and a day; failures wait longer each
/// time, up to a week, and never give up. Times are seconds since 1970-01-01T00:00:00Z.
package struct SourceSchedule: Sendable, Equatable {
    /// Where the source is polled; it follows the source when it moves for good.
    package var url: WebURL
    /// The interval that the operator set instead of the adaptive one, in seconds.
    package var fixedIntervalSeconds: Int64?
    package internal(set) var nextPoll: Int64
    /// The validators of the last answer.
    package internal(set) var etag: String?
    package internal(set) var lastModified: String?
    package internal(set) var health = SourceHealth()
    /// New entries a second, smoothed over about a day; nil before the first success.
    var entryRate: Double?
    /// Polls in a row that brought nothing new.
    var quietPollCount = 0

    package static let shortestIntervalSeconds: Int64 = 300
    package static let longestIntervalSeconds: Int64 = 86_400
    package static let longestBackoffSeconds: Int64 = 604_800
    /// What a source whose entries bear no dates begins with.
    private static let firstIntervalSeconds: Double = 1_800
    /// A feed that asks for a longer pause than this is still polled so often.
    private static let longestAskedPauseSeconds: Int64 = 3_600

    /// A new source, to be polled at once.
    package init(url: WebURL, addedAt now: Int64, fixedIntervalSeconds: Int64? = nil) {
        self.url = url
        self.fixedIntervalSeconds = fixedIntervalSeconds
        nextPoll = now
    }

    /// The request of the next poll.
    package var request: FetchRequest {
        FetchRequest(url: url, accepts: .feed, etag: etag, lastModified: lastModified)
    }

    /// The seconds between polls as they stand now, before jitter.
    package var intervalSeconds: Int64 {
        if let fixedIntervalSeconds { return fixedIntervalSeconds }
        guard let entryRate else { return Int64(SourceSchedule.firstIntervalSeconds) }
        // Nights and holidays: each quiet poll makes the next wait 1.3 times as long.
        var seconds = 1 / max(entryRate, 1e-9)
        for _ in 0..<min(quietPollCount, 50) { seconds *= 1.3 }
        let bounded = min(seconds, Double(SourceSchedule.longestIntervalSeconds))
        return max(SourceSchedule.shortestIntervalSeconds, Int64(bounded))
    }

    /// What one poll brought.
    package enum Poll: Sendable, Equatable {
        /// The server said 304.
        case notModified
        /// The content came: the number of entries never seen before, and when all of its entries were published.
        case content(newEntryCount: Int, publishedTimes: [Int64], etag: String?, lastModified: String?)
        case failed(FetchError)
    }

    /// Notes a poll that ended at `now`. `freshSeconds` and `askedPauseSeconds` are what the answer and the feed ask for.
    package mutating func note(
        _ poll: Poll, at now: Int64, freshSeconds: Int64? = nil, askedPauseSeconds: Int64? = nil,
        permanentURL: WebURL? = nil
    ) {
        let elapsed = health.lastSuccess.map { now - $0 }
        health.pollCount += 1
        switch poll {
        case .failed(let error):
            fail(error, at: now)
            return
        case .notModified:
            health.notModifiedCount += 1
            learn(newEntryCount: 0, elapsed: elapsed)
        case .content(let newEntryCount, let publishedTimes, let etag, let lastModified):
            (self.etag, self.lastModified) = (etag, lastModified)
            if elapsed == nil {
                entryRate = SourceSchedule.rate(of: publishedTimes, at: now)
            } else {
                learn(newEntryCount: newEntryCount, elapsed: elapsed)
            }
            if newEntryCount > 0 { health.lastChange = now }
            health.countArticles(newEntryCount, elapsed: elapsed)
        }
        if let permanentURL { url = permanentURL }
        health.lastSuccess = now
        health.failureCount = 0
        let asked = min(askedPauseSeconds ?? 0, SourceSchedule.longestAskedPauseSeconds)
        let fresh = min(freshSeconds ?? 0, SourceSchedule.longestIntervalSeconds)
        nextPoll = now + max(jittered(intervalSeconds), asked, fresh)
    }

    /// Another interval than before counts from now on.
    package mutating func setInterval(_ seconds: Int64?, at now: Int64) {
        guard seconds != fixedIntervalSeconds else { return }
        fixedIntervalSeconds = seconds
        if health.failureCount == 0, health.lastSuccess != nil { nextPoll = min(nextPoll, now + intervalSeconds) }
    }

    /// Asks for a poll now.
    package mutating func hasten(at now: Int64) { nextPoll = min(nextPoll, now) }

    private mutating func learn(newEntryCount: Int, elapsed: Int64?) {
        quietPollCount = newEntryCount == 0 ? quietPollCount + 1 : 0
        guard let elapsed, elapsed > 0 else { return }
        // A poll's weight is the share of a day that it looked back on.
        let weight = min(1, Double(elapsed) / 86_400)
        // More than an entry in the shortest interval makes no difference, and must not be remembered for days.
        let observed = min(Double(newEntryCount) / Double(elapsed), 1 / Double(SourceSchedule.shortestIntervalSeconds))
        entryRate = (entryRate ?? 1 / SourceSchedule.firstIntervalSeconds) * (1 - weight) + observed * weight
    }

    /// Entries a second over the last week of a feed that is seen for the first time.
    private static func rate(of publishedTimes: [Int64], at now: Int64) -> Double? {
        let recent = publishedTimes.filter { $0 <= now && $0 > now - 604_800 }
        guard let oldest = recent.min() else { return publishedTimes.isEmpty ? nil : 0 }
        return Double(recent.count) / Double(max(3_600, now - oldest))
    }

    private mutating func fail(_ error: FetchError, at now: Int64) {
        if case .hostBusy(let seconds) = error {
            nextPoll = now + max(1, seconds)
            return
        }
        health.failureCount += 1
        health.lastError = error.description
        health.lastErrorTime = now
        var wait = Politeness.backoffMilliseconds(
            failureCount: health.failureCount, first: max(SourceSchedule.shortestIntervalSeconds, intervalSeconds),
            longest: SourceSchedule.longestBackoffSeconds, seed: seed)
        switch error {
        case .status(410, _): wait = SourceSchedule.longestBackoffSeconds
        case .status(_, let retryAfter): wait = max(wait, min(retryAfter ?? 0, SourceSchedule.longestBackoffSeconds))
        case .robotsDisallowed: wait = max(wait, SourceSchedule.longestIntervalSeconds)
        default: break
        }
        nextPoll = now + wait
    }

    private var seed: UInt64 { Politeness.seed(of: url.description) &+ UInt64(health.pollCount) }

    /// Up to a tenth less, so that sources that began together do not stay together.
    private func jittered(_ seconds: Int64) -> Int64 {
        max(1, seconds - seconds / 10 * Int64(seed % 16) / 16)
    }
}

/// How a source fares, for people.
package struct SourceHealth: Sendable, Equatable {
    package internal(set) var lastSuccess: Int64?
    /// When a poll last brought something new.
    package internal(set) var lastChange: Int64?
    /// A sentence.
    package internal(set) var lastError: String?
    package internal(set) var lastErrorTime: Int64?
    /// Failed polls in a row.
    package internal(set) var failureCount = 0
    package internal(set) var pollCount = 0
    package internal(set) var notModifiedCount = 0
    /// Articles a day, smoothed over about a week.
    package internal(set) var articlesPerDay: Double = 0
    /// Pages that were fetched and gave no article.
    package internal(set) var extractionFailureCount = 0

    package init() {}

    mutating func countArticles(_ count: Int, elapsed: Int64?) {
        guard let elapsed, elapsed > 0 else { return }
        let weight = min(1, Double(elapsed) / 604_800)
        articlesPerDay = articlesPerDay * (1 - weight) + Double(count) / Double(elapsed) * 86_400 * weight
    }
}

extension SourceSchedule {
    /// Notes that a page of the source gave no article.
    package mutating func noteExtractionFailure(_ sentence: String, at now: Int64) {
        health.extractionFailureCount += 1
        noteProblem(sentence, at: now)
    }

    /// Notes what went wrong beside a poll that did not fail.
    package mutating func noteProblem(_ sentence: String, at now: Int64) {
        health.lastError = sentence
        health.lastErrorTime = now
    }
}
