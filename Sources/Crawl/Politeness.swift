import Bytes

/// How much a host is asked to bear.
package struct Politeness: Sendable, Equatable {
    /// Between the starts of two requests to one host, in milliseconds.
    package var delayMilliseconds: Int64 = 1_000
    /// Requests to one host at the same time.
    package var connectionsPerHost = 1
    /// Requests at the same time altogether.
    package var connectionLimit = 256
    /// The longest `Crawl-delay` that is kept, in milliseconds: a site may not stop its archive for days by one line.
    package var longestCrawlDelayMilliseconds: Int64 = 120_000
    package var honoursRobots = true

    package init() {}

    /// The wait after the nth failure in a row, in milliseconds: doubling from `first` up to `longest`, less a share
    /// of up to a quarter that `seed` draws, so that hosts that failed together do not come back together.
    package static func backoffMilliseconds(
        failureCount: Int, first: Int64, longest: Int64, seed: UInt64
    ) -> Int64 {
        guard failureCount > 0 else { return 0 }
        let doubled = failureCount > 40 ? longest : min(longest, first << Int64(failureCount - 1))
        let share = mixed(seed &+ UInt64(failureCount)) % 256
        return doubled - doubled / 4 * Int64(share) / 256
    }

    /// A number that names a text, the same in every run (FNV-1a).
    package static func seed(of text: String) -> UInt64 { ByteHash(of: text.utf8).value }

    /// SplitMix64's finaliser.
    private static func mixed(_ seed: UInt64) -> UInt64 {
        var value = seed &+ 0x9E37_79B9_7F4A_7C15
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
