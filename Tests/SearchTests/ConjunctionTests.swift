import Testing

@testable import Search

/// Running a block of documents after the other against running window by window, which a word to be left out asks for.
@Suite struct ConjunctionTests {
    @Test(
        "finds and scores the same either way, however many forms a word has",
        arguments: [
            "كتاب", "الكتاب قمر", "\"كتاب قمر\"", "\"قمر وكتاب قمر\"", "\"قمر كتاب\"~2 كتابه", "نادر", "قمر نادر",
            "غائب قمر", "وكتاب قمر", "كتاب قمر نادر", "كتابه للكتاب قمر", "\"قمر وكتاب\" الكتاب",
        ], [(false, 1700), (true, 1700), (false, 4500), (true, 4500)])
    func sameAsWindows(text: String, kind: (deletes: Bool, segmentSize: Int)) throws {
        var generator = IndexModelTests.Generator(state: 21)
        var writer = IndexWriter()
        for (number, words) in PostingCursorTests.texts(5000, &generator).enumerated() {
            let headline = words.joined(separator: " ") + (number == 4321 ? " قمر نادر" : "")
            _ = writer.add(IndexDocument(headline: headline, published: Int64(number * 7919 % 5000)))
            if number % kind.segmentSize == 0 { _ = writer.snapshot() }
        }
        if kind.deletes {
            for number in stride(from: UInt32(0), to: 5000, by: 7) { writer.remove(DocumentNumber(rawValue: number)) }
        }
        let snapshot = writer.snapshot()
        for sort in [SortOrder.relevance, .newest] {
            for filter in [nil, 1000] as [Int64?] {
                func results(_ text: String) throws -> SearchResults {
                    var request = SearchRequest(query: try QueryParser().query(text))
                    request.words = .all
                    request.fuzzy = .off
                    request.sort = sort
                    request.filter.publishedAfter = filter
                    return snapshot.search(request)
                }
                let (plain, excluding) = (try results(text), try results(text + " -لاشيءكهذا"))
                #expect(plain.total == excluding.total)
                #expect(plain.hits.count == excluding.hits.count)
                for (left, right) in zip(plain.hits, excluding.hits) {
                    #expect(abs(left.score - right.score) < 0.001)
                    #expect(sort == .relevance || left.document == right.document)
                }
                #expect(text.contains("غائب") == (plain.total == 0))
            }
        }
    }
}
