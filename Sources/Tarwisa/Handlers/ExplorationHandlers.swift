import Foundation
import HTTP
import News
package import Search
import Storage
import Text

/// `/v1/suggest`, `/v1/timeline` and `/v1/analyze`.
struct ExplorationHandlers: Sendable {
    let archive: Archive

    private enum Kind: String, CaseIterable { case term, headline, author, entity }

    func suggest(_ request: Request) throws(Problem) -> Response {
        var parameters = Parameters(request.query)
        guard let text = try parameters.value("q") else { throw Parameters.invalid("q", "It is missing.") }
        let limit = try parameters.number("limit", in: 1...50) ?? 10
        let names = parameters.list("kinds") ?? ["term", "headline", "author"]
        try parameters.refuseRest()
        guard text.utf8.count <= 200 else { throw Parameters.invalid("q", "It may have at most 200 bytes.") }
        let kinds = names.compactMap(Kind.init)
        guard kinds.count == names.count else {
            throw Parameters.invalid("kinds", "Known: term, headline, author, entity.")
        }
        let started = ContinuousClock.now
        let snapshot = archive.snapshot
        var writer = JSONWriter()
        writer.object { writer in
            writer.name("data")
            let typed = TypedText(text, in: snapshot.index)
            writer.array { writer in for kind in kinds { write(kind, text, typed, limit, snapshot, to: &writer) } }
            writer.name("took_ms")
            writer.number(thousandths: (ContinuousClock.now - started) / .milliseconds(1))
        }
        return .json(writer.bytes, caching: ArticleRepresentation.readCaching)
    }

    private func write(
        _ kind: Kind, _ text: String, _ typed: TypedText, _ limit: Int, _ snapshot: ArchiveSnapshot,
        to writer: inout JSONWriter
    ) {
        func item(_ value: String, count: Int?, id: ArticleID?) {
            writer.object { writer in
                writer.member("kind", kind.rawValue)
                writer.member("text", value)
                if let count { writer.member("count", count) }
                if let id { writer.member("id", id.description) }
            }
        }
        switch kind {
        case .term:
            for term in snapshot.index.suggestedTerms(typed, limit: limit) {
                item(term.text, count: term.count, id: nil)
            }
        case .author, .entity:
            for value in snapshot.index.suggestedKeywords(name: kind.rawValue, text, limit: limit) {
                item(value.value, count: value.count, id: nil)
            }
        case .headline:
            for document in snapshot.index.suggestedHeadlines(typed, limit: limit) {
                guard let stored = snapshot.article(of: document), let headline = try? stored.article.headline
                else { continue }
                item(headline, count: nil, id: stored.id)
            }
        }
    }

    func timeline(_ request: Request) throws(Problem) -> Response {
        var parameters = Parameters(request.query)
        let interval = try parameters.choice("interval", of: TimelineInterval.self) ?? .day
        let zoneName = try parameters.value("tz")
        let by = try parameters.choice("by", of: TimelineBasis.self) ?? .published
        var asked = try SearchParameters(&parameters)
        try parameters.refuseRest()
        let zone = zoneName.flatMap { TimeZone(identifier: $0) }
        if zoneName != nil, zone == nil { throw Parameters.invalid("tz", "This is no IANA time zone.") }
        let end = ContinuousClock.now + SearchHandlers.deadline
        asked.request.isOverdue = { ContinuousClock.now > end }
        if by == .mentioned { return try mentionedTimeline(asked.request, interval: interval, zone: zoneName) }
        let shift: ((Int64) -> Int64)? = zone.map { zone in
            { seconds in seconds + Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))) }
        }
        let timeline = archive.snapshot.index.timeline(asked.request, interval: interval, localSeconds: shift)
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("interval", interval.rawValue)
            writer.member("tz", zoneName ?? "source")
            writer.name("buckets")
            writer.array { writer in
                for bucket in timeline.buckets {
                    writer.object { writer in
                        let start = CivilTime(epochSeconds: bucket.start)
                        writer.member("start", interval == .hour ? start.dateAndTime : start.date)
                        writer.member("count", bucket.count)
                    }
                }
            }
            writer.member("undated", timeline.undated)
            writer.member("total", timeline.total)
            if !timeline.isComplete { writer.member("deadline_reached", true) }
        }
        return .json(writer.bytes, caching: ArticleRepresentation.readCaching)
    }

    private enum TimelineBasis: String, CaseIterable { case published, mentioned }

    /// How many articles mention each day.
    private func mentionedTimeline(_ asked: SearchRequest, interval: TimelineInterval, zone: String?) throws(Problem)
        -> Response
    {
        guard interval == .day else { throw Parameters.invalid("interval", "Mentioned days are counted by the day.") }
        guard zone == nil else { throw Parameters.invalid("tz", "A mentioned day is the source's own.") }
        var request = asked
        request.limit = 1
        request.facets = ["mentioned"]
        request.facetLimit = .max
        let results = archive.snapshot.index.search(request)
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("interval", interval.rawValue)
            writer.member("tz", "source")
            writer.member("by", "mentioned")
            writer.name("buckets")
            writer.array { writer in
                for bucket in (results.facets["mentioned"] ?? []).sorted(by: { $0.value < $1.value }) {
                    writer.object { writer in
                        writer.member("start", bucket.value)
                        writer.member("count", bucket.count)
                    }
                }
            }
            writer.member("total", results.total)
        }
        return .json(writer.bytes, caching: ArticleRepresentation.readCaching)
    }

    func analyze(_ request: Request) throws(Problem) -> Response {
        var parameters = Parameters(request.query)
        guard let text = try parameters.value("text") else { throw Parameters.invalid("text", "It is missing.") }
        try parameters.refuseRest()
        // Which letters are proclitics depends on the words of the archive, as it does in a search.
        let index = archive.snapshot.index
        let tokens = Analyzer().analysis(of: text) { index.documentCount(ofFolded: $0) }
        var writer = JSONWriter(reservingByteCount: 4096)
        writer.object { writer in
            writer.member("text", text)
            writer.name("tokens")
            writer.array { writer in for token in tokens { write(token, to: &writer) } }
        }
        return .json(writer.bytes, caching: "no-cache")
    }

    private func write(_ token: AnalyzedToken, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("start", token.start)
            writer.member("length", token.length)
            writer.member("byte_start", token.byteStart)
            writer.member("byte_end", token.byteEnd)
            writer.member("exact", token.exact)
            writer.member("folded", token.folded)
            writer.member("prefix", token.prefix)
            writer.member("stem", token.stem)
            writer.member("suffix", token.suffix)
        }
    }
}

extension TimelineInterval: CaseIterable {
    package static var allCases: [TimelineInterval] { [.hour, .day, .week, .month, .year] }
}
