import News
import Platform
import Synchronization

/// Group commit: the first writer that finds nobody writing leads, and writes for all who queued up meanwhile.
extension Archive {
    private enum Role {
        case lead
        case finished(Batch.Outcome)
    }

    /// Waits until a batch is durable, or leads it to be so.
    func commit(_ batch: Batch) throws(ArchiveError) -> (segment: JournalSegment, byteOffset: Int) {
        var isCounted = false
        let role: Role = commits.wait(for: batch.condition) { state in
            if let outcome = batch.outcome { return .finished(outcome) }
            if !isCounted { count(in: batch, state) }
            isCounted = true
            guard !state.isCommitting, state.open === batch else { return nil }
            state.isCommitting = true
            return .lead
        }
        let outcome = if case .finished(let outcome) = role { outcome } else { lead(batch) }
        switch outcome {
        case .durable(let segment, let byteOffset): return (segment, byteOffset)
        case .failed(let error): throw error
        }
    }

    /// Counts a thread among those who wait for a batch.
    private func count(in batch: Batch, _ state: CommitState) {
        batch.writerCount += 1
        if state.isCommitting, batch.writerCount == state.expectedWriterCount { gathering.signal() }
    }

    /// So many batches a leader writes, its own the first, before another takes over: until that one woke up the disk would do nothing.
    private static let batchesByLeader = 4

    private func lead(_ batch: Batch) -> Batch.Outcome {
        let outcome = gatherAndWrite(batch)
        var (last, count) = (batch, 1)
        var lastOutcome = outcome
        while let next = finish(last, lastOutcome, goesOn: count < Archive.batchesByLeader) {
            (last, count) = (next, count + 1)
            lastOutcome = gatherAndWrite(next)
        }
        idle.broadcast()
        return outcome
    }

    private func gatherAndWrite(_ batch: Batch) -> Batch.Outcome {
        gather(batch)
        let began = MonotonicTime.now
        let outcome = write(batch)
        batch.writeTime = MonotonicTime.now.nanoseconds - began.nanoseconds
        return outcome
    }

    /// Lets those join who wrote of late and are about to again, and closes the batch. Who comes too late waits for this write and one
    /// of their own, so a part of a write is worth waiting; a thread that writes alone never waits.
    private func gather(_ batch: Batch) {
        let patience: Int64? = commits.withLock { state in
            let expected = state.expectedWriterCount
            if expected >= Archive.fewestToWaitFor, batch.writerCount < expected {
                return min(state.writeTime / 2, Archive.longestPatience)
            }
            state.openNext()
            return nil
        }
        guard let patience else { return }
        let deadline = MonotonicTime(nanoseconds: MonotonicTime.now.nanoseconds + patience)
        _ = commits.wait(for: gathering, upTo: deadline) { state in
            batch.writerCount >= state.expectedWriterCount ? () : nil
        }
        commits.withLock { $0.openNext() }
    }

    /// Fewer are back later than a part of a write takes, as a rule: measured.
    private static let fewestToWaitFor = 4
    /// A write that so many share costs each of them too little to wait for more.
    private static let sharersWorthWaiting = 8
    /// Nanoseconds.
    private static let longestPatience: Int64 = 2_000_000

    /// Tells those who wait what became of their batch. Gives the next one, for the same thread to write, or lets one of its own lead.
    private func finish(_ batch: Batch, _ outcome: Batch.Outcome, goesOn: Bool) -> Batch? {
        let (next, isTaken) = commits.withLock { state in
            let next = state.open
            settle(batch, outcome, in: &state)
            state.writeTime = batch.writeTime
            state.expectedWriterCount = min(batch.writerCount + next.writerCount, Archive.sharersWorthWaiting)
            let isTaken = goesOn && next.outcome == nil && !next.entries.isEmpty
            if !isTaken { state.isCommitting = false }
            return (next, isTaken)
        }
        batch.condition.broadcast()
        if isTaken { return next }
        if case .failed = outcome { next.condition.broadcast() } else { next.condition.signal() }
        return nil
    }

    private func write(_ batch: Batch) -> Batch.Outcome {
        let first = batch.entries[0].record
        do {
            let place = try journal.withLock { journal throws(PlatformError) in
                let place = try journal.append(batch.bytes, firstSequence: first.sequence, time: first.time)
                isInDoubt.store(false, ordering: .sequentiallyConsistent)
                return place
            }
            return .durable(segment: place.segment, byteOffset: place.offset)
        } catch {
            isInDoubt.store(true, ordering: .sequentiallyConsistent)
            return .failed(ArchiveError(writing: error))
        }
    }

    /// Before an answer that rests on what was not written: a write that failed must not turn up after a restart.
    func removeDoubt() throws(ArchiveError) {
        guard isInDoubt.load(ordering: .sequentiallyConsistent) else { return }
        do {
            try journal.withLock { journal throws(PlatformError) in
                if journal.needsRepair { try journal.repair() }
                isInDoubt.store(false, ordering: .sequentiallyConsistent)
            }
        } catch {
            throw ArchiveError(writing: error)
        }
    }

    /// Under the lock: makes a durable batch visible, or lets go of everything that was built upon a failed one.
    private func settle(_ batch: Batch, _ outcome: Batch.Outcome, in state: inout CommitState) {
        batch.outcome = outcome
        state.reclaim(batch)
        switch outcome {
        case .durable(let segment, let byteOffset):
            state.apply(batch, in: segment, at: byteOffset)
            publish(state)
            indexer.append(batch.entries)
            setHealth(.writable)
        case .failed(let error):
            setHealth(.readOnly(reason: "\(error)"))
            state.pending = [:]
            guard !state.open.entries.isEmpty else { return }
            state.open.outcome = outcome
            state.open = Batch()
        }
    }
}
