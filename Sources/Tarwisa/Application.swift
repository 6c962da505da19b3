import HTTP

/// The handlers with what they stand on, and the two ways in which a handler's answer becomes a response.
struct Application: Sendable {
    let articles: ArticleHandlers
    let versions: VersionHandlers
    let search: SearchHandlers
    let exploration: ExplorationHandlers
    let insight: InsightHandlers
    let stories: StoryHandlers
    let neighbours: NeighbourHandlers
    let feeds: FeedHandlers
    let transfer: TransferHandlers
    let sources: SourceHandlers
    let jobs: JobHandlers
    let system: SystemHandlers
    let requestGuard: RequestGuard
    let crossOrigin: CrossOrigin
    /// The most bytes that one import may have.
    let importLimitBytes: Int

    /// A handler whose problems are answered as problem details.
    func answering(_ handler: @escaping @Sendable (Request) throws(Problem) -> Response)
        -> @Sendable (Request) -> Response
    {
        { request in
            do throws(Problem) {
                return finished(try handler(request), for: request)
            } catch {
                return finished(error.response(to: request), for: request)
            }
        }
    }

    /// The same for a handler that reads the content while it comes.
    func answering(_ handler: @escaping @Sendable (Request, RequestContent) -> Response)
        -> @Sendable (Request, RequestContent) -> Response
    {
        { request, content in finished(handler(request, content), for: request) }
    }

    /// Runs before routing: preflights, then who may do what.
    func beforeRouting(_ request: Request) -> Response? {
        if let preflight = crossOrigin.preflight(request) { return preflight }
        return requestGuard.problem(with: request).map { crossOrigin.decorated($0.response(to: request), for: request) }
    }

    /// What the server itself has to say, such as 404 or 431.
    func answer(to error: HTTPError, _ request: Request?) -> Response {
        let response = Problem(error).response(to: request)
        return request.map { crossOrigin.decorated(response, for: $0) } ?? response
    }

    /// Adds what is left of the client's rate, and who may read the answer.
    private func finished(_ response: consuming Response, for request: Request) -> Response {
        // Whoever is asked for a key, or counted, is asked and counted each time.
        if response.edition != nil, !requestGuard.passesForItsHead(request) { response.edition = nil }
        // `public` would let a cache between give to everybody what only keys open (RFC 9111, section 3.5).
        if requestGuard.readsNeedKey, let caching = response.fields["Cache-Control"], caching.contains("public") {
            response.fields.set("Cache-Control", caching.replacing("public", with: "private"))
        }
        if response.status != 429, let fields = requestGuard.rateFields(for: request) { response.fields.append(fields) }
        return crossOrigin.decorated(response, for: request)
    }
}
