import News

extension SourceSchedule {
    /// The schedule as lines `name: value`, for keeping; absent values have no line.
    package var text: String {
        var lines: [String] = ["url: \(url)", "next_poll: \(nextPoll)"]
        func add(_ name: String, _ value: (some CustomStringConvertible)?) {
            guard let value else { return }
            lines.append("\(name): " + value.description.map { $0.isNewline ? " " : String($0) }.joined())
        }
        add("fixed_interval", fixedIntervalSeconds)
        add("etag", etag)
        add("last_modified", lastModified)
        add("entry_rate", entryRate)
        add("quiet_polls", quietPollCount)
        add("last_success", health.lastSuccess)
        add("last_change", health.lastChange)
        add("last_error", health.lastError)
        add("last_error_time", health.lastErrorTime)
        add("failures", health.failureCount)
        add("polls", health.pollCount)
        add("not_modified", health.notModifiedCount)
        add("articles_per_day", health.articlesPerDay)
        add("extraction_failures", health.extractionFailureCount)
        return lines.joined(separator: "\n")
    }

    /// Reads what `text` wrote; nil where the URL or the next poll is missing. Unknown lines are passed over.
    package init?(text: String) {
        var values: [Substring: String] = [:]
        for line in text.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            values[line[..<colon]] = String(line[line.index(after: colon)...].drop { $0 == " " })
        }
        guard let url = values["url"].flatMap({ WebURL($0) }), let next = values["next_poll"].flatMap({ Int64($0) })
        else { return nil }
        self.init(
            url: url, addedAt: next, fixedIntervalSeconds: values["fixed_interval"].flatMap { Int64($0) })
        etag = values["etag"]
        lastModified = values["last_modified"]
        entryRate = values["entry_rate"].flatMap { Double($0) }
        quietPollCount = values["quiet_polls"].flatMap { Int($0) } ?? 0
        health.lastSuccess = values["last_success"].flatMap { Int64($0) }
        health.lastChange = values["last_change"].flatMap { Int64($0) }
        health.lastError = values["last_error"]
        health.lastErrorTime = values["last_error_time"].flatMap { Int64($0) }
        health.failureCount = values["failures"].flatMap { Int($0) } ?? 0
        health.pollCount = values["polls"].flatMap { Int($0) } ?? 0
        health.notModifiedCount = values["not_modified"].flatMap { Int($0) } ?? 0
        health.articlesPerDay = values["articles_per_day"].flatMap { Double($0) } ?? 0
        health.extractionFailureCount = values["extraction_failures"].flatMap { Int($0) } ?? 0
    }
}
