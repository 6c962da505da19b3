import Crawl
import Extraction
import Foundation
import HTTP
import News
import Platform
import Storage

/// `/v1/sources`: what the server follows, and how it fares.
struct SourceHandlers: Sendable {
    let follower: SourceFollower
    let requestGuard: RequestGuard
    /// Seconds since 1970-01-01T00:00:00Z.
    let now: @Sendable () -> Int64
    private var book: SourceBook { follower.book }

    func list(_ request: Request) throws(Problem) -> Response {
        var parameters = Parameters(request.query)
        let limit = try parameters.number("limit", in: 1...1000) ?? 20
        let offset = try parameters.number("offset", in: 0...SourceBook.limit) ?? 0
        try parameters.refuseRest()
        let sources = book.all
        var writer = JSONWriter(reservingByteCount: 4096)
        writer.object { writer in
            writer.name("data")
            writer.array { writer in
                for source in sources.dropFirst(offset).prefix(limit) { source.write(to: &writer, isWhole: false) }
            }
            writer.member("total", sources.count)
            writer.member("limit", limit)
            writer.member("offset", offset)
        }
        return .json(writer.bytes, caching: "no-store")
    }

    /// Reads the address before it is followed, so that one which is no source is refused at once.
    func add(_ request: Request) throws(Problem) -> Response {
        try Parameters(request.query).refuseRest()
        try Content.require(["application/json"], of: request)
        let body = try SourceRequestBody(json: Data(request.content))
        guard let text = body.url else {
            throw Problem(.invalidParameter, "The member is missing.", at: .pointer("/url"))
        }
        guard let url = WebURL(text) else {
            throw Problem(.invalidParameter, "This is not an absolute http or https URL.", at: .pointer("/url"))
        }
        try refuseKnown(url)
        try requestGuard.countFetch(request)
        guard book.count < SourceBook.limit else {
            throw Problem(.storageFull, "No more than \(SourceBook.limit) sources are followed.")
        }
        var settings = FollowedSource.Settings()
        body.apply(to: &settings)
        var source = FollowedSource(url: url, settings: settings, addedAt: now())
        var poll = follower.poll
        (poll.patienceSeconds, poll.isAttended) = (30, true)
        do throws(FetchError) { _ = try poll.run(&source.progress) } catch { throw Problem(error) }
        try refuseKnown(source.progress.schedule.url)
        guard try writing({ () throws(PlatformError) in try book.add(source) }) else {
            throw SourceHandlers.followed(source)
        }
        return answer(source, status: .created)
    }

    func get(_ request: Request) throws(Problem) -> Response {
        try Parameters(request.query).refuseRest()
        return answer(try source(named: request), status: .ok)
    }

    func change(_ request: Request) throws(Problem) -> Response {
        try Parameters(request.query).refuseRest()
        try Content.require(["application/json", "application/merge-patch+json"], of: request)
        let body = try SourceRequestBody(json: Data(request.content))
        if body.url != nil {
            throw Problem(.invalidParameter, "The address of a source is never changed.", at: .pointer("/url"))
        }
        let id = try source(named: request).id
        let time = now()
        let changed = try writing { () throws(PlatformError) in
            try book.change(id) { source in
                body.apply(to: &source.settings)
                source.progress.schedule.setInterval(source.settings.interval, at: time)
            }
        }
        guard let changed else { throw SourceHandlers.unknown }
        return answer(changed, status: .ok)
    }

    /// The articles that it brought stay.
    func remove(_ request: Request) throws(Problem) -> Response {
        try Parameters(request.query).refuseRest()
        let id = try source(named: request).id
        guard try writing({ () throws(PlatformError) in try book.remove(id) }) else { throw SourceHandlers.unknown }
        return Response(status: .noContent)
    }

    func refresh(_ request: Request) throws(Problem) -> Response {
        try Parameters(request.query).refuseRest()
        guard let job = follower.refresh(try source(named: request).id) else { throw SourceHandlers.unknown }
        return JobHandlers.accepted(job)
    }

    private func answer(_ source: FollowedSource, status: Status) -> Response {
        var writer = JSONWriter(reservingByteCount: 1024)
        source.write(to: &writer, isWhole: true)
        var response = Response.json(writer.bytes, caching: "no-store")
        response.status = status
        if status == .created { response.fields.append("Location", "/v1/sources/\(source.id)") }
        return response
    }

    private func source(named request: Request) throws(Problem) -> FollowedSource {
        guard let source = request.pathParameter("id").flatMap({ book[$0] }) else { throw SourceHandlers.unknown }
        return source
    }

    private func refuseKnown(_ url: WebURL) throws(Problem) {
        if let known = book.source(at: url) { throw SourceHandlers.followed(known) }
    }

    private static let unknown = Problem(.notFound, "There is no source with this id.")

    private static func followed(_ source: FollowedSource) -> Problem {
        Problem(.alreadyFollowed, "This source is followed already, as /v1/sources/\(source.id).")
    }

    func writing<Value>(_ body: () throws(PlatformError) -> Value) throws(Problem) -> Value {
        do throws(PlatformError) { return try body() } catch {
            throw Problem(.storageFull, "The source's record cannot be written: \(error).")
        }
    }
}
