/// Lets so many threads at a time do something; the others wait for their turn, in the order in which they came: a thread that came
/// later and happens to be awake takes nobody's turn, so none waits much longer than the rest.
package final class Permits: Sendable {
    /// Each comer has a number; those below `admitted` may go in.
    private struct Line {
        var came = 0
        var admitted: Int
    }

    private let line: Monitor<Line>
    /// Whoever waits does so by the number's place among these, so that a turn wakes one thread as a rule.
    private let turns = (0..<64).map { _ in Monitor<Line>.Condition() }

    package init(_ count: Int) { line = Monitor(Line(admitted: max(1, count))) }

    /// How many wait for their turn.
    var waitingCount: Int { line.withLock { max(0, $0.came - $0.admitted) } }

    /// Waits for a permit and keeps it while `body` runs. Not again inside of `body`: that could wait for itself.
    package func withPermit<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        let number = line.withLock { line in
            line.came += 1
            return line.came - 1
        }
        line.wait(for: turns[number % turns.count]) { $0.admitted > number ? () : nil }
        defer {
            let next = line.withLock { line in
                line.admitted += 1
                return line.admitted - 1
            }
            turns[next % turns.count].broadcast()
        }
        return try body()
    }
}
