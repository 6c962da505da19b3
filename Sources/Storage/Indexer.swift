import News
import Platform
import Search

/// Feeds the index on a thread of its own, in the order in which the journal grew; merges run beside it, a thread for each size.
///
/// All of them are background threads: where the processors are short, those go first whom a client waits for.
final class Indexer: Sendable {
    private struct Queue {
        var entries: [Batch.Entry] = []
        var merged: [(segment: Segment, size: MergeSize)] = []
        /// The same segments in other memory.
        var replacements: [Segment] = []
        /// Of what size a merge runs.
        var merging: Set<MergeSize> = []
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

    /// Begins to work; `publish` is called with every new view, and with whether nothing more waits at the moment. Its thread is one
    /// like those that write, which wait for it as a rule; merges, for which nobody waits, are behind them.
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
        /// Nothing came for a while.
        case rest
        case end
    }

    /// After so many milliseconds without anything to do the index is put in order.
    private static let restingDelay: Int64 = 2000

    /// `isRested` is whether nothing came since the last rest.
    private func nextStep(isRested: Bool) -> Step {
        if isRested { return queue.wait(for: work) { nextStep(&$0) } }
        let deadline = MonotonicTime.now.adding(milliseconds: Indexer.restingDelay)
        return queue.wait(for: work, upTo: deadline) { nextStep(&$0) } ?? .rest
    }

    private func nextStep(_ queue: inout Queue) -> Step? {
        if let merged = queue.merged.popLast() {
            queue.merging.remove(merged.size)
            return .merged(merged.segment)
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
        return queue.isStopping && queue.merging.isEmpty ? .end : nil
    }

    private func run(_ publish: @Sendable (IndexView, Bool) -> Void) {
        guard var indexing = queue.withLock({ queue in queue.indexing.take() }) else { return }
        var isRested = false
        while true {
            let step = nextStep(isRested: isRested)
            isRested = false
            switch step {
            case .end: return
            case .rest:
                isRested = true
                if let merge = indexing.restingMerge() { start(merge, .large, of: &indexing) }
                continue
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
            for size in MergeSize.allCases { startMerge(size, of: &indexing) }
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

    /// Begins a merge beside the indexing, if one of that size is due and none runs.
    private func startMerge(_ size: MergeSize, of indexing: inout Indexing) {
        let mayStart = queue.withLock { !$0.merging.contains(size) && !$0.isStopping }
        guard mayStart, let merge = indexing.pendingMerge(of: size.documentCounts, isBehind: isBehind) else { return }
        start(merge, size, of: &indexing)
    }

    private func start(_ merge: SegmentMerge, _ size: MergeSize, of indexing: inout Indexing) {
        queue.withLock { _ = $0.merging.insert(size) }
        do {
            _ = try Thread(isBackground: true) { [self] in
                let merged = merge.merged()
                queue.withLock { $0.merged.append((merged, size)) }
                work.signal()
            }
        } catch {
            queue.withLock { _ = $0.merging.remove(size) }
            indexing.abandon(merge)  // Tried again after the next documents.
        }
    }
}

/// Merges run on a thread for each size: while a large one takes its seconds the small segments that come in are merged too.
private enum MergeSize: CaseIterable {
    case small, large

    private static let limit = 16_384

    var documentCounts: ClosedRange<Int> {
        switch self {
        case .small: 0...MergeSize.limit
        case .large: MergeSize.limit + 1...Int.max
        }
    }
}
