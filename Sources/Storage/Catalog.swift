package import Bytes
package import News

/// One version of an article and where its record stands.
package struct CatalogEntry: Keyed, Sendable, Equatable {
    package var id: ArticleID
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package var time: Int64
    package var segment: UInt32
    /// Where the record's head begins in its segment.
    package var byteOffset: UInt32
    package var contentByteCount: UInt32
    package var version: UInt32
    package var checksum: UInt32
    package var isDeleted: Bool

    static let byteCount = 48

    /// 48 bytes, little-endian, in the order of the members.
    func append(to bytes: inout [UInt8]) {
        bytes.append(littleEndian: id.low)
        bytes.append(littleEndian: id.high)
        bytes.append(littleEndian: UInt16(isDeleted ? 1 : 0))
        bytes.append(littleEndian: UInt32(0))
        bytes.append(littleEndian: time)
        bytes.append(littleEndian: segment)
        bytes.append(littleEndian: byteOffset)
        bytes.append(littleEndian: contentByteCount)
        bytes.append(littleEndian: version)
        bytes.append(littleEndian: checksum)
        bytes.append(littleEndian: UInt32(0))
    }

    init(_ bytes: Span<UInt8>, at offset: Int) {
        id = ArticleID(high: bytes.integer(at: offset + 8), low: bytes.integer(at: offset))
        isDeleted = bytes[offset + 10] == 1
        time = bytes.integer(at: offset + 16)
        segment = bytes.integer(at: offset + 24)
        byteOffset = bytes.integer(at: offset + 28)
        contentByteCount = bytes.integer(at: offset + 32)
        version = bytes.integer(at: offset + 36)
        checksum = bytes.integer(at: offset + 40)
    }

    init(_ record: JournalRecord, segment: UInt32, byteOffset: Int) {
        id = record.id
        time = record.time
        self.segment = segment
        self.byteOffset = UInt32(byteOffset)
        contentByteCount = UInt32(record.contentByteCount)
        version = UInt32(record.version)
        checksum = record.contentChecksum
        isDeleted = record.kind == .deletion
    }

    /// The bytes of the record in its segment.
    var recordByteCount: Int {
        JournalRecord.headByteCount + JournalRecord.paddedByteCount(Int(contentByteCount))
    }

    /// A strong entity tag (RFC 9110, section 8.8.3), quotation marks included.
    package var entityTag: InlineText { CatalogEntry.entityTag(version: version, checksum: checksum) }

    /// `"VERSION-CHECKSUM"`, the checksum in hexadecimal.
    static func entityTag(version: UInt32, checksum: UInt32) -> InlineText {
        var tag = InlineText()
        tag.append(0x22)
        tag.append(decimal: version)
        tag.append(0x2D)
        tag.append(hexadecimal: checksum)
        tag.append(0x22)
        return tag
    }
}

/// The versions before the latest of an article that has several, oldest first.
struct VersionHistory: Keyed {
    var id: ArticleID
    var entries: [CatalogEntry]
}

