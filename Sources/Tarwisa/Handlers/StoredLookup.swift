import HTTP
import News
import Storage

extension ArchiveSnapshot {
    /// The article that a request's path names: 404 for one that never was, 410 for one that was deleted.
    func article(named request: Request) throws(Problem) -> StoredArticle {
        switch lookup(try ArchiveSnapshot.id(in: request)) {
        case .found(let stored): return stored
        case .gone: throw Problem(.gone, "This article was deleted.")
        case .unknown: throw Problem(.notFound, "There is no article with this id.")
        }
    }

    static func id(in request: Request) throws(Problem) -> ArticleID {
        guard let id = request.pathParameterBytes("id").flatMap({ ArticleID(bytes: $0) }) else {
            throw Problem(.notFound, "There is no article with this id.")
        }
        return id
    }
}
