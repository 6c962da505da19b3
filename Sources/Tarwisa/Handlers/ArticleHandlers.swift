import Extraction
import HTTP
import News
import Platform
import Storage

/// `/v1/articles`, `/v1/articles/{id}` and `/v1/extract`.
struct ArticleHandlers: Sendable {
    let service: ArticleService
    let requestGuard: RequestGuard
    let jobs: JobBoard
    private var archive: Archive { service.archive }

    func add(_ request: Request) throws(Problem) -> Response {
        try Parameters(request.query).refuseRest()
        let submission = try submission(of: request)
        if JobHandlers.prefersAsync(request) { return try addLater(submission) }
        let outcome = try service.add(submission)
        let json = outcome.json
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("created", outcome.created)
            writer.member("changed", outcome.changed)
        }
        return Response(
            status: outcome.created ? 201 : 200,
            fields: [
                "Content-Type": "application/json", "Location": "/v1/articles/\(outcome.id)",
                "Cache-Control": "no-store",
            ],
            validators: Validators(entityTag: outcome.stored.etag),
            // `{"created":…,"changed":…,` and then the stored object's own members.
            content: .prefixed(writer.bytes.dropLast() + [0x2C], json[1..<json.count]))
    }

    private func addLater(_ submission: SubmissionBody) throws(Problem) -> Response {
        let job = jobs.submit(.article, host: submission.host) { [service] () throws(Problem) in
            let outcome = try service.patiently.add(submission)
            return .article(
                outcome.id, created: outcome.created, changed: outcome.changed, version: outcome.version)
        }
        guard let job else {
            var problem = Problem(.rateLimited, "Too many jobs wait already.")
            problem.retryAfterSeconds = 60
            throw problem
        }
        return JobHandlers.accepted(job)
    }

    func extract(_ request: Request) throws(Problem) -> Response {
        var parameters = Parameters(request.query)
        let explains = try parameters.boolean("explain") ?? false
        try parameters.refuseRest()
        let extraction = try service.extraction(of: try submission(of: request))
        let json = ArticleJSON.bytes(of: extraction.article, id: extraction.article.id, version: 1)
        guard explains else { return .json(json, caching: "no-store") }
        var writer = JSONWriter(reservingByteCount: 1024)
        writer.object { writer in
            writer.name("explain")
            writer.object { writer in for field in extraction.fields { field.write(to: &writer) } }
        }
        return .json(json.dropLast() + [0x2C] + writer.bytes.dropFirst(), caching: "no-store")
    }

    /// What was sent; a page to be fetched is counted before anything is fetched.
    private func submission(of request: Request) throws(Problem) -> SubmissionBody {
        let submission = try Content.submission(of: request)
        if case .url = submission { try requestGuard.countFetch(request) }
        return submission
    }

    func get(_ request: Request) throws(Problem) -> Response {
        var parameters = Parameters(request.query)
        let fields = parameters.list("fields")
        let version = try parameters.number("version", in: 1...Int(UInt32.max))
        try parameters.refuseRest()
        let (edition, snapshot) = (archive.edition, archive.snapshot)
        var stored = try snapshot.article(named: request)
        if let version {
            guard let earlier = snapshot.version(version, of: stored.id) else {
                throw Problem(.notFound, "The article has no such version.")
            }
            stored = earlier
        }
        var response = try ArticleRepresentation.response(
            for: stored, fields: fields, accept: request.fieldBytes("accept"))
        response.edition = edition
        return response
    }

    func delete(_ request: Request) throws(Problem) -> Response {
        try Parameters(request.query).refuseRest()
        let id = try ArchiveSnapshot.id(in: request)
        switch try service.delete(id, ifMatch: request.field("if-match")) {
        case .deleted: return Response(status: .noContent)
        case .alreadyGone: throw Problem(.gone, "This article was deleted before.")
        case .unknown: throw Problem(.notFound, "There is no article with this id.")
        case .changedMeanwhile: throw Problem(.preconditionFailed, "The article has another entity tag now.")
        }
    }
}
