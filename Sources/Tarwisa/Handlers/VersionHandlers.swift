import HTTP
import News
import Storage

/// What a changed page said before: `/versions`, `/versions/{n}`, `/diff`.
struct VersionHandlers: Sendable {
    let archive: Archive

    func list(_ request: Request) throws(Problem) -> Response {
        try Parameters(request.query).refuseRest()
        let snapshot = archive.snapshot
        let versions = snapshot.versions(of: try snapshot.article(named: request).id)
        var writer = JSONWriter()
        writer.object { writer in
            writer.name("data")
            writer.array { writer in
                for stored in versions {
                    writer.object { writer in
                        writer.member("version", stored.version)
                        writer.member(
                            "stored_at", CivilTime(epochSeconds: stored.lastModified / 1000).dateAndTime + "Z")
                        writer.member("etag", stored.etag)
                        writer.member("url", "/v1/articles/\(stored.id)/versions/\(stored.version)")
                    }
                }
            }
            writer.member("total", versions.count)
        }
        return .json(writer.bytes, caching: ArticleRepresentation.readCaching)
    }

    func get(_ request: Request) throws(Problem) -> Response {
        var parameters = Parameters(request.query)
        let fields = parameters.list("fields")
        try parameters.refuseRest()
        let snapshot = archive.snapshot
        let id = try snapshot.article(named: request).id
        let stored = try version(Int(request.pathParameter("n") ?? ""), of: id, in: snapshot)
        return try ArticleRepresentation.response(for: stored, fields: fields, accept: request.fieldBytes("accept"))
    }

    func diff(_ request: Request) throws(Problem) -> Response {
        var parameters = Parameters(request.query)
        let from = try parameters.number("from", in: 1...Int(UInt32.max))
        let to = try parameters.number("to", in: 1...Int(UInt32.max))
        try parameters.refuseRest()
        let snapshot = archive.snapshot
        let latest = try snapshot.article(named: request)
        let newer = try version(to ?? latest.version, of: latest.id, in: snapshot)
        let older = try version(from ?? max(1, newer.version - 1), of: latest.id, in: snapshot)
        let changes: [ArticleChange]
        do {
            changes = ArticleChange.changes(from: try older.article, to: try newer.article)
        } catch {
            throw Problem(error)
        }
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("id", latest.id.description)
            writer.member("from", older.version)
            writer.member("to", newer.version)
            writer.name("changes")
            writer.array { writer in for change in changes { change.write(to: &writer) } }
        }
        return .json(writer.bytes, caching: ArticleRepresentation.readCaching)
    }

    private func version(_ number: Int?, of id: ArticleID, in snapshot: ArchiveSnapshot) throws(Problem)
        -> StoredArticle
    {
        guard let number, let stored = snapshot.version(number, of: id) else {
            throw Problem(.notFound, "The article has no such version.")
        }
        return stored
    }
}
