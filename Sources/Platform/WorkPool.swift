import Dispatch

/// A bounded number of threads for work that may block, with a queue before them that is bounded in number and in time.
package final class WorkPool: Sendable {
    private typealias Job = @Sendable () -> Void

    /// Jobs in the order in which they came.
    private struct Line {
        private var jobs: [(job: Job, since: MonotonicTime)] = []
        /// The first that has not been taken.
        private var next = 0

        var count: Int { jobs.count - next }

        /// When the first of those that wait came; nil where none does.
        var first: MonotonicTime? { count > 0 ? jobs[next].since : nil }

        mutating func append(_ job: @escaping Job, _ now: MonotonicTime) { jobs.append((job, now)) }

        mutating func popFirst() -> Job? {
            guard next < jobs.count else { return nil }
            let job = jobs[next].job
            jobs[next].job = {}  // What it holds may be large, and the line be long.
            next += 1
            if next == jobs.count || next >= 1024 {
                jobs.removeFirst(next)
                next = 0
            }
            return job
        }
    }

    private struct State {
        var new = Line()
        /// Further steps of work that was let in before.
        var begun = Line()
        var takesBegun = true
        var idle: [Int]
        var refusedCount = 0
        /// Since when somebody has waited without a break.
        var standingSince: MonotonicTime?
        /// When somebody was last turned away from a queue that stands.
        var lastRefusal: MonotonicTime?

        var waitingCount: Int { new.count + begun.count }

        /// What a job takes, in nanoseconds: the mean, of which each further one is a sixteenth.
        var meanDuration: Int64 = 0

        mutating func noteDuration(_ nanoseconds: Int64) { meanDuration += (nanoseconds - meanDuration) / 16 }

        /// Whether whoever came now would wait too long.
        ///
        /// A burst may wait for `patience` milliseconds. A queue that has not been empty for `burstLength` is no burst: it would stay so
        /// for ever (Nichols and Jacobson, Controlling Queue Delay, 2012). From then on nobody is let in who would wait for more than
        /// `standingWait` behind those who are there, and not before nobody had to be turned away for as long is it taken for a
        /// burst again: a queue that short is empty now and then however many come.
        mutating func isOverloaded(_ patience: Int64, at now: MonotonicTime, threadCount: Int) -> Bool {
            guard let first = new.first, let standingSince else { return false }
            if now.milliseconds(since: first) > patience { return true }
            let isRecent = lastRefusal.map { now.milliseconds(since: $0) <= WorkPool.burstLength } ?? false
            guard isRecent || now.milliseconds(since: standingSince) > WorkPool.burstLength else { return false }
            let wait = Int64(waitingCount) * meanDuration / Int64(threadCount) / 1_000_000
            guard wait > min(patience, WorkPool.standingWait) else { return false }
            lastRefusal = now
            return true
        }

        mutating func append(_ job: @escaping Job, isNew: Bool, at now: MonotonicTime) {
            if waitingCount == 0 { standingSince = now }
            if isNew { new.append(job, now) } else { begun.append(job, now) }
        }

        /// New work and begun work in turns, so that neither holds the other up.
        mutating func popFirst() -> Job? {
            takesBegun.toggle()
            return takesBegun ? begun.popFirst() ?? new.popFirst() : new.popFirst() ?? begun.popFirst()
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

    /// Milliseconds after which a queue that has not been empty is no burst.
    private static let burstLength: Int64 = 500
    /// So many milliseconds, by what jobs took of late, a new job may wait in a queue that stands: enough that no thread is ever idle.
    private static let standingWait: Int64 = 5

    private let queues: [DispatchQueue]
    private let state: Monitor<State>
    private let waitingLimit: Int
    private let patience: Int64

    /// Serial queues get a thread of their own from Dispatch, however many others block.
    ///
    /// - Parameter patience: milliseconds that the first in the queue may have waited before new jobs are turned away; `standingWait` at
    ///   most where the queue is no burst.
    package init(name: String, threadCount: Int, waitingLimit: Int, patience: Int64 = .max) {
        queues = (0..<max(1, threadCount)).map { DispatchQueue(label: "\(name).\($0)") }
        state = Monitor(State(idle: Array((0..<max(1, threadCount)).reversed())))
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
            if isBounded,
                state.waitingCount >= waitingLimit || state.isOverloaded(patience, at: now, threadCount: queues.count)
            {
                state.refusedCount += 1
                return (false, nil)
            }
            state.append(job, isNew: isBounded, at: now)
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

    private func work(_ worker: Int, first: @escaping Job) {
        var next: Job? = first
        while let job = next {
            let began = MonotonicTime.now
            job()
            next = nextJob(for: worker, after: MonotonicTime.now.nanoseconds - began.nanoseconds)
        }
    }

    /// The next job for a worker whose last one took so many nanoseconds.
    private func nextJob(for worker: Int, after duration: Int64) -> Job? {
        state.withLock { state in
            state.noteDuration(duration)
            if let job = state.popFirst() { return job }
            state.idle.append(worker)
            return nil
        }
    }
}
