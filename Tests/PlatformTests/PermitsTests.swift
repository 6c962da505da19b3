import Glibc
import Testing

@testable import Platform

@Suite("Permits")
struct PermitsTests {
    private struct Crowd {
        var now = 0
        var most = 0
        var total = 0
    }

    @Test("no more threads are inside than there are permits, and each gets its turn")
    func bounded() {
        let permits = Permits(2)
        let crowd = Monitor(Crowd())
        Thread.runTogether(8) {
            for _ in 0..<200 {
                permits.withPermit {
                    crowd.withLock {
                        $0.now += 1
                        $0.most = max($0.most, $0.now)
                    }
                    crowd.withLock {
                        $0.now -= 1
                        $0.total += 1
                    }
                }
            }
        }
        let seen = crowd.withLock { $0 }
        #expect(seen.most <= 2)
        #expect(seen.total == 1600)
    }

    @Test("who came first goes first")
    func order() throws {
        let permits = Permits(1)
        let arrivals = Monitor<[Int]>([])
        var threads: [Thread] = []
        try permits.withPermit {
            for number in 0..<100 {
                threads.append(try Thread { permits.withPermit { arrivals.withLock { $0.append(number) } } })
                while permits.waitingCount <= number { _ = sched_yield() }
            }
        }
        for thread in threads { thread.join() }
        #expect(arrivals.withLock { $0 } == Array(0..<100))
    }

    @Test("a permit comes back from work that fails")
    func failing() {
        struct Failure: Error {}
        let permits = Permits(1)
        for _ in 0..<3 { #expect(throws: Failure.self) { try permits.withPermit { throw Failure() } } }
        #expect(permits.withPermit { 7 } == 7)
    }
}
