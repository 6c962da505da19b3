import Platform

/// From a request to its response.
extension Connection {
    /// The request is whole: runs its handler here or on the pool.
    func answer(_ request: Request, _ decision: Decision, _ workspace: Workspace) {
        switch decision {
        case .respond(let response): respond(response, to: request, workspace)
        case .route(let route):
            switch route.handler {
            case .loop(let handler): respond(handler(request), to: request, workspace)
            case .pool(let handler): hand(request, to: handler, on: server.pools.computing)
            case .waitingPool(let handler): hand(request, to: handler, on: server.pools.waiting)
            case .streaming(let handler):
                let empty: @Sendable (Request) -> Response = { request in
                    let pipe = BytePipe(capacity: 1) {}
                    pipe.end(.finished)
                    return handler(request, RequestContent(pipe: pipe))
                }
                hand(request, to: empty, on: server.pools.waiting)
            }
        }
    }

    private func hand(
        _ request: Request, to handler: @escaping @Sendable (Request) -> Response, on pool: WorkPool
    ) {
        self.request = request
        let (server, token) = (server, token)
        let isTaken = pool.submit {
            let response = handler(request)
            server.endJob(token) { $0.deliver(response) }
        }
        guard isTaken else { return fail(.serviceUnavailable("Too much work is waiting.")) }
        server.jobBegan()
    }

    /// A handler on the pool has answered.
    func deliver(_ response: Response) {
        guard let request, state.phase == .handling || state.phase == .content else { return }
        respond(response, to: request, heldWorkspace())
        drive()
    }

    /// Answers with an error of this room; after one that leaves the framing in doubt the connection ends.
    func fail(_ error: HTTPError) {
        pipe?.end(.broken)
        let response = server.errorResponse(error, request)
        let workspace = heldWorkspace()
        if let request { respond(response, to: request, workspace) } else { respondToNothing(response, workspace) }
    }

    /// Writes the response to a request.
    func respond(_ response: Response, to request: Request, _ workspace: Workspace) {
        if response.status == .ok, request.isRead,
            Preconditions.outcome(of: request.head, for: response.validators) == .notModified
        {
            return write(response, as: .notModified, to: request, workspace)
        }
        write(response, as: response.status, to: request, workspace)
    }

    /// Writes the response to what could not be read as a request.
    private func respondToNothing(_ response: Response, _ workspace: Workspace) {
        let byteCount = response.content.byteCount
        server.writer.writeStart(response.status, into: workspace.output)
        server.writer.writeFields(of: response, as: response.status, into: workspace.output)
        server.writer.writeEnd(
            response.status, contentByteCount: byteCount, closes: state.responseWillEnd(), isHTTP10: false,
            into: workspace.output)
        server.writer.writeContent(response.content, into: workspace.output)
        server.countNothing(self, response.status, contentByteCount: byteCount ?? 0)
        finish(workspace)
    }

    /// `status` is the response's, or 304 in its place.
    private func write(_ response: Response, as status: Status, to request: Request, _ workspace: Workspace) {
        let isHTTP10 = request.head.isHTTP10
        // nil for a stream, of which nobody knows.
        let byteCount = status == .notModified ? 0 : response.content.byteCount
        if isHTTP10, byteCount == nil { state.endWithConnection() }
        server.writer.writeStart(status, into: workspace.output)
        server.writer.writeIdentity(of: request, into: workspace.output)
        let start = workspace.output.copiedByteCount
        server.writer.writeFields(of: response, as: status, into: workspace.output)
        let closes = state.responseWillEnd()
        server.writer.writeEnd(
            status, contentByteCount: byteCount, closes: closes, isHTTP10: isHTTP10, into: workspace.output)
        let carriesContent = request.method != .head && !status.forbidsContent
        if response.edition != nil, !closes {
            server.keptAnswers.offer(response, as: status, to: request, carriesContent: carriesContent) {
                workspace.output.copiedBytes(from: start)
            }
        }
        if carriesContent { server.writer.writeContent(response.content, into: workspace.output) }
        server.count(request, self, status, contentByteCount: carriesContent ? byteCount ?? 0 : 0)
        if carriesContent, byteCount == nil, case .stream(let stream) = response.content {
            (self.request, self.stream) = (request, stream)
            state.streamBegan(server.now)
        } else {
            finish(workspace)
        }
    }

    private func finish(_ workspace: Workspace) {
        letGoOfContent()
        if request != nil, var request {
            (self.request, decision, pipe, stream, isPipeFull) = (nil, nil, nil, nil, false)
            // Its memory serves the next request, unless a handler elsewhere holds it.
            workspace.parser.exchangeHead(for: &request.head)
        }
        workspace.isParserSpent = true
        state.responseEnded(server.now)
    }

    /// Has the pool make the stream's next piece, when the client has taken the one before.
    func askForPiece(_ workspace: Workspace) {
        guard let stream, !isAwaitingPiece, workspace.output.count < Connection.outputLimit else { return }
        isAwaitingPiece = true
        let (server, token) = (server, token)
        server.pools.computing.submitContinuation {
            let piece = Result { try stream.next() }
            server.endJob(token) { $0.takePiece(piece) }
        }
        server.jobBegan()
    }

    private func takePiece(_ piece: Result<[UInt8]?, any Error>) {
        isAwaitingPiece = false
        guard state.phase == .streaming, let workspace, let request else { return }
        switch piece {
        case .failure: return close()
        case .success(let bytes?):
            if !bytes.isEmpty {
                server.writer.writePiece(bytes, isHTTP10: request.head.isHTTP10, into: workspace.output)
            }
        case .success(nil):
            server.writer.writeStreamEnd(isHTTP10: request.head.isHTTP10, into: workspace.output)
            finish(workspace)
        }
        drive()
    }
}
