/// Does something again and again, on a thread of its own, until it is stopped.
package final class Ticker: Sendable {
    private let isStopped: Monitor<Bool>
    private let stopping: Monitor<Bool>.Condition
    private let thread: Thread

    /// Begins to call `body`, the first time after so many milliseconds, then each time so many after it returned.
    package init(everyMilliseconds interval: Int64, _ body: @escaping @Sendable () -> Void) throws(PlatformError) {
        let (isStopped, stopping) = (Monitor(false), Monitor<Bool>.Condition())
        thread = try Thread {
            while true {
                let next = MonotonicTime.now.adding(milliseconds: interval)
                if isStopped.wait(for: stopping, upTo: next, until: { $0 ? () : nil }) != nil { return }
                body()
            }
        }
        (self.isStopped, self.stopping) = (isStopped, stopping)
    }

    /// Waits for a call that is under way; none comes after. Not to be called by the body itself.
    package func stop() {
        isStopped.withLock { $0 = true }
        stopping.broadcast()
        thread.join()
    }
}
