import Dispatch
import Platform
import Testing

@testable import HTTP

@Suite("Two pools of threads, bounded in number and in time")
struct PoolsTests {
    private func settings(threads: Int, waiting: Int, patience: Int64) -> ServerSettings {
        var settings = ServerSettings()
        settings.computingThreadCount = threads
        settings.waitingThreadCount = threads
        settings.poolWaitingLimit = waiting
        settings.computingPatience = patience
        settings.waitingPatience = patience
        return settings
    }

    @Test("what hangs on the waiting pool holds up nobody on the computing pool")
    func apart() {
        let pools = Pools(settings(threads: 2, waiting: 10, patience: 60_000))
        let hanging = DispatchSemaphore(value: 0)
        for _ in 0..<12 { #expect(pools.waiting.submit { hanging.wait() }) }
        #expect(!pools.waiting.submit {}, "two at work and ten waiting: the newest is turned away")
        let answered = DispatchSemaphore(value: 0)
        #expect(pools.computing.submit { answered.signal() })
        answered.wait()
        #expect(pools.waiting.figures.refused == 1)
        for _ in 0..<12 { hanging.signal() }
    }

    @Test("once the first in the queue has waited too long the newest is turned away, and let in when the queue moves")
    func patience() {
        let pools = Pools(settings(threads: 1, waiting: 1000, patience: 20))
        let gate = DispatchSemaphore(value: 0)
        let done = DispatchSemaphore(value: 0)
        #expect(pools.computing.submit { gate.wait() })
        #expect(pools.computing.submit { done.signal() })
        while pools.computing.submit({ done.signal() }) {}
        #expect(pools.computing.figures.refused == 1)
        #expect(pools.computing.figures.waiting > 0)
        gate.signal()
        done.wait()
        while pools.computing.figures.busy > 0 {}
        #expect(pools.computing.submit { done.signal() })
    }

    @Test("a queue that does not empty for half a second is kept short, also after it was empty once")
    func lastingOverload() {
        let pools = Pools(settings(threads: 1, waiting: 1000, patience: 5000))
        let done = DispatchSemaphore(value: 0)
        let pause = DispatchSemaphore(value: 0)
        let work: @Sendable () -> Void = {
            _ = pause.wait(timeout: .now() + .milliseconds(60))
            done.signal()
        }
        // One at work and two waiting, each for about 120 ms, all the time.
        var accepted = 0
        for _ in 0..<3 where pools.computing.submit(work) { accepted += 1 }
        for _ in 0..<40 where pools.computing.figures.refused == 0 {
            done.wait()
            if pools.computing.submit(work) { accepted += 1 }
        }
        #expect(pools.computing.figures.refused == 1)
        for _ in 0..<accepted { pause.signal() }
        while pools.computing.figures.busy > 0 {}
        // At work, waiting, and one too many.
        let gate = DispatchSemaphore(value: 0)
        var isTaken: [Bool] = []
        for _ in 0..<3 { isTaken.append(pools.computing.submit { gate.wait() }) }
        #expect(isTaken == [true, true, false])
        for _ in 0..<2 { gate.signal() }
    }

    @Test("steps of work that was let in and new work take turns")
    func turns() {
        let pools = Pools(settings(threads: 1, waiting: 10, patience: 60_000))
        let gate = DispatchSemaphore(value: 0)
        let done = DispatchSemaphore(value: 0)
        let order = Monitor<[String]>([])
        #expect(pools.computing.submit { gate.wait() })
        for name in ["new 1", "new 2"] {
            #expect(
                pools.computing.submit {
                    order.withLock { $0.append(name) }
                    done.signal()
                })
        }
        for name in ["step 1", "step 2"] {
            pools.computing.submitContinuation {
                order.withLock { $0.append(name) }
                done.signal()
            }
        }
        gate.signal()
        for _ in 0..<4 { done.wait() }
        let names = order.withLock { $0 }
        #expect(names == ["new 1", "step 1", "new 2", "step 2"] || names == ["step 1", "new 1", "step 2", "new 2"])
    }

    @Test("a further step of work that was let in is never turned away")
    func continuation() {
        let pools = Pools(settings(threads: 1, waiting: 0, patience: 0))
        let gate = DispatchSemaphore(value: 0)
        let done = DispatchSemaphore(value: 0)
        #expect(pools.computing.submit { gate.wait() })
        #expect(!pools.computing.submit {})
        pools.computing.submitContinuation { done.signal() }
        gate.signal()
        done.wait()
    }
}
