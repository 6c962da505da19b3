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

    private func compactSealed(deadShare: Double) throws(ArchiveError) -> CompactionReport {
        var report = CompactionReport()
        let sealed = journal.withLock { Array($0.segments.dropLast()) }
        for segment in sealed {
            do {
                try compact(segment, deadShare: deadShare, into: &report)
            } catch {
                throw ArchiveError(writing: error)
            }
        }
        if report.segmentCount > 0 { checkpointer.writeNow(snapshot) }
        return report
    }

    private func compact(
        _ segment: JournalSegment, deadShare: Double, into report: inout CompactionReport
    ) throws(PlatformError) {
        let catalog = snapshot.catalog
        var scan = try SegmentScan(of: segment.file)
        var bytes: [UInt8] = []
        var offsets: [UInt32: UInt32] = [:]
        var dropped = 0
        let size = try segment.file.size
        while let (record, offset) = scan.next() {
            // A tombstone stays: versions from before it may stand in segments that are not written anew.
            let isLive = catalog.isLive(record, segment: segment.number, byteOffset: offset)
            guard isLive || record.kind == .deletion else {
                dropped += 1
                continue
            }
            offsets[UInt32(offset)] = UInt32(SegmentHeader.byteCount + bytes.count)
            bytes += scan.wholeRecord(record, at: offset)
        }
        _ = scan.takeTail(ifZero: true)
        guard scan.damages.isEmpty else { return }  // Damaged bytes stay where they are until somebody looked at them.
        let freed = size - SegmentHeader.byteCount - bytes.count
        guard dropped > 0, Double(freed) >= deadShare * Double(size) else { return }
        let header = SegmentHeader(
            number: segment.number, generation: segment.generation + 1, firstSequence: 0, time: settings.now())
        let directory = self.directory + "/journal"
        try settings.disk.writeWhole(header.bytes, bytes, to: segment.path, in: directory)
        let file = try settings.disk.open(segment.path, for: .read, mappedByteCount: nil)
        let new = JournalSegment(
            number: segment.number, generation: header.generation, path: segment.path, file: file)
        replace(with: new, byteCount: SegmentHeader.byteCount + bytes.count, offsets: offsets)
        report.segmentCount += 1
        report.droppedRecordCount += dropped
        report.freedByteCount += freed
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
