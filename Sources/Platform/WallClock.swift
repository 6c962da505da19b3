import CPlatform
import Glibc

/// The time of day.
package enum WallClock {
    /// Milliseconds since 1970-01-01T00:00:00Z, by `clock_gettime(2)`.
    package static var milliseconds: Int64 {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
