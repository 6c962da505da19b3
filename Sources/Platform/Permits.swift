/// Lets so many threads at a time do something; the others wait for their turn.
package final class Permits: Sendable {
    private let free: Monitor<Int>
    private let returned = Monitor<Int>.Condition()

    package init(_ count: Int) { free = Monitor(max(1, count)) }

    /// Waits for a permit and keeps it while `body` runs. Not again inside of `body`: that could wait for itself.
    package func withPermit<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        free.wait(for: returned) { count -> Void? in
            guard count > 0 else { return nil }
            count -= 1
            return ()
        }
        defer {
            free.withLock { $0 += 1 }
            returned.signal()
        }
        return try body()
    }
}
