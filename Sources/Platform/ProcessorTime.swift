import CPlatform
import Glibc

/// How long the processor worked, for measurements that a busy machine must not blur.
package enum ProcessorTime {
    /// Nanoseconds that the calling thread has run since it began (CLOCK_THREAD_CPUTIME_ID).
    package static var ofThread: Int64 {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
