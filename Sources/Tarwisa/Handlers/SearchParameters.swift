import News
import Search
import Storage

/// FILTER and PAGE of the contract, read from a request's parameters into what the index understands.
struct SearchParameters {
    var request: SearchRequest
    var text: String?
    var limit = 20
    var offset = 0

    /// The names that FILTER may compare, each repeatable.
    static let keywordNames = ["source", "author", "place", "entity", "story", "lang", "section"]
    /// The names that facets may count by.
    static let facetNames: Set<String> = ["source", "author", "place", "entity", "section", "lang"]

    enum Sort: String, CaseIterable {
        case relevance, newest, oldest, changed

        var order: SortOrder {
            switch self {
            case .relevance: .relevance
            case .newest: .newest
            case .oldest: .oldest
            case .changed: .changed
            }
        }
    }

    /// Takes `q`, FILTER and PAGE; `limits` is the range of `limit`.
    init(_ parameters: inout Parameters, limits: ClosedRange<Int> = 1...1000) throws(Problem) {
        text = try parameters.value("q")
        request = SearchRequest(query: try text.map { text throws(Problem) in try SearchParameters.query(text) })
        try readFilter(&parameters)
        limit = try parameters.number("limit", in: limits) ?? min(20, limits.upperBound)
        offset = try parameters.number("offset", in: 0...10_000) ?? 0
        if let cursor = try parameters.value("cursor") {
            guard let position = SearchCursor.position(cursor) else {
                throw Parameters.invalid("cursor", "It must be a next_cursor of this server.")
            }
            guard offset == 0 else { throw Parameters.invalid("offset", "It does not go with cursor.") }
            request.after = position
        }
        request.limit = limit
        request.offset = offset
    }

    static func query(_ text: String) throws(Problem) -> Query {
        do {
            return try QueryParser().query(text)
        } catch {
            throw Problem(error)
        }
    }

    private mutating func readFilter(_ parameters: inout Parameters) throws(Problem) {
        for name in SearchParameters.keywordNames {
            let values = parameters.values(name)
            if !values.isEmpty { request.filter.keywords[name] = values }
        }
        if let bound = try SearchParameters.bound("published_after", &parameters) {
            switch bound {
            case .day(let day): request.filter.localDayAfter = day
            case .instant(let instant): request.filter.publishedAfter = instant
            }
        }
        if let bound = try SearchParameters.bound("published_before", &parameters) {
            switch bound {
            case .day(let day): request.filter.localDayBefore = day
            case .instant(let instant): request.filter.publishedBefore = instant
            }
        }
        try readMentioned(&parameters)
        if let bound = try SearchParameters.bound("changed_after", &parameters) {
            switch bound {
            case .day(let day): request.filter.changedAfter = Int64(day) * 86_400
            case .instant(let instant): request.filter.changedAfter = instant
            }
        }
    }

    /// Articles that mention a day from `mentioned_after` on and before `mentioned_before`.
    private mutating func readMentioned(_ parameters: inout Parameters) throws(Problem) {
        let after = try SearchParameters.mentionedDay("mentioned_after", &parameters)
        let before = try SearchParameters.mentionedDay("mentioned_before", &parameters)
        guard after != nil || before != nil else { return }
        let known = ArticleAnnotator.knownDays
        let first = max(after ?? known.lowerBound, known.lowerBound)
        let last = min(before ?? known.upperBound, known.upperBound)
        request.filter.keywords["mentioned"] =
            first < last ? (first..<last).map { IndexDocument.mentionedDay($0) } : [""]
    }

    private static func mentionedDay(_ name: String, _ parameters: inout Parameters) throws(Problem) -> Int? {
        guard let text = try parameters.value(name) else { return nil }
        guard let reading = CivilTime.parse(text), !reading.hasTime else {
            throw Parameters.invalid(name, "It must be a day (2015-04-10).")
        }
        return reading.local.epochDay
    }

    /// A bare day is the source's own day, a time is an instant.
    private enum Bound {
        case day(Int32)
        case instant(Int64)
    }

    private static func bound(_ name: String, _ parameters: inout Parameters) throws(Problem) -> Bound? {
        guard let text = try parameters.value(name) else { return nil }
        guard let reading = CivilTime.parse(text) else {
            throw Parameters.invalid(name, "It must be a day (2015-04-10) or an RFC 3339 time with an offset.")
        }
        return reading.hasTime ? .instant(reading.epochSeconds) : .day(Int32(reading.local.epochDay))
    }
}

/// The spelling of a place in a list of hits: the key's 64 bits and the document's number, in hexadecimal.
enum SearchCursor {
    static func text(_ position: SearchPosition) -> String {
        String(position.key.bitPattern, radix: 16) + "-" + String(position.document.rawValue, radix: 16)
    }

    static func position(_ text: String) -> SearchPosition? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let key = UInt64(parts[0], radix: 16), let document = UInt32(parts[1], radix: 16) else {
            return nil
        }
        return SearchPosition(key: Double(bitPattern: key), document: DocumentNumber(rawValue: document))
    }
}
