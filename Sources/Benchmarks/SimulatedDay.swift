import Crawl
import News

/// Twenty-four hours of polling with an injected clock: invented feeds that publish at paces of their own.
enum SimulatedDay {
    private struct Feed {
        var schedule: SourceSchedule
        /// When its articles appear, in seconds since the start, rising.
        let publications: [Int64]
        var seenCount = 0
        var etag = 0
    }

    fileprivate struct Count {
        var polls = 0
        var quietPolls = 0
        var notModified = 0
        var found = 0
        var delaySum: Int64 = 0
        var worstDelay: Int64 = 0
    }

    /// Runs seven days so that the paces are learnt, and counts the last one.
    static func run(sourceCount: Int) -> String {
        let start: Int64 = 1_790_000_000
        var feeds = (0..<sourceCount).compactMap { feed($0, start: start) }
        var count = Count()
        let end = start + 7 * 86_400
        for index in feeds.indices {
            while feeds[index].schedule.nextPoll < end {
                let now = feeds[index].schedule.nextPoll
                let visit = poll(&feeds[index], at: now, start: start)
                if now >= end - 86_400 { count.add(visit) }
            }
        }
        let published = feeds.reduce(0) { sum, feed in
            sum + feed.publications.count { $0 >= 6 * 86_400 && $0 < 7 * 86_400 }
        }
        // The least that could be asked: one request for each article, none where nothing is new.
        let least = max(1, published)
        let meanDelay = count.found > 0 ? count.delaySum / Int64(count.found) : 0
        let share = count.quietPolls > 0 ? Double(count.notModified) / Double(count.quietPolls) * 100 : 100
        print("\na day of polling, \(sourceCount) sources")
        print(
            "  published \(published), found \(count.found), polls \(count.polls) (\(rounded(Double(count.polls) / Double(least))) for each article)"
        )
        print("  polls without news \(count.quietPolls), of these answered 304: \(rounded(share)) %")
        print("  an article waits \(meanDelay) s on average, \(count.worstDelay) s at most")
        return
            "{\"part\":\"day\",\"sources\":\(sourceCount),\"published\":\(published),\"polls\":\(count.polls),\"quiet_polls\":\(count.quietPolls),\"not_modified_percent\":\(rounded(share)),\"mean_delay_s\":\(meanDelay)}"
    }

    /// What one poll found.
    fileprivate struct Visit {
        var delays: [Int64]
        var isNotModified: Bool
    }

    /// The server answers 304 where nothing has appeared since its validator was given out.
    private static func poll(_ feed: inout Feed, at now: Int64, start: Int64) -> Visit {
        let available = feed.publications.firstIndex { $0 > now - start } ?? feed.publications.count
        let fresh = feed.publications[min(feed.seenCount, available)..<available]
        if fresh.isEmpty, feed.schedule.request.etag == "\"\(available)\"" {
            feed.schedule.note(.notModified, at: now)
            return Visit(delays: [], isNotModified: true)
        }
        feed.schedule.note(
            .content(
                newEntryCount: fresh.count,
                publishedTimes: feed.publications[..<available].suffix(30).map { start + $0 },
                etag: "\"\(available)\"", lastModified: nil), at: now)
        feed.seenCount = available
        return Visit(delays: fresh.map { now - start - $0 }, isNotModified: false)
    }

    /// Paces from an article every four minutes to one in three days, fewer at night.
    private static func feed(_ number: Int, start: Int64) -> Feed? {
        guard let url = WebURL("https://feed\(number).example/rss") else { return nil }
        var publications: [Int64] = []
        var seed = Politeness.seed(of: "feed \(number)")
        var time: Double = 0
        let meanGap = [240, 600, 1_800, 3_600, 10_800, 28_800, 86_400, 259_200][number % 8]
        while time < 7 * 86_400 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let hour = Int(time / 3600) % 24
            let pace = (0..<6).contains(hour) ? 4.0 : 0.8
            time += Double(meanGap) * pace * (0.2 + Double(seed >> 40 & 0xFFFF) / 40_960)
            publications.append(Int64(time))
        }
        return Feed(schedule: SourceSchedule(url: url, addedAt: start + Int64(number)), publications: publications)
    }
}

extension SimulatedDay.Count {
    fileprivate mutating func add(_ visit: SimulatedDay.Visit) {
        polls += 1
        found += visit.delays.count
        delaySum += visit.delays.reduce(0, +)
        worstDelay = max(worstDelay, visit.delays.max() ?? 0)
        if visit.delays.isEmpty { quietPolls += 1 }
        if visit.isNotModified { notModified += 1 }
    }
}
