import Testing

@testable import Search

@Suite("Documents with the phrases of another are found among many, however common its words are")
struct CopiesTests {
    /// Each a root of its own.
    private static let words = ["بحجر", "دخزع", "سقطف", "شرجم", "صعدل", "ضفره", "طمسج", "ظهرب", "غلقد", "فصحز"].flatMap
    { word in
        ["ش", "ص", "ض", "ط", "ظ", "ع"].map { $0 + word }
    }

    /// A text in which chance alone decides which word follows which.
    private static func text(_ seed: Int) -> String {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        return (0..<80).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return words[Int(state >> 33) % words.count]
        }.joined(separator: " ")
    }

    private func snapshot(_ texts: [String]) -> IndexSnapshot {
        var writer = IndexWriter(startingAt: DocumentNumber(rawValue: 0))
        for text in texts { _ = writer.add(IndexDocument(headline: "عنوان", paragraphs: [text])) }
        return writer.snapshot()
    }

    private func found(_ text: String, in snapshot: IndexSnapshot, excluding number: UInt32? = nil) -> [UInt32] {
        snapshot.sharingPhrases(
            with: IndexDocument(headline: "عنوان", paragraphs: [text]),
            excluding: number.map { DocumentNumber(rawValue: $0) }, limit: 5
        ).map(\.rawValue)
    }

    @Test("a copy comes first among documents of the same words, also half of it, and never the document itself")
    func copies() {
        let texts = (0..<200).map { CopiesTests.text($0) }
        let half = texts[7].split(separator: " ").prefix(40).joined(separator: " ")
        let snapshot = snapshot(texts + [texts[7], half])
        #expect(found(texts[7], in: snapshot, excluding: 7).prefix(2) == [200, 201])
        #expect(found(half, in: snapshot, excluding: 201).prefix(2).sorted() == [7, 200])
        #expect(!found(texts[8], in: snapshot, excluding: 8).contains(8))
    }

    @Test("an archive of nothing but copies has them all")
    func onlyCopies() {
        let snapshot = snapshot(Array(repeating: CopiesTests.text(1), count: 4))
        #expect(found(CopiesTests.text(1), in: snapshot, excluding: 0).sorted() == [1, 2, 3])
    }

    @Test("without three words in the text the headline speaks; without any nothing is found")
    func short() {
        var writer = IndexWriter(startingAt: DocumentNumber(rawValue: 0))
        for headline in ["افتتاح متحف جديد للطوابع", "افتتاح متحف جديد للطوابع", "خبر"] {
            _ = writer.add(IndexDocument(headline: headline))
        }
        let snapshot = writer.snapshot()
        func near(_ headline: String, _ number: UInt32) -> [UInt32] {
            snapshot.sharingPhrases(
                with: IndexDocument(headline: headline), excluding: DocumentNumber(rawValue: number), limit: 5
            ).map(\.rawValue)
        }
        #expect(near("افتتاح متحف جديد للطوابع", 0) == [1])
        #expect(near("خبر", 2).isEmpty)
        #expect(near("", 2).isEmpty)
    }

    @Test("a group in a filter lets through what bears the keyword and what is listed")
    func groups() {
        var writer = IndexWriter(startingAt: DocumentNumber(rawValue: 0))
        for number in 0..<6 {
            let keywords = [Keyword(name: "told", value: number == 2 ? "again" : "once")]
            _ = writer.add(IndexDocument(headline: "خبر", keywords: keywords))
        }
        var request = SearchRequest(query: nil)
        request.filter.group = SearchFilter.Group(
            keyword: Keyword(name: "told", value: "again"),
            documents: [DocumentNumber(rawValue: 4), DocumentNumber(rawValue: 99)])
        #expect(Set(writer.snapshot().search(request).hits.map(\.document.rawValue)) == [2, 4])
        request.filter.keywords["told"] = ["once"]
        #expect(writer.snapshot().search(request).hits.map(\.document.rawValue) == [4])
        #expect(!request.filter.isEmpty)
    }
}
