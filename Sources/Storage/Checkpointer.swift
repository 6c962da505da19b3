import Platform
import Search
import Synchronization

/// Writes the catalogue and the index beside the journal, on a thread of its own, so that the next start is short.
///
/// Every file is written under another name, synced and renamed; the one named `catalogue` goes last and names the others.
final class Checkpointer: Sendable {
    private struct State {
        var recordCount: Int
        var writtenRecordCount: Int
        var isStopping = false
    }

    private let directory: String
    private let disk: any Disk
    private let interval: Int?
    private let state: Monitor<State>
    private let work = Monitor<State>.Condition()
    private let thread = Monitor<Thread?>(nil)
    /// One writer at a time.
    private let writing = Mutex(())

    init(directory: String, settings: ArchiveSettings, recordCount: Int) {
        self.directory = directory
        disk = settings.disk
        interval = settings.checkpointInterval
        state = Monitor(State(recordCount: recordCount, writtenRecordCount: recordCount))
    }

    func start(_ snapshot: @escaping @Sendable () -> ArchiveSnapshot?) throws(PlatformError) {
        guard interval != nil else { return }
        let thread = try Thread { [self] in
            while waitUntilDue() {
                if let snapshot = snapshot() { write(snapshot) }
            }
        }
        self.thread.withLock { $0 = thread }
    }

    /// Says how many records the journal has by now.
    func tell(recordCount: Int) {
        let mayWrite = state.withLock { state in
            state.recordCount = recordCount
            return isDue(state)
        }
        if mayWrite { work.signal() }
    }

    /// Ends the thread and writes a last time, if anything came since.
    func stop(last snapshot: ArchiveSnapshot) {
        state.withLock { $0.isStopping = true }
        work.signal()
        thread.withLock { $0 }?.join()
        if interval != nil, state.withLock({ $0.writtenRecordCount != snapshot.place.recordCount }) { write(snapshot) }
    }

    private func waitUntilDue() -> Bool {
        state.wait(for: work) { state in
            if state.isStopping { return false }
            return isDue(state) ? true : nil
        }
    }

    private func isDue(_ state: State) -> Bool {
        interval.map { state.recordCount - state.writtenRecordCount >= $0 } ?? false
    }

    /// Writes now, on this thread, if checkpoints are written at all.
    func writeNow(_ snapshot: ArchiveSnapshot) {
        if interval != nil { write(snapshot) }
    }

    private func write(_ snapshot: ArchiveSnapshot) {
        do {
            try writing.withLock { _ throws(PlatformError) in try writeFiles(snapshot) }
        } catch {
            // Nothing is lost: the next start reads more of the journal. Tried again after as many records more.
        }
        state.withLock { $0.writtenRecordCount = snapshot.place.recordCount }
    }

    private func writeFiles(_ snapshot: ArchiveSnapshot) throws(PlatformError) {
        let folder = directory + "/index"
        try disk.makeDirectory(folder)
        var names: Set<String> = ["catalogue"]
        let present = Set(try disk.names(in: folder))
        for segment in snapshot.index.sealedSegments {
            let range = segment.documents.lowerBound.rawValue..<segment.documents.upperBound.rawValue
            let name = IndexSegmentFile.name(range)
            names.insert(name)
            if !present.contains(name) {
                try IndexSegmentFile.write(segment, to: folder + "/" + name, on: disk)
            }
        }
        try disk.syncDirectory(folder)
        try disk.writeWhole(Checkpoint(snapshot).bytes, to: folder + "/catalogue", in: folder)
        for name in present where !names.contains(name) { try disk.remove(folder + "/" + name) }
    }
}
