import Platform
import Synchronization

/// Invented sites on loopback addresses of their own, served by one event loop, which watches how its visitors behave.
final class SimulatedWeb: EventReceiver, @unchecked Sendable {
    // Everything but `figures` is touched on the loop only.

    /// What the sites saw.
    struct Figures: Sendable {
        var requestCount = 0
        var contentByteCount = 0
        /// Requests that robots.txt refuses.
        var refusedPathCount = 0
        /// Requests that came before the site's delay was over.
        var hastyCount = 0
        /// Requests that came while another of the same site was being answered.
        var overlappingCount = 0
        var mostAtOnce = 0
    }

    let port: Int
    let sites: [SimulatedSite]
    private let figures = Monitor(Figures())
    private let edition = Atomic(0)
    private let loop: EventLoop
    private let listeners: [ListeningSocket]
    private let delayMilliseconds: Int64
    private var connections: [UInt64: Connection] = [:]
    private var visits: [Visits]
    private var nextToken: UInt64
    private var delayed: [(due: MonotonicTime, token: UInt64, answer: SimulatedSite.Answer)] = []

    private final class Connection {
        let socket: Socket
        let site: Int
        let input = InputBuffer(capacity: 2048)
        let output = OutputBuffer(capacity: 16_384)
        var closesWhenSent = false
        var isWatchedForWriting = false

        init(socket: Socket, site: Int) { (self.socket, self.site) = (socket, site) }
    }

    private struct Visits {
        var times: [MonotonicTime] = []
        var underWayCount = 0
    }

    /// `delayMilliseconds` is what visitors have been told to keep between two requests to a site.
    init(sites: [SimulatedSite], delayMilliseconds: Int64) throws(PlatformError) {
        self.sites = sites
        self.delayMilliseconds = delayMilliseconds
        loop = try EventLoop(name: "simulated-web")
        var listeners: [ListeningSocket] = []
        var port = 0
        for site in sites {
            let listener = try ListeningSocket(host: site.host, port: port, backlog: 512)
            port = listener.port
            listeners.append(listener)
        }
        self.listeners = listeners
        self.port = port
        visits = [Visits](repeating: Visits(), count: sites.count)
        nextToken = UInt64(sites.count)
        for (index, listener) in listeners.enumerated() {
            try loop.watch(listener.socket, token: UInt64(index), for: .readable)
        }
        loop.start(self, tickMilliseconds: 10)
    }

    var seen: Figures { figures.withLock { $0 } }

    func stop() { loop.stop() }

    /// Changes every tenth page of every site.
    func publishNextEdition() { edition.add(1, ordering: .relaxed) }

    func descriptorIsReady(_ token: UInt64, _ readiness: Readiness) {
        if token < UInt64(sites.count) { return accept(on: Int(token)) }
        guard let connection = connections[token] else { return }
        if readiness.contains(.writable) { flush(connection, token) }
        if readiness.contains(.readable) || !readiness.isDisjoint(with: .broken) { receive(connection, token) }
    }

    func wakeEnded() {}

    /// What is measured runs on the same cores.
    var isBusyElsewhere: Bool { true }

    func ticked() {
        let now = loop.now
        let due = delayed.filter { $0.due <= now }
        delayed.removeAll { $0.due <= now }
        for entry in due { send(entry.answer, on: entry.token) }
    }

    private func accept(on site: Int) {
        while case .connection(let socket, _) = listeners[site].accept() {
            let token = nextToken
            nextToken += 1
            connections[token] = Connection(socket: socket, site: site)
            do throws(PlatformError) { try loop.watch(socket, token: token, for: .readable) } catch { close(token) }
        }
    }

    private func receive(_ connection: Connection, _ token: UInt64) {
        switch connection.input.receive(from: connection.socket, limit: 16_384) {
        case .moved: break
        case .wouldBlock: return
        case .ended, .failed: return close(token)
        }
        while let request = SimulatedWeb.takeRequest(from: connection.input) { answer(request, connection, token) }
    }

