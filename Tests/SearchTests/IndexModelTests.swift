import Testing

@testable import Search

/// The index against a model that looks at every document: same documents, same totals, whatever was added, deleted and merged.
@Suite struct IndexModelTests {
    /// Numbers that look random and are the same every time.
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    /// Words none of which is a form of another, so that a model needs no analyzer.
    static let words = ["قمر", "بحر", "جبل", "شمس", "نجم", "حصن", "درب", "غيم", "زهر", "رمح", "ثلج", "صقر"]

    struct ModelDocument {
        var headline: [String]
        var body: [[String]]
        var source: String
        var time: Int64?

        var fields: [[String]] { [headline] + body }

        func contains(_ phrase: [String], headlineOnly: Bool = false) -> Bool {
            (headlineOnly ? [headline] : fields).contains { text in
                text.count >= phrase.count
                    && (0...text.count - phrase.count).contains { Array(text[$0..<$0 + phrase.count]) == phrase }
            }
        }

        var indexed: IndexDocument {
            IndexDocument(
                headline: headline.joined(separator: " "), paragraphs: body.map { $0.joined(separator: " ") },
                keywords: [Keyword(name: "source", value: source)], published: time)
        }
    }

    static func document(_ generator: inout Generator) -> ModelDocument {
        func text(_ lengths: ClosedRange<Int>, _ generator: inout Generator) -> [String] {
            let count = Int.random(in: lengths, using: &generator)
            // Low numbers are far more frequent, as in language.
            return (0..<count).map { _ in
                words[
                    min(words.count - 1, Int.random(in: 0..<words.count * words.count, using: &generator) / words.count)
                ]
            }
        }
        return ModelDocument(
            headline: text(1...4, &generator),
            body: (0..<Int.random(in: 0...3, using: &generator)).map { _ in text(1...12, &generator) },
            source: ["alghad.com", "addustour.com", "sabq.org"].randomElement(using: &generator) ?? "",
            time: Bool.random(using: &generator) ? Int64.random(in: 0...100, using: &generator) : nil)
    }

    /// A query as text, and what the model says of a document.
    static func query(_ generator: inout Generator) -> (
        text: String, words: WordsMode, matches: (ModelDocument) -> Bool
    ) {
        let a = words.randomElement(using: &generator) ?? ""
        let b = words.randomElement(using: &generator) ?? ""
        let c = words.randomElement(using: &generator) ?? ""
        switch Int.random(in: 0..<9, using: &generator) {
        case 0: return (a, .all, { $0.contains([a]) })
        case 1: return ("\(a) \(b)", .all, { $0.contains([a]) && $0.contains([b]) })
        case 2: return ("\(a) \(b) \(c)", .any, { $0.contains([a]) || $0.contains([b]) || $0.contains([c]) })
        case 3: return ("\"\(a) \(b)\"", .all, { $0.contains([a, b]) })
        case 4: return ("\(a) -\(b)", .all, { $0.contains([a]) && !$0.contains([b]) })
        case 5: return ("(\(a) OR \(b)) \(c)", .all, { ($0.contains([a]) || $0.contains([b])) && $0.contains([c]) })
        case 6: return ("headline:\(a)", .all, { $0.contains([a], headlineOnly: true) })
        case 7: return ("\(a) source:sabq.org", .all, { $0.contains([a]) && $0.source == "sabq.org" })
        default: return ("\"\(a) \(b) \(c)\" OR \(b)", .all, { $0.contains([b]) })
        }
    }

    @Test("finds what a model finds, in any order of adding, deleting and merging", arguments: [1, 2, 3] as [UInt64])
    func model(seed: UInt64) throws {
        var generator = Generator(state: seed)
        var writer = IndexWriter()
        var documents: [UInt32: ModelDocument] = [:]
        for step in 0..<18 {
            for _ in 0..<Int.random(in: 1...60, using: &generator) {
                let document = Self.document(&generator)
                documents[writer.add(document.indexed).rawValue] = document
            }
            for _ in 0..<Int.random(in: 0...8, using: &generator) {
                guard let number = documents.keys.sorted().randomElement(using: &generator) else { break }
                writer.remove(DocumentNumber(rawValue: number))
                documents[number] = nil
            }
            if step % 7 == 6, let merge = writer.pendingMerge() { writer.commit(merge.merged()) }
            let snapshot = writer.snapshot()
            #expect(snapshot.checkInvariants() == [])
            #expect(snapshot.documentCount == documents.count)
            for _ in 0..<9 { try Self.compare(snapshot, documents, &generator) }
        }
    }

