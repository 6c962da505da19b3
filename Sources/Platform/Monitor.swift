import Glibc

/// A value behind a mutex, with conditions to wait for. Waiting blocks the thread: never on an event loop.
///
/// The only lock of the house. It is the system's own and not the standard library's, whose slow path a race detector does not see:
/// ThreadSanitizer then takes what it guards for unguarded.
@safe package final class Monitor<Value: ~Copyable>: @unchecked Sendable {
    /// A queue of threads that wait until something about the value changed.
    @safe package final class Condition: @unchecked Sendable {
        fileprivate let condition: UnsafeMutablePointer<pthread_cond_t>

        package init() {
            unsafe condition = .allocate(capacity: 1)
            unsafe condition.initialize(to: pthread_cond_t())
            var attributes = pthread_condattr_t()
            _ = unsafe pthread_condattr_init(&attributes)
            _ = unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
            _ = unsafe pthread_cond_init(condition, &attributes)
            _ = unsafe pthread_condattr_destroy(&attributes)
        }

        deinit {
            _ = unsafe pthread_cond_destroy(condition)
            unsafe condition.deallocate()
        }

        /// Wakes one thread that waits.
        package func signal() { _ = unsafe pthread_cond_signal(condition) }

        /// Wakes every thread that waits.
        package func broadcast() { _ = unsafe pthread_cond_broadcast(condition) }
    }

    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let value: UnsafeMutablePointer<Value>

    package init(_ initial: consuming sending Value) {
        unsafe mutex = .allocate(capacity: 1)
        unsafe mutex.initialize(to: pthread_mutex_t())
        _ = unsafe pthread_mutex_init(mutex, nil)
        unsafe value = .allocate(capacity: 1)
        unsafe value.initialize(to: initial)
    }

    deinit {
        unsafe value.deinitialize(count: 1)
        unsafe value.deallocate()
        _ = unsafe pthread_mutex_destroy(mutex)
        unsafe mutex.deallocate()
    }

    /// Works on the value while no other thread does.
    package func withLock<Result, Failure: Error>(
        _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        _ = unsafe pthread_mutex_lock(mutex)
        defer { _ = unsafe pthread_mutex_unlock(mutex) }
        return try unsafe body(&value.pointee)
    }

    /// Tries `body` under the lock, again after every signal of the condition, until it gives a result.
    package func wait<Result, Failure: Error>(
        for condition: Condition, until body: (inout Value) throws(Failure) -> Result?
    ) throws(Failure) -> Result {
        _ = unsafe pthread_mutex_lock(mutex)
        defer { _ = unsafe pthread_mutex_unlock(mutex) }
        while true {
            if let result = try unsafe body(&value.pointee) { return result }
            _ = unsafe pthread_cond_wait(condition.condition, mutex)
        }
    }

    /// The same; nil if there was no result until `deadline`.
    package func wait<Result, Failure: Error>(
        for condition: Condition, upTo deadline: MonotonicTime, until body: (inout Value) throws(Failure) -> Result?
    ) throws(Failure) -> Result? {
        _ = unsafe pthread_mutex_lock(mutex)
        defer { _ = unsafe pthread_mutex_unlock(mutex) }
        var time = timespec(
            tv_sec: Int(deadline.nanoseconds / 1_000_000_000), tv_nsec: Int(deadline.nanoseconds % 1_000_000_000))
        while true {
            if let result = try unsafe body(&value.pointee) { return result }
            let code = unsafe pthread_cond_timedwait(condition.condition, mutex, &time)
            if code == ETIMEDOUT { return try unsafe body(&value.pointee) }
        }
    }
}
