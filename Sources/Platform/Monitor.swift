import Glibc

/// A value behind a mutex, with conditions to wait for. Waiting blocks the thread: never on an event loop.
@safe package final class Monitor<Value>: @unchecked Sendable {
    /// A queue of threads that wait until something about the value changed.
    @safe package final class Condition: @unchecked Sendable {
        fileprivate let condition: UnsafeMutablePointer<pthread_cond_t>

        package init() {
            unsafe condition = .allocate(capacity: 1)
            unsafe condition.initialize(to: pthread_cond_t())
            _ = unsafe pthread_cond_init(condition, nil)
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

    package init(_ initial: sending Value) {
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
}
