import HTTP
import Platform

/// Decides before routing who may do what: keys, known hosts, known origins, rates (the contract's section "Conduct").
///
/// A web page that a reader has open must not be able to drive a server on their machine: neither by a cross-site post (Origin) nor by
/// a name that suddenly resolves to loopback (Host).
struct RequestGuard: Sendable {
    let keys: KeyRing
    let limits: RateLimits
    private let client: ClientAddress
    private let allowedOrigins: Set<String>
    private let allowedHosts: Set<String>
    private let isLoopback: Bool
    let readsNeedKey: Bool

    init(_ configuration: Configuration, keys: KeyRing) {
        self.keys = keys
        limits = RateLimits(configuration)
        client = ClientAddress(trustedProxies: configuration.trustedProxies)
        allowedOrigins = Set(configuration.allowedOrigins.map { $0.lowercased() })
        allowedHosts = Set(
            configuration.allowedHosts.map { $0.lowercased() } + [
                "localhost", "127.0.0.1", "::1", configuration.listen.host,
            ])
        isLoopback = configuration.listen.isLoopback
        readsNeedKey = configuration.readsNeedKey
    }

    /// Whether a request may pass for what stands in its head, and for nothing that another request or the time could change: an open
    /// read without a key, where reads are not counted.
    func passesForItsHead(_ request: Request) -> Bool {
        (request.method == .get || request.method == .head) && !readsNeedKey && limits.reads == nil
            && request.fieldBytes("authorization") == nil
    }

    /// nil lets the request pass.
    func problem(with request: Request) -> Problem? {
        // The way of nearly every request, which costs no string.
        if passesForItsHead(request) { return nil }
        let need = need(of: request)
        if need == .write, let problem = browserProblem(with: request) { return problem }
        do throws(Problem) {
            let key = try key(of: request, for: need)
            try count(request, key, need)
            return nil
        } catch {
            return error
        }
    }

    /// Counts a page that is to be fetched from elsewhere.
    func countFetch(_ request: Request) throws(Problem) {
        guard limits.fetches != nil else { return }
        try take(.fetches, subject(of: request, knownKey(request)))
    }

    /// `RateLimit` and `RateLimit-Policy` of an answer; none where nothing is limited.
    func rateFields(for request: Request) -> Fields? {
        guard limits.countsRequests, let kind = kind(of: request), let limiter = limits.limiter(of: kind) else {
            return nil
        }
        return limiter.state(of: subject(of: request, knownKey(request))).fields(named: kind.rawValue)
    }

    // MARK: What a request needs

    private enum Need: Equatable {
        case nothing
        /// Open to everybody, and counted.
        case open
        case read, write, admin

        var scope: AccessKey.Scope? {
            switch self {
            case .nothing, .open: nil
            case .read: .read
            case .write: .write
            case .admin: .admin
            }
        }
    }

    /// What changes the archive or makes the server fetch needs `write`. Where reads are closed, the archive's content needs `read`
    /// and its figures `admin`; probes, the contract and the front-end's files stay open.
    private func need(of request: Request) -> Need {
        let path = request.path
        switch request.method {
        case .options, .trace, .query: return .nothing
        case .get, .head: break
        default: if path != "/v1/search" { return .write }
        }
        if path.hasPrefix("/v1/") { return readsNeedKey ? .read : .open }
        return path == "/metrics" && readsNeedKey ? .admin : .nothing
    }

    private func kind(of request: Request) -> RateLimits.Kind? {
        switch need(of: request) {
        case .nothing, .admin: nil
        case .open, .read: .reads
        case .write: .writes
        }
    }

    // MARK: Browsers

    private func browserProblem(with request: Request) -> Problem? {
        if let origin = request.field("origin"), !isOwn(origin, request), !allowedOrigins.contains(origin.lowercased())
        {
            return Problem(.scopeMissing, "Requests from this origin are not allowed.")
        }
        if isLoopback, !allowedHosts.contains(hostName(request)) {
            return Problem(
                .scopeMissing, "This server is not known by that host name; --allowed-hosts lists further ones.")
        }
        return nil
    }

