import News
import Platform
import Search
import Storage

/// An export under way, asked for piece after piece while the client takes them.
final class ExportWalk: Sendable {
    private let stream: Monitor<ExportStream>

    /// Every version of the articles that a filter lets through, in the order in which they came in.
    init(of snapshot: ArchiveSnapshot, request: SearchRequest) {
        guard request.query != nil || !request.filter.isEmpty else {
            stream = Monitor(snapshot.export())
            return
        }
        stream = Monitor(snapshot.export(of: ExportWalk.ids(of: request, in: snapshot)))
    }

    /// Whole lines, or nil after the last.
    func next() -> [UInt8]? { stream.withLock { $0.next() } }

    private static func ids(of request: SearchRequest, in snapshot: ArchiveSnapshot) -> [ArticleID] {
        var request = request
        request.sort = .oldest
        request.offset = 0
        request.limit = 1000
        var ids: [ArticleID] = []
        while true {
            let hits = snapshot.index.search(request).hits
            guard let last = hits.last else { return ids }
            ids += hits.compactMap { snapshot.id(of: $0.document) }
            request.after = last.position
        }
    }
}
