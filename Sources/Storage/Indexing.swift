import News
import Search

/// The index being written: documents come in, views go out. Owned by one thread at a time.
struct Indexing {
    private var writer = IndexWriter()
    private(set) var view = IndexView()

    init() {}

    /// An index of segments that cover a table of documents, of which those in `numbers` count.
    init(segments: [Segment], documents: DocumentTable, numbers: IDBuckets<DocumentOfArticle>, recordCount: Int) {
        var isCurrent = [Bool](repeating: false, count: documents.count)
        numbers.forEach { isCurrent[Int($0.document)] = true }
        let deleted = isCurrent.indices.filter { !isCurrent[$0] }.map { DocumentNumber(rawValue: UInt32($0)) }
        writer = IndexWriter(segments: segments, deleted: deleted)
        view.documents = documents
        view.numbers = numbers
        view.recordCount = recordCount
        refresh()
    }

    /// Takes in a version of an article, in the place of the one that was there.
    mutating func put(_ document: IndexDocument, id: ArticleID, version: UInt32) {
        if let old = view.numbers[id] { writer.remove(DocumentNumber(rawValue: old.document)) }
        let number = writer.add(document)
        while view.documents.count < Int(number.rawValue) {
            view.documents.append(DocumentKey(id: id, version: .max))  // A number that the index left out.
        }
        view.documents.append(DocumentKey(id: id, version: version))
        view.numbers.insert(DocumentOfArticle(id: id, document: number.rawValue))
    }

    mutating func remove(_ id: ArticleID) {
        guard let old = view.numbers[id] else { return }
        writer.remove(DocumentNumber(rawValue: old.document))
        view.numbers.remove(id)
    }

    /// Makes what came in, by so many records, visible in `view`. `isBehind` is whether more wait.
    mutating func refresh(recordCount: Int = 0, isBehind: Bool = false) {
        view.index = writer.snapshot(isBehind: isBehind)
        view.recordCount += recordCount
    }

    /// See `IndexWriter.pendingMerge`.
    mutating func pendingMerge(of sizes: ClosedRange<Int>, isBehind: Bool) -> SegmentMerge? {
        writer.pendingMerge(of: sizes, isBehind: isBehind)
    }

    /// See `IndexWriter.restingMerge`.
    mutating func restingMerge() -> SegmentMerge? { writer.restingMerge() }

    mutating func abandon(_ merge: SegmentMerge) { writer.abandon(merge) }

    mutating func commit(_ merged: Segment, isBehind: Bool) {
        writer.commit(merged)
        refresh(isBehind: isBehind)
    }

    /// Puts the same segments in other memory in the place of those that are there.
    mutating func commit(_ replacements: [Segment], isBehind: Bool) {
        for segment in replacements { writer.commit(segment) }
        refresh(isBehind: isBehind)
    }
}
