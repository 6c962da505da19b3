import HTTP
import News
import Search
import Storage

/// Any search as a feed.
struct FeedHandlers: Sendable {
    let archive: Archive

    func feed(as format: FeedDocument.Format) -> @Sendable (Request) throws(Problem) -> Response {
        { (request) throws(Problem) in try feed(request, as: format) }
    }

    private func feed(_ request: Request, as format: FeedDocument.Format) throws(Problem) -> Response {
        var parameters = Parameters(request.query)
        var asked = try SearchParameters(&parameters, limits: 1...100)
        try parameters.refuseRest()
        asked.request.sort = .newest
        let snapshot = archive.snapshot
        let stored = snapshot.index.search(asked.request).hits.compactMap { snapshot.article(of: $0.document) }
        let articles: [Article]
        do {
            articles = try stored.map { stored throws(ArchiveError) in try stored.article }
        } catch {
            throw Problem(error)
        }
        let latest = stored.map(\.lastModified).max() ?? 0
        let origin = "http://\(request.authority)"
        let document = FeedDocument(
            title: asked.text.map { "ترويسة: \($0)" } ?? "ترويسة", address: origin + request.target, origin: origin,
            updated: CivilTime(epochSeconds: latest / 1000).dateAndTime + "Z", articles: articles)
        let fields: Fields = ["Content-Type": format.mediaType, "Cache-Control": ArticleRepresentation.readCaching]
        let identity = stored.map { "\($0.id)\($0.etag)" }.joined().utf8
        let validators = Validators(
            entityTag: EntityTag.strong(identity, form: format.rawValue),
            lastModified: latest > 0 ? latest / 1000 : nil)
        return Response(
            status: .ok, fields: fields, validators: validators, content: .bytes(document.encoded(as: format)))
    }
}
