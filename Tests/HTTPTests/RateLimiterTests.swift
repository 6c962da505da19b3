import Platform
import Testing

@testable import HTTP

@Suite("A bucket of tokens for each client, in bounded memory")
struct RateLimiterTests {
    private let start = MonotonicTime(nanoseconds: 1_000_000_000_000)

    private func later(_ milliseconds: Int64) -> MonotonicTime { start.adding(milliseconds: milliseconds) }

    private func policy(_ text: String) throws -> RatePolicy { try #require(RatePolicy(text)) }

    @Test("takes the whole quota at once, then one for each interval that passes")
    func refills() throws {
        let limiter = RateLimiter(try policy("10/s"), now: start)
        for _ in 0..<10 { #expect(limiter.take(.key("a"), now: start) == .allowed) }
        guard case .refused(let state) = limiter.take(.key("a"), now: start) else {
            Issue.record("the eleventh was let through")
            return
        }
        #expect((state.remaining, state.retrySeconds, state.resetSeconds) == (0, 1, 1))
        #expect(limiter.take(.key("a"), now: later(100)) == .allowed)
        #expect(limiter.take(.key("a"), now: later(100)) != .allowed)
        #expect(limiter.take(.key("a"), now: later(5000)) == .allowed)
        #expect(limiter.state(of: .key("a"), now: later(5000)).remaining == 9)
    }

    @Test("counts each client alone")
    func subjects() throws {
        let limiter = RateLimiter(try policy("1/h"), now: start)
        #expect(limiter.take(.network(high: 0, low: 1), now: start) == .allowed)
        #expect(limiter.take(.network(high: 0, low: 2), now: start) == .allowed)
        #expect(limiter.take(.network(high: 0, low: 1), now: start) != .allowed)
        #expect(limiter.state(of: .network(high: 0, low: 1), now: start).retrySeconds == 3600)
    }

    @Test("more clients than there is room for share one bucket, until full ones are forgotten")
    func bounded() throws {
        let limiter = RateLimiter(try policy("2/s"), subjectLimit: 100, now: start)
        for number in 0..<100 as Range<UInt64> {
            #expect(limiter.take(.network(high: 1, low: number), now: start) == .allowed)
        }
        let strangers = (0..<50 as Range<UInt64>).map { limiter.take(.network(high: 2, low: $0), now: start) }
        #expect(strangers.count { $0 == .allowed } == 2)
        #expect(limiter.subjectCount == 100)
        #expect(limiter.take(.network(high: 3, low: 0), now: later(1500)) == .allowed)
        #expect(limiter.subjectCount == 1)
    }

    @Test("a clock that stands still or a bucket from the future never lets more through")
    func neverNegative() throws {
        let limiter = RateLimiter(try policy("5/m"), now: start)
        for _ in 0..<5 { #expect(limiter.take(.key("k"), now: later(1000)) == .allowed) }
        for moment in [1000, 500, 0] as [Int64] { #expect(limiter.take(.key("k"), now: later(moment)) != .allowed) }
    }

    @Test("tells what is left as the draft writes it")
    func fields() throws {
        let limiter = RateLimiter(try policy("600/m"), now: start)
        _ = limiter.take(.key("k"), now: start)
        let fields = limiter.state(of: .key("k"), now: start).fields(named: "writes")
        #expect(fields["RateLimit-Policy"] == "\"writes\";q=600;w=60")
        #expect(fields["RateLimit"] == "\"writes\";r=599;t=1")
    }

    @Test(
        "no rate is made of nothing, of nought or of less",
        arguments: [
            "", "0/s", "-1/s", "5", "5/d", "/s", "5/", "1.5/s", "٥/s", "1000001/s", " 5/s", "5/s/s",
            "99999999999999999999/s",
        ])
    func refuses(text: String) { #expect(RatePolicy(text) == nil) }
}
