import HTTP
import News
import Search
import Storage

/// Lists and searches.
struct SearchHandlers: Sendable {
    let archive: Archive
    /// Seconds since 1970-01-01T00:00:00Z.
    let now: @Sendable () -> Int64

    /// The longest that one search may take.
    static let deadline = Duration.seconds(1)

    func list(_ request: Request) throws(Problem) -> Response {
        var parameters = Parameters(request.query)
        let fields = try parameters.list("fields").map { names throws(Problem) in try FieldSelection(names) }
        let sort = try parameters.choice("sort", of: ListSort.self) ?? .newest
        var asked = try SearchParameters(&parameters)
        guard asked.text == nil else {
            throw Problem(.unknownParameter, "Search with /v1/search.", at: .parameter("q"))
        }
        try parameters.refuseRest()
        asked.request.sort = sort.order
        let started = ContinuousClock.now
        let snapshot = archive.snapshot
        let results = snapshot.index.search(asked.request)
        var output = ListOutput(asked: asked, results: results, request: request)
        output.append(data: items(results, in: snapshot, fields: fields ?? .summary))
        return output.response(tookSince: started)
    }

    func search(_ request: Request) throws(Problem) -> Response {
        try answer(SearchQuestion(Parameters(request.query)), to: request)
    }

    func searchByPost(_ request: Request) throws(Problem) -> Response {
        try Parameters(request.query).refuseRest()
        return try answer(SearchQuestion(Parameters(try Content.parameters(of: request))), to: request)
    }

    private func answer(_ question: SearchQuestion, to request: Request) throws(Problem) -> Response {
        let started = ContinuousClock.now
        let end = started + SearchHandlers.deadline
        var question = question
        question.asked.request.now = question.prefersNew ? now() : nil
        question.asked.request.isOverdue = { ContinuousClock.now > end }
        let snapshot = archive.snapshot
        let results = snapshot.index.search(question.asked.request)
        var output = ListOutput(asked: question.asked, results: results, request: request)
        output.append(data: SearchHitWriter(question: question, snapshot: snapshot).items(results.hits))
        output.append(results, facets: question.asked.request.facets, in: snapshot)
        return output.response(tookSince: started)
    }

    private func items(_ results: SearchResults, in snapshot: ArchiveSnapshot, fields: FieldSelection) -> [[UInt8]] {
        results.hits.compactMap { hit in snapshot.article(of: hit.document).map { fields.applied(to: $0.json) } }
    }

    enum ListSort: String, CaseIterable {
        case newest, oldest, changed

        var order: SortOrder {
            switch self {
            case .newest: .newest
            case .oldest: .oldest
            case .changed: .changed
            }
        }
    }
}
