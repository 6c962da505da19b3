import HTTP

/// `/v1/jobs/{id}`, and how other handlers answer with a job.
struct JobHandlers: Sendable {
    let board: JobBoard

    func get(_ request: Request) throws(Problem) -> Response {
        try Parameters(request.query).refuseRest()
        guard let job = request.pathParameter("id").flatMap({ board[$0] }) else {
            throw Problem(.notFound, "There is no job with this id; jobs end with the process that they run in.")
        }
        let prefersArabic = request.field("accept-language").map(Problem.prefersArabic) ?? false
        var response = Response.json(job.json(inArabic: prefersArabic), caching: "no-store")
        if job.result == nil { response.fields.append("Retry-After", "1") }
        return response
    }

    /// Whether the client asks not to be kept waiting (RFC 7240, section 4.1).
    static func prefersAsync(_ request: Request) -> Bool {
        request.fieldValues("prefer").contains { value in
            value.lowercased().split { $0 == "," || $0 == ";" }.contains {
                $0.filter { !$0.isWhitespace } == "respond-async"
            }
        }
    }

    /// 202, with the place where the job reports itself.
    static func accepted(_ job: Job) -> Response {
        Response(
            status: .accepted,
            fields: [
                "Content-Type": "application/json", "Location": "/v1/jobs/\(job.id)",
                "Preference-Applied": "respond-async", "Cache-Control": "no-store",
            ],
            content: .bytes(job.json(inArabic: false)))
    }
}
