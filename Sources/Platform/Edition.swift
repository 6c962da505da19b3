import Synchronization

/// Tells whether what was read in a place is still what was published there last, without keeping it.
package struct Edition: Sendable {
    private let counter: Counter
    private let number: Int

    /// The latest edition that the counter tells of.
    fileprivate init(of counter: Counter) {
        self.counter = counter
        number = counter.count.load(ordering: .acquiring)
    }

    /// Whether nothing else has been published since; costs no lock.
    package var isCurrent: Bool { counter.count.load(ordering: .acquiring) == number }

    /// Counts what is published in one place.
    package final class Counter: Sendable {
        fileprivate let count = Atomic<Int>(0)

        package init() {}

        package var edition: Edition { Edition(of: self) }

        /// What was published until now is no longer current.
        package func advance() { count.add(1, ordering: .acquiringAndReleasing) }
    }
}
