import Crawl
import Extraction
import HTTP
import Search
import Storage

// What each room's errors mean to a client. Every switch is exhaustive: a new error asks for its answer here.

extension Problem {
    init(_ error: FetchError) {
        self.init(Problem.code(of: error), "\(error).")
        switch error {
        case .status(_, let retryAfter?): retryAfterSeconds = Int(clamping: retryAfter)
        case .hostBusy(let seconds): retryAfterSeconds = Int(clamping: seconds)
        default: break
        }
    }

    private static func code(of error: FetchError) -> Code {
        switch error {
        case .urlNotAllowed: .urlNotAllowed
        case .robotsDisallowed, .noArchive: .robotsDisallowed
        case .timeout: .upstreamTimeout
        case .notHTML, .emptyContent, .notAFeed: .extractionFailed
        case .hostBusy: .rateLimited
        case .unavailable: .notReady
        case .unreachable, .tooLarge, .headerSectionTooLarge, .tooManyRedirects, .tls, .status, .badContentCoding,
            .incomplete,
            .badResponse:
            .upstreamError
        }
    }

    init(_ error: ExtractionError) {
        switch error {
        case .empty, .notHTML, .noHeadline, .noBody, .notAnArticle: self.init(.extractionFailed, error.reason)
        }
    }

    init(_ error: ArchiveError) {
        switch error {
        case .storageFull:
            self.init(.storageFull, "The disk or the memory is full: nothing is taken at the moment, reading works.")
        case .diskFailed, .cannotOpen, .inUse, .notEmpty, .newerFormat, .damaged:
            self.init(.storageFull, "The disk refuses writes: nothing is taken at the moment, reading works.")
        case .tooLarge: self.init(.bodyTooLarge, "This is longer than an article may be.")
        case .closed: self.init(.notReady, "The server is stopping.")
        }
    }

    init(_ error: JSONError) {
        self.init(.storageFull, "A stored record cannot be read.")
    }

    init(_ error: SearchError) {
        switch error {
        case .queryTooLong(let limit):
            self.init(.invalidParameter, "A query may have at most \(limit) bytes.", at: .parameter("q"))
        case .tooManyClauses(let limit):
            self.init(.invalidParameter, "A query may have at most \(limit) words.", at: .parameter("q"))
        case .malformedSegment: self.init(.notReady, "The index cannot be read.")
        }
    }

    init(_ error: HTTPError) {
        switch error {
        case .badRequest, .requestTimeout, .targetTooLong, .fieldsTooLarge, .expectationFailed, .rangeNotSatisfiable,
            .notImplemented,
            .versionNotSupported:
            self.init(.invalidRequest, error.detail)
        case .notFound: self.init(.notFound, error.detail)
        case .methodNotAllowed: self.init(.methodNotAllowed, error.detail)
        case .contentTooLarge: self.init(.bodyTooLarge, error.detail)
        case .preconditionFailed: self.init(.preconditionFailed, error.detail)
        case .serviceUnavailable: self.init(.notReady, error.detail)
        }
        status = error.status.code
    }
}
