import News
import Platform

/// Keeping an article anew because what is derived from it has changed, not what it says.
extension Archive {
    /// Writes the latest version again under its own number, with fresh annotations; durable when this returns.
    ///
    /// False where the article has gone or changed meanwhile. Its entity tag changes, since its representation does.
    package func rewrite(_ stored: StoredArticle) throws(ArchiveError) -> Bool {
        let article = try stored.article
        let draft = try draft(article, id: stored.id, version: stored.version)
        let time = settings.now()
        let batch: Batch? = try commits.withLock { state throws(ArchiveError) in
            if state.isClosed { throw .closed }
            guard let head = state.head(of: stored.id), head.record.kind == .article, head.etag == stored.etag else {
                return nil
            }
            return state.enqueue(draft, time: time).batch
        }
        guard let batch else { return false }
        _ = try commit(batch)
        return true
    }
}
