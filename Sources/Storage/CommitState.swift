import Bytes
import News
import Platform

/// Records that are written and synced together; writers wait on `condition`. Guarded by the archive's commit lock.
final class Batch: @unchecked Sendable {
    struct Entry {
        var record: JournalRecord
        var byteOffset: Int
        /// nil for a deletion.
        var article: Article?
    }

    enum Outcome {
        case durable(segment: JournalSegment, byteOffset: Int)
        case failed(ArchiveError)
    }

    let condition = Monitor<CommitState>.Condition()
    /// Threads that wait for it, the one among them that writes it.
    var writerCount = 0
    /// Nanoseconds that writing it took; the leader's alone until it is finished.
    var writeTime: Int64 = 0
    var bytes: [UInt8] = []
    var entries: [Entry] = []
    var outcome: Outcome?

    init() {}

    /// A batch whose bytes go where those of an earlier one were: fresh memory costs a fault a page.
    init(reusing bytes: consuming [UInt8]) {
        bytes.removeAll(keepingCapacity: true)
        self.bytes = bytes
    }
}

/// The newest state of an article that a writer builds upon: on disk, or in a batch that is not durable yet.
struct Head {
    enum Content {
        case stored(CatalogEntry, JournalSegment)
        case pending([UInt8], Batch, entry: Int)
    }

    var record: JournalRecord
    var content: Content

    /// The batch to wait for before this state may be told to anyone.
    var batch: Batch? {
        if case .pending(_, let batch, _) = content { batch } else { nil }
    }

    /// The article's JSON.
    var json: [UInt8] {
        switch content {
        case .stored(let entry, let segment):
            segment.content(at: entry.byteOffset, byteCount: entry.contentByteCount).array
        case .pending(let padded, _, _): Array(padded[..<record.contentByteCount])
        }
    }

    /// What the catalogue says of an article.
    init(_ entry: CatalogEntry, in segment: JournalSegment) {
        record = JournalRecord(
            kind: entry.isDeleted ? .deletion : .article, id: entry.id, version: Int(entry.version), sequence: 0,
            time: entry.time, contentByteCount: Int(entry.contentByteCount), contentChecksum: entry.checksum)
        content = .stored(entry, segment)
    }

    init(record: JournalRecord, content: Content) {
        self.record = record
        self.content = content
    }

    /// The entity tag that this state has or will have.
    var etag: String {
        CatalogEntry.entityTag(version: UInt32(record.version), checksum: record.contentChecksum).text
    }
}

/// What a writer would have appended to the journal, were nobody faster.
struct Draft {
    var kind: JournalRecord.Kind
    var id: ArticleID
    var version: Int
    var article: Article?
    var contentByteCount: Int
    var padded: [UInt8]
    var checksum: UInt32
}

/// How far a catalogue reaches into the journal: it knows every record before this place, and none behind it.
package struct JournalPlace: Sendable, Equatable {
    /// 0 before the first segment.
    var segment: UInt32 = 0
    var byteOffset = 0
    /// The highest sequence number so far.
    var sequence: UInt64 = 0
    /// Milliseconds since 1970-01-01T00:00:00Z of the newest record.
    var time: Int64 = 0
    var recordCount = 0
}

/// What writers share, under one lock that is never held across a call on a file.
struct CommitState {
    var catalog: Catalog
    /// How far the catalogue reaches.
    var place: JournalPlace
    var segments: [UInt32: JournalSegment]
    var pending: [ArticleID: Head] = [:]
    var open = Batch()
    /// Memory of a batch that was written.
    var spare: [UInt8] = []
    /// Whether a thread is writing a batch.
    var isCommitting = false
    /// So many threads wrote of late: those of the batch before, and those who waited when it was done.
    var expectedWriterCount = 1
    /// Nanoseconds that the batch before took to write.
    var writeTime: Int64 = 0
    var isClosed = false
    var nextSequence: UInt64
    /// The time of the newest record; a clock set back does not take the journal's times with it.
    var lastTime: Int64

    /// Larger batches, of an import, are no measure of those to come.
    private static let spareByteCount = 4 << 20

    /// Begins a batch after the open one.
    mutating func openNext() {
        var bytes: [UInt8] = []
        swap(&bytes, &spare)
        open = Batch(reusing: bytes)
    }

    /// Takes back the memory of a batch that was written.
    mutating func reclaim(_ batch: Batch) {
        var bytes: [UInt8] = []
        swap(&bytes, &batch.bytes)
        if bytes.capacity <= CommitState.spareByteCount { spare = bytes }
    }

    func head(of id: ArticleID) -> Head? {
        if let head = pending[id] { return head }
        guard let entry = catalog[id], let segment = segments[entry.segment] else { return nil }
        return Head(entry, in: segment)
    }

    /// Puts a record into the open batch; gives its place there.
    mutating func enqueue(_ draft: Draft, time: Int64) -> (batch: Batch, entry: Int) {
        lastTime = max(lastTime, time)
        let record = JournalRecord(
            kind: draft.kind, id: draft.id, version: draft.version, sequence: nextSequence, time: lastTime,
            contentByteCount: draft.contentByteCount, contentChecksum: draft.checksum)
        nextSequence += 1
        let index = open.entries.count
        open.entries.append(Batch.Entry(record: record, byteOffset: open.bytes.count, article: draft.article))
        record.appendHead(to: &open.bytes)
        open.bytes.append(contentsOf: draft.padded)
        pending[draft.id] = Head(record: record, content: .pending(draft.padded, open, entry: index))
        return (open, index)
    }

    /// Takes a durable batch into the catalogue.
    mutating func apply(_ batch: Batch, in segment: JournalSegment, at byteOffset: Int) {
        segments[segment.number] = segment
        if let last = batch.entries.last {
            place = JournalPlace(
                segment: segment.number, byteOffset: byteOffset + last.byteOffset + last.record.byteCount,
                sequence: last.record.sequence, time: last.record.time,
                recordCount: place.recordCount + batch.entries.count)
        }
        for entry in batch.entries {
            let place = byteOffset + entry.byteOffset
            catalog.apply(CatalogEntry(entry.record, segment: segment.number, byteOffset: place))
            if pending[entry.record.id]?.record.sequence == entry.record.sequence { pending[entry.record.id] = nil }
        }
    }
}
