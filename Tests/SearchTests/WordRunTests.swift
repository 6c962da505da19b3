import Testing

@testable import Search

@Suite struct WordRunTests {
    @Test(
        "marks the documents of any number of rare and frequent terms, gathered or not", arguments: [1, 3, 4, 7, 12],
        [false, true])
    func marks(termCount: Int, isGathered: Bool) throws {
        let segment = try #require(DisjunctionTests.snapshot(9500, deletes: false).segments.last)
        // The rarest first.
        let terms = (0..<segment.termCount).sorted {
            segment.documentFrequencies[$0] < segment.documentFrequencies[$1]
        }.prefix(termCount)
        let forms = terms.map { term in
            WordForm(
                term: segment.term(term), weight: 1, documentCount: Int(segment.documentFrequencies[term]),
                places: [TermPlace(segment: 0, term: term)])
        }
        var expected = Bitmap(count: segment.documentCount)
        for term in terms {
            let cursor = PostingCursor(segment: segment, term: term)
            while cursor.count > 0 {
                expected[Int(cursor.document)] = true
                cursor.advance()
            }
        }
        let run = WordRun(FormPlaces(Array(forms)).places(in: 0), segment: segment)
        if isGathered { run.gather() }
        var found = Bitmap(count: segment.documentCount)
        let bits = WindowBits()
        for window in 0..<(segment.documentCount + Window.size - 1) / Window.size {
            let start = window * Window.size
            bits.fill(0)
            let next = expected.first(from: start).map { UInt32($0) } ?? UInt32.max
            #expect(run.nextDocument(from: UInt32(start)) <= next)
            run.mark(from: UInt32(start), bits: bits)
            bits.forEach { found[start + $0] = true }
        }
        #expect(found == expected)
        #expect(run.nextDocument(from: UInt32(segment.documentCount)) >= UInt32(segment.documentCount))
    }
}
