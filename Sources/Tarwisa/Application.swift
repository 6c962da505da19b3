import HTTP

/// The handlers with what they stand on, and the two ways in which a handler's answer becomes a response.
struct Application: Sendable {
    let articles: ArticleHandlers
    let versions: VersionHandlers
    let search: SearchHandlers
    let exploration: ExplorationHandlers
    let neighbours: NeighbourHandlers
    let feeds: FeedHandlers
    let transfer: TransferHandlers
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
                return crossOrigin.decorated(try handler(request), for: request)
            } catch {
                return crossOrigin.decorated(error.response(to: request), for: request)
            }
        }
    }

    /// Runs before routing: preflights, then who may do what.
    func beforeRouting(_ request: Request) -> Response? {
        if let preflight = crossOrigin.preflight(request) { return preflight }
        return requestGuard.problem(with: request)?.response(to: request)
    }
}
