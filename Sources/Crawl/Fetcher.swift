import News
import Platform

/// Brings pages home over http and https, from any thread: checked, limited, decoded, never more than was asked for.
package final class Fetcher: Sendable {
    package let settings: FetchSettings
    private let loop: CurlLoop

    /// Starts the fetcher's loop; fails with `unavailable` where the system refuses.
    package init(_ settings: FetchSettings) throws(FetchError) {
        self.settings = settings
        do throws(CurlFailure) { loop = try CurlLoop() } catch { throw .unavailable }
    }

    /// Fetches one page and waits for it: at most the total deadline of the settings, all redirects included.
    package func fetch(_ request: FetchRequest) throws(FetchError) -> FetchOutcome { try reply(to: request).outcome }

    /// Like `fetch`, with what the answer says about later fetches.
    package func reply(to request: FetchRequest) throws(FetchError) -> FetchReply {
        var chain = try RedirectChain(from: request.url, settings: settings)
        let clock = ContinuousClock()
        let start = clock.now
        while true {
            let elapsed = Int((clock.now - start) / .milliseconds(1))
            let hop = try hop(request, at: chain, elapsedMilliseconds: elapsed)
            if let reply = try chain.reply(after: hop) { return reply }
        }
    }

    /// One request of a chain, without following where it leads.
    func hop(
        _ request: FetchRequest, at chain: RedirectChain, elapsedMilliseconds: Int
    ) throws(FetchError) -> RedirectChain.Hop {
        guard let response = try perform(request, at: chain.url, elapsedMilliseconds: elapsedMilliseconds) else {
            return .again
        }
        let head = response.head
        if RedirectChain.isRedirect(head.status) {
            return .redirect(status: head.status, location: head.firstValue(of: "location"))
        }
        return .end(
            try outcome(of: response, to: request, at: chain.url), freshSeconds: Fetcher.freshSeconds(response))
    }

    /// Ends all fetches with `unavailable`.
    package func shutDown() { loop.shutDown() }

    /// nil where the request has to be sent again because a kept connection had been closed.
    private func perform(
        _ request: FetchRequest, at url: WebURL, elapsedMilliseconds: Int
    ) throws(FetchError) -> CurlResponse? {
        var limits = settings.limits
        limits.totalMilliseconds -= elapsedMilliseconds
        guard limits.totalMilliseconds > 0 else { throw .timeout(.total) }
        let settings = settings
        var transfer = CurlRequest(
            url: url.description, userAgent: settings.userAgent, limits: limits,
            acceptsPeer: { settings.accepts($0) },
            contentPlan: { Fetcher.plan(for: $0, accepts: request.accepts, settings: settings) })
        transfer.fieldLines = request.fieldLines(codings: ContentCoding.offered)
        transfer.certificateFile = settings.certificateFile
        transfer.proxy = settings.proxy?.description ?? ""
        do throws(CurlFailure) { return try loop.perform(transfer) } catch {
            if error == .staleConnection { return nil }
            throw FetchError(error, byteLimit: settings.contentByteLimit)
        }
    }

    /// Only the content of a success that may be what was asked for is read.
    private static func plan(
        for head: CurlHead, accepts: FetchRequest.AcceptedContent, settings: FetchSettings
    ) -> CurlContentPlan {
        let type = ContentSniffing.mediaType(ofField: head.firstValue(of: "content-type"))
        guard (200..<300).contains(head.status), !ContentSniffing.isRuledOut(mediaType: type, for: accepts) else {
            return .skip
        }
        return accepts == .robots
            ? .keepPrefix(byteLimit: RobotsRules.byteLimit) : .keep(byteLimit: settings.contentByteLimit)
    }

    private func outcome(
        of response: CurlResponse, to request: FetchRequest, at url: WebURL
    ) throws(FetchError) -> FetchOutcome {
        let head = response.head
        if head.status == 304, request.isConditional { return .notModified }
        guard (200..<300).contains(head.status) else {
            let wait = Freshness.retrySeconds(head.firstValue(of: "retry-after"), now: response.receivedAt)
            throw .status(head.status, retryAfter: wait)
        }
        let tags = head.fields.filter { $0.name == "x-robots-tag" }.map(\.value)
        if request.honoursRobotsTag, RobotsTag.forbidsArchiving(tags, robotsName: settings.robotsName) {
            throw .noArchive
        }
        let mediaType = ContentSniffing.mediaType(ofField: head.firstValue(of: "content-type"))
        guard !ContentSniffing.isRuledOut(mediaType: mediaType, for: request.accepts) else {
            throw .notHTML(mediaType: mediaType)
        }
        let content = try ContentCoding.decoded(
            response.content, codings: head.value(of: "content-encoding"), limit: settings.contentByteLimit)
        guard !content.isEmpty || request.accepts == .robots else { throw .emptyContent }
        guard ContentSniffing.isAcceptable(content, mediaType: mediaType, for: request.accepts) else {
            throw .notHTML(mediaType: mediaType == "text/html" ? nil : mediaType)
        }
        return .page(
            Page(
                requestedURL: request.url, url: url, status: head.status,
                contentType: head.firstValue(of: "content-type"), content: content, fetchedAt: response.receivedAt,
                etag: head.firstValue(of: "etag"), lastModified: head.firstValue(of: "last-modified"),
                robotsTag: tags.isEmpty ? nil : tags.joined(separator: ", ")))
    }

    private static func freshSeconds(_ response: CurlResponse) -> Int64? {
        let head = response.head
        return Freshness.seconds(
            cacheControl: head.value(of: "cache-control"), expires: head.firstValue(of: "expires"),
            age: head.firstValue(of: "age"), date: response.receivedAt)
    }
}

extension FetchError {
    fileprivate init(_ failure: CurlFailure, byteLimit: Int) {
        self =
            switch failure {
            case .peerRefused: .urlNotAllowed(.address)
            case .hostNotFound: .unreachable(.hostNotFound)
            case .connectionFailed, .staleConnection: .unreachable(.connectionFailed)
            case .timedOut(.connect): .timeout(.connect)
            case .timedOut(.firstByte): .timeout(.firstByte)
            case .timedOut(.total): .timeout(.total)
            case .timedOut(.speed): .timeout(.speed)
            case .tls(let reason): .tls(reason: reason)
            case .contentTooLarge: .tooLarge(byteLimit: byteLimit)
            case .headerSectionTooLarge: .headerSectionTooLarge
            case .cutShort: .incomplete
            case .malformed: .badResponse
            case .stopped, .unavailable: .unavailable
            }
    }
}
