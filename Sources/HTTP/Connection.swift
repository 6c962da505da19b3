import Platform

/// One client's connection on its loop: moves bytes and does what `ConnectionState` decides.
final class Connection {
    /// What is to become of the request in hand once its content is there.
    enum Decision {
        case route(Route)
        case respond(Response)
    }

    let socket: Socket
    let peer: PeerAddress
    let token: UInt64
    /// Holds this connection until it is closed.
    let server: ServerLoop
    var state: ConnectionState
    var workspace: Workspace?
    var request: Request?
    var decision: Decision?
    /// Carries content to a streaming handler.
    var pipe: BytePipe?
    /// Makes the content of the response that is being sent.
    var stream: ContentStream?
    var isPipeFull = false
    var isAwaitingPiece = false
    var requestStart: MonotonicTime
    var contentLimit = 0
    var contentByteCount = 0
    /// What of it this connection keeps in memory.
    var heldByteCount = 0
    /// What the poller was asked to tell of; nil while it does not know this connection.
    private var interest: Readiness?
    /// The poller told of input that nobody wants yet, and would go on telling.
    private var hasUnwantedInput = false

    /// More output than this and no further request is taken up, nor a piece of a stream asked for. Room for the answers to a batch of
    /// pipelined requests, so that one call sends them all.
    static let outputLimit = 128 << 10

    init(socket: Socket, peer: PeerAddress, token: UInt64, server: ServerLoop) {
        (self.socket, self.peer, self.token, self.server) = (socket, peer, token, server)
        state = ConnectionState(now: server.now)
        requestStart = server.now
    }

    func isReady(_ readiness: Readiness) {
        let workspace = heldWorkspace()
        if readiness.contains(.readable) {
            if wantsInput(workspace) { receive(workspace) } else { hasUnwantedInput = true }
        }
        guard state.phase != .closed else { return }
        if readiness.contains(.broken), !readiness.contains(.readable) || !wantsInput(workspace) { return close() }
        drive(workspace)
    }

    /// Reads once; the poller tells again where more waits.
    private func receive(_ workspace: Workspace) {
        if state.phase == .lingering { workspace.input.removeAll() }
        switch workspace.input.receive(from: socket, limit: server.inputLimit) {
        case .moved(let byteCount): server.figures.receivedByteCount += byteCount
        case .wouldBlock: break
        case .ended:
            // What came before the end may still hold whole requests.
            if state.phase != .lingering { takeRequests(workspace) }
            if state.peerEnded(hasOutput: !workspace.output.isEmpty, server.now) { close() }
        case .failed: close()
        }
    }

    /// Goes as far as the bytes at hand and the socket allow.
    func drive() { drive(heldWorkspace()) }

    private func drive(_ workspace: Workspace) {
        repeat { takeRequests(workspace) } while flush(workspace)
        guard state.phase != .closed else { return }
        updateInterest(workspace)
        if state.phase == .idle, workspace.input.isEmpty, workspace.output.isEmpty {
            self.workspace = nil
            server.giveBack(workspace)
        }
    }

    /// Whether bytes from the socket are of use now.
    private func wantsInput(_ workspace: Workspace) -> Bool {
        guard !state.peerHasEnded else { return false }
        switch state.phase {
        case .idle, .head: return workspace.output.count < Connection.outputLimit
        case .content: return !isPipeFull
        case .lingering: return true
        case .handling, .streaming, .closing, .closed: return false
        }
    }

    /// Tells the poller what is wanted; while a handler is at work only once it has told of input, which spares most calls.
    ///
    /// A new connection comes to the poller here, once its first bytes have been looked for: one that is answered and closed at once
    /// never does.
    private func updateInterest(_ workspace: Workspace) {
        var wanted: Readiness = wantsInput(workspace) ? .readable : []
        if !workspace.output.isEmpty { wanted.insert(.writable) }
        if wanted == interest || wanted.isEmpty && interest == nil { return }
        if wanted.isEmpty, interest == .readable, !state.peerHasEnded, !hasUnwantedInput { return }
        hasUnwantedInput = false
        guard server.watch(self, for: wanted, isNew: interest == nil) else { return close() }
        interest = wanted
    }

    /// Sends what the socket takes. True says that requests which waited for room can go on.
    private func flush(_ workspace: Workspace) -> Bool {
        guard state.phase != .closed else { return false }
        let before = workspace.output.count
        let isLast = state.endsOnceEmptied
        let waited = before >= Connection.outputLimit
        if before > 0 {
            let outcome = workspace.output.flush(to: socket, isLast: isLast)
            let sent = before - workspace.output.count
            server.figures.sentByteCount += sent
            switch outcome {
            case .moved: break
            case .wouldBlock, .ended:
                state.outputBlocked(sent: sent, server.now)
                return false
            case .failed:
                close()
                return false
            }
        }
        if state.outputEmptied(server.now) {
            // Closing alone would throw away what the kernel keeps where the client has sent more than was read.
            if isLast { socket.endSending() }
            close()
            return false
        }
        if state.phase == .lingering {
            socket.endSending()
            return false
        }
        if state.phase == .streaming { askForPiece(workspace) }
        return waited && !workspace.input.isEmpty
    }

    func heldWorkspace() -> Workspace {
        if let workspace { return workspace }
        let taken = server.takeWorkspace()
        workspace = taken
        return taken
    }

    func close() {
        guard state.phase != .closed else { return }
        state.close()
        pipe?.end(.broken)
        letGoOfContent()
        (pipe, stream, request, decision) = (nil, nil, nil, nil)
        socket.close()
        if let workspace {
            workspace.clear()
            server.giveBack(workspace)
        }
        workspace = nil
        server.forget(self)
    }

    /// Ends the connection once what it owes is sent; an idle one at once, after a look at what has arrived.
    func drain() {
        if state.phase == .idle { isReady(.readable) }
        if state.drain(hasOutput: workspace?.output.isEmpty == false, server.now) { close() }
    }

    func tick() {
        switch state.expiry(server.now, server.settings.timeouts) {
        case .none: break
        case .close: close()
        case .requestTimeout:
            fail(.requestTimeout)
            drive()
        }
    }
}