    private typealias Request = (path: String, knownTag: String?)

    /// A whole request at the front of the buffer, which is consumed.
    private static func takeRequest(from input: borrowing InputBuffer) -> Request? {
        let found: (lines: [Substring], length: Int)? = input.withSpan { span in
            var end = 3
            while end < span.count, !(span[end] == 10 && span[end - 1] == 13 && span[end - 2] == 10) { end += 1 }
            guard end < span.count else { return nil }
            var section: [UInt8] = []
            for index in 0..<end { section.append(span[index]) }
            return (String(decoding: section, as: UTF8.self).split(separator: "\r\n"), end + 1)
        }
        guard let found else { return nil }
        input.consume(found.length)
        let words = found.lines[0].split(separator: " ")
        let tag = found.lines.first { $0.hasPrefix("If-None-Match: ") }?.dropFirst(15)
        return (words.count > 1 ? String(words[1]) : "/", tag.map { String($0) })
    }

    private func answer(_ request: Request, _ connection: Connection, _ token: UInt64) {
        let site = sites[connection.site]
        let now = MonotonicTime.now
        visits[connection.site].times.removeAll { now.milliseconds(since: $0) >= 1000 }
        let recent = visits[connection.site].times
        let delay = max(delayMilliseconds, Int64(site.crawlDelaySeconds * 1000))
        // Two arrivals may come a little closer than two departures.
        let isHasty = recent.last.map { now.milliseconds(since: $0) < delay * 8 / 10 } ?? false
        visits[connection.site].times.append(now)
        visits[connection.site].underWayCount += 1
        let underWay = visits[connection.site].underWayCount
        let answer = site.answer(
            to: .init(
                path: request.path, knownTag: request.knownTag, requestsInLastSecond: recent.count,
                edition: edition.load(ordering: .relaxed)))
        figures.withLock { figures in
            figures.requestCount += 1
            figures.contentByteCount += answer.bytes.count
            if site.refuses(request.path) { figures.refusedPathCount += 1 }
            if isHasty { figures.hastyCount += 1 }
            if underWay > 1 { figures.overlappingCount += 1 }
            figures.mostAtOnce = max(figures.mostAtOnce, underWay)
        }
        if answer.delayMilliseconds > 0 {
            delayed.append((now.adding(milliseconds: answer.delayMilliseconds), token, answer))
        } else {
            send(answer, on: token)
        }
    }

    private func send(_ answer: SimulatedSite.Answer, on token: UInt64) {
        guard let connection = connections[token] else { return }
        visits[connection.site].underWayCount -= 1
        connection.output.append(answer.bytes)
        connection.closesWhenSent = answer.closes
        flush(connection, token)
    }

    private func flush(_ connection: Connection, _ token: UInt64) {
        guard !connection.output.isEmpty || connection.closesWhenSent else { return }
        switch connection.output.flush(to: connection.socket) {
        case .wouldBlock:
            guard !connection.isWatchedForWriting else { return }
            connection.isWatchedForWriting = true
            rewatch(connection, token, [.readable, .writable])
        case .failed, .ended: if !connection.output.isEmpty || connection.closesWhenSent { close(token) }
        case .moved:
            if connection.closesWhenSent { return close(token) }
            guard connection.isWatchedForWriting else { return }
            connection.isWatchedForWriting = false
            rewatch(connection, token, .readable)
        }
    }

    private func rewatch(_ connection: Connection, _ token: UInt64, _ readiness: Readiness) {
        do throws(PlatformError) { try loop.rewatch(connection.socket, token: token, for: readiness) } catch {
            close(token)
        }
    }

    private func close(_ token: UInt64) {
        guard let connection = connections.removeValue(forKey: token) else { return }
        loop.unwatch(connection.socket)
        connection.socket.close()
    }
}
