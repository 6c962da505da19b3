import Dispatch
import Platform

/// The rules of the sites that were visited lately; each robots.txt is asked for once, however many wait for it.
final class RobotsCache: Sendable {
    private struct Entry {
        var answer: RobotsAnswer
        var expiresAt: Int64
    }

    private struct State {
        var entries: [String: Entry] = [:]
        /// Those who wait for a file that somebody is fetching.
        var waiters: [String: [DispatchSemaphore]] = [:]
    }

    private enum Step {
        case known(RobotsAnswer)
        case wait(DispatchSemaphore)
        case fetch
    }

    private let state = Monitor(State())
    private static let entryLimit = 10_000

    /// What is known of an origin's rules; `fetch` is called where none are known. Times are milliseconds.
    func answer(
        for origin: String, now: () -> Int64, fetch: () throws(FetchError) -> RobotsAnswer
    ) throws(FetchError) -> RobotsAnswer {
        while true {
            switch step(for: origin, now: now()) {
            case .known(let answer): return answer
            case .wait(let semaphore): semaphore.wait()
            case .fetch:
                do throws(FetchError) {
                    let answer = try fetch()
                    settle(origin, Entry(answer: answer, expiresAt: now() + answer.lifetimeSeconds * 1000))
                    return answer
                } catch {
                    settle(origin, nil)
                    throw error
                }
            }
        }
    }

    /// The last answer of an origin, however old.
    func known(_ origin: String) -> RobotsAnswer? { state.withLock { $0.entries[origin]?.answer } }

    private func step(for origin: String, now: Int64) -> Step {
        state.withLock { state in
            if let entry = state.entries[origin], entry.expiresAt > now { return .known(entry.answer) }
            if state.waiters[origin] != nil {
                let semaphore = DispatchSemaphore(value: 0)
                state.waiters[origin, default: []].append(semaphore)
                return .wait(semaphore)
            }
            state.waiters[origin] = []
            return .fetch
        }
    }

    private func settle(_ origin: String, _ entry: Entry?) {
        let waiters = state.withLock { state in
            if state.entries.count >= RobotsCache.entryLimit, let oldest = state.entries.min(by: RobotsCache.isOlder) {
                state.entries[oldest.key] = nil
            }
            state.entries[origin] = entry
            return state.waiters.removeValue(forKey: origin) ?? []
        }
        for waiter in waiters { waiter.signal() }
    }

    private static func isOlder(_ left: (key: String, value: Entry), _ right: (key: String, value: Entry)) -> Bool {
        left.value.expiresAt < right.value.expiresAt
    }
}
