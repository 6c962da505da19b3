import News
import Platform
import Search

/// Feeds the index on a thread of its own, in the order in which the journal grew; merges run on a second one.
final class Indexer: Sendable {
    private struct Queue {
        var entries: [Batch.Entry] = []
        var merged: Segment?
        /// The same segments in other memory.
        var replacements: [Segment] = []
        var isMerging = false
        /// Entries that were taken and are not visible yet.
        var inWork = 0
        /// Entries that came in since the start, and those of them that are visible.
        var appendedCount = 0
        var doneCount = 0
        var isStopping = false
        /// Here while no thread runs.
        var indexing: Indexing?
    }

    private let queue: Monitor<Queue>
    private let work = Monitor<Queue>.Condition()
    private let progress = Monitor<Queue>.Condition()
    private let backlogLimit: Int
    private let thread = Monitor<Thread?>(nil)

    init(_ indexing: sending Indexing, backlogLimit: Int) {
        var initial = Queue()
        initial.indexing = indexing
        queue = Monitor(initial)
        self.backlogLimit = backlogLimit
    }

    /// Begins to work; `publish` is called with every new view, and with whether nothing more waits at the moment.
    func start(_ publish: @escaping @Sendable (_ view: IndexView, _ isIdle: Bool) -> Void) throws(PlatformError) {
        let thread = try Thread { [self] in run(publish) }
        self.thread.withLock { $0 = thread }
    }

    var backlog: Int { queue.withLock { $0.entries.count + $0.inWork } }

    func append(_ entries: [Batch.Entry]) {
        queue.withLock { queue in
            queue.entries.append(contentsOf: entries)
            queue.appendedCount += entries.count
        }
        work.signal()
    }

    /// Puts segments in the place of those that cover the same documents, where these are still there.
    func replace(_ segments: [Segment]) {
        queue.withLock { $0.replacements += segments }
        work.signal()
    }

    func waitForRoom() {
        queue.wait(for: progress) { $0.entries.count < backlogLimit || $0.isStopping ? () : nil }
    }

    /// Waits for what came in before; not for what comes in meanwhile.
    func waitUntilDone() {
        let count = queue.withLock { $0.appendedCount }
        queue.wait(for: progress) { $0.doneCount >= count ? () : nil }
    }

    /// Works off what is queued and ends the threads.
    func stop() {
        queue.withLock { $0.isStopping = true }
        work.broadcast()
        thread.withLock { $0 }?.join()
    }

    private enum Step {
        case entries([Batch.Entry])
        case merged(Segment)
        case replacements([Segment])
        case end
    }

    private func nextStep() -> Step {
        queue.wait(for: work) { queue -> Step? in
            if let merged = queue.merged {
                queue.merged = nil
                queue.isMerging = false
                return .merged(merged)
            }
            if !queue.replacements.isEmpty {
                let taken = queue.replacements
                queue.replacements = []
                return .replacements(taken)
            }
            if !queue.entries.isEmpty {
                let taken = Array(queue.entries.prefix(2048))
                queue.entries.removeFirst(taken.count)
                queue.inWork = taken.count
                return .entries(taken)
            }
            return queue.isStopping && !queue.isMerging ? .end : nil
        }
    }

    private func run(_ publish: @Sendable (IndexView, Bool) -> Void) {
        guard var indexing = queue.withLock({ queue in queue.indexing.take() }) else { return }
        while true {
            switch nextStep() {
            case .end: return
            case .merged(let segment): indexing.commit(segment, isBehind: isBehind)
            case .replacements(let segments): indexing.commit(segments, isBehind: isBehind)
            case .entries(let entries): apply(entries, to: &indexing)
            }
            publish(indexing.view, !isBehind)
            queue.withLock { queue in
                queue.doneCount += queue.inWork
                queue.inWork = 0
            }
            progress.broadcast()
            startMerge(of: &indexing)
        }
    }

    /// Whether entries wait besides those in work.
    private var isBehind: Bool { queue.withLock { !$0.entries.isEmpty } }

    private func apply(_ entries: [Batch.Entry], to indexing: inout Indexing) {
        for entry in entries {
            if let article = entry.article {
                let document = IndexDocument(article, time: entry.record.time)
                indexing.put(document, id: entry.record.id, version: UInt32(entry.record.version))
            } else {
                indexing.remove(entry.record.id)
            }
        }
        indexing.refresh(recordCount: entries.count, isBehind: isBehind)
    }

    /// Begins a large merge beside the indexing, if one is due and none runs.
    private func startMerge(of indexing: inout Indexing) {
        let mayStart = queue.withLock { !$0.isMerging && !$0.isStopping }
        guard mayStart, let merge = indexing.pendingMerge(isBehind: isBehind) else { return }
        queue.withLock { $0.isMerging = true }
        do {
            _ = try Thread(isBackground: true) { [self] in
                let merged = merge.merged()
                queue.withLock { $0.merged = merged }
                work.signal()
            }
        } catch {
            queue.withLock { $0.isMerging = false }  // Tried again after the next documents.
        }
    }
}
