import Platform

/// One event loop's share of the server: its listening socket, its connections, its counters. Nothing in it is shared.
final class ServerLoop: EventReceiver, @unchecked Sendable {
    // Everything mutable here is touched on the loop's own thread only; other threads come in through `enqueue`.
    let settings: ServerSettings
    let pools: Pools
    let application: Application
    let errorResponse: @Sendable (HTTPError, Request?) -> Response
    let inputLimit: Int
    /// Content that waits in memory for its requests' answers.
    var heldContentByteCount = 0
    let heldContentLimit: Int
    var writer = ResponseWriter()
    var keptAnswers = KeptAnswers()
    var figures: LoopFigures
    private let loop: EventLoop
    private let listener: ListeningSocket
    private let connectionLimit: Int
    private var statics: StaticFiles?
    private var log: AccessLog
    private var connections: [Connection?] = []
    private var freeSlots: [Int] = []
    private var openCount = 0
    private var generation: UInt64 = 0
    private var nextIdentity: UInt64
    private var spareWorkspaces: [Workspace] = []
    /// Turned away, and kept until the next tick but one: closed at once, unread input would make a reset that overtakes the answer.
    private var departing: [Socket] = []
    private var departed: [Socket] = []
    /// Handlers and streams at work on the pools for this loop's connections.
    private var jobCount = 0
    private var isAccepting = true
    private var isDraining = false
    private var whenDrained: (@Sendable () -> Void)?

    private static let listenerToken = UInt64.max - 1
    private static let departingLimit = 64

    init(
        number: Int, of loopCount: Int, settings: ServerSettings, application: Application, pools: Pools,
        listener: ListeningSocket, connectionLimit: Int
    ) throws(PlatformError) {
        (self.settings, self.application, self.pools, self.listener) = (settings, application, pools, listener)
        errorResponse = application.errorResponse
        statics = application.staticFiles
        log = AccessLog(interval: settings.accessLogInterval)
        figures = LoopFigures(routeCount: application.router.routes.count)
        self.connectionLimit = max(1, connectionLimit)
        inputLimit = max(64 << 10, settings.limits.requestLine + settings.limits.headerSection + 1024)
        // A loop's share, but never so small that an allowed request finds no room.
        heldContentLimit = max(settings.heldContentLimit / loopCount, settings.limits.content)
        nextIdentity = UInt64.random(in: .min ... .max)
        loop = try EventLoop(name: "tarwisa.loop.\(number)")
        try loop.watch(listener.socket, token: ServerLoop.listenerToken, for: .readable)
        writer.renewDate(loop.now)
    }

    var now: MonotonicTime { loop.now }

    func start() {
        let timeouts = settings.timeouts
        let shortest = min(
            timeouts.headerSection, timeouts.contentGrace, timeouts.idle, timeouts.write, timeouts.linger)
        loop.start(self, tickMilliseconds: max(10, min(500, shortest / 4)))
    }

    func descriptorIsReady(_ token: UInt64, _ readiness: Readiness) {
        if token == ServerLoop.listenerToken { return acceptConnections() }
        guard let connection = connection(token) else { return }
        connection.isReady(readiness)
    }

    func wakeEnded() { writer.renewDate(now) }

    var isBusyElsewhere: Bool { jobCount > 0 }

    func ticked() {
        for connection in connections { connection?.tick() }
        log.flush()
        keptAnswers.letGoOfOldEditions()
        letDepart()
        if !isAccepting, !isDraining,
            (try? loop.watch(listener.socket, token: ServerLoop.listenerToken, for: .readable)) != nil
        {
            isAccepting = true
        }
    }

    // MARK: Connections

    /// At most so many at a time, so that those already open are not forgotten over a flood of new ones.
    private func acceptConnections(atMost count: Int = 64) {
        for _ in 0..<count {
            switch listener.accept() {
            case .none: return
            case .exhausted: return refuseOne()
            case .connection(let socket, let peer):
                figures.acceptedCount += 1
                if openCount >= connectionLimit { turnAway(socket) } else { open(socket, peer) }
            }
        }
    }

    private func open(_ socket: Socket, _ peer: PeerAddress) {
        let slot = freeSlots.popLast() ?? connections.count
        generation = generation &+ 1 & 0x7FFF_FFFF
        let token = generation << 32 | UInt64(slot)
        let connection = Connection(socket: socket, peer: peer, token: token, server: self)
        if slot == connections.count { connections.append(connection) } else { connections[slot] = connection }
        openCount += 1
        // The first request is often there already.
        connection.isReady(.readable)
    }

    private func turnAway(_ socket: Socket) {
        figures.turnedAwayCount += 1
        let output = OutputBuffer(capacity: 1024)
        let response = errorResponse(.serviceUnavailable("Too many connections are open."), nil)
        writer.writeStart(response.status, into: output)
        writer.writeFields(of: response, as: response.status, into: output)
        writer.writeEnd(
            response.status, contentByteCount: response.content.byteCount, closes: true, isHTTP10: false, into: output)
        writer.writeContent(response.content, into: output)
        _ = output.flush(to: socket)
        socket.endSending()
        socket.discardInput()
        if departing.count < ServerLoop.departingLimit { departing.append(socket) } else { socket.close() }
    }

    private func letDepart() {
        for socket in departed {
            socket.discardInput()
            socket.close()
        }
        (departed, departing) = (departing, [])
    }

    /// No descriptor is left: accepting rests until the next tick, so that the loop does not spin.
    private func refuseOne() {
        figures.turnedAwayCount += 1
        loop.unwatch(listener.socket)
        isAccepting = false
    }

    func forget(_ connection: Connection) {
        let slot = Int(connection.token & 0xFFFF_FFFF)
        connections[slot] = nil
        freeSlots.append(slot)
        openCount -= 1
        if isDraining, openCount == 0 { endDrain() }
    }

