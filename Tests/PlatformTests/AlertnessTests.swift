import Testing

@testable import Platform

@Suite("A loop waits awake") struct AlertnessTests {
    private static func afterWaits(_ nanoseconds: Int64...) -> Bool {
        var alertness = Alertness()
        for wait in nanoseconds { alertness.waited(nanoseconds: wait) }
        return alertness.isAlert
    }

    @Test("not before anything came") func begin() { #expect(!Alertness().isAlert) }

    @Test("after an event that came soon, until one comes late") func gaps() {
        #expect(Self.afterWaits(10_000))
        #expect(Self.afterWaits(5_000_000, 10_000))
        #expect(!Self.afterWaits(10_000, Alertness.patience + 1))
    }
}
