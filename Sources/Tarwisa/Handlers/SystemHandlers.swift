import HTTP
import Search
import Storage

/// `/healthz`, `/readyz`, `/metrics`.
struct SystemHandlers: Sendable {
    let archive: Archive
    let figures: FigureSource

    func health(_ request: Request) throws(Problem) -> Response {
        try Parameters(request.query).refuseRest()
        return .json(Array(#"{"status":"ok"}"#.utf8), caching: "no-store")
    }

    func readiness(_ request: Request) throws(Problem) -> Response {
        try Parameters(request.query).refuseRest()
        if case .readOnly(let reason) = archive.health {
            throw Problem(.storageFull, "Reading works; writing does not: \(reason).")
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
        let snapshot = archive.snapshot
        var text = figures.current()?.prometheusText() ?? ""
        let gauges: [(name: String, help: String, value: Int)] = [
            ("tarwisa_articles", "Articles that are there.", snapshot.catalog.articleCount),
            ("tarwisa_article_versions", "Versions of articles that are there.", snapshot.catalog.versionCount),
            ("tarwisa_index_bytes", "Bytes of memory that the index takes.", snapshot.index.byteCount),
            ("tarwisa_index_backlog", "Articles stored and not yet searchable.", archive.indexBacklog),
            ("tarwisa_archive_writable", "Whether writes are taken.", archive.health == .writable ? 1 : 0),
        ]
        for gauge in gauges {
            text += "# HELP \(gauge.name) \(gauge.help)\n# TYPE \(gauge.name) gauge\n\(gauge.name) \(gauge.value)\n"
        }
        return Response(
            status: .ok,
            fields: ["Content-Type": "text/plain; version=0.0.4; charset=utf-8", "Cache-Control": "no-store"],
            content: .bytes(Array(text.utf8)))
    }
}

extension Response {
    /// 200 with JSON content.
    static func json(_ bytes: [UInt8], caching: String = "no-cache") -> Response {
        Response(
            status: 200, fields: ["Content-Type": "application/json", "Cache-Control": caching], content: .bytes(bytes))
    }
}
