import Platform

/// A host on loopback that takes connections and never says a word.
final class SilentHost: Sendable {
    let port: Int
    private let listener: ListeningSocket

    init() throws {
        // The kernel completes the connections of the backlog; nobody has to accept them.
        listener = try ListeningSocket(host: "127.0.0.1", port: 0, backlog: 128)
        port = listener.port
    }

    deinit { listener.close() }
}
