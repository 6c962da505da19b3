import HTTP
import Platform

/// Holds the address while the archive opens: alive, not ready, and it says how far the opening is.
struct WaitingServer {
    private let server: Server

    /// Begins to answer at once.
    init(_ settings: ServerSettings, progress: OpeningProgress) throws(PlatformError) {
        var settings = settings
        settings.loopCount = 1
        var router = Router()
        router.on(.get, "/healthz", on: .loop) { _ in .json(Array(#"{"status":"ok"}"#.utf8), caching: "no-store") }
        server = try Server(
            settings: settings, router: router,
            guard: { request in
                request.path == "/healthz" ? nil : WaitingServer.problem(progress).response(to: request)
            },
            errorResponse: { error, request in Problem(error).response(to: request) })
        server.start()
    }

    var port: Int { server.port }

    /// Leaves the address to the server that came after.
    func stop() { _ = server.drain(milliseconds: 1000) }

    private static func problem(_ progress: OpeningProgress) -> Problem {
        var problem = Problem(.notReady, "The archive is being opened: \(progress.percent) %.")
        problem.retryAfterSeconds = 1
        problem.percent = progress.percent
        return problem
    }
}
