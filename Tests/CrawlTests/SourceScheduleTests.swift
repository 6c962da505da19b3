import Crawl
import News
import Testing

@Suite("A source is polled as often as it publishes")
struct SourceScheduleTests {
    static let start: Int64 = 1_790_000_000

    static func schedule(fixed: Int64? = nil) throws -> SourceSchedule {
        let url = try #require(WebURL("https://news.example/feed"))
        return SourceSchedule(url: url, addedAt: start, fixedIntervalSeconds: fixed)
    }

    static func content(_ count: Int, times: [Int64] = []) -> SourceSchedule.Poll {
        .content(newEntryCount: count, publishedTimes: times, etag: "\"1\"", lastModified: nil)
    }

    @Test("a new source is polled at once, and the first answer tells how busy it is")
    func first() throws {
        var busy = try SourceScheduleTests.schedule()
        #expect(busy.nextPoll == SourceScheduleTests.start)
        let now = SourceScheduleTests.start
        busy.note(SourceScheduleTests.content(40, times: (0..<40).map { now - $0 * 600 }), at: now)
        #expect((500...700).contains(busy.intervalSeconds))
        var idle = try SourceScheduleTests.schedule()
        idle.note(SourceScheduleTests.content(10, times: (0..<10).map { now - 30 * 86_400 - $0 * 86_400 }), at: now)
        #expect(idle.intervalSeconds == 86_400)
    }

    @Test("the interval stays between five minutes and a day, whatever comes")
    func bounds() throws {
        var schedule = try SourceScheduleTests.schedule()
        var now = SourceScheduleTests.start
        for step in 0..<400 {
            schedule.note(SourceScheduleTests.content(step < 200 ? 100 : 0), at: now)
            #expect((300...86_400).contains(schedule.intervalSeconds))
            #expect((270...86_400).contains(schedule.nextPoll - now))
            now = schedule.nextPoll
        }
        #expect(schedule.intervalSeconds == 86_400, "a source that has fallen silent")
    }

