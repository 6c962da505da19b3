package import News
import Platform

/// How an archive is kept. Every value has one that is right for a server.
package struct ArchiveSettings: Sendable {
    package var disk: any Disk = HostDisk()
    /// A segment of the journal is closed at this size.
    package var segmentByteCount = 128 << 20
    /// The journal's file grows in steps of this size, so that most syncs need not write its new length.
    package var growthByteCount = 2 << 20
    /// Writes are refused while the process's own memory is above this; nil for the machine's allowance.
    package var memoryLimit: Int?
    /// The catalogue and the index are written to disk after so many records, a fifth where none waits to be indexed, and on
    /// closing; nil for never.
    package var checkpointInterval: Int? = 50_000
    /// Whether dead records are dropped after a checkpoint, where they take much of a segment.
    package var compactsByItself = true
    /// Articles that may wait to be indexed before writers wait for the index.
    package var indexBacklogLimit = 16_384
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package var now: @Sendable () -> Int64 = { WallClock.milliseconds }
    /// What is found in an article that is to be kept under a key; nil keeps what it came with.
    ///
    /// Called for each version, again where another writer was faster. The article has what was found in it before, or in its version before.
    package var annotate: (@Sendable (Article, ArticleID) -> Annotations)?
    /// Told now and then while the archive opens; called on the opening thread and its workers.
    package var progress: @Sendable (ArchiveProgress) -> Void = { _ in }
    /// Threads that read and index while the archive opens.
    package var openingThreadCount = 2

    package init() {}
}

/// How far an opening has come.
package struct ArchiveProgress: Sendable, Equatable {
    package enum Step: String, Sendable { case reading, indexing }

    package var step: Step
    /// Bytes of the journal, or articles.
    package var done: Int
    package var total: Int

    package init(step: Step, done: Int, total: Int) {
        self.step = step
        self.done = done
        self.total = total
    }
}

/// Whether the archive takes writes, and why not.
package enum ArchiveHealth: Sendable, Equatable {
    case writable
    case readOnly(reason: String)
}
