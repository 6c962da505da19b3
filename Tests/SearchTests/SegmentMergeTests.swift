import Testing

@testable import Search

@Suite struct SegmentMergeTests {
    @Test("segments are not merged beyond what their offsets reach")
    func bounded() throws {
        var writer = IndexWriter()
        for _ in 0..<40 { _ = writer.add(IndexDocument(headline: "قمر بحر جبل شمس")) }
        let segments = writer.snapshot().segments
        #expect(SegmentMerge.fits(segments[...]))
        #expect(!SegmentMerge.fits(segments[...], limit: 100))
    }

    @Test("terms part anew where they are as frequent otherwise together")
    func parted() throws {
        // Where «وقمر» is the more frequent, it is taken for a word of its own.
        func segment(_ texts: [(String, Int)], at first: UInt32) -> Segment? {
            var writer = IndexWriter(startingAt: DocumentNumber(rawValue: first))
            for (text, count) in texts { for _ in 0..<count { _ = writer.add(IndexDocument(headline: text)) } }
            return writer.snapshot().segments.first
        }
        let first = try #require(segment([("وقمر", 9), ("قمر", 5)], at: 0))
        let second = try #require(segment([("قمر", 30), ("وقمر", 1), ("بقمر", 4)], at: 14))
        let live = [first, second].map { Bitmap(count: $0.documentCount, filled: true) }
        let merged = SegmentMerge(segments: [first, second], live: live).merged()
        #expect(merged.checkInvariants() == [])
        #expect(first.groupCount == 2)
        #expect(merged.groupCount == 1)
        let digests = IndexSnapshot(segments: [first, second], live: live).segments.flatMap { $0.documentDigests() }
        #expect(merged.documentDigests() == digests)
    }
}
