import News
import Search

/// Which version of which article a document of the index is.
struct DocumentKey: Sendable, Equatable {
    var id: ArticleID
    var version: UInt32
}

/// The document of an article in the index.
struct DocumentOfArticle: Keyed, Equatable {
    var id: ArticleID
    var document: UInt32
}

/// A growing list that copies cheaply: appending to a copy copies one leaf of 256 and two rows of references.
struct DocumentTable: Sendable {
    private var branches: [[[DocumentKey]]] = []
    private(set) var count = 0

    /// The key of a document, or nil for one that is not listed.
    subscript(document: Int) -> DocumentKey? {
        document < count ? branches[document >> 16][document >> 8 & 255][document & 255] : nil
    }

    mutating func append(_ key: DocumentKey) {
        if count & 0xFFFF == 0 { branches.append([]) }
        let branch = count >> 16
        if count & 0xFF == 0 {
            var leaf: [DocumentKey] = []
            leaf.reserveCapacity(256)
            branches[branch].append(leaf)
        }
        branches[branch][count >> 8 & 255].append(key)
        count += 1
    }
}

/// The index at one moment, with the way from its documents to articles and back.
struct IndexView: Sendable {
    var index = IndexSnapshot()
    var documents = DocumentTable()
    var numbers = IDBuckets<DocumentOfArticle>()
    /// How many of the journal's records are in it.
    var recordCount = 0
}
