import Bytes
import Platform

/// From bytes to a request with its content.
extension Connection {
    /// Takes up requests one after another until bytes are missing, a handler is at work or the output is full.
    func takeRequests(_ workspace: Workspace) {
        while true {
            switch state.phase {
            case .idle, .head:
                guard !workspace.input.isEmpty, workspace.output.count < Connection.outputLimit else { return }
                if state.phase == .idle, giveKeptAnswer(workspace) { continue }
                state.headBegan(server.now)
                guard takeHead(workspace) else { return }
            case .content:
                guard takeContent(workspace) else { return }
            case .handling, .streaming, .closing, .lingering, .closed:
                return
            }
        }
    }

    /// Answers a head that was answered before and whose answer still holds; false leaves everything as it is.
    private func giveKeptAnswer(_ workspace: Workspace) -> Bool {
        guard !state.isDraining, let answer = workspace.input.withSpan({ server.keptAnswers.answer(to: $0) }) else {
            return false
        }
        workspace.input.consume(answer.head.count)
        let identity = server.makeIdentity()
        server.writer.writeStart(answer.status, into: workspace.output)
        server.writer.writeIdentity(made: identity, into: workspace.output)
        workspace.output.append(answer.lines)
        if let content = answer.content { workspace.output.append(content) }
        server.count(answer, self, identity: identity)
        state.responseEnded(server.now)
        return true
    }

    /// False where more bytes are needed.
    private func takeHead(_ workspace: Workspace) -> Bool {
        workspace.readyParser()
        switch workspace.input.withSpan({ workspace.parser.parse($0) }) {
        case .needsMore:
            return false
        case .failed(let error):
            fail(error)
        case .head(let byteCount):
            workspace.input.consume(byteCount)
            begin(workspace)
        }
        return true
    }

    /// The head is there: decides who answers, and whether content is wanted.
    private func begin(_ workspace: Workspace) {
        requestStart = server.now
        let known = workspace.parser.isRepetition ? workspace.route : nil
        var request = Request(head: RequestHead(), peer: peer, identity: .made(0))
        workspace.parser.exchangeHead(for: &request.head)
        request.identity = server.identity(of: request.head)
        let hasContent = request.head.framing != .none
        state.headEnded(keepsAlive: request.head.keepsAlive, hasContent: hasContent, server.now)
        let decision = server.decide(&request, known)
        if known == nil { workspace.route = request.route }
        guard hasContent else {
            answer(request, decision, workspace)
            // Its memory serves the next request, unless a handler elsewhere holds it.
            return workspace.parser.exchangeHead(for: &request.head)
        }
        self.request = request
        self.decision = decision
        beginContent(workspace, request, decision)
    }

    private func beginContent(_ workspace: Workspace, _ request: Request, _ decision: Decision) {
        let head = request.head
        contentLimit = server.contentLimit(of: decision)
        contentByteCount = 0
        if case .length(let length) = head.framing, length > contentLimit {
            if case .respond(let response) = decision { return respond(response, to: request, workspace) }
            return fail(.contentTooLarge(limit: contentLimit))
        }
        workspace.decoder = ContentDecoder(framing: head.framing, limits: server.settings.limits)
        workspace.content.removeAll(keepingCapacity: true)
        if head.expectsContinue, workspace.input.isEmpty {
            // RFC 9110, section 10.1.1: a final answer that is known already spares the client the content.
            if case .respond(let response) = decision { return respond(response, to: request, workspace) }
            workspace.output.append("HTTP/1.1 100 Continue\r\n\r\n")
        }
        if case .route(let route) = decision, case .streaming(let handler) = route.handler {
            startStreaming(request, handler)
        }
    }

    /// False where more bytes are needed, or the handler must read first.
    private func takeContent(_ workspace: Workspace) -> Bool {
        guard !isPipeFull else { return false }
        var chunk: [UInt8] = []
        let step = workspace.input.withSpan { bytes in
            let step = workspace.decoder.decode(bytes)
            if case .content(let range) = step { keepContent(bytes.extracting(range), &chunk, workspace) }
            return step
        }
        switch step {
        case .needsMore(let consumed):
            workspace.input.consume(consumed)
            return false
        case .content(let range):
            workspace.input.consume(range.upperBound)
            state.contentArrived(range.count)
            contentByteCount += range.count
            if case .route? = decision, pipe == nil { hold(range.count) }
            guard server.heldContentByteCount <= server.heldContentLimit else {
                fail(.serviceUnavailable("Too much content is waiting to be handled."))
                return true
            }
            guard contentByteCount <= contentLimit else {
                if let request, case .respond(let response)? = decision {
                    respond(response, to: request, workspace)
                    return true
                }
                fail(.contentTooLarge(limit: contentLimit))
                return true
            }
            if let pipe { passOn(chunk, to: pipe) }
        case .end(let consumed):
            workspace.input.consume(consumed)
            endContent(workspace)
        case .failed(let error):
            fail(error)
        }
        return true
    }

    private func keepContent(_ bytes: Span<UInt8>, _ chunk: inout [UInt8], _ workspace: Workspace) {
        if pipe != nil {
            chunk.append(bytes: bytes)
        } else if case .route? = decision {
            if workspace.content.isEmpty, case .length(let length)? = request?.head.framing {
                workspace.content.reserveCapacity(min(length, 64 << 10))
            }
            workspace.content.append(bytes: bytes)
        }
    }

    /// Counts content that is kept in memory until the request is answered.
    private func hold(_ byteCount: Int) {
        heldByteCount += byteCount
        server.heldContentByteCount += byteCount
    }

    func letGoOfContent() {
        server.heldContentByteCount -= heldByteCount
        heldByteCount = 0
    }

    private func passOn(_ chunk: [UInt8], to pipe: BytePipe) {
        if !pipe.write(chunk) {
            isPipeFull = true
            state.contentPaused()
        }
    }

    private func endContent(_ workspace: Workspace) {
        state.contentEnded(server.now)
        if let pipe {
            pipe.end(.finished)
            self.pipe = nil
            return
        }
        let content = workspace.content
        workspace.content = []
        guard var request, let decision else { return }
        request.content = content
        answer(request, decision, workspace)
    }

    /// Gives the content to a handler that reads it while it comes, on the waiting pool.
    private func startStreaming(
        _ request: Request, _ handler: @escaping @Sendable (Request, RequestContent) -> Response
    ) {
        let (server, token) = (server, token)
        let pipe = BytePipe(capacity: 256 << 10) { server.enqueue(token) { $0.pipeHasRoom() } }
        let isTaken = server.pools.waiting.submit {
            let response = handler(request, RequestContent(pipe: pipe))
            pipe.leave()
            server.endJob(token) { $0.deliver(response) }
        }
        guard isTaken else { return fail(.serviceUnavailable("Too much work is waiting.")) }
        server.jobBegan()
        self.pipe = pipe
    }

    private func pipeHasRoom() {
        guard isPipeFull else { return }
        isPipeFull = false
        state.contentResumed(server.now)
        drive()
    }
}
