import Platform

/// How long the journal's syncs took and how many bytes were appended, since the start.
package final class SyncFigures: Sendable {
    /// Upper bounds of the buckets in milliseconds; one more bucket has none.
    package static let boundMilliseconds: [Int64] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000]

    package struct Reading: Sendable {
        package var counts = [Int](repeating: 0, count: SyncFigures.boundMilliseconds.count + 1)
        package var nanoseconds: Int64 = 0
        package var failureCount = 0
        package var appendedByteCount = 0
    }

    private let sums = Monitor(Reading())

    package var reading: Reading { sums.withLock { $0 } }

    func count(_ byteCount: Int, nanoseconds: Int64) {
        let bucket =
            SyncFigures.boundMilliseconds.firstIndex { nanoseconds <= $0 * 1_000_000 }
            ?? SyncFigures.boundMilliseconds.count
        sums.withLock {
            $0.counts[bucket] += 1
            $0.nanoseconds += nanoseconds
            $0.appendedByteCount += byteCount
        }
    }

    func countFailure() { sums.withLock { $0.failureCount += 1 } }
}