    /// Has the poller tell of a connection; false where it cannot.
    func watch(_ connection: Connection, for readiness: Readiness, isNew: Bool) -> Bool {
        do throws(PlatformError) {
            if isNew {
                try loop.watch(connection.socket, token: connection.token, for: readiness)
            } else {
                try loop.rewatch(connection.socket, token: connection.token, for: readiness)
            }
            return true
        } catch {
            return false
        }
    }

    private func connection(_ token: UInt64) -> Connection? {
        let slot = Int(token & 0xFFFF_FFFF)
        guard slot < connections.count, let connection = connections[slot], connection.token == token else {
            return nil
        }
        return connection
    }

    /// Runs `body` on the loop with the connection, if it is still open; from any thread.
    func enqueue(_ token: UInt64, _ body: @escaping @Sendable (Connection) -> Void) {
        loop.enqueue { self.connection(token).map(body) }
    }

    /// A pool has taken work for a connection; its last step comes in by `endJob`.
    func jobBegan() { jobCount += 1 }

    /// Like `enqueue` with the connection's token, as the last step of a job that `jobBegan` told of.
    func endJob(_ token: UInt64, _ body: @escaping @Sendable (Connection) -> Void) {
        loop.enqueue {
            self.jobCount -= 1
            self.connection(token).map(body)
        }
    }

    /// Runs `body` on the loop; from any thread.
    func enqueue(_ body: @escaping @Sendable (ServerLoop) -> Void) { loop.enqueue { body(self) } }

    func takeWorkspace() -> Workspace { spareWorkspaces.popLast() ?? Workspace(limits: settings.limits) }

    func giveBack(_ workspace: Workspace) {
        if spareWorkspaces.count < 64, workspace.isSmall { spareWorkspaces.append(workspace) }
    }

    // MARK: Requests

    func identity(of head: RequestHead) -> RequestIdentity { RequestIdentity(of: head, otherwise: makeIdentity()) }

    /// A number for a request that brings no identity.
    func makeIdentity() -> UInt64 {
        nextIdentity &+= 1
        return nextIdentity
    }

    /// Who answers: the application's guard, a route, a file, or an error. The route may be known already.
    func decide(_ request: inout Request, _ known: Route?) -> Connection.Decision {
        if let response = application.guard?(request) { return .respond(response) }
        if request.head.isAsteriskForm {
            return .respond(ServerLoop.allowing(Method.allCases.filter { !Method.refused.contains($0) }))
        }
        if let known {
            request.route = known
            return .route(known)
        }
        switch application.router.match(request.head) {
        case .route(let route):
            request.route = route
            return .route(route)
        case .methods(let methods):
            if request.method == .options { return .respond(ServerLoop.allowing(methods)) }
            return .respond(errorResponse(.methodNotAllowed(methods), request))
        case .none:
            return .respond(fileResponse(request))
        }
    }

    private static func allowing(_ methods: [Method]) -> Response {
        Response(status: .noContent, fields: ["Allow": methods.map(\.name).joined(separator: ", ")])
    }

    private func fileResponse(_ request: Request) -> Response {
        guard let outcome = statics?.response(to: request, now) else { return errorResponse(.notFound, request) }
        switch outcome {
        case .success(let response): return response
        case .failure(.methodNotAllowed(let methods)) where request.method == .options:
            return ServerLoop.allowing(methods)
        case .failure(let error): return errorResponse(error, request)
        }
    }

    func contentLimit(of decision: Connection.Decision) -> Int {
        guard case .route(let route) = decision else { return 64 << 10 }
        return route.contentLimit ?? settings.limits.content
    }

    func count(_ request: Request, _ connection: Connection, _ status: Status, contentByteCount: Int) {
        let elapsed = MonotonicTime.now.nanoseconds - connection.requestStart.nanoseconds
        figures.count(route: request.route, method: request.method, status, nanoseconds: elapsed)
        if log.isDue { log.append(request, connection.peer, status, contentByteCount, nanoseconds: elapsed) }
    }

    /// Counts a kept answer, given under an identity of its own.
    func count(_ answer: KeptAnswer, _ connection: Connection, identity: UInt64) {
        let elapsed = MonotonicTime.now.nanoseconds - now.nanoseconds
        figures.count(route: answer.route, method: answer.method, answer.status, nanoseconds: elapsed)
        guard log.isDue else { return }
        var request = answer.request
        request.identity = .made(identity)
        log.append(request, connection.peer, answer.status, answer.content?.count ?? 0, nanoseconds: elapsed)
    }

    /// Counts a response to what was no request.
    func countNothing(_ connection: Connection, _ status: Status, contentByteCount: Int) {
        figures.count(route: nil, method: nil, status, nanoseconds: 0)
        if log.isDue { log.append(nil, connection.peer, status, contentByteCount, nanoseconds: 0) }
    }

    // MARK: The end

    var openConnectionCount: Int { openCount }

    /// Takes no more connections, lets the open ones finish, then tells.
    func drain(then done: @escaping @Sendable () -> Void) {
        if isAccepting { loop.unwatch(listener.socket) }
        isAccepting = false
        // The kernel has accepted these already; closing the listener would reset them.
        acceptConnections(atMost: settings.backlog)
        listener.close()
        isDraining = true
        whenDrained = done
        for connection in connections { connection?.drain() }
        if openCount == 0 { endDrain() }
    }

    /// Closes what is left and ends the loop.
    func stop() {
        for connection in connections { connection?.close() }
        for _ in 0..<2 { letDepart() }
        log.flush()
        loop.stop()
    }

    private func endDrain() {
        log.flush()
        whenDrained?()
        whenDrained = nil
    }
}
