import CPlatform
import Glibc

/// Sleeping on a thread that has nothing else to do; never on an event loop.
package enum Pause {
    package static func milliseconds(_ count: Int64) { until(MonotonicTime.now.adding(milliseconds: count)) }

    /// `clock_nanosleep(2)` on the monotonic clock; returns at once where the moment has passed.
    package static func until(_ moment: MonotonicTime) {
        var time = timespec()
        time.tv_sec = Int(moment.nanoseconds / 1_000_000_000)
        time.tv_nsec = Int(moment.nanoseconds % 1_000_000_000)
        while unsafe clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nil) == EINTR {}
    }
}
