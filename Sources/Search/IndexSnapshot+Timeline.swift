/// How long a bucket of a timeline is. Weeks begin on Monday (ISO 8601).
package enum TimelineInterval: String, Sendable {
    case hour, day, week, month, year
}

/// The hits of a timeline's bucket.
package struct TimelineBucket: Sendable, Equatable {
    /// The bucket's begin on the sources' own clocks: seconds since 1970-01-01T00:00 there, not UTC.
    package let start: Int64
    package let count: Int
}

/// Hits by time.
package struct Timeline: Sendable, Equatable {
    /// Buckets that have hits, in the order of time.
    package var buckets: [TimelineBucket] = []
    package var undated = 0
    package var total = 0
    /// False if the request's time ran out.
    package var isComplete = true
}

extension IndexSnapshot {
    /// Counts a request's hits by local time of their sources.
    ///
    /// `localSeconds` says what a clock of another zone showed at a UTC time (both in seconds since 1970); with it, that zone counts.
    package func timeline(
        _ request: SearchRequest, interval: TimelineInterval, localSeconds: ((Int64) -> Int64)? = nil
    ) -> Timeline {
        let words =
            request.words == .auto && search(request, words: .all, limit: 0).total == 0 ? WordsMode.any : request.words
        let plan = QueryPlan(request, words: words == .auto ? .all : words, snapshot: self)
        var counts: [Int64: Int] = [:]
        var timeline = Timeline()
        var request = request
        request.sort = .newest
        let collector = HitCollector(capacity: 0, request: request, isRanked: false)
        let pool = WindowPool()
        for index in segments.indices {
            let segment = segments[index]
            unsafe collector.hits = Bitmap(count: segment.documentCount)
            run(plan, in: index, request: request, collector: collector, pool: pool)
            unsafe collector.hits?.forEach { local in
                if let seconds = time(of: local, in: segment, localSeconds: localSeconds) {
                    counts[IndexSnapshot.start(of: interval, seconds), default: 0] += 1
                } else {
                    timeline.undated += 1
                }
            }
        }
        timeline.total = unsafe collector.total
        timeline.isComplete = collector.isComplete
        timeline.buckets = counts.keys.sorted().map { TimelineBucket(start: $0, count: counts[$0] ?? 0) }
        return timeline
    }

    private func search(_ request: SearchRequest, words: WordsMode, limit: Int) -> SearchResults {
        var request = request
        request.words = words
        request.limit = limit
        request.offset = 0
        request.sort = .newest
        request.facets = []
        return search(request)
    }

    private func time(of local: Int, in segment: Segment, localSeconds: ((Int64) -> Int64)?) -> Int64? {
        let published = segment.published[local]
        let day = segment.localDays[local]
        if published == Int64.min { return day == Int32.min ? nil : Int64(day) * 86_400 }
        if let localSeconds { return localSeconds(published) }
        let seconds = published + Int64(segment.utcOffsets[local]) * 60
        guard day != Int32.min else { return seconds }
        // The local date is certain; the hour depends on the offset that was given.
        let ofDay = seconds - seconds.floored(by: 86_400) * 86_400
        return Int64(day) * 86_400 + ofDay
    }

    private static func start(of interval: TimelineInterval, _ seconds: Int64) -> Int64 {
        let day = seconds.floored(by: 86_400)
        switch interval {
        case .hour: return seconds.floored(by: 3600) * 3600
        case .day: return day * 86_400
        // 1970-01-01 was a Thursday.
        case .week: return ((day + 3).floored(by: 7) * 7 - 3) * 86_400
        case .month, .year:
            let date = CivilDay(day)
            return CivilDay.days(year: date.year, month: interval == .month ? date.month : 1) * 86_400
        }
    }
}

extension Int64 {
    /// The quotient rounded down.
    func floored(by divisor: Int64) -> Int64 { self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor) }
}

/// Year and month of a day of the Gregorian calendar, counted from 1970-01-01.
struct CivilDay {
    let year: Int64
    let month: Int64

    /// After the usual shift of the year's begin to March, so that the leap day comes last.
    init(_ day: Int64) {
        let shifted = day + 719_468
        let era = shifted.floored(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The first day of a month.
    static func days(year: Int64, month: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.floored(by: 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
