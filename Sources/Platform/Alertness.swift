/// Whether a loop that has nothing to do looks again at once, for a moment, before it sleeps.
///
/// Where events follow one another within less time than falling asleep and being woken takes, waiting awake answers them sooner and
/// costs no more. A wait that was longer ends it; the next short one begins it anew, so a quiet loop never looks in vain twice.
struct Alertness: Equatable {
    /// Nanoseconds; about what it takes from an event on a sleeping core to the loop's first step.
    static let patience: Int64 = 100_000

    private(set) var isAlert = false

    /// Events came after a wait of so many nanoseconds, or none came.
    mutating func waited(nanoseconds: Int64) { isAlert = nanoseconds <= Alertness.patience }
}
