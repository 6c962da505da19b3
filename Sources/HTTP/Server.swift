package import Platform

/// The HTTP/1.1 server: an event loop for each core, each with a listening socket of its own on the one address.
package final class Server: Sendable {
    private let loops: [ServerLoop]
    private let pools: Pools
    private let router: Router
    /// The port in use, also where the settings asked for any.
    package let port: Int

    /// Binds the address; nothing is accepted before `start`.
    ///
    /// - Parameter errorResponse: what this room's own errors look like; status and content are taken from it.
    /// - Parameter guard: sees each request before it is routed and may answer it; it runs on the loop and must not block.
    package init(
        settings: ServerSettings, router: Router, staticFiles: StaticFiles? = nil,
        guard: (@Sendable (Request) -> Response?)? = nil,
        errorResponse: @escaping @Sendable (HTTPError, Request?) -> Response
    ) throws(PlatformError) {
        Signals.ignoreBrokenPipes()
        let descriptorLimit = OpenFile.raiseDescriptorLimit()
        let application = Application(
            router: router, staticFiles: staticFiles, guard: `guard`, rawErrorResponse: errorResponse)
        let count = settings.loopCount > 0 ? settings.loopCount : EventLoop.coreCount
        if settings.port != 0 { try ListeningSocket.requireFree(host: settings.host, port: settings.port) }
        let first = try ListeningSocket(host: settings.host, port: settings.port, backlog: settings.backlog)
        port = first.port
        pools = Pools(settings)
        self.router = router
        var loops: [ServerLoop] = []
        for number in 0..<count {
            let listener =
                try number == 0 ? first : ListeningSocket(host: settings.host, port: port, backlog: settings.backlog)
            loops.append(
                try ServerLoop(
                    number: number, of: count, settings: settings, application: application, pools: pools,
                    listener: listener,
                    connectionLimit: min(settings.connectionLimit, descriptorLimit - Server.sparedDescriptors) / count))
        }
        self.loops = loops
    }

    /// Descriptors for files, fetches and the loops themselves: over the rest of them a connection is answered with 503, not left waiting.
    private static let sparedDescriptors = 256

    /// Begins to accept; returns at once.
    package func start() { for loop in loops { loop.start() } }

    /// Stops accepting, waits until the requests in flight are answered or the time is over, then closes everything.
    ///
    /// Returns whether all were answered. Blocks; not to be called on a loop.
    package func drain(milliseconds: Int) -> Bool {
        let drained = gather(milliseconds: milliseconds) { (loop, done: @escaping @Sendable (Bool) -> Void) in
            loop.drain { done(true) }
        }
        let isComplete = drained.count == loops.count
        _ = gather(milliseconds: 1000) { (loop, done: @escaping @Sendable (Bool) -> Void) in
            loop.stop()
            done(true)
        }
        return isComplete
    }

    /// Counters and histograms since the start. Waits for the loops, so it is for pool threads.
    package func figures() -> ServerFigures {
        let collected = gather(milliseconds: 2000) { (loop, done: @escaping @Sendable (LoopSnapshot) -> Void) in
            done(LoopSnapshot(figures: loop.figures, openConnectionCount: loop.openConnectionCount))
        }
        return ServerFigures(collected, router: router, pools: pools)
    }

    /// Asks every loop on its own thread and collects what they answer in time.
    private func gather<Answer: Sendable>(
        milliseconds: Int, _ ask: @escaping @Sendable (ServerLoop, @escaping @Sendable (Answer) -> Void) -> Void
    ) -> [Answer] {
        let gathering = Gathering<Answer>(awaited: loops.count)
        for loop in loops { loop.enqueue { ask($0) { gathering.add($0) } } }
        return gathering.wait(milliseconds: milliseconds)
    }
}
