import HTTP
import Insight
import News
import Search
import Storage

/// What articles say: `/v1/articles/{id}/entities` and its fellows, `/v1/entities`.
struct InsightHandlers: Sendable {
    let archive: Archive

    func entitiesOfArticle(_ request: Request) throws(Problem) -> Response { try findings("entities", of: request) }
    func quotesOfArticle(_ request: Request) throws(Problem) -> Response { try findings("quotes", of: request) }
    func relationsOfArticle(_ request: Request) throws(Problem) -> Response { try findings("relations", of: request) }
    func datesOfArticle(_ request: Request) throws(Problem) -> Response { try findings("dates", of: request) }

    /// The findings of one article as they were written when it was stored.
    private func findings(_ name: String, of request: Request) throws(Problem) -> Response {
        try Parameters(request.query).refuseRest()
        let stored = try archive.snapshot.article(named: request)
        let findings = StoredFindings(name, of: stored)
        var writer = JSONWriter(reservingByteCount: 2048)
        writer.object { writer in
            writer.name("data")
            writer.array { writer in for item in findings.items { writer.json(item) } }
            writer.member("total", findings.items.count)
            writer.member("id", stored.id.description)
            writer.member("version", stored.version)
            writer.member("rules", findings.rules)
        }
        return .json(writer.bytes, caching: ArticleRepresentation.readCaching)
    }

    private enum Kind: String, CaseIterable { case country, city, region, org, group, person }

    /// Entities by how many articles mention them.
    func entities(_ request: Request) throws(Problem) -> Response {
        var parameters = Parameters(request.query)
        let words = try parameters.value("q").map { EntityNames.folded($0) }
        let kind = try parameters.choice("type", of: Kind.self)
        let asked = try SearchParameters(&parameters)
        try parameters.refuseRest()
        guard asked.request.after == nil else { throw Parameters.invalid("cursor", "Entities are paged by offset.") }
        let counts = facet("entity", of: asked.request).filter { count in
            (kind.map { count.value.hasPrefix($0.rawValue + ":") } ?? true)
                && (words.map { EntityNames.matches(count.value, $0) } ?? true)
        }
        let names = EntityNames(snapshot: archive.snapshot)
        var writer = JSONWriter(reservingByteCount: 8192)
        writer.object { writer in
            writer.name("data")
            writer.array { writer in
                for count in counts.dropFirst(asked.offset).prefix(asked.limit) {
                    InsightJSON.writeEntity(names.name(of: count.value), count: count.count, to: &writer)
                }
            }
            writer.member("total", counts.count)
            writer.member("limit", asked.limit)
            writer.member("offset", asked.offset)
        }
        return .json(writer.bytes, caching: ArticleRepresentation.readCaching)
    }

    /// Every value of a keyword over the articles that a request lets through, the most frequent first.
    private func facet(_ name: String, of asked: SearchRequest) -> [FacetCount] {
        var request = asked
        request.limit = 1
        request.offset = 0
        request.facets = [name]
        request.facetLimit = .max
        return archive.snapshot.index.search(request).facets[name] ?? []
    }

    /// One entity: its articles, how many a month, and who appears with it.
    func entity(_ request: Request) throws(Problem) -> Response {
        var parameters = Parameters(request.query)
        var asked = try SearchParameters(&parameters)
        try parameters.refuseRest()
        let id = request.pathParameter("id") ?? ""
        asked.request.filter.keywords["entity"] = [id]
        asked.request.sort = .newest
        let snapshot = archive.snapshot
        let results = snapshot.index.search(asked.request)
        guard results.total > 0 || KnownName.named(id) != nil else {
            throw Problem(.notFound, "Nothing of this identifier is known or mentioned.")
        }
        let timeline = snapshot.index.timeline(asked.request, interval: .month, localSeconds: nil)
        let together = facet("entity", of: asked.request).filter { $0.value != id }.prefix(20)
        let names = EntityNames(snapshot: snapshot)
        var writer = JSONWriter(reservingByteCount: 8192)
        writer.object { writer in
            InsightJSON.writeEntityMembers(names.name(of: id), count: results.total, to: &writer)
            writer.name("months")
            writer.array { writer in
                for bucket in timeline.buckets {
                    writer.object { writer in
                        writer.member("start", CivilTime(epochSeconds: bucket.start).date)
                        writer.member("count", bucket.count)
                    }
                }
            }
            writer.name("together")
            writer.array { writer in
                for count in together {
                    InsightJSON.writeEntity(names.name(of: count.value), count: count.count, to: &writer)
                }
            }
            writer.name("articles")
            writer.array { writer in
                for hit in results.hits {
                    guard let stored = snapshot.article(of: hit.document) else { continue }
                    writer.json(FieldSelection.summary.applied(to: stored.json))
                }
            }
        }
        return .json(writer.bytes, caching: ArticleRepresentation.readCaching)
    }
}