/// Which articles there are, in which versions, and where: a value, so that a reader keeps the one that it was given.
package struct Catalog: Sendable {
    private(set) var latest = IDBuckets<CatalogEntry>()
    private(set) var earlier = IDBuckets<VersionHistory>()
    /// Articles that are there.
    package private(set) var articleCount = 0
    /// Articles that were deleted.
    package private(set) var deletedCount = 0
    private var earlierCount = 0
    /// Versions of the articles that are there, the latest included.
    package var versionCount: Int { articleCount + earlierCount }

    package init() {}

    init(latest: IDBuckets<CatalogEntry>, earlier: IDBuckets<VersionHistory>) {
        self.latest = latest
        self.earlier = earlier
        latest.forEach { entry in
            if entry.isDeleted { deletedCount += 1 } else { articleCount += 1 }
        }
        earlier.forEach { earlierCount += $0.entries.count }
    }

    /// The latest version, or the tombstone, or nil.
    package subscript(id: ArticleID) -> CatalogEntry? { latest[id] }

    /// Every version that is there, oldest first; none of a deleted article.
    package func versions(of id: ArticleID) -> [CatalogEntry] {
        guard let last = latest[id], !last.isDeleted else { return [] }
        return (earlier[id]?.entries ?? []) + [last]
    }

    /// A version that is there.
    func entry(of id: ArticleID, version: UInt32) -> CatalogEntry? {
        guard let last = latest[id], !last.isDeleted else { return nil }
        return last.version == version ? last : earlier[id]?.entries.first { $0.version == version }
    }

    /// The latest version of every article that is there, in the order of the keys.
    package func forEachLatest<Failure: Error>(
        _ body: (CatalogEntry) throws(Failure) -> Void
    ) throws(Failure) {
        try latest.forEach { (entry) throws(Failure) in if !entry.isDeleted { try body(entry) } }
    }

    /// The keys of the articles that are there, in the order in which their latest versions stand in the journal.
    package var arrivals: [ArticleID] {
        var entries: [CatalogEntry] = []
        forEachLatest { entries.append($0) }
        entries.sort { ($0.segment, $0.byteOffset) < ($1.segment, $1.byteOffset) }
        return entries.map(\.id)
    }

    /// The versions that are there and stand in one segment, in the order of their places. A pass over all articles.
    func entries(in segment: UInt32) -> [CatalogEntry] {
        var entries: [CatalogEntry] = []
        forEachLatest { if $0.segment == segment { entries.append($0) } }
        earlier.forEach { history in
            for entry in history.entries where entry.segment == segment { entries.append(entry) }
        }
        entries.sort { $0.byteOffset < $1.byteOffset }
        return entries
    }

    /// The bytes of the records in each segment that are still pointed to.
    var byteCountsBySegment: [UInt32: Int] {
        var counts: [UInt32: Int] = [:]
        latest.forEach { counts[$0.segment, default: 0] += $0.recordByteCount }
        earlier.forEach { history in
            for entry in history.entries { counts[entry.segment, default: 0] += entry.recordByteCount }
        }
        return counts
    }

    /// Takes in a record of the journal. Records come in the order of their sequence numbers.
    mutating func apply(_ entry: CatalogEntry) {
        guard let last = latest[entry.id] else { return insertFirst(entry) }
        if entry.isDeleted {
            guard entry.version >= last.version else { return }
            if !last.isDeleted {
                articleCount -= 1
                deletedCount += 1
                earlierCount -= earlier[entry.id]?.entries.count ?? 0
                earlier.remove(entry.id)
            }
            latest.insert(entry)
        } else if last.isDeleted {
            guard entry.version > last.version else { return }
            deletedCount -= 1
            insertFirst(entry)
        } else if entry.version > last.version {
            keepEarlier(last)
            latest.insert(entry)
        } else if entry.version == last.version {
            latest.insert(entry)
        } else {
            keepEarlier(entry)
        }
    }

    private mutating func insertFirst(_ entry: CatalogEntry) {
        latest.insert(entry)
        if entry.isDeleted { deletedCount += 1 } else { articleCount += 1 }
    }

    /// Files a version that is not the latest, in the place of one with the same number.
    private mutating func keepEarlier(_ entry: CatalogEntry) {
        var history = earlier[entry.id] ?? VersionHistory(id: entry.id, entries: [])
        let index = history.entries.firstIndex { $0.version >= entry.version } ?? history.entries.count
        if index < history.entries.count, history.entries[index].version == entry.version {
            history.entries[index] = entry
        } else {
            history.entries.insert(entry, at: index)
            earlierCount += 1
        }
        earlier.insert(history)
    }

    /// Gives every entry of a segment its new place after compaction; one that has none was dead and is gone.
    mutating func move(entriesOf segment: UInt32, to newOffset: (CatalogEntry) -> UInt32?) {
        latest.update { entry in
            if entry.segment == segment, let offset = newOffset(entry) { entry.byteOffset = offset }
        }
        earlier.update { history in
            for index in history.entries.indices where history.entries[index].segment == segment {
                if let offset = newOffset(history.entries[index]) { history.entries[index].byteOffset = offset }
            }
        }
    }

    /// Whether the record at a place is one that the catalogue still points to.
    func isLive(_ record: JournalRecord, segment: UInt32, byteOffset: Int) -> Bool {
        guard let last = latest[record.id] else { return false }
        let entry =
            last.version == UInt32(record.version)
            ? last : earlier[record.id]?.entries.first { $0.version == UInt32(record.version) }
        return entry?.segment == segment && entry?.byteOffset == UInt32(byteOffset)
    }

    /// Both sets are in order; versions ascend, below the latest; the counts are right.
    package func checkInvariants() -> [String] {
        var problems = latest.checkInvariants() + earlier.checkInvariants()
        let recounted = Catalog(latest: latest, earlier: earlier)
        if recounted.articleCount != articleCount { problems.append("articles counted as \(articleCount)") }
        if recounted.deletedCount != deletedCount { problems.append("deletions counted as \(deletedCount)") }
        if recounted.earlierCount != earlierCount { problems.append("earlier versions counted as \(earlierCount)") }
        earlier.forEach { history in
            let numbers = history.entries.map(\.version)
            if numbers.isEmpty || numbers != numbers.sorted() || Set(numbers).count != numbers.count {
                problems.append("\(history.id) has versions \(numbers)")
            }
            guard let last = latest[history.id], !last.isDeleted, numbers.allSatisfy({ $0 < last.version }) else {
                problems.append("\(history.id) has earlier versions and no later one")
                return
            }
        }
        return problems
    }
}
