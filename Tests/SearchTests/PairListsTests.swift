import Testing
import Text

@testable import Search

/// Pairs of frequent words against the documents they were found in.
@Suite struct PairListsTests {
    static func texts(_ count: Int) -> [[String]] {
        var generator = IndexModelTests.Generator(state: 31)
        return (0..<count).map { number in
            let words = IndexModelTests.words + PostingCursorTests.forms
            return (0..<(number % 301 == 0 ? 300 : Int.random(in: 1...6, using: &generator))).map { _ in
                words[Int.random(in: 0..<Int.random(in: 1...words.count, using: &generator), using: &generator)]
            } + (number % 900 == 0 ? ["نادر"] : [])
        }
    }

    static func key(_ word: String) -> UInt32 { TermTable.hash(Analyzer().key(of: TermCoding.term(of: word)[...])) }

    @Test("a pair has the documents in which its words follow one another, deleted ones left out by a merge")
    func documents() throws {
        let texts = Self.texts(17_000)
        var writer = IndexWriter()
        for (number, words) in texts.enumerated() {
            _ = writer.add(IndexDocument(headline: words.joined(separator: " "), paragraphs: ["قمر"]))
            if number == 8499 { _ = writer.snapshot() }
        }
        let deleted = Set(stride(from: UInt32(0), to: 17_000, by: 4))
        for number in deleted { writer.remove(DocumentNumber(rawValue: number)) }
        let snapshot = writer.snapshot()
        let merged = SegmentMerge(segments: snapshot.segments, live: snapshot.live).merged()
        #expect(snapshot.segments.count == 2)
        func expect(in segment: Segment, without deleted: Set<UInt32>) {
            for (first, second) in [
                ("قمر", "بحر"), ("بحر", "قمر"), ("كتاب", "قمر"), ("صقر", "صقر"), ("كتاب", "الكتاب"),
            ] {
                let (left, right) = (Self.key(first), Self.key(second))
                let expected = (segment.base..<segment.end).filter { number in
                    let keys = texts[Int(number)].map { Self.key($0) }
                    return !deleted.contains(number)
                        && zip(keys, keys.dropFirst()).contains { $0 == left && $1 == right }
                }
                #expect(segment.documents(ofPair: left, right) == expected.map { $0 - segment.base })
            }
            #expect(segment.documents(ofPair: Self.key("نادر"), Self.key("قمر")) == nil)
        }
        for segment in snapshot.segments { expect(in: segment, without: []) }
        expect(in: merged, without: deleted)
    }

    @Test(
        "phrases are found and scored as by reading every document",
        arguments: [
            "\"قمر بحر\"", "\"كتاب قمر بحر\"", "\"وكتاب كتاب\"", "\"قمر نادر\"", "\"بحر قمر\" جبل",
            "\"قمر بحر\" \"كتاب شمس\"",
            "\"قمر قمر\" نادر", "headline:\"قمر بحر\"", "\"قمر جبل\"~3",
        ], [false, true])
    func phrases(text: String, deletes: Bool) throws {
        var writer = IndexWriter()
        for words in Self.texts(9000) { _ = writer.add(IndexDocument(headline: words.joined(separator: " "))) }
        if deletes { for number in 0..<900 { writer.remove(DocumentNumber(rawValue: UInt32(number * 3))) } }
        let snapshot = writer.snapshot()
        func results(_ text: String) throws -> SearchResults {
            var request = SearchRequest(query: try QueryParser().query(text))
            request.words = .all
            request.fuzzy = .off
            return snapshot.search(request)
        }
        let (plain, excluding) = (try results(text), try results(text + " -لاشيءكهذا"))
        #expect(plain.total == excluding.total)
        #expect(plain.total > 0 || text.contains("نادر"))
        for (left, right) in zip(plain.hits, excluding.hits) { #expect(abs(left.score - right.score) < 0.001) }
    }
}
