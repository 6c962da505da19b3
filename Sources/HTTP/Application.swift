/// What the server serves: handed over once, shared by all loops, never changed.
struct Application: Sendable {
    let router: Router
    let staticFiles: StaticFiles?
    let `guard`: (@Sendable (Request) -> Response?)?
    let rawErrorResponse: @Sendable (HTTPError, Request?) -> Response

    /// The application's answer to an error, with the fields that the error requires.
    var errorResponse: @Sendable (HTTPError, Request?) -> Response {
        let make = rawErrorResponse
        return { error, request in
            var response = make(error, request)
            for (name, value) in error.requiredFields where !response.fields.contains(name) {
                response.fields.append(name, value)
            }
            return response
        }
    }
}
