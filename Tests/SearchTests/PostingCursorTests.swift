import Testing
import Text

@testable import Search

/// Lists of terms and groups against the documents they were made of.
@Suite struct PostingCursorTests {
    /// A word under clitics and in two spellings: all of them share one key.
    static let forms = ["كتاب", "الكتاب", "وكتاب", "للكتاب", "كتابه", "بالكتاب"]

    /// Documents of such words and others; word `n` of a text stands at position `n`.
    static func texts(_ count: Int, _ generator: inout IndexModelTests.Generator) -> [[String]] {
        (0..<count).map { number in
            let length = number % 97 == 0 ? 40 : Int.random(in: 1...6, using: &generator)
            return (0..<length).map { _ in
                Int.random(in: 0..<3, using: &generator) == 0
                    ? "قمر" : forms[min(forms.count - 1, Int.random(in: 0..<36, using: &generator) / 5)]
            }
        }
    }

    static func segment(_ texts: [[String]]) throws -> Segment {
        var writer = IndexWriter()
        for text in texts { _ = writer.add(IndexDocument(headline: text.joined(separator: " "))) }
        return try #require(writer.snapshot().segments.first)
    }

    /// A group's entries as the texts have them: document, term, positions.
    static func entries(_ texts: [[String]], terms: [String]) -> [[UInt32]] {
        texts.enumerated().flatMap { document, text in
            terms.enumerated().compactMap { member, term in
                let positions = text.indices.filter { text[$0] == term }.map { UInt32($0) }
                return positions.isEmpty ? nil : [UInt32(document), UInt32(member)] + positions
            }
        }
    }

    static func terms(of segment: Segment, group: Int) -> [String] {
        segment.terms(ofGroup: group).map {
            TermCoding.string(of: segment.term(Int(segment.groupTerms[$0])))
        }
    }

    @Test("a group's list has every occurrence of its terms, whatever its length", arguments: [1, 127, 128, 129, 900])
    func groupEntries(count: Int) throws {
        var generator = IndexModelTests.Generator(state: UInt64(count))
        let texts = Self.texts(count, &generator)
        let segment = try Self.segment(texts)
        for group in 0..<segment.groupCount {
            let cursor = PostingCursor(segment: segment, list: segment.list(ofGroup: group))
            var found: [[UInt32]] = []
            while cursor.count > 0 {
                var entry = [cursor.document, UInt32(cursor.member)]
                cursor.appendPositions(to: &entry)
                #expect(entry.count == 2 + Int(cursor.frequency))
                found.append(entry)
                cursor.advance()
            }
            #expect(found == Self.entries(texts, terms: Self.terms(of: segment, group: group)))
        }
    }

    @Test("positions are found however the cursor comes to a document")
    func jumps() throws {
        var generator = IndexModelTests.Generator(state: 3)
        let texts = Self.texts(1200, &generator)
        let segment = try Self.segment(texts)
        for group in 0..<segment.groupCount {
            let entries = Self.entries(texts, terms: Self.terms(of: segment, group: group))
            for step in [1, 3, 50, 400] {
                let cursor = PostingCursor(segment: segment, list: segment.list(ofGroup: group), startsLater: true)
                for target in stride(from: UInt32(0), to: 1300, by: step) {
                    cursor.advance(to: target)
                    guard let expected = entries.first(where: { $0[0] >= target }) else {
                        #expect(cursor.document == UInt32.max)
                        continue
                    }
                    var entry = [cursor.document, UInt32(cursor.member)]
                    cursor.appendPositions(to: &entry)
                    #expect(entry == expected)
                }
            }
        }
    }

    @Test("merging keeps every occurrence of what is not deleted, and the terms that are left")
    func merged() throws {
        var generator = IndexModelTests.Generator(state: 8)
        let texts = Self.texts(700, &generator) + [["وكتابهم"], ["فكتابنا"]]
        var writer = IndexWriter()
        var kept = texts
        for (number, text) in texts.enumerated() {
            _ = writer.add(IndexDocument(headline: text.joined(separator: " ")))
            if number % 150 == 149 { _ = writer.snapshot() }
        }
        for number in Array(stride(from: 0, to: 700, by: 3)) + [700] {
            writer.remove(DocumentNumber(rawValue: UInt32(number)))
            kept[number] = []
        }
        let snapshot = writer.snapshot()
        let merged = SegmentMerge(segments: snapshot.segments, live: snapshot.live).merged()
        #expect(merged.checkInvariants() == [])
        #expect(merged.index(of: TermCoding.term(of: "وكتابهم")[...]) == nil)
        #expect(merged.index(of: TermCoding.term(of: "فكتابنا")[...]) != nil)
        for group in 0..<merged.groupCount {
            let cursor = PostingCursor(segment: merged, list: merged.list(ofGroup: group))
            var found: [[UInt32]] = []
            while cursor.count > 0 {
                var entry = [cursor.document, UInt32(cursor.member)]
                cursor.appendPositions(to: &entry)
                found.append(entry)
                cursor.advance()
            }
            #expect(found == Self.entries(kept, terms: Self.terms(of: merged, group: group)))
        }
    }
}
