import Bytes
import News
import Search

/// The catalogue and the index's table of documents at one moment, as they lie on disk beside the journal.
///
/// Little-endian: magic (8), format (4), zero (4), ten counts and places (8 each), journal segments (number 4,
/// generation 4), latest entries (48 and document 4), earlier entries (48), documents (id 8 + 2, zero 2, version 4),
/// index segments (first 4, end 4), CRC-32C of all before (4).
struct Checkpoint {
    static let noDocument = UInt32.max
    static let format: UInt32 = 1
    private static let magic = Array("TARWISAC".utf8)

    var place: JournalPlace
    /// The journal's segments up to the place, with their generations.
    var journal: [(number: UInt32, generation: UInt32)]
    var catalog: Catalog
    var documents: DocumentTable
    /// The documents of the articles whose latest version is in the index.
    var numbers: IDBuckets<DocumentOfArticle>
    /// The ranges of documents of the index segments, which lie in files of their own.
    var indexSegments: [Range<UInt32>]

    init(_ snapshot: ArchiveSnapshot) {
        place = snapshot.place
        journal = snapshot.segments.values.filter { $0.number <= snapshot.place.segment }
            .map { ($0.number, $0.generation) }.sorted { $0.number < $1.number }
        catalog = snapshot.catalog
        documents = snapshot.view.documents
        numbers = snapshot.view.numbers
        indexSegments = snapshot.index.sealedSegments.map {
            $0.documents.lowerBound.rawValue..<$0.documents.upperBound.rawValue
        }
    }

    var bytes: [UInt8] {
        var bytes = Checkpoint.magic
        bytes.reserveCapacity(1024 + catalog.latest.count * 52 + documents.count * 16)
        bytes.append(littleEndian: Checkpoint.format)
        bytes.append(littleEndian: UInt32(0))
        let earlierCount = catalog.versionCount - catalog.articleCount
        let counts = [
            Int(place.segment), place.byteOffset, Int(place.sequence), Int(place.time), place.recordCount,
            journal.count, catalog.latest.count, earlierCount, documents.count, indexSegments.count,
        ]
        for count in counts { bytes.append(littleEndian: UInt64(count)) }
        for segment in journal {
            bytes.append(littleEndian: segment.number)
            bytes.append(littleEndian: segment.generation)
        }
        catalog.latest.forEach { entry in
            entry.append(to: &bytes)
            bytes.append(littleEndian: document(of: entry))
        }
        catalog.earlier.forEach { history in for entry in history.entries { entry.append(to: &bytes) } }
        for index in 0..<documents.count {
            guard let key = documents[index] else { continue }
            bytes.append(littleEndian: key.id.low)
            bytes.append(littleEndian: key.id.high)
            bytes.append(littleEndian: UInt16(0))
            bytes.append(littleEndian: key.version)
        }
        for range in indexSegments {
            bytes.append(littleEndian: range.lowerBound)
            bytes.append(littleEndian: range.upperBound)
        }
        bytes.append(littleEndian: CRC32C.checksum(of: bytes.span))
        return bytes
    }

    private func document(of entry: CatalogEntry) -> UInt32 {
        guard !entry.isDeleted, let number = numbers[entry.id],
            documents[Int(number.document)]?.version == entry.version
        else { return Checkpoint.noDocument }
        return number.document
    }

    /// nil where the bytes are not those that a checkpoint had.
    init?(_ bytes: [UInt8]) {
        let span = bytes.span
        guard bytes.count >= 100, bytes.starts(with: Checkpoint.magic),
            span.integer(at: 8, as: UInt32.self) == Checkpoint.format,
            CRC32C.checksum(of: span.extracting(0..<bytes.count - 4))
                == span.integer(at: bytes.count - 4, as: UInt32.self)
        else { return nil }
        var counts: [Int] = []
        for index in 0..<10 { counts.append(Int(span.integer(at: 16 + index * 8, as: UInt64.self))) }
        guard 100 + counts[5] * 8 + counts[6] * 52 + counts[7] * 48 + counts[8] * 16 + counts[9] * 8 == bytes.count
        else { return nil }
        place = JournalPlace(
            segment: UInt32(counts[0]), byteOffset: counts[1], sequence: UInt64(counts[2]), time: Int64(counts[3]),
            recordCount: counts[4])
        var offset = 96
        journal = []
        for _ in 0..<counts[5] {
            journal.append((span.integer(at: offset), span.integer(at: offset + 4)))
            offset += 8
        }
        (catalog, numbers) = Checkpoint.catalog(span, &offset, latestCount: counts[6], earlierCount: counts[7])
        documents = DocumentTable()
        for _ in 0..<counts[8] {
            let id = ArticleID(high: span.integer(at: offset + 8), low: span.integer(at: offset))
            documents.append(DocumentKey(id: id, version: span.integer(at: offset + 12)))
            offset += 16
        }
        indexSegments = []
        for _ in 0..<counts[9] {
            let (first, end) = (
                span.integer(at: offset, as: UInt32.self), span.integer(at: offset + 4, as: UInt32.self)
            )
            guard first <= end else { return nil }
            indexSegments.append(first..<end)
            offset += 8
        }
    }

    private static func catalog(
        _ span: Span<UInt8>, _ offset: inout Int, latestCount: Int, earlierCount: Int
    ) -> (Catalog, IDBuckets<DocumentOfArticle>) {
        var latest = IDBuckets<CatalogEntry>()
        var numbers = IDBuckets<DocumentOfArticle>()
        for _ in 0..<latestCount {
            let entry = CatalogEntry(span, at: offset)
            latest.append(entry)
            let document: UInt32 = span.integer(at: offset + CatalogEntry.byteCount)
            if document != noDocument { numbers.append(DocumentOfArticle(id: entry.id, document: document)) }
            offset += CatalogEntry.byteCount + 4
        }
        var histories = IDBuckets<VersionHistory>()
        var history: VersionHistory?
        for _ in 0..<earlierCount {
            let entry = CatalogEntry(span, at: offset)
            offset += CatalogEntry.byteCount
            if history?.id == entry.id {
                history?.entries.append(entry)
            } else {
                if let history { histories.append(history) }
                history = VersionHistory(id: entry.id, entries: [entry])
            }
        }
        if let history { histories.append(history) }
        return (Catalog(latest: latest, earlier: histories), numbers)
    }
}
