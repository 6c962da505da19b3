import HTTP
import Storage

extension Problem {
    /// The problem as `application/problem+json` (RFC 9457), its title in the language that the client prefers.
    func response(to request: Request?) -> Response {
        let prefersArabic = request?.field("accept-language").map(Problem.prefersArabic) ?? false
        var writer = JSONWriter()
        write(to: &writer, inArabic: prefersArabic, requestID: request?.requestID)
        var fields: Fields = [
            "Content-Type": "application/problem+json", "Cache-Control": "no-store", "Vary": "Accept-Language",
        ]
        if code == .unauthenticated { fields.append("WWW-Authenticate", "Bearer") }
        if let rateFields { fields.append(rateFields) }
        if let retryAfterSeconds { fields.append("Retry-After", String(retryAfterSeconds)) }
        return Response(status: Status(status ?? code.status), fields: fields, content: .bytes(writer.bytes))
    }

    /// The problem details as a JSON object.
    func write(to writer: inout JSONWriter, inArabic: Bool, requestID: String?) {
        writer.object { writer in
            writer.member("type", "urn:tarwisa:problem:" + code.rawValue)
            writer.member("title", code.title(inArabic: inArabic))
            writer.member("status", status ?? code.status)
            writer.member("detail", detail)
            writer.member("code", code.rawValue)
            if !places.isEmpty {
                writer.name("errors")
                writer.array { writer in
                    for place in places { place.write(to: &writer) }
                }
            }
            if let percent { writer.member("percent", percent) }
            if let requestID { writer.member("request_id", requestID) }
        }
    }

    /// Whether Arabic comes before English in `Accept-Language` (RFC 9110, section 12.5.4).
    static func prefersArabic(_ field: String) -> Bool {
        func quality(of language: String) -> Double {
            let ranges = field.lowercased().split(separator: ",").map {
                $0.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
            }
            let match = ranges.first { $0.first.map { $0 == language || $0.hasPrefix(language + "-") } ?? false }
            guard let match else { return 0 }
            return match.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
        }
        return quality(of: "ar") > quality(of: "en")
    }
}

extension Problem.Place {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            switch position {
            case .pointer(let pointer): writer.member("pointer", pointer)
            case .parameter(let name): writer.member("parameter", name)
            }
            writer.member("detail", detail)
        }
    }
}
