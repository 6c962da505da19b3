import Platform

/// What a connection is doing and how long it may; a value that decides, and touches no socket.
struct ConnectionState: Equatable, Sendable {
    enum Phase: Equatable, Sendable {
        /// Between requests.
        case idle
        /// A header section has begun.
        case head
        /// Content is arriving.
        case content
        /// A handler elsewhere is at work.
        case handling
        /// A response of unknown length is being sent.
        case streaming
        /// The last response is queued; then `endsWithLinger` decides.
        case closing
        /// Our side is shut; what still arrives is thrown away, so that no reset overtakes the response (RFC 9112, section 9.6).
        case lingering
        case closed
    }

    /// What a passed deadline asks for.
    enum Expiry: Equatable, Sendable {
        case none
        /// Answer 408, then close.
        case requestTimeout
        case close
    }

    private(set) var phase = Phase.idle
    private(set) var peerHasEnded = false
    private(set) var isDraining = false
    private(set) var endsWithLinger = false
    /// Whether the request in hand lets the connection live on.
    private(set) var keepsAlive = true
    private var hasServed = false
    private var since: MonotonicTime
    /// Since the window of `contentGrace` began that `since` tells.
    private var contentByteCount = 0
    private var isPaused = false
    private var blockedSince: MonotonicTime?
    private var lastProgress: MonotonicTime
    private var sentWhileBlocked = 0

    init(now: MonotonicTime) { (since, lastProgress) = (now, now) }

    /// Bytes of a request are there.
    mutating func headBegan(_ now: MonotonicTime) {
        guard phase == .idle else { return }
        enter(.head, now)
    }

    /// The header section is whole.
    mutating func headEnded(keepsAlive: Bool, hasContent: Bool, _ now: MonotonicTime) {
        self.keepsAlive = keepsAlive && !isDraining
        (contentByteCount, isPaused) = (0, false)
        enter(hasContent ? .content : .handling, now)
    }

    mutating func contentArrived(_ byteCount: Int) { contentByteCount += byteCount }

    /// We stop reading: the time from here on is not the client's.
    mutating func contentPaused() { isPaused = true }

    mutating func contentResumed(_ now: MonotonicTime) { (isPaused, since, contentByteCount) = (false, now, 0) }

    mutating func contentEnded(_ now: MonotonicTime) { enter(.handling, now) }

    /// A response begins whose length nobody knows yet.
    mutating func streamBegan(_ now: MonotonicTime) { enter(.streaming, now) }

    /// The response's end can only be told by closing.
    mutating func endWithConnection() { keepsAlive = false }

    /// Whether the response that is about to be written must say that the connection closes.
    ///
    /// A request that has not been read to its end leaves no place from which to read the next.
    mutating func responseWillEnd() -> Bool {
        if phase == .content || phase == .head || phase == .idle { (keepsAlive, endsWithLinger) = (false, true) }
        if isDraining { keepsAlive = false }
        return !keepsAlive
    }

    /// The whole response is in the output.
    mutating func responseEnded(_ now: MonotonicTime) {
        hasServed = true
        enter(keepsAlive ? .idle : .closing, now)
    }

    /// The peer sends no more. True asks to close at once: no answer is due, and none is on its way.
    mutating func peerEnded(hasOutput: Bool, _ now: MonotonicTime) -> Bool {
        peerHasEnded = true
        switch phase {
        case .content, .lingering: return true
        case .idle, .head:
            if hasOutput { enter(.closing, now) }
            return !hasOutput
        case .handling, .streaming, .closing, .closed: return false
        }
    }

    /// The server is to end. True asks to close at once.
    mutating func drain(hasOutput: Bool, _ now: MonotonicTime) -> Bool {
        isDraining = true
        keepsAlive = false
        guard phase == .idle else { return false }
        if hasOutput { enter(.closing, now) }
        return !hasOutput
    }

    /// Whether the connection is to be closed, and not shut for a while, as soon as all output is sent.
    var endsOnceEmptied: Bool { phase == .closing && (!endsWithLinger || peerHasEnded) }

    /// After a full flush: whether to close now, or to shut our side and linger.
    mutating func outputEmptied(_ now: MonotonicTime) -> Bool {
        blockedSince = nil
        guard phase == .closing else { return phase == .idle && peerHasEnded }
        guard endsWithLinger, !peerHasEnded else { return true }
        enter(.lingering, now)
        return false
    }

    /// The socket took so many bytes and then no more.
    mutating func outputBlocked(sent byteCount: Int, _ now: MonotonicTime) {
        if blockedSince == nil { (blockedSince, sentWhileBlocked, lastProgress) = (now, 0, now) }
        if byteCount > 0 { lastProgress = now }
        sentWhileBlocked += byteCount
    }

    mutating func close() { phase = .closed }

    /// What the deadlines say now.
    mutating func expiry(_ now: MonotonicTime, _ timeouts: Timeouts) -> Expiry {
        // Whoever is still taking a response is asked for nothing else.
        if let blockedSince { return isTakenTooSlowly(since: blockedSince, now, timeouts) ? .close : .none }
        let elapsed = now.milliseconds(since: since)
        switch phase {
        // Who connects and says nothing gets no more time than a header section.
        case .idle: return elapsed > (hasServed ? timeouts.idle : timeouts.headerSection) ? .close : .none
        case .head: return elapsed > timeouts.headerSection ? .requestTimeout : .none
        case .content where isPaused: return .none
        case .content:
            guard elapsed > timeouts.contentGrace else { return .none }
            if Int64(contentByteCount) * 1000 < timeouts.contentGrace * timeouts.minimumContentRate {
                return .requestTimeout
            }
            // What came fast at first is no credit for later: each window must bring its own share.
            (since, contentByteCount) = (now, 0)
            return .none
        case .lingering: return elapsed > timeouts.linger ? .close : .none
        case .handling, .streaming, .closing, .closed: return .none
        }
    }

    /// Nothing for the whole span, or less in it than the minimum rate; each span is judged by itself.
    private mutating func isTakenTooSlowly(
        since start: MonotonicTime, _ now: MonotonicTime, _ timeouts: Timeouts
    ) -> Bool {
        if now.milliseconds(since: lastProgress) > timeouts.write { return true }
        guard now.milliseconds(since: start) > timeouts.write else { return false }
        if Int64(sentWhileBlocked) * 1000 < timeouts.write * timeouts.minimumWriteRate { return true }
        (blockedSince, sentWhileBlocked) = (now, 0)
        return false
    }

    private mutating func enter(_ phase: Phase, _ now: MonotonicTime) { (self.phase, since) = (phase, now) }
}
