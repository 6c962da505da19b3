import Synchronization

/// Which parts of a mapped file may be read where they lie: the first that were asked for, as many as all files together may keep in the
/// process. What is asked for most is among them; for the rest a call of the kernel copies what is wanted and keeps nothing.
final class ResidentChunks: Sendable {
    /// A read of a page that is not in the process takes in those around it (fault-around): how many the kernel knows, but none of
    /// another page table, which is 2 MiB.
    static let chunkByteCount = 2 << 20

    /// How many more all files together may keep.
    final class Budget: Sendable {
        /// 64 MiB for the process.
        static let shared = Budget(chunkCount: 32)

        private let left: Atomic<Int>

        init(chunkCount: Int) { left = Atomic(chunkCount) }

        func take() -> Bool {
            if left.subtract(1, ordering: .relaxed).newValue >= 0 { return true }
            giveBack(1)
            return false
        }

        func giveBack(_ count: Int) { left.add(count, ordering: .relaxed) }
    }

    /// One part of the file. Every read asks, so nobody waits for another.
    private final class Chunk: Sendable {
        private let isResident = Atomic(false)

        /// Whether it is kept; takes it into the budget if it can.
        func admits(_ budget: Budget) -> Bool {
            if isResident.load(ordering: .relaxed) { return true }
            guard budget.take() else { return false }
            // Another reader may have taken it meanwhile.
            if isResident.exchange(true, ordering: .relaxed) { budget.giveBack(1) }
            return true
        }

        var isTaken: Bool { isResident.load(ordering: .relaxed) }
    }

    private let budget: Budget
    private let chunks: [Chunk]

    init(of fileByteCount: Int, _ budget: Budget = .shared) {
        let count = (fileByteCount + ResidentChunks.chunkByteCount - 1) / ResidentChunks.chunkByteCount
        chunks = (0..<count).map { _ in Chunk() }
        self.budget = budget
    }

    deinit { budget.giveBack(chunks.count { $0.isTaken }) }

    /// Whether a range, which is not empty, may be read where it lies.
    func admits(_ range: Range<Int>) -> Bool {
        let size = ResidentChunks.chunkByteCount
        return (range.lowerBound / size...(range.upperBound - 1) / size).allSatisfy { chunks[$0].admits(budget) }
    }
}