    /// The server's own front-end: the origin's authority is the one that was asked for.
    private func isOwn(_ origin: String, _ request: Request) -> Bool {
        guard let host = request.field("host") else { return false }
        return origin.lowercased() == "http://" + host.lowercased()
            || origin.lowercased() == "https://" + host.lowercased()
    }

    private func hostName(_ request: Request) -> String {
        let host = (request.field("host") ?? "").lowercased()
        if host.hasPrefix("[") { return String(host.dropFirst().prefix { $0 != "]" }) }
        return String(host.prefix { $0 != ":" })
    }

    // MARK: Keys

    /// The key that came with the request, which opens what the request needs; nil where none came and none is needed.
    private func key(of request: Request, for need: Need) throws(Problem) -> AccessKey? {
        guard need != .nothing else { return nil }
        guard let scope = need.scope else { return try presentedKey(request) }
        if isLoopback, !keys.isKeyed { return nil }
        guard let key = try presentedKey(request) else {
            throw Problem(
                .unauthenticated, "Send a key with the scope \(scope.rawValue): 'Authorization: Bearer KEY'.")
        }
        guard key.scope >= scope else {
            throw Problem(
                .scopeMissing, "This key has the scope \(key.scope.rawValue); it needs \(scope.rawValue).")
        }
        return key
    }

    /// nil where no key was sent, or keys decide nothing. A key that opens nothing is a failed attempt of its address.
    private func presentedKey(_ request: Request) throws(Problem) -> AccessKey? {
        guard let authorization = request.field("authorization"), keys.isKeyed else { return nil }
        guard let secret = RequestGuard.bearer(authorization) else {
            throw Problem(.unauthenticated, "Only 'Authorization: Bearer KEY' is understood.")
        }
        let address = ClientAddress.subject(client.of(request))
        if let failures = limits.failures, failures.state(of: address).remaining == 0 {
            throw Problem.tooManyFailures(failures.state(of: address))
        }
        if let key = keys.key(for: secret) {
            guard !key.isExpired(at: WallClock.milliseconds / 1000) else {
                throw Problem(.unauthenticated, "This key has expired.")
            }
            return key
        }
        if case .refused(let state)? = limits.failures?.take(address) { throw Problem.tooManyFailures(state) }
        throw Problem(.unauthenticated, "This key is not known.")
    }

    /// The key of a request that was let through before.
    private func knownKey(_ request: Request) -> AccessKey? {
        request.field("authorization").flatMap(RequestGuard.bearer).flatMap { keys.key(for: $0) }
    }

    private static func bearer(_ authorization: String) -> [UInt8]? {
        guard authorization.prefix(7).lowercased() == "bearer " else { return nil }
        return Array(authorization.utf8.dropFirst(7).drop { $0 == 0x20 })
    }

    // MARK: Rates

    private func count(_ request: Request, _ key: AccessKey?, _ need: Need) throws(Problem) {
        guard limits.countsRequests, let kind = kind(of: request) else { return }
        try take(kind, subject(of: request, key))
    }

    private func take(_ kind: RateLimits.Kind, _ subject: RateLimiter.Subject) throws(Problem) {
        if case .refused(let state)? = limits.limiter(of: kind)?.take(subject) {
            throw Problem.rateLimited(state, kind)
        }
    }

    private func subject(of request: Request, _ key: AccessKey?) -> RateLimiter.Subject {
        key.map { RateLimiter.Subject.key($0.id) } ?? ClientAddress.subject(client.of(request))
    }
}

extension Problem {
    fileprivate static func tooManyFailures(_ state: RateState) -> Problem {
        var problem = Problem(
            .rateLimited, "Too many wrong keys came from this address; try again in \(state.retrySeconds) seconds.")
        problem.retryAfterSeconds = state.retrySeconds
        return problem
    }
}
