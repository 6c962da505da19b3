import Platform
import Search

/// Writes the catalogue and the index beside the journal, on a thread of its own, so that the next start is short.
///
/// Every file is written under another name, synced and renamed; the one named `catalogue` goes last and names the others.
final class Checkpointer: Sendable {
    /// Counted are the records of the journal that are in the index: what is not costs the next start most.
    private struct State {
        var recordCount: Int
        var writtenRecordCount: Int
        var isIdle = false
        var isStopping = false
    }

    /// Where nothing waits for the index, a checkpoint is due after a fifth of the interval.
    private static let idleShare = 5

    /// Segments of this size and more are read from their files' pages once they are written.
    private static let mappedByteCount = 1 << 20

    private let directory: String
    /// Takes the segments as they lie in their files, in the place of those in memory.
    private let whenMapped: @Sendable ([Segment]) -> Void
    private let disk: any Disk
    private let interval: Int?
    private let state: Monitor<State>
    private let work = Monitor<State>.Condition()
    private let thread = Monitor<Thread?>(nil)
    /// The files that hold what their names say, of this archive's numbering. One writer at a time.
    ///
    /// A file that is there and not among them may be of documents that had the same numbers before a crash.
    private let sound: Monitor<Set<String>>

    init(
        directory: String, settings: ArchiveSettings, recordCount: Int, sound: Set<String>,
        whenMapped: @escaping @Sendable ([Segment]) -> Void
    ) {
        self.whenMapped = whenMapped
        self.sound = Monitor(sound)
        self.directory = directory
        disk = settings.disk
        interval = settings.checkpointInterval
        state = Monitor(State(recordCount: recordCount, writtenRecordCount: recordCount))
    }

    /// Begins to write; `afterwards` is called on the same thread after every checkpoint.
    func start(
        _ snapshot: @escaping @Sendable () -> ArchiveSnapshot?, afterwards: @escaping @Sendable () -> Void
    ) throws(PlatformError) {
        guard interval != nil else { return }
        let thread = try Thread(isBackground: true) { [self] in
            while waitUntilDue() {
                if let snapshot = snapshot() { write(snapshot) }
                afterwards()
            }
        }
        self.thread.withLock { $0 = thread }
    }

    /// Says how many of the journal's records the index holds by now, and whether none waits.
    func tell(recordCount: Int, isIdle: Bool) {
        let mayWrite = state.withLock { state in
            state.recordCount = recordCount
            state.isIdle = isIdle
            return isDue(state)
        }
        if mayWrite { work.signal() }
    }

    /// Ends the thread and writes a last time, if anything came since.
    func stop(last snapshot: ArchiveSnapshot) {
        state.withLock { $0.isStopping = true }
        work.signal()
        thread.withLock { $0 }?.join()
        if interval != nil, state.withLock({ $0.writtenRecordCount != snapshot.view.recordCount }) { write(snapshot) }
    }

    private func waitUntilDue() -> Bool {
        state.wait(for: work) { state in
            if state.isStopping { return false }
            return isDue(state) ? true : nil
        }
    }

    private func isDue(_ state: State) -> Bool {
        guard let interval else { return false }
        let count = state.recordCount - state.writtenRecordCount
        return count >= (state.isIdle ? max(1, interval / Checkpointer.idleShare) : interval)
    }

    /// Writes now, on this thread, if checkpoints are written at all.
    func writeNow(_ snapshot: ArchiveSnapshot) {
        if interval != nil { write(snapshot) }
    }

    private func write(_ snapshot: ArchiveSnapshot) {
        do {
            try sound.withLock { sound throws(PlatformError) in try writeFiles(snapshot, &sound) }
        } catch {
            // Nothing is lost: the next start reads more of the journal. Tried again after as many records more.
        }
        state.withLock { $0.writtenRecordCount = snapshot.view.recordCount }
    }

    private func writeFiles(_ snapshot: ArchiveSnapshot, _ sound: inout Set<String>) throws(PlatformError) {
        let folder = directory + "/index"
        try disk.makeDirectory(folder)
        var names: Set<String> = ["catalogue"]
        let present = Set(try disk.names(in: folder))
        var mapped: [Segment] = []
        for segment in snapshot.index.sealedSegments {
            let range = segment.documents.lowerBound.rawValue..<segment.documents.upperBound.rawValue
            let name = IndexSegmentFile.name(range)
            names.insert(name)
            guard !sound.contains(name) else { continue }
            let path = folder + "/" + name
            try IndexSegmentFile.write(segment, to: path, on: disk)
            sound.insert(name)
            guard segment.byteCount >= Checkpointer.mappedByteCount else { continue }
            if let copy = IndexSegmentFile.segment(at: path, documents: range, on: disk, isTrusted: true) {
                mapped.append(copy)
            }
        }
        try disk.syncDirectory(folder)
        try disk.writeWhole(Checkpoint(snapshot).bytes, to: folder + "/catalogue", in: folder)
        sound.formIntersection(names)
        for name in present where !names.contains(name) { try disk.remove(folder + "/" + name) }
        if !mapped.isEmpty { whenMapped(mapped) }
    }
}
