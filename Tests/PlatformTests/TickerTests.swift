import Testing

@testable import Platform

@Suite("A ticker calls again and again until it is stopped")
struct TickerTests {
    private let count = Monitor(0)
    private let changed = Monitor<Int>.Condition()

    private func call() {
        count.withLock { $0 += 1 }
        changed.broadcast()
    }

    @Test("it calls more than once, and not after it is stopped")
    func callsUntilStopped() throws {
        let ticker = try Ticker(everyMilliseconds: 1) { call() }
        count.wait(for: changed) { $0 >= 3 ? () : nil }
        ticker.stop()
        let last = count.withLock { $0 }
        Pause.milliseconds(20)
        #expect(count.withLock { $0 } == last)
    }

    @Test("stopping waits for the call that is under way")
    func waitsForTheCall() throws {
        let isOver = Monitor(false)
        let ticker = try Ticker(everyMilliseconds: 1) {
            call()
            Pause.milliseconds(50)
            isOver.withLock { $0 = true }
        }
        count.wait(for: changed) { $0 >= 1 ? () : nil }
        ticker.stop()
        #expect(isOver.withLock { $0 })
    }

    @Test("it can be stopped before its first call, and twice")
    func stopsBeforeTheFirstCall() throws {
        let ticker = try Ticker(everyMilliseconds: 3_600_000) { call() }
        ticker.stop()
        ticker.stop()
        #expect(count.withLock { $0 } == 0)
    }
}
