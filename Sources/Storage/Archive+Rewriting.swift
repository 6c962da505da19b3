import News
import Platform

/// Keeping articles anew because what is derived from them has changed, not what they say.
extension Archive {
    /// Writes latest versions again under their own numbers, with fresh annotations, and with one sync; durable when this returns.
    ///
    /// Answers how many: none of an article that has gone or changed meanwhile. Their entity tags change, as their
    /// representations do.
    package func rewrite(_ articles: [StoredArticle]) throws(ArchiveError) -> Int {
        var batches: [Batch] = []
        for stored in articles {
            let article = annotated(try stored.article, id: stored.id)
            let draft = try draft(article, id: stored.id, version: stored.version)
            let time = settings.now()
            let batch: Batch? = try commits.withLock { state throws(ArchiveError) in
                if state.isClosed { throw .closed }
                guard let head = state.head(of: stored.id), head.record.kind == .article, head.etag == stored.etag
                else {
                    return nil
                }
                return state.enqueue(draft, time: time).batch
            }
            if let batch { batches.append(batch) }
        }
        for batch in batches { _ = try commit(batch) }
        return batches.count
    }
}
