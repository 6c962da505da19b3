import HTTP
import Insight
import News
import Search
import Storage

/// `/v1/quotes` and `/v1/relations`: findings over many articles, the newest first.
extension InsightHandlers {
    /// Articles that one request reads at most; the answer says so where more might have something.
    private static let readLimit = 5000

    func quotes(_ request: Request) throws(Problem) -> Response {
        var parameters = Parameters(request.query)
        let speaker = try parameters.value("speaker")
        var asked = try SearchParameters(&parameters)
        try parameters.refuseRest()
        let names = speaker.map { [$0] + KnownName.ids(named: $0) }
        if let names { asked.request.filter.keywords["speaker"] = names }
        return try list("quotes", asked) { item in
            guard let names else { return true }
            return [item.string("speaker_id"), item.string("speaker")].contains { $0.map(names.contains) ?? false }
        }
    }

    func relations(_ request: Request) throws(Problem) -> Response {
        var parameters = Parameters(request.query)
        let type = try parameters.choice("type", of: RelationType.self)
        let member = try parameters.value("member")
        let group = try parameters.value("group").map { ArticleInsight.folded($0) }
        var asked = try SearchParameters(&parameters)
        try parameters.refuseRest()
        asked.request.filter.keywords["relation"] = type.map { [$0.rawValue] } ?? RelationType.allCases.map(\.rawValue)
        if let member, asked.request.filter.keywords["entity"] == nil {
            asked.request.filter.keywords["entity"] = [member]
        }
        return try list("relations", asked) { item in
            (type.map { item.string("type") == $0.rawValue } ?? true)
                && (member.map { item.strings("members").contains($0) || item.string("agent") == $0 } ?? true)
                && (group.map { ArticleInsight.folded(item.string("group") ?? "").contains($0) } ?? true)
        }
    }

    /// Findings that a test lets through, with their articles; `offset` and `limit` count findings.
    private func list(
        _ name: String, _ asked: SearchParameters, where isWanted: (StoredFindings.Item) -> Bool
    ) throws(Problem) -> Response {
        guard asked.request.after == nil else { throw Parameters.invalid("cursor", "Findings are paged by offset.") }
        var request = asked.request
        request.sort = .newest
        request.offset = 0
        request.limit = InsightHandlers.readLimit
        let snapshot = archive.snapshot
        let results = snapshot.index.search(request)
        var found: [(article: StoredArticle, item: [UInt8])] = []
        for hit in results.hits {
            guard let stored = snapshot.article(of: hit.document) else { continue }
            for item in StoredFindings(name, of: stored).items where isWanted(StoredFindings.Item(item)) {
                found.append((stored, item))
            }
        }
        var writer = JSONWriter(reservingByteCount: 8192)
        writer.object { writer in
            writer.name("data")
            writer.array { writer in
                for (stored, item) in found.dropFirst(asked.offset).prefix(asked.limit) {
                    var bytes = Array(item.dropLast())
                    bytes += Array(",\"article\":".utf8) + FieldSelection.summary.applied(to: stored.json) + [0x7D]
                    writer.json(bytes)
                }
            }
            writer.member("total", found.count)
            writer.member("limit", asked.limit)
            writer.member("offset", asked.offset)
            if results.total > results.hits.count {
                writer.member("articles_not_read", results.total - results.hits.count)
            }
        }
        return .json(writer.bytes, caching: ArticleRepresentation.readCaching)
    }
}
