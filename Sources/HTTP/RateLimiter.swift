package import Platform

/// A token bucket for each client, shared by all loops, in bounded memory.
package final class RateLimiter: Sendable {
    /// Who is counted: a key, or the network that an address belongs to.
    package enum Subject: Hashable, Sendable {
        case key(String)
        /// IPv4 as `::ffff:a.b.c.d`; of IPv6 the /64, which is what one client has.
        case network(high: UInt64, low: UInt64)
    }

    package enum Decision: Sendable, Equatable {
        case allowed
        case refused(RateState)
    }

    package let policy: RatePolicy
    private let subjectLimit: Int
    private let table: Monitor<Table>

    private struct Table {
        var buckets: [Subject: TokenBucket] = [:]
        /// Of those who came when the table was full; they share it.
        var overflow: TokenBucket
        var lastSweep: MonotonicTime
    }

    package init(_ policy: RatePolicy, subjectLimit: Int = 65_536, now: MonotonicTime = .now) {
        (self.policy, self.subjectLimit) = (policy, subjectLimit)
        table = Monitor(Table(overflow: TokenBucket(now: now), lastSweep: now))
    }

    /// Counts one request of the subject.
    package func take(_ subject: Subject, now: MonotonicTime = .now) -> Decision {
        table.withLock { table in
            makeRoom(in: &table, for: subject, now)
            let isKnown = table.buckets[subject] != nil || table.buckets.count < subjectLimit
            var bucket = isKnown ? table.buckets[subject] ?? TokenBucket(now: now) : table.overflow
            let isAllowed = bucket.take(policy, now)
            if isKnown { table.buckets[subject] = bucket } else { table.overflow = bucket }
            return isAllowed ? .allowed : .refused(bucket.state(policy, now))
        }
    }

    /// What the subject has left; counts nothing.
    package func state(of subject: Subject, now: MonotonicTime = .now) -> RateState {
        table.withLock { ($0.buckets[subject] ?? TokenBucket(now: now)).state(policy, now) }
    }

    package var subjectCount: Int { table.withLock { $0.buckets.count } }

    /// Forgets full buckets, which say nothing, where the table is full; at most once a second, since it looks at all.
    private func makeRoom(in table: inout Table, for subject: Subject, _ now: MonotonicTime) {
        guard table.buckets.count >= subjectLimit, now.milliseconds(since: table.lastSweep) >= 1000 else { return }
        table.lastSweep = now
        table.buckets = table.buckets.filter { !$0.value.isFull(now) }
    }
}
