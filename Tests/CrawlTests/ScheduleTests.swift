import Crawl
import Testing

@Suite("The schedule keeps to every host's pace")
struct ScheduleTests {
    @Test("one host: one request at a time, a second apart")
    func onePace() {
        var schedule = Schedule()
        let tickets = (0..<3).map { _ in schedule.enqueue("a") }
        #expect(schedule.start(at: 0).started == [tickets[0]])
        #expect(schedule.start(at: 5_000).started.isEmpty, "the first is still under way")
        schedule.finish(tickets[0], at: 5_000, .answered)
        #expect(schedule.start(at: 5_000).started == [tickets[1]])
        schedule.finish(tickets[1], at: 5_100, .answered)
        let (started, next) = schedule.start(at: 5_999)
        #expect(started.isEmpty)
        #expect(next == 6_000)
        #expect(schedule.start(at: 6_000).started == [tickets[2]])
        #expect(schedule.checkInvariants() == nil)
    }

    @Test("hosts do not wait for each other, up to the limit for all")
    func manyHosts() {
        var politeness = Politeness()
        politeness.connectionLimit = 10
        var schedule = Schedule(politeness)
        let tickets = (0..<25).map { schedule.enqueue("host\($0)") }
        let (started, next) = schedule.start(at: 0)
        #expect(started.count == 10)
        #expect(next == nil, "only an end can bring a turn")
        for ticket in started { schedule.finish(ticket, at: 1, .answered) }
        #expect(schedule.start(at: 1).started.count == 10)
        #expect(schedule.waitingCount == 5)
        #expect(tickets.count == Set(tickets).count)
    }

    @Test("a Crawl-delay counts from the last request on, and is capped")
    func crawlDelay() {
        var schedule = Schedule()
        let first = schedule.enqueue("a")
        _ = schedule.start(at: 0)
        schedule.finish(first, at: 100, .answered)
        schedule.setCrawlDelay(10, of: "a")
        _ = schedule.enqueue("a")
        #expect(schedule.start(at: 9_999).started.isEmpty)
        #expect(schedule.start(at: 10_000).started.count == 1)
        schedule.setCrawlDelay(1e9, of: "a")
        #expect(schedule.shortestWait(for: "a", at: 10_000) == 120_000)
    }

    @Test("Retry-After is kept to the second, and 503 without it waits longer each time")
    func overload() {
        var schedule = Schedule()
        let first = schedule.enqueue("a")
        _ = schedule.start(at: 0)
        schedule.finish(first, at: 0, .overloaded(retryAfter: 90))
        let second = schedule.enqueue("a")
        #expect(schedule.start(at: 89_999).started.isEmpty)
        #expect(schedule.start(at: 90_000).started == [second])
        schedule.finish(second, at: 90_000, .overloaded(retryAfter: nil))
        let wait = schedule.shortestWait(for: "a", at: 90_000)
        #expect((90_000...120_000).contains(wait))
    }

    @Test("failures double the wait up to an hour, and a success forgets them")
    func backoff() {
        var schedule = Schedule()
        var now: Int64 = 0
        var waits: [Int64] = []
        for _ in 0..<20 {
            let ticket = schedule.enqueue("a")
            now += schedule.shortestWait(for: "a", at: now)
            _ = schedule.start(at: now)
            schedule.finish(ticket, at: now, .failed)
            waits.append(schedule.shortestWait(for: "a", at: now))
        }
        #expect((3_750...5_000).contains(waits[0]))
        #expect((2_700_000...3_600_000).contains(waits[19]))
        let ticket = schedule.enqueue("a")
        now += 3_600_000
        _ = schedule.start(at: now)
        schedule.finish(ticket, at: now, .answered)
        #expect(schedule.shortestWait(for: "a", at: now) == 1_000)
    }

    @Test("jitter draws each host another wait, the same one every time")
    func jitter() {
        let waits = (0..<100).map { number in
            Politeness.backoffMilliseconds(
                failureCount: 5, first: 1000, longest: 1_000_000, seed: Politeness.seed(of: "host\(number)"))
        }
        #expect(Set(waits).count > 50)
        #expect(waits.allSatisfy { (12_000...16_000).contains($0) })
        #expect(
            Politeness.backoffMilliseconds(failureCount: 1_000_000, first: 1, longest: 604_800_000, seed: 0)
                > 453_000_000)
    }

    @Test("a cancelled ticket leaves its place to the next")
    func cancel() {
        var schedule = Schedule()
        let (first, second) = (schedule.enqueue("a"), schedule.enqueue("a"))
        schedule.cancel(first)
        #expect(schedule.start(at: 0).started == [second])
        schedule.cancel(second)
        #expect(schedule.activeCount == 1, "what has started is finished, not cancelled")
    }

    /// A day of two hundred hosts with random ends; the pace of each host is watched from outside.
    @Test("no host is ever asked too early or twice at once", arguments: [1, 2, 3] as [UInt64])
    func simulation(seed: UInt64) {
        var random = SeededGenerator(state: seed)
        var schedule = Schedule()
        var lastStart: [String: Int64] = [:]
        var notBefore: [String: Int64] = [:]
        var under: [(ticket: Schedule.Ticket, end: Int64)] = []
        var hosts: [Schedule.Ticket: String] = [:]
        var now: Int64 = 0
        for step in 0..<20_000 {
            now += Int64.random(in: 0...400, using: &random)
            if step % 2 == 0 {
                let host = "h\(Int.random(in: 0..<200, using: &random))"
                hosts[schedule.enqueue(host)] = host
            }
            for done in under where done.end <= now {
                let host = hosts[done.ticket] ?? ""
                let retryAfter = Int64.random(in: 1...20, using: &random)
                switch Int.random(in: 0..<10, using: &random) {
                case 0:
                    schedule.finish(done.ticket, at: now, .overloaded(retryAfter: retryAfter))
                    notBefore[host] = now + retryAfter * 1000
                case 1: schedule.finish(done.ticket, at: now, .failed)
                default: schedule.finish(done.ticket, at: now, .answered)
                }
            }
            under.removeAll { $0.end <= now }
            for ticket in schedule.start(at: now).started {
                let host = hosts[ticket] ?? ""
                #expect(!under.contains { hosts[$0.ticket] == host })
                #expect(now - (lastStart[host] ?? -1_000_000) >= 1_000)
                #expect(now >= notBefore[host] ?? 0)
                lastStart[host] = now
                under.append((ticket, now + Int64.random(in: 0...3_000, using: &random)))
            }
            if step % 500 == 0 { #expect(schedule.checkInvariants() == nil) }
        }
        #expect(lastStart.count == 200)
    }
}

/// SplitMix64: the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
