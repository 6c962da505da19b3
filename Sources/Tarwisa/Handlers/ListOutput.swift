import HTTP
import News
import Search
import Storage

/// The answer of every list: its items, the exact total and the way to the next page.
struct ListOutput {
    private let asked: SearchParameters
    private let nextCursor: String?
    private let total: Int
    private let target: String
    private var writer = JSONWriter(reservingByteCount: 16 << 10)
    private var items: [[UInt8]] = []
    private var results: SearchResults?
    private var facets: [(name: String, counts: [(value: String, label: String?, count: Int)])] = []

    init(asked: SearchParameters, results: SearchResults, request: Request) {
        self.asked = asked
        total = results.total
        target = request.target
        let seen = asked.offset + results.hits.count
        let mayHaveMore = results.hits.count == asked.limit && (asked.request.after != nil || seen < results.total)
        nextCursor = mayHaveMore ? results.hits.last.map { SearchCursor.text($0.position) } : nil
    }

    mutating func append(data: [[UInt8]]) { items = data }

    /// What a search says beside its hits.
    mutating func append(_ results: SearchResults, facets names: [String], in snapshot: ArchiveSnapshot) {
        self.results = results
        facets = names.map { name in
            (
                name,
                (results.facets[name] ?? []).map {
                    ($0.value, ListOutput.label(of: $0.value, in: name, snapshot), $0.count)
                }
            )
        }
    }

    /// What a reader calls a value: a source by its name, places and other entities by theirs.
    private static func label(of value: String, in facet: String, _ snapshot: ArchiveSnapshot) -> String? {
        switch facet {
        case "source": sourceName(value, in: snapshot)
        case "entity", "place": EntityNames(snapshot: snapshot).name(of: value).arabic
        default: nil
        }
    }

    /// The name that a source gave itself in its newest article.
    private static func sourceName(_ id: String, in snapshot: ArchiveSnapshot) -> String? {
        var request = SearchRequest(query: nil)
        request.filter.keywords["source"] = [id]
        request.sort = .newest
        request.limit = 1
        guard let hit = snapshot.index.search(request).hits.first, let stored = snapshot.article(of: hit.document)
        else { return nil }
        do {
            return try stored.article.source.name
        } catch {
            // Its id stands for the name until the record is whole again.
            return nil
        }
    }

    func response(tookSince started: ContinuousClock.Instant) -> Response {
        var writer = writer
        writer.object { writer in
            writer.name("data")
            writer.array { writer in for item in items { writer.json(item) } }
            if let results { write(results, to: &writer) }
            writer.member("total", total)
            writer.member("limit", asked.limit)
            writer.member("offset", asked.offset)
            writer.member("next_cursor", nextCursor)
            writer.name("took_ms")
            writer.number(thousandths: (ContinuousClock.now - started) / .milliseconds(1))
        }
        var response = Response.json(writer.bytes, caching: ArticleRepresentation.readCaching)
        if let nextCursor { response.fields.append("Link", "<\(nextTarget(nextCursor))>; rel=\"next\"") }
        return response
    }

    private func write(_ results: SearchResults, to writer: inout JSONWriter) {
        if !facets.isEmpty {
            writer.name("facets")
            writer.object { writer in
                for facet in facets {
                    writer.name(facet.name)
                    writer.array { writer in
                        for count in facet.counts {
                            writer.object { writer in
                                writer.member("value", count.value)
                                writer.member("label", count.label ?? count.value)
                                writer.member("count", count.count)
                            }
                        }
                    }
                }
            }
        }
        writer.member("words_applied", results.wordsApplied == .any ? "any" : "all")
        if !results.corrections.isEmpty {
            writer.name("corrections")
            writer.array { writer in
                for correction in results.corrections {
                    writer.object { writer in
                        writer.member("word", correction.word)
                        writer.name("replacements")
                        writer.array { writer in for word in correction.replacements { writer.string(word) } }
                    }
                }
            }
        }
        if !results.isComplete { writer.member("deadline_reached", true) }
    }

    /// The same request with the cursor in the place of `cursor` and `offset`.
    private func nextTarget(_ cursor: String) -> String {
        let parts = target.split(separator: "?", maxSplits: 1)
        let kept = (parts.count == 2 ? parts[1] : "").split(separator: "&").filter {
            !$0.hasPrefix("cursor=") && !$0.hasPrefix("offset=")
        }
        return parts[0] + "?" + (kept.map { String($0) } + ["cursor=\(cursor)"]).joined(separator: "&")
    }
}
