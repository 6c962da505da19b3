import Bytes
package import News
import Platform

/// Adding: what is new becomes a version, what is known stays as it is.
extension Archive {
    /// Keeps an article; durable when this returns. The same content again changes nothing.
    package func add(_ article: Article) throws(ArchiveError) -> AddOutcome {
        let candidate = Candidate(ArticleJSON.Reading(article: article, id: nil, version: nil))
        let ticket = try planning.withPermit { () throws(ArchiveError) in try plan(candidate) }
        return try finish(ticket)
    }

    /// Keeps many articles with one sync. Each has an outcome of its own, in the order given.
    package func addBatch(_ articles: [Article]) throws(ArchiveError) -> [Result<AddOutcome, ArchiveError>] {
        try restore(articles.map { ArticleJSON.Reading(article: $0, id: nil, version: nil) })
    }

    /// Keeps what an export gave, under the keys and version numbers that it had.
    ///
    /// A version that is there with the same content, under whatever number, is left as it is: doing it twice is doing
    /// it once.
    package func restore(
        _ readings: [ArticleJSON.Reading]
    ) throws(ArchiveError) -> [Result<AddOutcome, ArchiveError>] {
        // A permit for each article, so that nobody waits for a whole batch.
        let tickets = annotated(readings.map(Candidate.init)).map { candidate in
            planning.withPermit { ticket(for: candidate) }
        }
        return tickets.map { ticket in
            do throws(ArchiveError) {
                return .success(try finish(try ticket.get()))
            } catch {
                return .failure(error)
            }
        }
    }

    private func ticket(for candidate: Candidate) -> Result<Ticket, ArchiveError> {
        do throws(ArchiveError) {
            return .success(try plan(candidate))
        } catch {
            return .failure(error)
        }
    }

    /// An article on its way in, with what was found out about it before its turn.
    private struct Candidate {
        var article: Article
        let id: ArticleID
        let version: Int?
        var isAnnotated = false
        /// The state that says what the article says, if any does, as long as nothing happens to the article after a head.
        var judged: (after: Head?, known: Head?)?

        init(_ reading: ArticleJSON.Reading) {
            (article, version) = (reading.article, reading.version)
            id = reading.id ?? reading.article.id
        }
    }

    /// The articles that are new with what the rules find in them. The rules see them in the order of publication, so that what they say
    /// of an article among others does not depend on how a batch was shuffled; the batch is kept in the order given.
    private func annotated(_ candidates: [Candidate]) -> [Candidate] {
        guard let annotate = settings.annotate else { return candidates }
        var candidates = candidates
        var found: [ArticleID: Annotations] = [:]
        for index in Archive.order(of: candidates) {
            let id = candidates[index].id
            let head = commits.withLock { $0.head(of: id) }
            let known = known(candidates[index], after: head)
            candidates[index].judged = (head, known)
            if known != nil { continue }
            var article = resuming(candidates[index].article, after: head)
            if let earlier = found[id] { article.annotations = earlier }
            let annotations = planning.withPermit { annotate(article, id) }
            found[id] = annotations
            candidates[index].article.annotations = annotations
            candidates[index].isAnnotated = true
        }
        return candidates
    }

    /// The order of publication; versions of one article stay in the order in which they were given.
    private static func order(of candidates: [Candidate]) -> [Int] {
        var times: [ArticleID: Int64] = [:]
        for candidate in candidates where times[candidate.id] == nil {
            times[candidate.id] = candidate.article.published?.epochSeconds ?? .min
        }
        return candidates.indices.sorted { left, right in
            let (leftID, rightID) = (candidates[left].id, candidates[right].id)
            let (leftTime, rightTime) = (times[leftID] ?? .min, times[rightID] ?? .min)
            if leftTime != rightTime { return leftTime < rightTime }
            return leftID == rightID ? left < right : leftID < rightID
        }
    }

    /// An addition that is decided and perhaps not durable yet.
    private enum Ticket {
        /// Nothing to write: this is there, or will be once the batch is.
        case known(Head)
        case written(Batch, entry: Int, created: Bool)
    }

