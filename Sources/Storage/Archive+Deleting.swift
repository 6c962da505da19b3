package import News
import Platform

extension Archive {
    /// Takes an article away; durable when this returns. What is left is a tombstone, so that the key stays `gone`.
    ///
    /// With an entity tag, only if the article still has it (RFC 9110, section 13.1.1).
    package func delete(_ id: ArticleID, matching etag: String? = nil) throws(ArchiveError) -> DeleteOutcome {
        let time = settings.now()
        var batchToAwait: Batch?
        let outcome: DeleteOutcome = try commits.withLock { state throws(ArchiveError) in
            if state.isClosed { throw .closed }
            guard let head = state.head(of: id) else { return .unknown }
            batchToAwait = head.batch
            if head.record.kind == .deletion { return .alreadyGone }
            if let etag, etag != head.etag { return .changedMeanwhile }
            let draft = Draft(
                kind: .deletion, id: id, version: head.record.version, article: nil, contentByteCount: 0, padded: [],
                checksum: 0)
            batchToAwait = state.enqueue(draft, time: time).batch
            return .deleted
        }
        if let batchToAwait { _ = try commit(batchToAwait) } else { try removeDoubt() }
        return outcome
    }
}
