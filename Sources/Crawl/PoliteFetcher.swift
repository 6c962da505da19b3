import Dispatch
package import News
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
    ///
    /// An attended fetch, which somebody waits for, keeps its turn like any other; but its failure does not make the
    /// host's next turn come later, unless the host asks for that.
    package func fetch(
        _ request: FetchRequest, patienceSeconds: Int64 = 30, isAttended: Bool = false
    ) throws(FetchError) -> FetchOutcome {
        try reply(to: request, patienceSeconds: patienceSeconds, isAttended: isAttended).outcome
    }

    /// Like `fetch`, with what the answer says about later fetches.
    package func reply(
        to request: FetchRequest, patienceSeconds: Int64 = 30, isAttended: Bool = false
    ) throws(FetchError) -> FetchReply {
        let manner = Manner(
            deadline: turnstile.now + patienceSeconds * 1000, keepsToRobots: politeness.honoursRobots,
            isAttended: isAttended)
        return try reply(to: request, manner)
    }

    private struct Manner {
        /// Milliseconds on the turnstile's clock until which a turn is waited for.
        var deadline: Int64
        var keepsToRobots: Bool
        var isAttended: Bool
    }

    /// The number of requests under way and of those that wait for their turn.
    package var load: (active: Int, waiting: Int) { turnstile.load }

    private func reply(to request: FetchRequest, _ manner: Manner) throws(FetchError) -> FetchReply {
        var chain = try RedirectChain(from: request.url, settings: fetcher.settings)
        var spent: Int64 = 0
        while true {
            if manner.keepsToRobots { try checkRobots(for: chain.url, manner) }
            let turn = try turnstile.enter(chain.url.host, deadline: manner.deadline)
            let start = turnstile.now
            let hop: RedirectChain.Hop
            do throws(FetchError) {
                hop = try fetcher.hop(request, at: chain, elapsedMilliseconds: Int(spent))
            } catch {
                turnstile.leave(turn, HostOutcome(error, isAttended: manner.isAttended))
                throw error
            }
            turnstile.leave(turn, .answered)
            spent += turnstile.now - start
            if let reply = try chain.reply(after: hop) { return reply }
        }
    }

    /// The sitemaps that the robots.txt of a URL's site names, as far as it was read; nothing is fetched.
    package func sitemaps(of url: WebURL) -> [WebURL] {
        (robots.known(url.origin)?.rules.sitemaps ?? []).compactMap { WebURL($0, relativeTo: url) }
    }

    /// Whether a page's directives for robots ask us to keep it in no archive.
    package func forbidsArchiving(_ directives: [String]) -> Bool {
        RobotsTag.forbidsArchiving(directives, robotsName: fetcher.settings.robotsName)
    }

    /// Ends all fetches with `unavailable`, those that wait for their turn too.
    package func shutDown() {
        fetcher.shutDown()
        turnstile.shutDown()
    }

    private func checkRobots(for url: WebURL, _ manner: Manner) throws(FetchError) {
        let answer = try robots.answer(for: url.origin, now: { turnstile.now }) { () throws(FetchError) in
            try robotsAnswer(of: url, manner)
        }
        if let failure = answer.failure { throw failure }
        let rules = answer.rules
        guard rules.allows(url.target) else { throw .robotsDisallowed }
    }

    private func robotsAnswer(of url: WebURL, _ manner: Manner) throws(FetchError) -> RobotsAnswer {
        guard let address = WebURL(url.origin + "/robots.txt") else { return RobotsAnswer(.badResponse) }
        var request = FetchRequest(url: address, accepts: .robots)
        request.honoursRobotsTag = false
        let answer: RobotsAnswer
        do throws(FetchError) {
            var manner = manner
            manner.keepsToRobots = false
            let reply = try reply(to: request, manner)
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
