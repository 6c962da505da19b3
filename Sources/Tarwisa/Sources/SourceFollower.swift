import Crawl
import News
import Platform

/// Follows the sources of a book: polls each when its time has come, and brings in what it announces.
///
/// A source is visited by one thread at a time and gives it up after a few pages, so that a slow one keeps nobody waiting.
final class SourceFollower: Sendable {
    let book: SourceBook
    let poll: SourcePoll
    private let intake: ArticleIntake
    private let jobs: JobBoard
    private let now: @Sendable () -> Int64
    private let pool = WorkPool(name: "tarwisa.sources", threadCount: 48, waitingLimit: SourceBook.limit)
    private let state = Monitor(State())
    private let idle = Monitor<State>.Condition()
    private let ticker = Monitor<Ticker?>(nil)

    private struct State {
        /// The hosts of the sources that are being visited, by source: two visits to one host would only wait for each other.
        var running: [String: String] = [:]
        /// Visits that have begun, each until it has looked for what comes after it.
        var visitCount = 0
        /// Jobs that ask for a poll, by source.
        var asked: [String: [String]] = [:]
        /// Jobs whose poll is done and whose pages are still being brought in.
        var served: [String: (jobs: [String], report: VisitReport)] = [:]
        var isStopped = false
    }

    private static let pagesPerVisit = 20
    private static let tickMilliseconds: Int64 = 1000
    private static let visitMemory = 20

    init(
        book: SourceBook, poll: SourcePoll, intake: ArticleIntake, jobs: JobBoard, now: @escaping @Sendable () -> Int64
    ) {
        (self.book, self.poll, self.intake, self.jobs, self.now) = (book, poll, intake, jobs, now)
    }

    /// Begins to look once a second for sources whose time has come; the follower is kept for it until `stop`.
    func start() throws(PlatformError) {
        let ticker = try Ticker(everyMilliseconds: SourceFollower.tickMilliseconds) { self.tick() }
        self.ticker.withLock { $0 = ticker }
    }

    /// Ends, once the visits under way have noted what they have; the fetcher is to be shut down before.
    func stop() {
        state.withLock { $0.isStopped = true }
        ticker.withLock { $0 }?.stop()
        waitUntilIdle()
    }

    /// Waits until no visit is under way, and none has yet to look for the next.
    func waitUntilIdle() { state.wait(for: idle) { $0.visitCount == 0 ? () : nil } }

    /// A poll of the source as soon as may be, its interval notwithstanding; nil where there is no such source.
    func refresh(_ id: String) -> Job? {
        guard book[id] != nil else { return nil }
        let job = jobs.open(.refresh)
        state.withLock { $0.asked[id, default: []].append(job.id) }
        tick()
        return job
    }

    /// Visits what is due, each host's most overdue source first.
    func tick() {
        let wanted = state.withLock { Set($0.asked.keys).union($0.served.keys) }
        let due = book.due(at: now(), and: wanted)
        let begun = state.withLock { state -> [String] in
            guard !state.isStopped else { return [] }
            var busy = Set(state.running.values)
            return due.compactMap { id, host in
                guard state.running[id] == nil, busy.insert(host).inserted else { return nil }
                state.running[id] = host
                state.visitCount += 1
                return id
            }
        }
        for id in begun where !pool.submit({ [self] in visit(id) }) {
            state.withLock { $0.running[id] = nil }
            noteEndOfVisit()
        }
    }

    private func visit(_ id: String) {
        let asking = state.withLock { $0.asked.removeValue(forKey: id) ?? [] }
        for job in asking { jobs.start(job) }
        do {
            try follow(id, asking)
        } catch {
            end(id, asking, .problem(error))
        }
        state.withLock { $0.running[id] = nil }
        // Others may have waited for the host; what is not due now comes with the next second.
        tick()
        noteEndOfVisit()
    }

    private func noteEndOfVisit() {
        state.withLock { state in
            state.visitCount -= 1
            if state.visitCount == 0 { idle.broadcast() }
        }
    }

    /// One visit: a poll where it is due or asked for, then the first of the entries that are due.
    private func follow(_ id: String, _ asking: [String]) throws(Problem) {
        guard var source = book[id] else { throw Problem(.notFound, "The source is followed no longer.") }
        source.progress.schedule.setInterval(source.settings.interval, at: now())
        var report = VisitReport()
        if !asking.isEmpty || !source.settings.isPaused && source.progress.schedule.nextPoll <= now() {
            let failure: FetchError?
            do throws(FetchError) {
                report.newEntries = try poll.run(&source.progress)
                failure = nil
            } catch {
                failure = error
            }
            try note(source)
            if let failure { throw Problem(failure) }
        }
        let due = source.progress.ledger.due(at: now(), limit: SourceFollower.pagesPerVisit)
        if !due.isEmpty {
            let taken = intake.take(due, of: source)
            for entry in taken { source.progress.note(entry, at: now(), memory: SourceFollower.visitMemory) }
            for entry in taken { report.count(entry.visit.outcome) }
            try note(source)
        }
        serve(id, asking, report, isDone: source.progress.ledger.next(at: now()) == nil)
    }

    /// Keeps what a visit found; settings that were changed meanwhile stay.
    private func note(_ source: FollowedSource) throws(Problem) {
        do {
            try book.advance(source.id, to: source.progress)
        } catch {
            throw Problem(.storageFull, "The source's record cannot be written: \(error).")
        }
    }

    private func serve(_ id: String, _ asking: [String], _ report: VisitReport, isDone: Bool) {
        let ended = state.withLock { state -> (jobs: [String], report: VisitReport)? in
            var served = state.served[id] ?? ([], VisitReport())
            served.jobs += asking
            served.report.add(report)
            state.served[id] = isDone || served.jobs.isEmpty ? nil : served
            return isDone ? served : nil
        }
        guard let ended else { return }
        for job in ended.jobs { jobs.end(job, .visit(source: id, ended.report)) }
    }

    private func end(_ id: String, _ asking: [String], _ result: Job.Result) {
        let served = state.withLock { $0.served.removeValue(forKey: id)?.jobs ?? [] }
        for job in asking + served { jobs.end(job, result) }
    }
}

extension FollowedSource.Progress {
    /// Notes what became of an entry.
    mutating func note(_ taken: ArticleIntake.Taken, at now: Int64, memory: Int) {
        ledger.note(taken.outcome, of: taken.url, at: now)
        if case .postponed = taken.outcome { return }
        switch taken.visit.outcome {
        case .created: articleCount += 1
        case .duplicate: note(secondURL: taken.visit)
        case .failed:
            let sentence = "\(taken.url): \(taken.visit.problem?.detail ?? "")"
            if taken.isExtractionFailure {
                schedule.noteExtractionFailure(sentence, at: now)
            } else {
                schedule.noteProblem(sentence, at: now)
            }
        case .changed, .known: break
        }
        visits.insert(taken.visit, at: 0)
        if visits.count > memory { visits.removeLast() }
    }

    private static let secondURLMemory = 500

    private mutating func note(secondURL visit: EntryVisit) {
        duplicateCount += 1
        secondURLs.removeAll { $0.url == visit.url }
        secondURLs.insert(visit, at: 0)
        if secondURLs.count > FollowedSource.Progress.secondURLMemory { secondURLs.removeLast() }
    }
}
