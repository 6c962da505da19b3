package import Bytes
package import News
package import Platform

/// One version of an article as it stands on disk, ready to be sent.
package struct StoredArticle: Sendable {
    package let id: ArticleID
    package let version: Int
    private let segment: JournalSegment
    private let byteOffset: UInt32
    private let byteCount: UInt32
    /// Strong (RFC 9110, section 8.8.3), quotation marks included.
    package let entityTag: InlineText
    package var etag: String { entityTag.text }
    /// Milliseconds since 1970-01-01T00:00:00Z at which this version came in.
    package let lastModified: Int64

    init(_ entry: CatalogEntry, in segment: JournalSegment) {
        id = entry.id
        version = Int(entry.version)
        self.segment = segment
        byteOffset = entry.byteOffset
        byteCount = entry.contentByteCount
        entityTag = entry.entityTag
        lastModified = entry.time
    }

    /// The JSON, read each time that it is asked for.
    package var json: ByteSlice { segment.content(at: byteOffset, byteCount: byteCount) }

    /// The article read back from its JSON.
    package var article: Article {
        get throws(ArchiveError) {
            do {
                return try ArticleJSON.reading(of: json.array).article
            } catch {
                throw .damaged(id, version: version)
            }
        }
    }
}

/// What the archive knows under a key.
package enum ArticleLookup: Sendable {
    case found(StoredArticle)
    /// It was deleted, at a time in milliseconds since 1970-01-01T00:00:00Z.
    case gone(since: Int64)
    case unknown
}

/// What became of an article that was handed in.
package struct AddOutcome: Sendable {
    package let stored: StoredArticle
    /// Whether the archive had no article of this key.
    package let created: Bool
    /// Whether a version was added.
    package let changed: Bool

    package var id: ArticleID { stored.id }
    package var version: Int { stored.version }
    package var json: ByteSlice { stored.json }
}

/// What became of a deletion.
package enum DeleteOutcome: Sendable, Equatable {
    case deleted
    case alreadyGone
    case unknown
    /// The article has another entity tag than the one asked for.
    case changedMeanwhile
}