    static func compare(_ snapshot: IndexSnapshot, _ documents: [UInt32: ModelDocument], _ generator: inout Generator)
        throws
    {
        let (text, words, matches) = query(&generator)
        var request = SearchRequest(query: try QueryParser().query(text))
        request.words = words
        request.fuzzy = .off
        request.limit = documents.count
        request.facets = ["source"]
        let expected = documents.filter { matches($0.value) }
        let results = snapshot.search(request)
        #expect(Set(results.hits.map(\.document.rawValue)) == Set(expected.keys), "\(text)")
        #expect(results.total == expected.count, "\(text)")
        #expect(zip(results.hits, results.hits.dropFirst()).allSatisfy { $0.score >= $1.score }, "\(text)")
        let counts = Dictionary(grouping: expected.values, by: \.source).mapValues(\.count)
        #expect(
            Dictionary(uniqueKeysWithValues: (results.facets["source"] ?? []).map { ($0.value, $0.count) }) == counts)
        request.sort = .newest
        let times = snapshot.search(request).hits.map { documents[$0.document.rawValue]?.time ?? Int64.min }
        #expect(times == expected.values.map { $0.time ?? Int64.min }.sorted(by: >), "\(text)")
        try comparePages(snapshot, request, results, &generator)
    }

    /// Pages by cursor show what one long page shows.
    static func comparePages(
        _ snapshot: IndexSnapshot, _ request: SearchRequest, _ whole: SearchResults, _ generator: inout Generator
    ) throws {
        var request = request
        request.sort = .relevance
        request.limit = Int.random(in: 1...7, using: &generator)
        var seen: [DocumentNumber] = []
        while seen.count < min(30, whole.total) {
            let page = snapshot.search(request)
            #expect(page.total == whole.total)
            guard let last = page.hits.last else { break }
            seen += page.hits.map(\.document)
            request.after = last.position
        }
        #expect(seen == Array(whole.hits.map(\.document).prefix(seen.count)))
    }

    @Test("scores the same in one segment as in many, pruned or not")
    func sameScores() throws {
        var generator = Generator(state: 9)
        var one = IndexWriter()
        var many = IndexWriter()
        for number in 0..<4200 {
            let document = Self.document(&generator).indexed
            _ = one.add(document)
            _ = many.add(document)
            if number % 700 == 0 { _ = many.snapshot() }
        }
        let snapshots = [one.snapshot(), many.snapshot()]
        #expect(snapshots[0].segments.count < snapshots[1].segments.count)
        for _ in 0..<24 {
            let (text, words, _) = Self.query(&generator)
            var request = SearchRequest(query: try QueryParser().query(text))
            request.words = words
            request.limit = 10
            let first = snapshots[0].search(request)
            let second = snapshots[1].search(request)
            #expect(first.total == second.total, "\(text)")
            for (left, right) in zip(first.hits, second.hits) {
                #expect(abs(left.score - right.score) < 0.001, "\(text)")
            }
            // Asking for every hit leaves nothing to prune.
            request.limit = 4200
            let all = snapshots[0].search(request).hits.prefix(10)
            for (left, right) in zip(first.hits, all) { #expect(abs(left.score - right.score) < 0.001, "\(text)") }
        }
    }

    @Test("is the same after it was encoded and read back")
    func encoded() throws {
        var generator = Generator(state: 5)
        var writer = IndexWriter()
        for _ in 0..<300 { _ = writer.add(Self.document(&generator).indexed) }
        let snapshot = writer.snapshot()
        let read = try snapshot.sealedSegments.map { try Segment(encoded: $0.encoded) }
        var second = IndexWriter(segments: read, deleted: [DocumentNumber(rawValue: 3)])
        let copy = second.snapshot()
        #expect(copy.checkInvariants() == [])
        #expect(copy.documentCount == 299)
        #expect(!copy.contains(DocumentNumber(rawValue: 3)))
        #expect(second.nextNumber == DocumentNumber(rawValue: 300))
        #expect(throws: SearchError.malformedSegment) { try Segment(encoded: [1, 2, 3]) }
        let bytes = try #require(snapshot.sealedSegments.first).encoded
        #expect(throws: SearchError.malformedSegment) { try Segment(encoded: Array(bytes.dropLast(8))) }
    }
}
