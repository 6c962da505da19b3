import Platform
import Testing

@testable import HTTP

@Suite("A connection's state decides without sockets") struct ConnectionStateTests {
    private let start = MonotonicTime(nanoseconds: 1_000_000_000)
    private let timeouts = Timeouts()

    private func later(_ milliseconds: Int64) -> MonotonicTime { start.adding(milliseconds: milliseconds) }

    /// A connection whose first request has been answered.
    private func served() -> ConnectionState {
        var state = ConnectionState(now: start)
        state.headBegan(start)
        state.headEnded(keepsAlive: true, hasContent: false, start)
        do {
            let answer = state.responseWillEnd()
            #expect(!answer)
        }
        state.responseEnded(start)
        return state
    }

    @Test("goes back to idle after a response that keeps the connection") func keepAlive() {
        var state = served()
        #expect(state.phase == .idle)
        do {
            let answer = state.outputEmptied(start)
            #expect(!answer)
        }
    }

    @Test("closes after the response to a request that asked for it") func closeAsked() {
        var state = ConnectionState(now: start)
        state.headBegan(start)
        state.headEnded(keepsAlive: false, hasContent: false, start)
        do {
            let answer = state.responseWillEnd()
            #expect(answer)
        }
        state.responseEnded(start)
        #expect(state.phase == .closing)
        #expect(state.endsOnceEmptied)
        do {
            let answer = state.outputEmptied(start)
            #expect(answer)
        }
    }

    @Test("lingers after an answer to content it has not read") func linger() {
        var state = ConnectionState(now: start)
        state.headBegan(start)
        state.headEnded(keepsAlive: true, hasContent: true, start)
        do {
            let answer = state.responseWillEnd()
            #expect(answer)
        }
        state.responseEnded(start)
        #expect(!state.endsOnceEmptied)
        do {
            let answer = state.outputEmptied(start)
            #expect(!answer)
        }
        #expect(state.phase == .lingering)
        #expect(state.expiry(later(1999), timeouts) == .none)
        #expect(state.expiry(later(2001), timeouts) == .close)
    }

    @Test("gives a silent newcomer a header section's time, a served client the idle time") func idle() {
        var fresh = ConnectionState(now: start)
        #expect(fresh.expiry(later(10_000), timeouts) == .none)
        #expect(fresh.expiry(later(10_001), timeouts) == .close)
        var idle = served()
        #expect(idle.expiry(later(60_000), timeouts) == .none)
        #expect(idle.expiry(later(60_001), timeouts) == .close)
    }

    @Test("answers 408 to a header section that drips") func slowHead() {
        var state = served()
        state.headBegan(later(5000))
        state.headBegan(later(14_000))
        #expect(state.expiry(later(15_000), timeouts) == .none)
        #expect(state.expiry(later(15_001), timeouts) == .requestTimeout)
    }

    @Test("answers 408 to content below the minimum rate, after the grace") func slowContent() {
        var state = ConnectionState(now: start)
        state.headEnded(keepsAlive: true, hasContent: true, start)
        #expect(state.expiry(later(10_000), timeouts) == .none)
        #expect(state.expiry(later(10_100), timeouts) == .requestTimeout)
    }

    @Test("asks each span of content for its own share: a burst is no credit") func burstOfContent() {
        var state = ConnectionState(now: start)
        state.headEnded(keepsAlive: true, hasContent: true, start)
        state.contentArrived(8_000_000)
        #expect(state.expiry(later(10_100), timeouts) == .none)
        state.contentArrived(10_240)
        #expect(state.expiry(later(20_200), timeouts) == .none)
        state.contentArrived(10_239)
        #expect(state.expiry(later(30_200), timeouts) == .none, "the span is not over")
        #expect(state.expiry(later(30_300), timeouts) == .requestTimeout)
    }

    @Test("does not count the time in which the handler holds the content up") func pausedContent() {
        var state = ConnectionState(now: start)
        state.headEnded(keepsAlive: true, hasContent: true, start)
        state.contentPaused()
        #expect(state.expiry(later(900_000), timeouts) == .none)
        state.contentResumed(later(900_000))
        #expect(state.expiry(later(910_000), timeouts) == .none)
        #expect(state.expiry(later(910_100), timeouts) == .requestTimeout)
    }

    @Test("closes on a reader that takes nothing, and on one that takes next to nothing") func slowReader() {
        var stalled = served()
        stalled.outputBlocked(sent: 10, start)
        #expect(stalled.expiry(later(30_000), timeouts) == .none)
        #expect(stalled.expiry(later(30_001), timeouts) == .close)
        var dripping = served()
        dripping.outputBlocked(sent: 0, start)
        for second in 1...31 { dripping.outputBlocked(sent: 1, later(Int64(second) * 1000)) }
        #expect(dripping.expiry(later(31_000), timeouts) == .close)
        var lapsed = served()
        lapsed.outputBlocked(sent: 0, start)
        lapsed.outputBlocked(sent: 8_000_000, later(1000))
        #expect(lapsed.expiry(later(30_001), timeouts) == .none)
        for second in 31...61 { lapsed.outputBlocked(sent: 1, later(Int64(second) * 1000)) }
        #expect(lapsed.expiry(later(61_000), timeouts) == .close, "a burst is no credit")
        var steady = served()
        steady.outputBlocked(sent: 0, start)
        for second in 1...90 { steady.outputBlocked(sent: 4096, later(Int64(second) * 1000)) }
        #expect(steady.expiry(later(90_000), timeouts) == .none, "a slow download is no idle connection")
    }

    @Test("closes at once when an idle peer ends, and answers first when a handler is at work") func peerEnds() {
        var idle = served()
        do {
            let answer = idle.peerEnded(hasOutput: false, start)
            #expect(answer)
        }
        var owing = served()
        do {
            let answer = owing.peerEnded(hasOutput: true, start)
            #expect(!answer)
        }
        do {
            let answer = owing.outputEmptied(start)
            #expect(answer)
        }
        var working = ConnectionState(now: start)
        working.headEnded(keepsAlive: true, hasContent: false, start)
        do {
            let answer = working.peerEnded(hasOutput: false, start)
            #expect(!answer)
        }
        _ = working.responseWillEnd()
        working.responseEnded(start)
        do {
            let answer = working.outputEmptied(start)
            #expect(answer, "nobody will ask again")
        }
        var incomplete = ConnectionState(now: start)
        incomplete.headEnded(keepsAlive: true, hasContent: true, start)
        do {
            let answer = incomplete.peerEnded(hasOutput: false, start)
            #expect(answer, "content that broke off is never handled")
        }
    }

    @Test("drains: idle ones close, busy ones answer with close") func drain() {
        var idle = served()
        do {
            let answer = idle.drain(hasOutput: false, start)
            #expect(answer)
        }
        var owing = served()
        do {
            let answer = owing.drain(hasOutput: true, start)
            #expect(!answer)
        }
        #expect(owing.phase == .closing)
        var busy = served()
        busy.headBegan(start)
        busy.headEnded(keepsAlive: true, hasContent: false, start)
        do {
            let answer = busy.drain(hasOutput: false, start)
            #expect(!answer)
        }
        do {
            let answer = busy.responseWillEnd()
            #expect(answer)
        }
    }
}
