import HTTP
import Platform

/// Serves `/a/1`, an invented article of about 4 KB with its entity tag, and `/echo`, which answers the length it understood.
enum ServeBenchmark {
    /// Options: `--listen HOST:PORT`, `--loops N`, `--public DIR`, `--access-log N`, `--connections N`.
    static func run(_ arguments: [String]) throws {
        var settings = ServerSettings()
        var directory: String?
        var rest = arguments[...]
        while let option = rest.popFirst(), let value = rest.popFirst() {
            switch option {
            case "--listen":
                guard let colon = value.lastIndex(of: ":"), let port = Int(value[value.index(after: colon)...]) else {
                    break
                }
                (settings.host, settings.port) = (String(value[..<colon]), port)
            case "--loops": settings.loopCount = Int(value) ?? 0
            case "--access-log": settings.accessLogInterval = Int(value) ?? 0
            case "--connections": settings.connectionLimit = Int(value) ?? settings.connectionLimit
            case "--public": directory = value
            default: print("unknown option \(option)")
            }
        }
        let server = try Server(
            settings: settings, router: router(), staticFiles: directory.map { StaticFiles(directory: $0) },
            errorResponse: problem)
        server.start()
        Signals.noteTerminations()
        LogSink.standardError.write(Array("listening on \(settings.host):\(server.port)\n".utf8))
        _ = Signals.waitForTermination()
        _ = server.drain(milliseconds: 8000)
    }

    /// The article's JSON, always the same bytes.
    static let article: [UInt8] = {
        let sentence = "This sentence belongs to an invented article that exists to be measured and says nothing else. "
        let paragraphs = (1...10).map { number in
            "{\"id\":\"p\(number)\",\"text\":\"\(String(repeating: sentence, count: 4))\"}"
        }
        return Array(
            "{\"id\":\"a_1\",\"headline\":\"An invented headline\",\"paragraphs\":[\(paragraphs.joined(separator: ","))]}"
                .utf8)
    }()

    private static func router() -> Router {
        let slice = ByteSlice(article)
        let fields: Fields = ["Content-Type": "application/json", "Cache-Control": "public, max-age=60"]
        let response = Response(
            status: .ok, fields: fields, validators: Validators(entityTag: "\"1-9f31c2\""), content: .slice(slice))
        let missing = Response(status: .notFound)
        var router = Router()
        router.on(.get, "/a/{id}", on: .loop) { request in
            request.pathParameterBytes("id")?.elementsEqual(CollectionOfOne(0x31)) == true ? response : missing
        }
        router.on(.post, "/echo", on: .loop, contentLimit: 1 << 20) { request in
            Response(
                status: .ok, fields: ["Content-Type": "application/json"],
                content: .bytes(Array("{\"length\":\(request.content.count)}".utf8)))
        }
        router.onStream(.post, "/count", contentLimit: 1 << 40) { _, content in
            var length = 0
            while case .bytes(let bytes) = content.next() { length += bytes.count }
            return Response(status: .ok, content: .bytes(Array("{\"length\":\(length)}".utf8)))
        }
        return router
    }

    private static func problem(_ error: HTTPError, _ request: Request?) -> Response {
        let body =
            "{\"status\":\(error.status.code),\"title\":\"\(error.status.reasonPhrase)\",\"detail\":\"\(error.detail)\"}"
        return Response(
            status: error.status, fields: ["Content-Type": "application/problem+json"],
            content: .bytes(Array(body.utf8)))
    }
}
