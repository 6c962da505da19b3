import Dispatch
import Synchronization

/// A bounded number of threads for work that may block, with a queue before them that is bounded in number and in time.
package final class WorkPool: Sendable {
    private struct State {
        var waiting: [(job: @Sendable () -> Void, since: MonotonicTime)] = []
        /// The first job of `waiting` that has not been taken.
        var next = 0
        var idle: [Int]
        var refusedCount = 0
        var waitingCount: Int { waiting.count - next }

        /// Whether the queue has stood for longer than so many milliseconds: then whoever came now would wait as long.
        func hasStood(_ milliseconds: Int64, at now: MonotonicTime) -> Bool {
            waitingCount > 0 && now.milliseconds(since: waiting[next].since) > milliseconds
        }
    }

    package struct Figures: Sendable {
        /// Jobs that wait for a thread.
        package let waiting: Int
        /// Threads at work.
        package let busy: Int
        /// Jobs turned away since the start.
        package let refused: Int
    }

    private let queues: [DispatchQueue]
    private let state: Mutex<State>
    private let waitingLimit: Int
    private let patience: Int64

    /// Serial queues get a thread of their own from Dispatch, however many others block.
    ///
    /// - Parameter patience: milliseconds that the first in the queue may have waited before new jobs are turned away.
    package init(name: String, threadCount: Int, waitingLimit: Int, patience: Int64 = .max) {
        queues = (0..<max(1, threadCount)).map { DispatchQueue(label: "\(name).\($0)") }
        state = Mutex(State(idle: Array((0..<max(1, threadCount)).reversed())))
        self.waitingLimit = waitingLimit
        self.patience = patience
    }

    /// Runs the job soon on one of the threads; false where the queue is full or stands still and the job was not taken.
    package func submit(_ job: @escaping @Sendable () -> Void) -> Bool { submit(job, isBounded: true) }

    /// Runs a further step of work that was let in before: it is never turned away.
    package func submitContinuation(_ job: @escaping @Sendable () -> Void) { _ = submit(job, isBounded: false) }

    private func submit(_ job: @escaping @Sendable () -> Void, isBounded: Bool) -> Bool {
        let (isTaken, worker) = state.withLock { state -> (Bool, Int?) in
            if let worker = state.idle.popLast() { return (true, worker) }
            let now = MonotonicTime.now
            if isBounded, state.waitingCount >= waitingLimit || state.hasStood(patience, at: now) {
                state.refusedCount += 1
                return (false, nil)
            }
            state.waiting.append((job, now))
            return (true, nil)
        }
        if let worker { queues[worker].async { self.work(worker, first: job) } }
        return isTaken
    }

    package var figures: Figures {
        state.withLock {
            Figures(waiting: $0.waitingCount, busy: queues.count - $0.idle.count, refused: $0.refusedCount)
        }
    }

    private func work(_ worker: Int, first: @Sendable () -> Void) {
        first()
        while let job = nextJob(for: worker) { job() }
    }

    private func nextJob(for worker: Int) -> (@Sendable () -> Void)? {
        state.withLock { state in
            guard state.next < state.waiting.count else {
                state.waiting.removeAll(keepingCapacity: true)
                state.next = 0
                state.idle.append(worker)
                return nil
            }
            let job = state.waiting[state.next].job
            state.next += 1
            if state.next >= 1024 {
                state.waiting.removeFirst(state.next)
                state.next = 0
            }
            return job
        }
    }
}
