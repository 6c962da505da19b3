import HTTP

/// Cross-origin resource sharing (WHATWG Fetch, 3.2) for the origins that the operator lists; off without any.
struct CrossOrigin: Sendable {
    let allowedOrigins: Set<String>

    /// The answer to a preflight, or nil where the request is none or its origin is not listed.
    func preflight(_ request: Request) -> Response? {
        guard request.method == .options, let origin = listedOrigin(of: request),
            request.field("access-control-request-method") != nil
        else { return nil }
        return Response(
            status: 204,
            fields: [
                "Access-Control-Allow-Origin": origin, "Access-Control-Allow-Methods": "GET, HEAD, POST, PATCH, DELETE",
                "Access-Control-Allow-Headers": "Authorization, Content-Type, If-None-Match, If-Match, Prefer",
                "Access-Control-Max-Age": "600", "Vary": "Origin",
            ])
    }

    /// Lets a listed origin read the answer.
    func decorated(_ response: consuming Response, for request: Request) -> Response {
        guard !allowedOrigins.isEmpty else { return response }
        response.fields.append("Vary", "Origin")
        if let origin = listedOrigin(of: request) {
            response.fields.append("Access-Control-Allow-Origin", origin)
            response.fields.append(
                "Access-Control-Expose-Headers",
                "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id")
        }
        return response
    }

    private func listedOrigin(of request: Request) -> String? {
        request.field("origin").flatMap { allowedOrigins.contains($0.lowercased()) ? $0 : nil }
    }
}
