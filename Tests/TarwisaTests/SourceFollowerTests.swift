import Crawl
import Foundation
import News
import Platform
import Storage
import Testing

@testable import Tarwisa

/// The follower alone, with a clock that a test sets.
private final class FollowingUnderTest {
    let directory: URL
    let archive: Archive
    private let time: Clock
    private(set) var follower: SourceFollower
    private let polite: PoliteFetcher

    private final class Clock: Sendable {
        let seconds = Monitor<Int64>(1_790_000_000)
    }

    init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "tarwisa-follow-\(UUID().uuidString)")
        archive = try Archive.open(at: directory.path(percentEncoded: false))
        time = Clock()
        var politeness = Politeness()
        politeness.delayMilliseconds = 0
        polite = PoliteFetcher(try Fetcher(.allowingPrivateAddresses()), politeness)
        follower = try FollowingUnderTest.follower(directory, archive, polite, time)
    }

    deinit {
        polite.shutDown()
        archive.close()
        do { try FileManager.default.removeItem(at: directory) } catch {
            print("a test's directory stays behind: \(error)")
        }
    }

    private static func follower(
        _ directory: URL, _ archive: Archive, _ polite: PoliteFetcher, _ time: Clock
    ) throws -> SourceFollower {
        let now: @Sendable () -> Int64 = { time.seconds.withLock { $0 } }
        return SourceFollower(
            book: try SourceBook(at: directory.path(percentEncoded: false) + "/sources"),
            poll: SourcePoll(fetcher: polite, now: now),
            intake: ArticleIntake(
                archive: archive, fetcher: polite, texts: SiteTexts(archive), figures: ServiceFigures(), now: now),
            jobs: JobBoard(now: now), now: now)
    }

    var now: Int64 { time.seconds.withLock { $0 } }

    func add(_ url: String) throws -> String {
        let source = FollowedSource(url: try #require(WebURL(url)), settings: .init(), addedAt: now)
        #expect(try follower.book.add(source))
        return source.id
    }

    /// Lets time pass, the follower looking once every so many seconds.
    func pass(_ seconds: Int64, step: Int64 = 60) {
        for _ in 0..<(seconds / step) {
            time.seconds.withLock { $0 += step }
            settle()
        }
    }

    /// Visits until nothing is due.
    func settle() {
        repeat {
            follower.tick()
            follower.waitUntilIdle()
        } while !follower.book.due(at: now, and: []).isEmpty
    }

    /// A new follower over what the old one left on disk.
    func restart() throws { follower = try FollowingUnderTest.follower(directory, archive, polite, time) }

    func source(_ id: String) throws -> FollowedSource { try #require(follower.book[id]) }
}

@Suite("The follower polls each source when its time has come")
struct SourceFollowerTests {
    @Test("it polls by the interval that the source's pace gives, conditionally, and brings in what appears")
    func day() throws {
        let paper = try InventedPaper(stories: [1])
        let test = try FollowingUnderTest()
        let id = try test.add(paper.address("/rss.xml"))
        test.settle()
        #expect(test.archive.snapshot.catalog.articleCount == 1)
        for story in 2...7 {
            test.pass(4 * 3600, step: 300)
            paper.publish(story)
        }
        test.pass(26 * 3600, step: 300)
        #expect(test.archive.snapshot.catalog.articleCount == 7)
        let health = try test.source(id).progress.schedule.health
        #expect(health.failureCount == 0 && health.extractionFailureCount == 0)
        // What was not answered 304 brought at least one story.
        #expect((2...7).contains(health.pollCount - health.notModifiedCount), "\(health)")
        #expect(health.pollCount < 100, "an interval of five minutes would make six hundred polls")
        for story in 1...7 { #expect(paper.count(of: "/story/\(story)") == 1) }
    }

    @Test("a source that fails is asked less and less, never given up, and the others go on")
    func failing() throws {
        let (good, bad) = (try InventedPaper(stories: [1]), try InventedPaper(stories: [2]))
        let test = try FollowingUnderTest()
        let (goodID, badID) = (try test.add(good.address("/rss.xml")), try test.add("http://localhost:1/rss.xml"))
        test.settle()
        test.pass(2 * 86_400, step: 3600)
        let (fine, failing) = (try test.source(goodID), try test.source(badID))
        #expect(failing.state == .failing && fine.state == .well)
        #expect(failing.progress.problem?.code == "upstream_error")
        #expect((4...10).contains(failing.progress.schedule.health.pollCount), "doubling from half an hour")
        #expect(failing.nextStep ?? 0 > test.now)
        #expect(bad.requests.isEmpty)
    }

    @Test("a page that fails is tried again, and what waits survives a restart")
    func retry() throws {
        let paper = try InventedPaper(stories: [1, 2])
        paper.spoil("/story/1", PageServer.message(status: "404 Gone Fishing", content: Data()))
        paper.spoil("/story/2", PageServer.message(content: Data()))
        let test = try FollowingUnderTest()
        let id = try test.add(paper.address("/rss.xml"))
        test.settle()
        #expect(try test.source(id).progress.ledger.pendingCount == 1)
        let before = try test.source(id)
        try test.restart()
        #expect(try test.source(id) == before)
        paper.mend("/story/2")
        test.pass(3600)
        #expect(test.archive.snapshot.catalog.articleCount == 1)
        #expect(try test.source(id).progress.ledger.pendingCount == 0)
        #expect(paper.count(of: "/story/2") == 2 && paper.count(of: "/story/1") == 1)
    }

    @Test("many sources of one site are visited one after the other, and do not keep another site waiting")
    func oneHost() throws {
        let paper = try InventedPaper(stories: [1, 2, 3])
        let test = try FollowingUnderTest()
        for number in 0..<60 {
            paper.spoil("/section/\(number)", PageServer.message(content: Data("<rss><channel></channel></rss>".utf8)))
            _ = try test.add(paper.address("/section/\(number)"))
        }
        let id = try test.add("http://localhost:\(paper.origin.split(separator: ":").last ?? "")/rss.xml")
        test.settle()
        #expect(test.follower.book.all.allSatisfy { $0.progress.schedule.health.pollCount == 1 })
        #expect(try test.source(id).progress.articleCount == 3)
    }
}
