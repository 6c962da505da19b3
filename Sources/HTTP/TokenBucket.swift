import Platform

/// A rate: so many requests in a window, all of which may come at once.
package struct RatePolicy: Sendable, Equatable {
    /// Requests in a window; at least 1.
    package let quota: Int
    /// 1, 60 or 3600.
    package let windowSeconds: Int

    /// `100/s`, `600/m` or `50/h`, from 1 to 1 000 000; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let quota = Int(parts[0]), (1...1_000_000).contains(quota)
        else { return nil }
        switch parts[1] {
        case "s": windowSeconds = 1
        case "m": windowSeconds = 60
        case "h": windowSeconds = 3600
        default: return nil
        }
        self.quota = quota
    }

    package var text: String { "\(quota)/\(windowSeconds == 1 ? "s" : windowSeconds == 60 ? "m" : "h")" }

    var window: Int64 { Int64(windowSeconds) * 1_000_000_000 }
    var interval: Int64 { window / Int64(quota) }
}

/// A bucket of tokens in one number: the moment at which it will be full again (the generic cell rate algorithm, ITU-T I.371).
struct TokenBucket: Sendable, Equatable {
    private var full: MonotonicTime

    /// Full, as every bucket begins.
    init(now: MonotonicTime) { full = now }

    func isFull(_ now: MonotonicTime) -> Bool { full <= now }

    /// Takes a token; false where there is none.
    mutating func take(_ policy: RatePolicy, _ now: MonotonicTime) -> Bool {
        let next = MonotonicTime(nanoseconds: max(full, now).nanoseconds + policy.interval)
        guard next.nanoseconds - now.nanoseconds <= policy.window else { return false }
        full = next
        return true
    }

    func state(_ policy: RatePolicy, _ now: MonotonicTime) -> RateState {
        let owed = max(0, full.nanoseconds - now.nanoseconds)
        let wait = max(0, owed + policy.interval - policy.window)
        return RateState(
            policy: policy, remaining: Int(max(0, policy.window - owed) / policy.interval),
            resetSeconds: Int((owed + 999_999_999) / 1_000_000_000),
            retrySeconds: max(1, Int((wait + 999_999_999) / 1_000_000_000)))
    }
}

/// What a client has left of a rate.
package struct RateState: Sendable, Equatable {
    package let policy: RatePolicy
    package let remaining: Int
    /// Until everything is there again.
    package let resetSeconds: Int
    /// Until the next request is let through.
    package let retrySeconds: Int

    /// `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-10), under the policy's name.
    package func fields(named name: String) -> Fields {
        [
            "RateLimit-Policy": "\"\(name)\";q=\(policy.quota);w=\(policy.windowSeconds)",
            "RateLimit": "\"\(name)\";r=\(remaining);t=\(resetSeconds)",
        ]
    }
}
