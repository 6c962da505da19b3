import Synchronization

/// So many may do something at the same time; who finds no slot free is told at once.
final class Slots: Sendable {
    private let free: Atomic<Int>

    init(_ count: Int) { free = Atomic(count) }

    /// False where none is free.
    func take() -> Bool {
        guard free.subtract(1, ordering: .relaxed).newValue < 0 else { return true }
        free.add(1, ordering: .relaxed)
        return false
    }

    func giveBack() { free.add(1, ordering: .relaxed) }
}
