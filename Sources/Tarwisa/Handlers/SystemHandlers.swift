import Crawl
import HTTP
import Platform
import Search
import Storage

/// `/healthz`, `/readyz`, `/metrics`, `/openapi.json`.
struct SystemHandlers: Sendable {
    let archive: Archive
    let figures: FigureSource
    let following: Following

    /// The contract is the program's, not the front-end's: it is there without `Public/` too.
    private static let contract: (bytes: [UInt8], tag: String) = {
        let bytes = PackageResources.openapi_json
        return (bytes, EntityTag.strong(bytes, form: "contract"))
    }()

    func contract(_ request: Request) throws(Problem) -> Response {
        try Parameters(request.query).refuseRest()
        return Response(
            status: .ok, fields: ["Content-Type": "application/json", "Cache-Control": "no-cache"],
            validators: Validators(entityTag: Self.contract.tag), content: .bytes(Self.contract.bytes))
    }

    func health(_ request: Request) throws(Problem) -> Response {
        try Parameters(request.query).refuseRest()
        return .json(Array(#"{"status":"ok"}"#.utf8), caching: "no-store")
    }

    func readiness(_ request: Request) throws(Problem) -> Response {
        try Parameters(request.query).refuseRest()
        if case .readOnly = archive.health {
            var problem = Problem(.notReady, "Reading works, writing does not: the server's log says why.")
            problem.retryAfterSeconds = 5
            throw problem
        }
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("status", "ready")
            writer.member("articles", archive.snapshot.catalog.articleCount)
        }
        return .json(writer.bytes, caching: "no-store")
    }

    func metrics(_ request: Request) throws(Problem) -> Response {
        try Parameters(request.query).refuseRest()
        var exposition = Exposition(after: figures.current()?.prometheusText() ?? "")
        addArchive(to: &exposition)
        addService(to: &exposition)
        addFollowing(to: &exposition)
        return Response(
            status: .ok,
            fields: ["Content-Type": "text/plain; version=0.0.4; charset=utf-8", "Cache-Control": "no-store"],
            content: .bytes(Array(exposition.text.utf8)))
    }

    private func addArchive(to exposition: inout Exposition) {
        let snapshot = archive.snapshot
        let syncs = archive.syncFigures
        exposition.add(.gauge, "articles", "Articles that are there.", snapshot.catalog.articleCount)
        exposition.add(
            .gauge, "article_versions", "Versions of articles that are there.", snapshot.catalog.versionCount)
        exposition.add(.gauge, "index_bytes", "Bytes of memory that the index takes.", snapshot.index.byteCount)
        exposition.add(.gauge, "index_backlog", "Articles stored and not yet searchable.", archive.indexBacklog)
        exposition.add(
            .gauge, "archive_writable", "Whether writes are taken.", archive.health == .writable ? 1 : 0)
        exposition.add(.gauge, "journal_bytes", "Bytes of the journal's files.", archive.journalByteCount)
        exposition.add(
            .counter, "journal_appended_bytes_total", "Bytes made durable.", syncs.appendedByteCount)
        exposition.add(
            .counter, "journal_failures_total", "Appends to the journal that the disk refused.", syncs.failureCount)
        exposition.add(
            histogram: "journal_sync_seconds", "How long the journal's syncs took.",
            bounds: SyncFigures.boundMilliseconds.map { Double($0) / 1000 }, counts: syncs.counts,
            sumSeconds: Double(syncs.nanoseconds) / 1e9)
    }

    private func addService(to exposition: inout Exposition) {
        exposition.add(
            .counter, "fetches_total", "Pages fetched or not, by outcome.", by: "outcome",
            figures.service.fetches.figures)
        exposition.add(
            .counter, "extraction_failures_total", "Pages and texts without an article, by reason.", by: "reason",
            figures.service.extractionFailures.figures)
        exposition.add(
            .counter, "log_lost_bytes_total", "Bytes of log lines that nobody read in time.", logLostByteCount)
    }

    private func addFollowing(to exposition: inout Exposition) {
        let load = following.fetcher.load
        exposition.add(.gauge, "sources", "Sources that are followed.", following.follower.book.count)
        exposition.add(.gauge, "sources_failing", "Sources whose last poll failed.", following.failingCount)
        exposition.add(.gauge, "jobs_open", "Jobs that have not ended.", following.jobs.openCount)
        exposition.add(.gauge, "fetches_active", "Requests to sources under way.", load.active)
        exposition.add(.gauge, "fetches_waiting", "Requests that wait for their host's turn.", load.waiting)
    }

    private var logLostByteCount: Int { LogSink.standardOutput.lostByteCount + LogSink.standardError.lostByteCount }
}

extension Response {
    /// 200 with JSON content.
    static func json(_ bytes: [UInt8], caching: String = "no-cache") -> Response {
        Response(
            status: 200, fields: ["Content-Type": "application/json", "Cache-Control": caching], content: .bytes(bytes))
    }
}
