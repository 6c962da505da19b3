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

    @Test("a writer that is behind merges more segments at once, and catches up to the same index")
    func behind() {
        var (writer, whole) = (IndexWriter(), IndexWriter())
        var counts: [Int] = []
        for number in 0..<80 {
            for copy in 0..<4 {
                let words = ["قمر", "وقمر", "بقمر", "moon", "moonlight", "a", "ab\(number)", "المنتصفات\(copy)"]
                let document = IndexDocument(headline: words[(number + copy) % 8], paragraphs: [words[copy], words[7]])
                _ = (writer.add(document), whole.add(document))
            }
            if number % 3 == 0 {
                writer.remove(writer.lastNumber)
                whole.remove(whole.lastNumber)
            }
            counts.append(writer.snapshot(isBehind: true).segments.count)
        }
        #expect(counts.prefix(15) == Array(1...15)[...])
        #expect(counts[15] == 1)
        #expect(writer.pendingMerge(isBehind: true)?.documentCount == nil)
        while let merge = writer.pendingMerge() {
            let size = merge.documentCount
            #expect(writer.pendingMerge(of: size...size)?.documentCount == nil, "it is in work")
            writer.commit(merge.merged())
        }
        let caughtUp = writer.snapshot()
        #expect(caughtUp.segments.count < 4)
        #expect(caughtUp.checkInvariants() == [])
        let isSame = caughtUp.liveDigests == whole.snapshot().liveDigests
        #expect(isSame)
    }

    @Test("a writer at rest makes few segments of many, and leaves a large one alone while little stands behind it")
    func resting() {
        var (writer, whole) = (IndexWriter(), IndexWriter())
        func add(_ count: Int) {
            for number in 0..<count {
                let document = IndexDocument(headline: "قمر وقمر\(number % 7) moon")
                _ = (writer.add(document), whole.add(document))
            }
            _ = writer.snapshot()
        }
        for _ in 0..<3 { add(300) }
        writer.remove(writer.lastNumber)
        whole.remove(whole.lastNumber)
        #expect(writer.snapshot().segments.count == 3)
        let merge = writer.restingMerge()
        #expect(merge?.documentCount == 900)
        #expect(writer.restingMerge()?.documentCount == nil, "one at a time")
        add(200)
        if let merge { writer.commit(merge.merged()) }
        #expect(writer.snapshot().segments.map(\.documentCount) == [900, 200])
        #expect(writer.restingMerge()?.documentCount == nil, "little stands behind a large one")
        add(25)
        while let merge = writer.restingMerge() { writer.commit(merge.merged()) }
        let rested = writer.snapshot()
        #expect(rested.segments.count == 1)
        #expect(rested.checkInvariants() == [])
        let isSame = rested.liveDigests == whole.snapshot().liveDigests
        #expect(isSame)
    }

    @Test("a segment does not depend on the words that came before it")
    func newVocabulary() {
        func document(_ number: Int) -> IndexDocument {
            IndexDocument(headline: (0..<100).map { "w\(number * 50 + $0)" }.joined(separator: " "))
        }
        var writer = IndexWriter()
        // More words than are kept: the third part begins anew with them.
        for part in 0..<3 {
            for number in 0..<800 { _ = writer.add(document(part * 700 + number)) }
            _ = writer.snapshot()
        }
        let segments = writer.snapshot().segments
        #expect(segments.count == 3)
        for (part, segment) in segments.enumerated() {
            var own = IndexWriter(startingAt: DocumentNumber(rawValue: UInt32(part * 800)))
            for number in 0..<800 { _ = own.add(document(part * 700 + number)) }
            #expect(own.snapshot().segments.map(\.encoded) == [segment.encoded])
        }
    }
}

extension IndexWriter {
    fileprivate var lastNumber: DocumentNumber { DocumentNumber(rawValue: nextNumber.rawValue - 1) }
}

extension IndexSnapshot {
    /// What is known of each document that counts.
    fileprivate var liveDigests: [UInt64] {
        zip(segments, live).flatMap { segment, live in
            segment.documentDigests().enumerated().filter { live[$0.offset] }.map(\.element)
        }
    }
}