    @Test("a source whose entries bear no dates is not given up for quiet after one poll")
    func undated() throws {
        var schedule = SourceSchedule(url: try #require(WebURL("https://paper.example/feed")), addedAt: 0)
        schedule.note(.content(newEntryCount: 20, publishedTimes: [], etag: nil, lastModified: nil), at: 0)
        var intervals: [Int64] = []
        for _ in 0..<12 {
            intervals.append(schedule.intervalSeconds)
            schedule.note(.notModified, at: schedule.nextPoll)
        }
        #expect(intervals[0] == 1_800 && intervals[1] < 3_600)
        #expect(intervals == intervals.sorted() && intervals[11] > 20_000)
    }

    @Test("a source that wakes up is noticed again")
    func wakes() throws {
        var schedule = try SourceScheduleTests.schedule()
        var now = SourceScheduleTests.start
        schedule.note(SourceScheduleTests.content(0, times: [now - 9 * 86_400]), at: now)
        for _ in 0..<5 {
            now = schedule.nextPoll
            schedule.note(SourceScheduleTests.content(50), at: now)
        }
        #expect(schedule.intervalSeconds < 3_600)
    }

    @Test("what the server and the feed ask for is kept, the feed's wish up to an hour")
    func asked() throws {
        var schedule = try SourceScheduleTests.schedule(fixed: 300)
        let now = SourceScheduleTests.start
        schedule.note(.notModified, at: now, freshSeconds: 7_200)
        #expect(schedule.nextPoll == now + 7_200)
        schedule.note(.notModified, at: now, askedPauseSeconds: 86_400)
        #expect(schedule.nextPoll == now + 3_600)
        schedule.note(.notModified, at: now, freshSeconds: 99_999_999)
        #expect(schedule.nextPoll == now + 86_400)
    }

    @Test("failures wait longer each time, up to a week, and never give up; a success forgets them")
    func failures() throws {
        var schedule = try SourceScheduleTests.schedule()
        var now = SourceScheduleTests.start
        var waits: [Int64] = []
        for _ in 0..<30 {
            schedule.note(.failed(.timeout(.total)), at: now)
            waits.append(schedule.nextPoll - now)
            now = schedule.nextPoll
        }
        #expect(waits[0] <= 1_800)
        #expect(waits[5] > waits[2])
        #expect((453_000...604_800).contains(waits[29]))
        #expect(schedule.health.failureCount == 30)
        #expect(schedule.health.lastError == FetchError.timeout(.total).description)
        schedule.note(SourceScheduleTests.content(1), at: now)
        #expect(schedule.health.failureCount == 0)
        #expect(schedule.nextPoll - now <= 86_400)
    }

    @Test("Retry-After, a busy host and a source that is gone have waits of their own")
    func specialFailures() throws {
        let now = SourceScheduleTests.start
        var schedule = try SourceScheduleTests.schedule()
        schedule.note(.failed(.status(429, retryAfter: 50_000)), at: now)
        #expect(schedule.nextPoll == now + 50_000)
        schedule.note(.failed(.hostBusy(retryAfter: 7)), at: now)
        #expect(schedule.nextPoll == now + 7)
        #expect(schedule.health.failureCount == 1)
        schedule.note(.failed(.status(410, retryAfter: nil)), at: now)
        #expect(schedule.nextPoll == now + 604_800)
    }

    @Test("validators go into the next request, and a source that moved for good is followed")
    func validators() throws {
        var schedule = try SourceScheduleTests.schedule()
        let moved = try #require(WebURL("https://new.example/feed"))
        schedule.note(
            .content(
                newEntryCount: 1, publishedTimes: [], etag: "\"x\"", lastModified: "Fri, 10 Apr 2015 00:00:00 GMT"),
            at: SourceScheduleTests.start, permanentURL: moved)
        #expect(schedule.request.url == moved)
        #expect(schedule.request.etag == "\"x\"")
        #expect(schedule.request.lastModified == "Fri, 10 Apr 2015 00:00:00 GMT")
    }

    @Test("what is kept as text comes back as it was")
    func text() throws {
        var schedule = try SourceScheduleTests.schedule(fixed: 900)
        #expect(SourceSchedule(text: schedule.text) == schedule)
        let now = SourceScheduleTests.start
        schedule.note(SourceScheduleTests.content(3, times: [now - 5_000]), at: now)
        schedule.note(SourceScheduleTests.content(7), at: now + 1_000)
        schedule.note(.failed(.status(500, retryAfter: nil)), at: now + 5_000)
        schedule.noteExtractionFailure("No headline:\nnone", at: now + 6_000)
        let back = try #require(SourceSchedule(text: schedule.text))
        #expect(back.health.lastError == "No headline: none")
        #expect(back.text == schedule.text)
        #expect(back.nextPoll == schedule.nextPoll)
        #expect(back.intervalSeconds == schedule.intervalSeconds)
        #expect(SourceSchedule(text: "url: nonsense\nnext_poll: 1") == nil)
        #expect(SourceSchedule(text: "") == nil)
    }

    @Test("one text on many pages of a site is noticed, on few or on many sites not")
    func repetition() {
        var watch = RepetitionWatch()
        let wall = Array("Please prove that you are human".utf8)
        let verdicts = (1...4).map { watch.isRepeated(page: "/\($0)", site: "a.example", text: wall) }
        #expect(verdicts == [false, false, true, true])
        let elsewhere = watch.isRepeated(page: "/1", site: "b.example", text: wall)
        #expect(!elsewhere)
        let story = watch.isRepeated(page: "/5", site: "a.example", text: Array("a story".utf8))
        #expect(!story)
        let same = (1...9).map { _ in watch.isRepeated(page: "/same", site: "c.example", text: wall) }
        #expect(!same.contains(true), "one page that does not change is no wall")
    }
}
