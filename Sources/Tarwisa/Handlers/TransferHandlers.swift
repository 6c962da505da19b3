import Foundation
import HTTP
import News
import Search
import Storage

/// `/v1/export` and `/v1/import`: articles as NDJSON, a line each, in constant memory.
struct TransferHandlers: Sendable {
    let archive: Archive
    private static let lineLimit = 16 << 20
    /// Lines that are judged together and share a sync: so many, or those with so many bytes. Stories do not depend on their order.
    private static let batchCount = 1000
    private static let batchByteCount = 8 << 20
    private static let problemLimit = 100

    init(archive: Archive) { self.archive = archive }

    func export(_ request: Request) throws(Problem) -> Response {
        var parameters = Parameters(request.query)
        let asked = try SearchParameters(&parameters)
        try parameters.refuseRest()
        let walk = ExportWalk(of: archive.snapshot, request: asked.request)
        return Response(
            status: .ok, fields: ["Content-Type": "application/x-ndjson", "Cache-Control": "no-store"],
            content: .stream(ContentStream { walk.next() }))
    }

    /// Reads lines while they arrive; each batch is durable before more is read, which holds the client back.
    func importing(_ request: Request, _ content: RequestContent) -> Response {
        do throws(Problem) {
            try Parameters(request.query).refuseRest()
            try Content.require(["application/x-ndjson", "application/ndjson", "application/jsonl"], of: request)
            var report = ImportReport(problemLimit: TransferHandlers.problemLimit)
            try take(content, into: &report)
            archive.waitForIndex()
            return .json(report.json, caching: "no-store")
        } catch {
            return error.response(to: request)
        }
    }

    private func take(_ content: RequestContent, into report: inout ImportReport) throws(Problem) {
        var splitter = LineSplitter(byteLimit: TransferHandlers.lineLimit)
        var batch: [(line: Int, reading: ArticleJSON.Reading)] = []
        var number = 0
        var byteCount = 0
        func read(_ line: LineSplitter.Line) throws(Problem) {
            number += 1
            if let reading = report.reading(of: line, number: number) { batch.append((number, reading)) }
            if case .whole(let bytes) = line { byteCount += bytes.count }
            guard
                batch.count == TransferHandlers.batchCount || byteCount >= TransferHandlers.batchByteCount
            else { return }
            byteCount = 0
            try store(&batch, into: &report)
        }
        reading: while true {
            switch content.next() {
            case .bytes(let bytes): for line in splitter.lines(in: bytes) { try read(line) }
            case .end: break reading
            case .broken:
                try store(&batch, into: &report)
                throw Problem(
                    .invalidRequest, "The content broke off after line \(number); the lines before it were taken.")
            }
        }
        if let line = splitter.lastLine() { try read(line) }
        try store(&batch, into: &report)
    }

    private func store(_ batch: inout [(line: Int, reading: ArticleJSON.Reading)], into report: inout ImportReport)
        throws(Problem)
    {
        guard !batch.isEmpty else { return }
        let outcomes: [Result<AddOutcome, ArchiveError>]
        do {
            outcomes = try archive.restore(batch.map(\.reading))
        } catch {
            throw Problem(error)
        }
        for (item, outcome) in zip(batch, outcomes) { report.count(outcome, line: item.line) }
        batch.removeAll(keepingCapacity: true)
    }
}
