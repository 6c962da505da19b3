import Platform
import Synchronization

/// Coming back by itself: a full disk that has room again must not wait for a client to try.
extension Archive {
    /// Where writes are refused, looks whether the reason has passed; true where they are taken (again).
    package func probe() -> Bool {
        guard case .readOnly = health else { return true }
        guard hasMemory else { return false }
        do {
            try journal.withLock { journal throws(PlatformError) in try journal.probe() }
        } catch {
            return false  // The reason stands; the next probe asks again.
        }
        isInDoubt.store(false, ordering: .sequentiallyConsistent)
        setHealth(.writable)
        return true
    }
}

extension Journal {
    /// Writes and syncs zeros behind the last record, where zeros may stand.
    mutating func probe() throws(PlatformError) {
        if needsRepair { try repair() }
        guard let active = segments.last else { return }
        do {
            try active.file.writeAll([UInt8](repeating: 0, count: 4096), at: activeByteCount)
            try active.file.sync()
        } catch {
            markForRepair()
            throw error
        }
        noteGrowth(to: activeByteCount + 4096)
    }
}