    private func plan(_ candidate: Candidate) throws(ArchiveError) -> Ticket {
        try admit()
        let id = candidate.id
        while true {
            let head = commits.withLock { $0.head(of: id) }
            if let known = known(candidate, after: head) { return .known(known) }
            let last = head?.record.version ?? 0
            let article = candidate.article
            let annotated = candidate.isAnnotated ? article : annotated(resuming(article, after: head), id: id)
            let draft = try draft(annotated, id: id, version: max(last + 1, candidate.version ?? 0))
            let time = settings.now()
            let ticket: Ticket? = try commits.withLock { state throws(ArchiveError) in
                if state.isClosed { throw .closed }
                guard head.isSame(as: state.head(of: id)) else { return nil }
                let place = state.enqueue(draft, time: time)
                return .written(place.batch, entry: place.entry, created: head == nil || head?.record.kind == .deletion)
            }
            if let ticket { return ticket }
        }
    }

    /// The state that already says what the article says: the newest one, or for a restored version any.
    private func known(_ candidate: Candidate, after head: Head?) -> Head? {
        if let judged = candidate.judged, head.isSame(as: judged.after) { return judged.known }
        guard let head, head.record.kind == .article else { return nil }
        let (article, id) = (candidate.article, candidate.id)
        if holds(head.json, sameAs: article) { return head }
        guard candidate.version != nil else { return nil }
        let current = snapshot
        for entry in current.catalog.versions(of: id) {
            guard let segment = current.segments[entry.segment] else { continue }
            let content = segment.content(at: entry.byteOffset, byteCount: entry.contentByteCount)
            if holds(content.array, sameAs: article) { return Head(entry, in: segment) }
        }
        return nil
    }

    /// The article with what was found in its version before, for the rules to go on from.
    private func resuming(_ article: Article, after head: Head?) -> Article {
        guard settings.annotate != nil, let head, head.record.kind == .article else { return article }
        var article = article
        do {
            article.annotations = try ArticleJSON.reading(of: head.json).article.annotations
        } catch {
            // What cannot be read found nothing.
        }
        return article
    }

    private func holds(_ json: [UInt8], sameAs article: Article) -> Bool {
        do {
            return try ArticleJSON.reading(of: json).article.hasSameContent(as: article)
        } catch {
            return false  // What cannot be read is replaced by what can.
        }
    }

    /// The article with what the rules find in it.
    func annotated(_ article: Article, id: ArticleID) -> Article {
        guard let annotate = settings.annotate else { return article }
        var article = article
        article.annotations = annotate(article, id)
        return article
    }

    func draft(_ article: Article, id: ArticleID, version: Int) throws(ArchiveError) -> Draft {
        let json = ArticleJSON.bytes(of: article, id: id, version: version)
        let byteCount = json.count
        guard byteCount <= JournalRecord.maximumContentByteCount else { throw .tooLarge(byteCount: byteCount) }
        let padded = JournalRecord.padded(json)
        return Draft(
            kind: .article, id: id, version: version, article: article, contentByteCount: byteCount, padded: padded,
            checksum: CRC32C.checksum(of: padded.span))
    }

    private func finish(_ ticket: Ticket) throws(ArchiveError) -> AddOutcome {
        switch ticket {
        case .known(let head):
            return AddOutcome(stored: try stored(head), created: false, changed: false)
        case .written(let batch, let entry, let created):
            let place = try commit(batch)
            return AddOutcome(stored: batch.stored(entry, at: place), created: created, changed: true)
        }
    }

    private func stored(_ head: Head) throws(ArchiveError) -> StoredArticle {
        switch head.content {
        case .stored(let entry, let segment):
            try removeDoubt()
            return StoredArticle(entry, in: segment)
        case .pending(_, let batch, let entry): return batch.stored(entry, at: try commit(batch))
        }
    }
}

extension Batch {
    fileprivate func stored(_ entry: Int, at place: (segment: JournalSegment, byteOffset: Int)) -> StoredArticle {
        let offset = place.byteOffset + entries[entry].byteOffset
        let stored = CatalogEntry(entries[entry].record, segment: place.segment.number, byteOffset: offset)
        return StoredArticle(stored, in: place.segment)
    }
}

extension Head? {
    /// Whether nothing happened to the article between two looks at it.
    func isSame(as other: Head?) -> Bool {
        guard let self, let other else { return self == nil && other == nil }
        return self.record.version == other.record.version && self.record.kind == other.record.kind
            && self.record.contentChecksum == other.record.contentChecksum
    }
}
