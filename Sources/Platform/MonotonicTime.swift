import CPlatform
import Glibc

/// A moment on the clock that never goes back; it says nothing about the time of day.
package struct MonotonicTime: Comparable, Sendable {
    /// Nanoseconds since the machine's start.
    package var nanoseconds: Int64

    package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// CLOCK_MONOTONIC, read without a system call.
    package static var now: MonotonicTime {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return MonotonicTime(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    @inlinable package static func < (left: MonotonicTime, right: MonotonicTime) -> Bool {
        left.nanoseconds < right.nanoseconds
    }

    /// The moment so many milliseconds later.
    @inlinable package func adding(milliseconds: Int64) -> MonotonicTime {
        MonotonicTime(nanoseconds: nanoseconds &+ milliseconds &* 1_000_000)
    }

    /// Whole milliseconds from another moment to this one.
    @inlinable package func milliseconds(since other: MonotonicTime) -> Int64 {
        (nanoseconds &- other.nanoseconds) / 1_000_000
    }
}
