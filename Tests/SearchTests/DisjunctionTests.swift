import Testing

@testable import Search

/// Scoring by bits and the bounds of blocks against reading every frequency, which a word to be left out asks for.
@Suite struct DisjunctionTests {
    /// Words of one stem, of one key alone, of one skeleton alone, and others; the first are the most frequent.
    static let words = [
        "قمر", "كتاب", "بحر", "الكتاب", "كتابنا", "دارس", "وكتاب", "جبل", "كتابهم", "درس", "مدروس", "نجم",
    ]

    static func snapshot(_ count: Int, deletes: Bool) -> IndexSnapshot {
        var generator = IndexModelTests.Generator(state: 77)
        var writer = IndexWriter()
        for number in 0..<count {
            let length = number % 89 == 0 ? 150 : Int.random(in: 1...12, using: &generator)
            let text = (0..<length).map { _ in
                let most = Int.random(in: 1...words.count, using: &generator)
                return words[Int.random(in: 0..<most, using: &generator)]
            }
            let headline = text.joined(separator: " ") + (number % 3001 == 3000 ? " نادر" : "")
            _ = writer.add(
                IndexDocument(
                    headline: headline, keywords: [Keyword(name: "source", value: "sabq.org")], published: Int64(number)
                ))
            if number == count / 2 { _ = writer.snapshot() }
        }
        if deletes {
            for number in stride(from: 0, to: count, by: 5) { writer.remove(DocumentNumber(rawValue: UInt32(number))) }
        }
        return writer.snapshot()
    }

    @Test(
        "finds and scores the same either way",
        arguments: [
            "كتاب", "قمر بحر", "كتاب نجم", "قمر كتاب بحر جبل درس نجم", "نادر قمر", "درس غائب", "نادر كتابنا قمر كتاب",
        ], [false, true])
    func sameAsWindows(text: String, deletes: Bool) throws {
        let snapshot = Self.snapshot(9500, deletes: deletes)
        for filter in [nil, 2000] as [Int64?] {
            func results(_ text: String, limit: Int) throws -> SearchResults {
                var request = SearchRequest(query: try QueryParser().query(text))
                request.words = .any
                request.fuzzy = .off
                request.filter.publishedAfter = filter
                request.facets = ["source"]
                request.limit = limit
                return snapshot.search(request)
            }
            let excluding = try results(text + " -لاشيءكهذا", limit: 10)
            for (limit, count) in [(10, 10), (9500, 10)] {
                let plain = try results(text, limit: limit)
                #expect(plain.total == excluding.total)
                #expect(plain.facets["source"] == excluding.facets["source"])
                #expect(limit < plain.total || plain.hits.count == plain.total)
                for (left, right) in zip(plain.hits.prefix(count), excluding.hits) {
                    #expect(abs(left.score - right.score) < 0.001)
                }
            }
        }
    }

    @Test("a loose form counts once, however often it and others stand there, and is explained so")
    func looseForms() throws {
        var writer = IndexWriter()
        for text in ["درس", "دارس شيء", "دارس دارس مدروس درسنا", "آخر"] {
            _ = writer.add(IndexDocument(headline: text))
        }
        var request = SearchRequest(query: try QueryParser().query("درس"))
        request.words = .any
        request.explains = true
        let results = writer.snapshot().search(request)
        #expect(results.total == 3)
        for hit in results.hits {
            #expect(abs(hit.explanation.reduce(0) { $0 + $1.score } - hit.score) < 0.01)
            #expect(!hit.explanation.contains { $0.kind == "phrases" })
        }
    }
}
