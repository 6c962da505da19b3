import Dispatch
import Platform

/// The rim of `Schedule`: gives it a clock, and threads that wait for their tickets.
final class Turnstile: Sendable {
    private struct State {
        var schedule: Schedule
        var waiters: [Schedule.Ticket: DispatchSemaphore] = [:]
        /// When the timer comes back; nil where none is set.
        var timer: Int64?
        var isShut = false
    }

    private let state: Monitor<State>
    private let epoch = ContinuousClock.now
    private let queue = DispatchQueue(label: "tarwisa.turnstile")

    init(_ politeness: Politeness) { state = Monitor(State(schedule: Schedule(politeness))) }

    /// Milliseconds since the turnstile was made.
    var now: Int64 { Int64((ContinuousClock.now - epoch) / .milliseconds(1)) }

    var load: (active: Int, waiting: Int) {
        state.withLock { ($0.schedule.activeCount, $0.schedule.waitingCount) }
    }

    /// Waits for a turn at the host until the deadline; `hostBusy` where it will not come by then.
    func enter(_ host: String, deadline: Int64) throws(FetchError) -> Schedule.Ticket {
        let start = now
        let semaphore = DispatchSemaphore(value: 0)
        let ticket = try state.withLock { state throws(FetchError) in
            if state.isShut { throw .unavailable }
            let wait = state.schedule.shortestWait(for: host, at: start)
            guard start + wait <= deadline else { throw .hostBusy(retryAfter: (wait + 999) / 1000) }
            let ticket = state.schedule.enqueue(host)
            state.waiters[ticket] = semaphore
            return ticket
        }
        advance()
        let result = semaphore.wait(timeout: .now() + .milliseconds(Int(max(0, deadline - now))))
        if result == .success { return ticket }
        let isStarted = state.withLock { state in
            guard state.waiters.removeValue(forKey: ticket) != nil else { return true }
            state.schedule.cancel(ticket)
            return false
        }
        guard isStarted else { throw .hostBusy(retryAfter: 1) }
        return ticket
    }

    /// Lets everybody through who waits, to find the fetcher closed; those who come later are turned away.
    func shutDown() {
        let waiters = state.withLock { state in
            state.isShut = true
            for ticket in state.waiters.keys { state.schedule.cancel(ticket) }
            defer { state.waiters = [:] }
            return Array(state.waiters.values)
        }
        for waiter in waiters { waiter.signal() }
    }

    func leave(_ ticket: Schedule.Ticket, _ outcome: HostOutcome) {
        let end = now
        state.withLock { $0.schedule.finish(ticket, at: end, outcome) }
        advance()
    }

    func setCrawlDelay(_ seconds: Double?, of host: String) {
        state.withLock { $0.schedule.setCrawlDelay(seconds, of: host) }
    }

    /// Lets in whose turn has come, and comes back when the next one does.
    private func advance() {
        let moment = now
        let (semaphores, timer): ([DispatchSemaphore], Int64?) = state.withLock { state in
            let (started, next) = state.schedule.start(at: moment)
            let isEarlier = next.map { $0 < state.timer ?? .max } ?? false
            if isEarlier { state.timer = next }
            return (started.compactMap { state.waiters.removeValue(forKey: $0) }, isEarlier ? next : nil)
        }
        for semaphore in semaphores { semaphore.signal() }
        guard let timer else { return }
        queue.asyncAfter(deadline: .now() + .milliseconds(Int(max(1, timer - moment)))) { [weak self] in
            self?.fire(timer)
        }
    }

    private func fire(_ timer: Int64) {
        state.withLock { if $0.timer == timer { $0.timer = nil } }
        advance()
    }
}
