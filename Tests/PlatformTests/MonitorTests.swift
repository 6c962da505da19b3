import Testing

@testable import Platform

@Suite("Waiting for a monitor's condition ends") struct MonitorTests {
    private static func moment(in milliseconds: Int64) -> MonotonicTime {
        MonotonicTime.now.adding(milliseconds: milliseconds)
    }

    @Test("with nothing when the deadline comes first") func late() {
        let number = Monitor(0)
        let result: Int? = number.wait(for: Monitor<Int>.Condition(), upTo: Self.moment(in: 5)) { $0 > 0 ? $0 : nil }
        #expect(result == nil)
    }

    @Test("with what is there already, however late it is") func already() {
        let number = Monitor(7)
        #expect(number.wait(for: Monitor<Int>.Condition(), upTo: Self.moment(in: -5)) { $0 } == 7)
    }

    @Test("with what another thread puts in") func signalled() throws {
        let number = Monitor(0)
        let condition = Monitor<Int>.Condition()
        let thread = try Thread {
            number.withLock { $0 = 3 }
            condition.signal()
        }
        #expect(number.wait(for: condition, upTo: Self.moment(in: 60_000)) { $0 > 0 ? $0 : nil } == 3)
        thread.join()
    }
}
