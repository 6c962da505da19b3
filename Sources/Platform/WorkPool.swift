import Dispatch
import Synchronization

/// A bounded number of threads for work that may block, with a bounded queue before them.
package final class WorkPool: Sendable {
    private struct State {
        var waiting: [@Sendable () -> Void] = []
        /// The first job of `waiting` that has not been taken.
        var next = 0
        var idle: [Int]
        var waitingCount: Int { waiting.count - next }
    }

    private let queues: [DispatchQueue]
    private let state: Mutex<State>
    private let waitingLimit: Int

    /// Serial queues get a thread of their own from Dispatch, however many others block.
    package init(name: String, threadCount: Int, waitingLimit: Int) {
        queues = (0..<max(1, threadCount)).map { DispatchQueue(label: "\(name).\($0)") }
        state = Mutex(State(idle: Array((0..<max(1, threadCount)).reversed())))
        self.waitingLimit = waitingLimit
    }

    /// Runs the job soon on one of the threads; false where the queue is full and the job was not taken.
    package func submit(_ job: @escaping @Sendable () -> Void) -> Bool { submit(job, limit: waitingLimit) }

    /// Runs a further step of work that was let in before: it is never turned away.
    package func submitContinuation(_ job: @escaping @Sendable () -> Void) { _ = submit(job, limit: .max) }

    private func submit(_ job: @escaping @Sendable () -> Void, limit: Int) -> Bool {
        let (isTaken, worker) = state.withLock { state -> (Bool, Int?) in
            if let worker = state.idle.popLast() { return (true, worker) }
            guard state.waitingCount < limit else { return (false, nil) }
            state.waiting.append(job)
            return (true, nil)
        }
        if let worker { queues[worker].async { self.work(worker, first: job) } }
        return isTaken
    }

    /// Jobs that wait for a thread, and threads at work.
    package var figures: (waiting: Int, busy: Int) {
        state.withLock { ($0.waitingCount, queues.count - $0.idle.count) }
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
            let job = state.waiting[state.next]
            state.next += 1
            if state.next >= 1024 {
                state.waiting.removeFirst(state.next)
                state.next = 0
            }
            return job
        }
    }
}
