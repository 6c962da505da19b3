import News
import Platform
import Search
import Synchronization

/// Builds the index's segments for ranges of documents out of the journal, on several threads.
struct IndexBuilding: Sendable {
    let catalog: Catalog
    let segments: [UInt32: JournalSegment]
    let documents: DocumentTable
    let settings: ArchiveSettings

    /// So many documents are one thread's piece of work.
    private static let chunk: UInt32 = 8192

    private struct Work {
        var chunks: ArraySlice<Range<UInt32>>
        var built: [Segment] = []
        var done = 0
    }

    /// The segments of all ranges, in order. A document that is no article's latest version is left empty.
    func built(_ ranges: [Range<UInt32>]) -> [Segment] {
        let chunks = ranges.flatMap(chunks(of:))
        guard !chunks.isEmpty else { return [] }
        let total = chunks.reduce(0) { $0 + $1.count }
        let work = Monitor(Work(chunks: chunks[...]))
        Thread.runTogether(min(settings.openingThreadCount, chunks.count)) { buildAll(work, total: total) }
        return work.withLock { $0.built }.sorted { $0.documents.lowerBound < $1.documents.lowerBound }
    }

    /// Pieces of work of a bounded size.
    func chunks(of range: Range<UInt32>) -> [Range<UInt32>] {
        stride(from: range.lowerBound, to: range.upperBound, by: Int(IndexBuilding.chunk)).map {
            $0..<min(range.upperBound, $0 + IndexBuilding.chunk)
        }
    }

    private func buildAll(_ work: Monitor<Work>, total: Int) {
        while let chunk = work.withLock({ $0.chunks.popFirst() }) {
            let built = build(chunk)
            let done = work.withLock { work in
                work.built += built
                work.done += chunk.count
                return work.done
            }
            settings.progress(ArchiveProgress(step: .indexing, done: done, total: total))
        }
    }

    /// The segments of one piece.
    func build(_ range: Range<UInt32>) -> [Segment] {
        var writer = IndexWriter(startingAt: DocumentNumber(rawValue: range.lowerBound))
        for number in range { _ = writer.add(document(number)) }
        return writer.snapshot().sealedSegments
    }

    private func document(_ number: UInt32) -> IndexDocument {
        guard let key = documents[Int(number)], let entry = catalog[key.id], entry.version == key.version,
            !entry.isDeleted, let segment = segments[entry.segment]
        else { return IndexDocument(headline: "") }
        do {
            return IndexDocument(try StoredArticle(entry, in: segment).article, time: entry.time)
        } catch {
            return IndexDocument(headline: "")  // Damaged: it stays known by its key, and verifying names it.
        }
    }
}
