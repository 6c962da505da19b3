import Dispatch
import News
import Synchronization

/// A fetcher that waits its turn at each host and keeps to its robots.txt, on every hop of a redirect.
package final class PoliteFetcher: Sendable {
    package let fetcher: Fetcher
    private let politeness: Politeness
    private let turnstile: Turnstile
    private let robots: RobotsCache

    package init(_ fetcher: Fetcher, _ politeness: Politeness = Politeness()) {
        self.fetcher = fetcher
        self.politeness = politeness
        turnstile = Turnstile(politeness)
        robots = RobotsCache()
    }

    /// Fetches one page and waits for it. Where a host's turn comes later than `patienceSeconds` from now, `hostBusy` at once.
    package func fetch(_ request: FetchRequest, patienceSeconds: Int64 = 30) throws(FetchError) -> FetchOutcome {
        try reply(to: request, patienceSeconds: patienceSeconds).outcome
    }

    /// Like `fetch`, with what the answer says about later fetches.
    package func reply(to request: FetchRequest, patienceSeconds: Int64 = 30) throws(FetchError) -> FetchReply {
        let deadline = turnstile.now + patienceSeconds * 1000
        return try reply(to: request, deadline: deadline, keepsToRobots: politeness.honoursRobots)
    }

    /// The number of requests under way and of those that wait for their turn.
    package var load: (active: Int, waiting: Int) { turnstile.load }

    private func reply(
        to request: FetchRequest, deadline: Int64, keepsToRobots: Bool
    ) throws(FetchError) -> FetchReply {
        var chain = try RedirectChain(from: request.url, settings: fetcher.settings)
        var spent: Int64 = 0
        while true {
            if keepsToRobots { try checkRobots(for: chain.url, deadline: deadline) }
            let turn = try turnstile.enter(chain.url.host, deadline: deadline)
            let start = turnstile.now
            let hop: RedirectChain.Hop
            do throws(FetchError) {
                hop = try fetcher.hop(request, at: chain, elapsedMilliseconds: Int(spent))
            } catch {
                turnstile.leave(turn, HostOutcome(error))
                throw error
            }
            turnstile.leave(turn, .answered)
            spent += turnstile.now - start
            if let reply = try chain.reply(after: hop) { return reply }
        }
    }

    private func checkRobots(for url: WebURL, deadline: Int64) throws(FetchError) {
        let rules = try robots.rules(for: url.origin, now: { turnstile.now }) { () throws(FetchError) in
            try robotsAnswer(of: url, deadline: deadline)
        }
        guard rules.allows(url.target) else { throw .robotsDisallowed }
    }

    private func robotsAnswer(of url: WebURL, deadline: Int64) throws(FetchError) -> RobotsAnswer {
        guard let address = WebURL(url.origin + "/robots.txt") else { return RobotsAnswer(.badResponse) }
        var request = FetchRequest(url: address, accepts: .robots)
        request.honoursRobotsTag = false
        let answer: RobotsAnswer
        do throws(FetchError) {
            let reply = try reply(to: request, deadline: deadline, keepsToRobots: false)
            guard case .page(let page) = reply.outcome else { return RobotsAnswer(.badResponse) }
            answer = RobotsAnswer(
                content: page.content, freshSeconds: reply.freshSeconds, robotsName: fetcher.settings.robotsName)
        } catch {
            if case .hostBusy = error { throw error }
            if error == .unavailable { throw error }
            answer = RobotsAnswer(error)
        }
        turnstile.setCrawlDelay(answer.rules.crawlDelaySeconds, of: url.host)
        return answer
    }
}
