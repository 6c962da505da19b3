import HTTP
import Platform

/// The running server's figures for a handler that is made before the server is.
final class FigureSource: Sendable {
    let service = ServiceFigures()
    private let server = Monitor<Server?>(nil)

    func attach(_ server: Server) { self.server.withLock { $0 = server } }

    func current() -> ServerFigures? { server.withLock { $0 }?.figures() }
}
