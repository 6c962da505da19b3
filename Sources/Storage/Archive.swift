import News
package import Platform
import Synchronization

/// The archive: a journal on disk, a catalogue and an index over it. One writer's order, any number of readers.
///
/// Writing calls block until what they say is durable, and may be made from any number of threads; they share the
/// disk's work. Reading goes through `snapshot` and never waits for a write.
package final class Archive: Sendable {
    package let directory: String
    /// What opening found.
    package let recovery: RecoveryReport
    let settings: ArchiveSettings
    let commits: Monitor<CommitState>
    let journal: Monitor<Journal>
    let published: Published<ArchiveSnapshot>
    let indexer: Indexer
    let checkpointer: Checkpointer
    /// One compaction at a time.
    let compaction = Monitor(())
    /// What new articles say is worked out by as many threads at a time as there are cores, however many wait for the disk: more would
    /// only take the processor's time from one another and from those who search.
    let planning = Permits(EventLoop.coreCount)
    /// Signalled whenever a thread has finished a batch.
    let idle = Monitor<CommitState>.Condition()
    /// Signalled when as many writers wait as were expected.
    let gathering = Monitor<CommitState>.Condition()
    /// Whether bytes of a failed write may still stand in the journal.
    let isInDoubt = Atomic<Bool>(false)
    private let state = Monitor(ArchiveHealth.writable)
    private let addCount = Atomic<Int>(0)
    private let figures: SyncFigures
    private let memoryLimit: Int
    private let lock: Monitor<(any Sendable)?>

    init(_ opened: OpenedArchive, settings: ArchiveSettings) throws(ArchiveError) {
        directory = opened.directory
        recovery = opened.report
        self.settings = settings
        let segments = Dictionary(opened.journal.segments.map { ($0.number, $0) }, uniquingKeysWith: { $1 })
        let snapshot = ArchiveSnapshot(
            catalog: opened.catalog, place: opened.place, segments: segments, view: opened.indexing.view)
        commits = Monitor(
            CommitState(
                catalog: opened.catalog, place: opened.place, segments: segments,
                nextSequence: opened.place.sequence + 1, lastTime: opened.place.time))
        figures = opened.journal.figures
        journal = Monitor(opened.journal)
        published = Published(snapshot)
        memoryLimit = settings.memoryLimit ?? Memory.allowance
        lock = Monitor(opened.lock)
        let indexer = Indexer(opened.indexing, backlogLimit: settings.indexBacklogLimit)
        self.indexer = indexer
        checkpointer = Checkpointer(
            directory: opened.directory, settings: settings, recordCount: opened.checkpointRecordCount,
            sound: opened.soundIndexFiles, whenMapped: { [weak indexer] in indexer?.replace($0) })
        do {
            try indexer.start { [weak self] view, isIdle in self?.publish(view, isIdle: isIdle) }
            try checkpointer.start(
                { [weak self] in self?.snapshot }, afterwards: { [weak self] in self?.compactIfDue() })
        } catch {
            throw .cannotOpen(error)
        }
    }

    /// Everything acknowledged so far. Taking it costs one reference and no lock.
    package var snapshot: ArchiveSnapshot { published.value }

    /// Current until anything is published after it; to be taken before the snapshot that it is to stand for.
    package var edition: Edition { published.edition }

    /// Whether writes are taken at the moment.
    package var health: ArchiveHealth { state.withLock { $0 } }

    /// Articles that are durable and not yet in the index.
    package var indexBacklog: Int { indexer.backlog }

    /// What the journal's writes cost since the start.
    package var syncFigures: SyncFigures.Reading { figures.reading }

    /// The bytes of the journal's files.
    package var journalByteCount: Int {
        snapshot.segments.values.reduce(0) { (sum: Int, segment: JournalSegment) -> Int in
            do throws(PlatformError) {
                return sum + (try segment.file.size)
            } catch {
                return sum  // A figure is no reason to fail.
            }
        }
    }

    /// Waits until all that is durable now is in `snapshot.index`.
    package func waitForIndex() { indexer.waitUntilDone() }

    /// Ends writing, waits for what is under way and gives the directory back. Snapshots stay readable.
    package func close() {
        commits.wait(for: idle) { state in
            state.isClosed = true
            return state.isCommitting || !state.open.entries.isEmpty ? nil : ()
        }
        indexer.stop()
        checkpointer.stop(last: snapshot)
        do {
            try journal.withLock { journal throws(PlatformError) in try journal.trim() }
        } catch {
            setHealth(.readOnly(reason: "\(error)"))  // The zeros stay: the next start knows them for what they are.
        }
        lock.withLock { $0 = nil }
    }

    func publish(_ state: CommitState) {
        published.replace { old in
            ArchiveSnapshot(
                catalog: state.catalog, place: state.place, segments: state.segments, view: old.view)
        }
    }

    private func publish(_ view: IndexView, isIdle: Bool) {
        published.replace { old in
            ArchiveSnapshot(catalog: old.catalog, place: old.place, segments: old.segments, view: view)
        }
        checkpointer.tell(recordCount: view.recordCount, isIdle: isIdle)
    }

    func setHealth(_ health: ArchiveHealth) { state.withLock { $0 = health } }

    /// Whether the process is within its memory limit.
    var hasMemory: Bool { Memory.privateByteCount <= memoryLimit }

    /// Throws where no write may begin: the memory is used up. Waits while the index is far behind.
    func admit() throws(ArchiveError) {
        indexer.waitForRoom()
        let count = addCount.add(1, ordering: .relaxed).newValue
        let isShort = if case .readOnly = health { true } else { false }
        guard isShort || count % 64 == 0, !hasMemory else { return }
        let reason = "the process holds more than its \(memoryLimit >> 20) MiB of memory"
        setHealth(.readOnly(reason: reason))
        throw .storageFull(reason)
    }
}
