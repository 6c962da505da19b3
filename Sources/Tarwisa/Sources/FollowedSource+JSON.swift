import Crawl
import News
import Storage

extension FollowedSource {
    /// Writes the source as the API tells of it; `isWhole` adds what its last entries came to.
    func write(to writer: inout JSONWriter, isWhole: Bool) {
        let schedule = progress.schedule
        let health = schedule.health
        writer.object { writer in
            writer.member("id", id)
            writer.member("url", url.description)
            writer.member("feed_url", progress.form == nil ? nil : schedule.url.description)
            writer.member("kind", progress.form?.rawValue)
            writer.member("source_id", progress.site ?? schedule.url.siteHost)
            writer.member("name", settings.name ?? progress.title)
            writer.member("tz", settings.tz)
            writer.member("interval", settings.interval.map { Int($0) })
            writer.member("interval_seconds", Int(schedule.intervalSeconds))
            writer.member("state", state.rawValue)
            writer.member("paused", settings.isPaused)
            writer.member("created_at", FollowedSource.time(addedAt))
            writer.member("next_poll_at", settings.isPaused ? nil : FollowedSource.time(schedule.nextPoll))
            writer.member("last_success_at", health.lastSuccess.map(FollowedSource.time))
            writer.member("last_change_at", health.lastChange.map(FollowedSource.time))
            writer.name("last_error")
            if let problem = progress.problem {
                problem.write(to: &writer)
            } else if let detail = health.lastError, let time = health.lastErrorTime {
                writer.object { writer in
                    writer.member("detail", detail)
                    writer.member("at", FollowedSource.time(time))
                }
            } else {
                writer.null()
            }
            writer.member("failures", health.failureCount)
            writer.member("polls", health.pollCount)
            writer.member("not_modified", health.notModifiedCount)
            writer.name("articles_per_day")
            writer.number(thousandths: health.articlesPerDay)
            writer.member("article_count", progress.articleCount)
            writer.member("duplicate_count", progress.duplicateCount)
            writer.member("extraction_failures", health.extractionFailureCount)
            writer.member("pending", progress.ledger.pendingCount)
            if isWhole {
                writer.name("entries")
                writer.array { writer in for visit in progress.visits { visit.write(to: &writer) } }
            }
        }
    }

    /// RFC 3339 in UTC.
    static func time(_ epochSeconds: Int64) -> String { CivilTime(epochSeconds: epochSeconds).dateAndTime + "Z" }
}

extension NotedProblem {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("code", code)
            writer.member("detail", detail)
            writer.member("at", FollowedSource.time(at))
        }
    }
}

extension EntryVisit {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("url", url)
            writer.member("outcome", outcome.rawValue)
            writer.member("article", article)
            writer.member("at", FollowedSource.time(at))
            if let problem {
                writer.name("problem")
                problem.write(to: &writer)
            }
        }
    }
}
