import News
import Platform
import Synchronization

/// What a compaction did.
package struct CompactionReport: Sendable, Equatable {
    package var segmentCount = 0
    package var droppedRecordCount = 0
    package var freedByteCount = 0
}

/// Compaction: sealed segments are written anew without what nobody can ask for any more, beside reads and writes.
extension Archive {
    /// Writes every sealed segment anew of which at least a share is dead. Blocks; reads and writes go on meanwhile.
    ///
    /// Dead are the versions of deleted articles and records that a later one replaced; tombstones stay. The new file is
    /// synced before it takes the old one's name, and snapshots keep the old one open as long as they need it.
    package func compact(deadShare: Double = 0.2) throws(ArchiveError) -> CompactionReport {
        try compaction.withLock { _ throws(ArchiveError) in try compactSealed(deadShare: deadShare) }
    }

    /// Compacts what is worth it, unasked, beside everything else; a disk that refuses is tried again another time.
    func compactIfDue() {
        guard settings.compactsByItself else { return }
        do throws(ArchiveError) {
            _ = try compact(deadShare: 0.3)
        } catch {
            // Nothing is lost by it: the old files stay in their places.
        }
    }

    private func compactSealed(deadShare: Double) throws(ArchiveError) -> CompactionReport {
        var report = CompactionReport()
        let sealed = journal.withLock { Array($0.segments.dropLast()) }
        let live = snapshot.catalog.byteCountsBySegment
        for segment in sealed {
            if commits.withLock({ $0.isClosed }) { break }
            do {
                let size = try segment.file.size
                let dead = size - SegmentHeader.byteCount - live[segment.number, default: 0]
                guard dead > 0, Double(dead) >= deadShare * Double(size) else { continue }
                try compact(segment, size: size, deadShare: deadShare, into: &report)
            } catch {
                throw ArchiveError(writing: error)
            }
        }
        if report.segmentCount > 0 { checkpointer.writeNow(snapshot) }
        return report
    }

    private func compact(
        _ segment: JournalSegment, size: Int, deadShare: Double, into report: inout CompactionReport
    ) throws(PlatformError) {
        let header = SegmentHeader(
            number: segment.number, generation: segment.generation + 1, firstSequence: 0, time: settings.now())
        guard let kept = try keptRecords(of: segment, size: size, deadShare: deadShare) else { return }
        try write(header.bytes, kept.runs, of: segment)
        try settings.disk.syncDirectory(self.directory + "/journal")
        let file = try settings.disk.open(segment.path, for: .read, mappedByteCount: nil)
        let new = JournalSegment(
            number: segment.number, generation: header.generation, path: segment.path, file: file)
        replace(with: new, byteCount: kept.byteCount, offsets: kept.offsets)
        report.segmentCount += 1
        report.droppedRecordCount += kept.droppedCount
        report.freedByteCount += size - kept.byteCount
    }

    private func write(_ header: [UInt8], _ runs: [Run], of segment: JournalSegment) throws(PlatformError) {
        do {
            let file = try settings.disk.newFile(for: segment.path)
            try file.writeAll(header, at: 0)
            for run in runs { try copy(run.range, of: segment.file, to: file, at: run.newOffset) }
            try settings.disk.put(file, at: segment.path)
        } catch {
            settings.disk.discardNewFile(for: segment.path)
            throw error
        }
    }

    /// Records that stand one behind another and are copied as one.
    private struct Run {
        var range: Range<Int>
        var newOffset: Int
    }

    /// What of a segment goes into its new file, and where.
    private struct Kept {
        var runs: [Run] = []
        var offsets: [UInt32: UInt32] = [:]
        var byteCount = SegmentHeader.byteCount
        var droppedCount = 0

        mutating func keep(_ range: Range<Int>) {
            offsets[UInt32(range.lowerBound)] = UInt32(byteCount)
            if let last = runs.last, last.range.upperBound == range.lowerBound {
                runs[runs.count - 1].range = last.range.lowerBound..<range.upperBound
            } else {
                runs.append(Run(range: range, newOffset: byteCount))
            }
            byteCount += range.count
        }
    }

    /// nil where the segment stays as it is.
    private func keptRecords(of segment: JournalSegment, size: Int, deadShare: Double) throws(PlatformError) -> Kept? {
        let catalog = snapshot.catalog
        var scan = try SegmentScan(of: segment.file)
        var kept = Kept()
        while let (record, offset) = scan.next() {
            // A tombstone stays: versions from before it may stand in segments that are not written anew.
            if record.kind == .deletion || catalog.isLive(record, segment: segment.number, byteOffset: offset) {
                kept.keep(offset..<offset + record.byteCount)
            } else {
                kept.droppedCount += 1
            }
        }
        _ = scan.takeTail(ifZero: true)
        guard scan.damages.isEmpty else { return nil }  // Damaged bytes stay until somebody looked at them.
        return kept.droppedCount > 0 && Double(size - kept.byteCount) >= deadShare * Double(size) ? kept : nil
    }

    private func copy(
        _ range: Range<Int>, of file: any DiskFile, to other: any DiskFile, at newOffset: Int
    ) throws(PlatformError) {
        var offset = range.lowerBound
        while offset < range.upperBound {
            let bytes = try file.read(at: offset, count: min(SegmentScan.windowByteCount, range.upperBound - offset))
            guard !bytes.isEmpty else { throw PlatformError("pread", code: PlatformError.inputOutput) }
            try other.writeAll(bytes, at: newOffset + offset - range.lowerBound)
            offset += bytes.count
        }
    }

    /// Under the lock of the writers: from now on the catalogue points into the new file.
    private func replace(with new: JournalSegment, byteCount: Int, offsets: [UInt32: UInt32]) {
        journal.withLock { $0.replace(with: new) }
        commits.withLock { state in
            state.segments[new.number] = new
            state.catalog.move(entriesOf: new.number) { offsets[$0.byteOffset] }
            if state.place.segment == new.number { state.place.byteOffset = byteCount }
            publish(state)
        }
    }
}
