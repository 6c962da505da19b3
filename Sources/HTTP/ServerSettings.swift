/// Where the server listens, and every bound it keeps.
package struct ServerSettings: Sendable {
    package var host = "127.0.0.1"
    /// 0 takes a free one.
    package var port = 8080
    /// Event loops; 0 is one for each core.
    package var loopCount = 0
    package var limits = Limits()
    package var timeouts = Timeouts()
    /// Connections that wait to be accepted, for each loop.
    package var backlog = 1024
    /// Open connections; a further one is answered with 503 and closed.
    package var connectionLimit = 20_000
    /// Bytes of content that all requests together may keep in memory; a request over it gets 503. Streamed content is not kept.
    package var heldContentLimit = 256 << 20
    /// Threads for handlers that compute; 0 is one for each core: more would only take one another's share of it.
    package var computingThreadCount = 0
    /// Threads for handlers that wait for disks and hosts.
    package var waitingThreadCount = 16
    /// Requests that wait for a thread of a pool; further ones get 503.
    package var poolWaitingLimit = 1024
    /// Milliseconds that the first in the queue before the computing pool may have waited; then new requests get 503.
    package var computingPatience: Int64 = 500
    /// The same before the waiting pool.
    package var waitingPatience: Int64 = 5000
    /// One line in so many requests goes to the access log; 0 is none.
    package var accessLogInterval = 0

    package init() {}
}

/// How long each side of a connection may take, in milliseconds.
package struct Timeouts: Sendable, Equatable {
    /// From the first byte of a request to the end of its header section.
    package var headerSection: Int64 = 10_000
    /// The span over which content must come at `minimumContentRate`; content shorter than that is not measured.
    package var contentGrace: Int64 = 10_000
    /// Bytes a second, over each span of `contentGrace`.
    package var minimumContentRate: Int64 = 1024
    /// Keep-alive without a request; also the first request's first byte.
    package var idle: Int64 = 60_000
    /// A response of which the client takes nothing; also the span over which it must take one at `minimumWriteRate`.
    package var write: Int64 = 30_000
    /// Bytes a second.
    package var minimumWriteRate: Int64 = 256
    /// After the last response, for what the client still sends.
    package var linger: Int64 = 2000

    package init() {}
}
