import Platform
import Synchronization

/// Which parts of a mapped file may be read where they lie: the first that were asked for, as many as all files together may keep in the
/// process. What is asked for most is among them; for the rest a call of the kernel copies what is wanted and keeps nothing.
final class ResidentChunks: Sendable {
    /// A read of a page that is not in the process takes in those around it, 64 KiB in all (fault-around).
    private static let chunkByteCount = 64 << 10
    /// What is left of 64 MiB.
    private static let left = Atomic<Int>((64 << 20) / chunkByteCount)

    private let isResident: Mutex<Bitset>

    private struct Bitset {
        var words: [UInt64]
        var count = 0

        subscript(chunk: Int) -> Bool { words[chunk / 64] >> UInt64(chunk % 64) & 1 == 1 }
    }

    init(of fileByteCount: Int) {
        let count = (fileByteCount + ResidentChunks.chunkByteCount - 1) / ResidentChunks.chunkByteCount
        isResident = Mutex(Bitset(words: Array(repeating: 0, count: (count + 63) / 64)))
    }

    deinit { ResidentChunks.left.add(isResident.withLock { $0.count }, ordering: .relaxed) }

    /// Whether a range, which is not empty, may be read where it lies.
    func admits(_ range: Range<Int>) -> Bool {
        let size = ResidentChunks.chunkByteCount
        let chunks = range.lowerBound / size...(range.upperBound - 1) / size
        return isResident.withLock { bits in chunks.allSatisfy { admit($0, to: &bits) } }
    }

    private func admit(_ chunk: Int, to bits: inout Bitset) -> Bool {
        if bits[chunk] { return true }
        guard ResidentChunks.left.load(ordering: .relaxed) > 0 else { return false }
        ResidentChunks.left.subtract(1, ordering: .relaxed)
        bits.words[chunk / 64] |= 1 << UInt64(chunk % 64)
        bits.count += 1
        return true
    }
}
