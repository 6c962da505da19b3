import Platform

/// The jobs of this process, and the threads that work on submitted articles. A job lives as long as the process.
final class JobBoard: Sendable {
    private struct State {
        var jobs: [String: Job] = [:]
        /// Ended jobs, oldest first.
        var ended: [String] = []
        var lastNumber: UInt64 = 0
        /// Work that waits for the work before it on the same host; a host at work has an entry, be it an empty one.
        var lines: [String: [Work]] = [:]
    }

    typealias Work = @Sendable () -> Void

    private let state = Monitor(State())
    private let pool = WorkPool(name: "tarwisa.jobs", threadCount: 32, waitingLimit: .max)
    /// So that a job of an earlier process is not taken for one of this one.
    private let run = UInt64.random(in: 1 << 32..<1 << 40)
    private let now: @Sendable () -> Int64
    private static let openLimit = 10_000
    /// So many ended jobs are remembered.
    private static let memory = 10_000

    /// `now` gives seconds since 1970-01-01T00:00:00Z.
    init(now: @escaping @Sendable () -> Int64) { self.now = now }

    subscript(id: String) -> Job? { state.withLock { $0.jobs[id] } }

    /// Enters a job that somebody else works on.
    func open(_ kind: Job.Kind) -> Job {
        state.withLock { state in
            state.lastNumber += 1
            let id = "j_" + String(run, radix: 36) + String(state.lastNumber, radix: 36)
            let job = Job(id: id, kind: kind, createdAt: now())
            state.jobs[id] = job
            return job
        }
    }

    /// Enters a job and works on it soon; nil where too many are open already.
    ///
    /// Work on one host is done in turn: its pages could only wait for each other, and would keep other hosts' waiting.
    func submit(
        _ kind: Job.Kind, host: String?, _ work: @escaping @Sendable () throws(Problem) -> Job.Result
    ) -> Job? {
        guard openCount < JobBoard.openLimit else { return nil }
        let job = open(kind)
        let whole: Work = { [self] in
            start(job.id)
            do throws(Problem) { end(job.id, try work()) } catch { end(job.id, .problem(error)) }
        }
        guard let host else {
            pool.submitContinuation(whole)
            return job
        }
        let isFirst = state.withLock { state in
            let isFirst = state.lines[host] == nil
            state.lines[host, default: []] += isFirst ? [] : [whole]
            return isFirst
        }
        if isFirst { pool.submitContinuation { [self] in workTurn(of: host, first: whole) } }
        return job
    }

    /// One piece of a host's work; the next one takes its place behind that of other hosts.
    private func workTurn(of host: String, first: Work) {
        first()
        let next = state.withLock { state -> Work? in
            guard var line = state.lines[host], !line.isEmpty else {
                state.lines[host] = nil
                return nil
            }
            let next = line.removeFirst()
            state.lines[host] = line
            return next
        }
        if let next { pool.submitContinuation { [self] in workTurn(of: host, first: next) } }
    }

    func start(_ id: String) {
        state.withLock { state in
            if state.jobs[id]?.startedAt == nil { state.jobs[id]?.startedAt = now() }
        }
    }

    func end(_ id: String, _ result: Job.Result) {
        state.withLock { state in
            guard state.jobs[id]?.result == nil else { return }
            state.jobs[id]?.result = result
            state.jobs[id]?.finishedAt = now()
            state.ended.append(id)
            guard state.ended.count > JobBoard.memory + 1_000 else { return }
            for id in state.ended.prefix(1_000) { state.jobs[id] = nil }
            state.ended.removeFirst(1_000)
        }
    }

    /// Jobs that have not ended.
    var openCount: Int { state.withLock { $0.jobs.count - $0.ended.count } }
}
