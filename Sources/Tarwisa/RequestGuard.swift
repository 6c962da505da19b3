import HTTP

/// Decides before routing who may do what: keys, known hosts, known origins (the contract's section "Conduct").
///
/// A web page that a reader has open must not be able to drive a server on their machine: neither by a cross-site post (Origin) nor by
/// a name that suddenly resolves to loopback (Host).
struct RequestGuard: Sendable {
    let keys: [AccessKey]
    let allowedOrigins: Set<String>
    let allowedHosts: Set<String>
    let isLoopback: Bool

    init(_ configuration: Configuration) {
        keys = configuration.keys
        allowedOrigins = Set(configuration.allowedOrigins.map { $0.lowercased() })
        allowedHosts = Set(
            configuration.allowedHosts.map { $0.lowercased() } + [
                "localhost", "127.0.0.1", "::1", configuration.listen.host,
            ])
        isLoopback = configuration.listen.isLoopback
    }

    /// nil lets the request pass.
    func problem(with request: Request) -> Problem? {
        guard needsWriteScope(request) else { return nil }
        if let origin = request.field("origin"), !isOwn(origin, request), !allowedOrigins.contains(origin.lowercased())
        {
            return Problem(.scopeMissing, "Requests from this origin are not allowed.")
        }
        if isLoopback, !allowedHosts.contains(hostName(request)) {
            return Problem(
                .scopeMissing, "This server is not known by that host name; --allowed-hosts lists further ones.")
        }
        return keyProblem(with: request)
    }

    /// Reads are open; everything that changes the archive or makes the server fetch is not.
    private func needsWriteScope(_ request: Request) -> Bool {
        switch request.method {
        case .get, .head, .options: false
        default: request.path != "/v1/search"
        }
    }

    private func keyProblem(with request: Request) -> Problem? {
        if keys.isEmpty, isLoopback { return nil }
        guard let authorization = request.field("authorization"), authorization.prefix(7).lowercased() == "bearer "
        else {
            return Problem(.unauthenticated, "Send a key with the scope write: 'Authorization: Bearer KEY'.")
        }
        let secret = Array(authorization.utf8.dropFirst(7).drop { $0 == 0x20 })
        // Every key is tried, so that the time taken does not tell which one was near.
        let scopes = keys.map { (key: $0, opens: $0.opens(with: secret)) }.filter(\.opens).map(\.key.scope)
        guard let scope = scopes.max() else { return Problem(.unauthenticated, "This key is not known.") }
        return scope >= .write
            ? nil : Problem(.scopeMissing, "This key has the scope \(scope.rawValue); it needs write.")
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
}
