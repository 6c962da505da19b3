package import News
package import Search

/// The archive at one moment: nothing that is read from it changes, however long it is kept.
///
/// The catalogue holds every write that was acknowledged before; the index follows it by a few milliseconds.
package final class ArchiveSnapshot: Sendable {
    package let catalog: Catalog
    let place: JournalPlace
    let segments: [UInt32: JournalSegment]
    let view: IndexView

    init(catalog: Catalog, place: JournalPlace, segments: [UInt32: JournalSegment], view: IndexView) {
        self.catalog = catalog
        self.place = place
        self.segments = segments
        self.view = view
    }

    package var index: IndexSnapshot { view.index }

    /// The latest version of an article, that it is gone, or that there never was one. O(log n).
    package func lookup(_ id: ArticleID) -> ArticleLookup {
        guard let entry = catalog[id] else { return .unknown }
        if entry.isDeleted { return .gone(since: entry.time) }
        return stored(entry).map { .found($0) } ?? .unknown
    }

    /// The latest version of an article that is there.
    package func article(_ id: ArticleID) -> StoredArticle? {
        guard case .found(let stored) = lookup(id) else { return nil }
        return stored
    }

    /// Every version of an article, oldest first; none of a deleted one.
    package func versions(of id: ArticleID) -> [StoredArticle] { catalog.versions(of: id).compactMap(stored) }

    package func version(_ number: Int, of id: ArticleID) -> StoredArticle? {
        catalog.entry(of: id, version: UInt32(clamping: number)).flatMap(stored)
    }

    /// The version of the article that a document of the index was made from; nil if it was deleted since.
    package func article(of document: DocumentNumber) -> StoredArticle? {
        view.documents[Int(document.rawValue)].flatMap { key in
            catalog.entry(of: key.id, version: key.version).flatMap(stored)
        }
    }

    /// The key of the article that a document of the index was made from.
    package func id(of document: DocumentNumber) -> ArticleID? { view.documents[Int(document.rawValue)]?.id }

    /// The document of an article's indexed version.
    package func document(of id: ArticleID) -> DocumentNumber? {
        view.numbers[id].map { DocumentNumber(rawValue: $0.document) }
    }

    private func stored(_ entry: CatalogEntry) -> StoredArticle? {
        segments[entry.segment].map { StoredArticle(entry, in: $0) }
    }
}
