package import News

/// Which entries of a source are known and which are still to be fetched: decided without a clock.
///
/// Times are seconds since 1970-01-01T00:00:00Z.
package struct EntryLedger: Sendable, Equatable {
    /// An entry as the source announces it.
    package struct Announcement: Sendable, Equatable {
        package var url: WebURL
        /// When the source says that it was last changed.
        package var modified: Int64?

        package init(url: WebURL, modified: Int64? = nil) {
            self.url = url
            self.modified = modified
        }
    }

    /// An entry that waits to be fetched.
    package struct Pending: Sendable, Equatable {
        package var url: WebURL
        /// Fetches that failed.
        package internal(set) var failureCount = 0
        package internal(set) var notBefore: Int64
    }

    /// How an attempt at an entry ended.
    package enum Outcome: Sendable, Equatable {
        /// It needs no further fetch: it was stored, was known, or is none that can ever be.
        case settled
        /// It may go better another time.
        case failed
        /// It was not tried: the host's turn comes in so many seconds.
        case postponed(seconds: Int64)
    }

    /// In the order in which they are fetched.
    var pending: [Pending] = []
    /// By the hash of the canonical URL.
    var known: [UInt64: Known] = [:]

    struct Known: Sendable, Equatable {
        /// The latest change that the source told of; 0 where it told of none.
        var modified: Int64
        var lastAnnounced: Int64
    }

    /// Entries that a source has dropped are remembered up to this number, the latest first.
    static let memory = 500
    /// How often an entry is tried before it is given up.
    package static let attemptLimit = 4

    package init() {}

    package var pendingCount: Int { pending.count }

    /// When an entry is due next; nil where none waits.
    package var nextFetch: Int64? { pending.map(\.notBefore).min() }

    /// Takes a list that the source gave out; what is new or changed is to be fetched, in the list's order.
    ///
    /// Answers how many entries were never seen before.
    @discardableResult
    package mutating func note(_ announcements: [Announcement], at now: Int64) -> Int {
        var newCount = 0
        for announcement in announcements {
            let hash = EntryLedger.hash(of: announcement.url)
            let modified = announcement.modified ?? 0
            if let before = known[hash] {
                known[hash] = Known(modified: max(before.modified, modified), lastAnnounced: now)
                guard modified > before.modified, before.modified > 0 else { continue }
            } else {
                known[hash] = Known(modified: modified, lastAnnounced: now)
                newCount += 1
            }
            if !pending.contains(where: { EntryLedger.hash(of: $0.url) == hash }) {
                pending.append(Pending(url: announcement.url, notBefore: now))
            }
        }
        forget(keeping: announcements.count)
        return newCount
    }

    /// The entry to fetch now, if one is due.
    package func next(at now: Int64) -> Pending? { pending.first { $0.notBefore <= now } }

    /// The entries that are due now, up to a number.
    package func due(at now: Int64, limit: Int) -> [Pending] {
        Array(pending.lazy.filter { $0.notBefore <= now }.prefix(limit))
    }

    /// Notes how an attempt ended; true where the entry will be tried again.
    @discardableResult
    package mutating func note(_ outcome: Outcome, of url: WebURL, at now: Int64) -> Bool {
        guard let index = pending.firstIndex(where: { $0.url == url }) else { return false }
        switch outcome {
        case .settled: pending.remove(at: index)
        case .postponed(let seconds): pending[index].notBefore = now + max(1, seconds)
        case .failed:
            pending[index].failureCount += 1
            let failures = pending[index].failureCount
            guard failures < EntryLedger.attemptLimit else {
                pending.remove(at: index)
                return false
            }
            let seed = Politeness.seed(of: url.description)
            pending[index].notBefore =
                now
                + Politeness.backoffMilliseconds(
                    failureCount: 3 * (failures - 1) + 1, first: 600, longest: 86_400, seed: seed)
        }
        return outcome != .settled
    }

    private mutating func forget(keeping announcedCount: Int) {
        let limit = announcedCount + EntryLedger.memory
        guard known.count > limit + limit / 4 else { return }
        let latest = known.sorted { $0.value.lastAnnounced > $1.value.lastAnnounced }.prefix(limit)
        known = Dictionary(uniqueKeysWithValues: latest.map { ($0.key, $0.value) })
    }

    static func hash(of url: WebURL) -> UInt64 { Politeness.seed(of: url.canonical.description) }
}

extension EntryLedger {
    /// The ledger as lines, for keeping: `pending FAILURES NOT-BEFORE URL` and `known HASH MODIFIED LAST-ANNOUNCED`.
    package var text: String {
        let waiting = pending.map { "pending \($0.failureCount) \($0.notBefore) \($0.url)" }
        let rest = known.sorted { $0.key < $1.key }.map { hash, entry in
            "known \(String(hash, radix: 16)) \(entry.modified) \(entry.lastAnnounced)"
        }
        return (waiting + rest).joined(separator: "\n")
    }

    /// Reads what `text` wrote; lines that say nothing are passed over.
    package init(text: String) {
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 3)
            guard words.count == 4 else { continue }
            if words[0] == "pending", let failures = Int(words[1]), let time = Int64(words[2]),
                let url = WebURL(String(words[3]))
            {
                pending.append(Pending(url: url, failureCount: failures, notBefore: time))
            } else if words[0] == "known", let hash = UInt64(words[1], radix: 16), let modified = Int64(words[2]),
                let announced = Int64(words[3])
            {
                known[hash] = Known(modified: modified, lastAnnounced: announced)
            }
        }
    }
}
