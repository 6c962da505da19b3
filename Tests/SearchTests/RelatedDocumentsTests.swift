import Testing

@testable import Search

@Suite struct RelatedDocumentsTests {
    static let texts = [
        "وصل وزير الخارجية الأردني إلى القاهرة اليوم لبحث التعاون الاقتصادي بين البلدين",
        "بحث وزير الخارجية الأردني في القاهرة التعاون الاقتصادي بين الأردن ومصر",
        "فاز فريق الوحدات على منافسه في مباراة مثيرة انتهت بهدف واحد في الدقيقة الأخيرة",
        "أعلنت دائرة الأرصاد الجوية عن منخفض قادم يحمل أمطارا غزيرة في نهاية الأسبوع",
    ]

    static func related(to number: Int, among texts: [String]) -> [RelatedDocument] {
        var writer = IndexWriter()
        let documents = texts.map { IndexDocument(headline: "", paragraphs: [$0]) }
        for document in documents { _ = writer.add(document) }
        return writer.snapshot().related(
            to: documents[number], excluding: DocumentNumber(rawValue: UInt32(number)), limit: 10)
    }

    @Test("finds the one that tells of the same in an archive of a handful, and nothing that only shares a particle")
    func handful() {
        #expect(Self.related(to: 0, among: Self.texts).map(\.document.rawValue) == [1])
        #expect(Self.related(to: 1, among: Self.texts).map(\.document.rawValue) == [0])
        #expect(Self.related(to: 2, among: Self.texts).isEmpty)
    }

    @Test("finds copies where everything is a copy", arguments: 2...5)
    func copies(count: Int) {
        let found = Self.related(to: 0, among: Array(repeating: Self.texts[0], count: count))
        #expect(found.count == count - 1)
        #expect(found.allSatisfy { $0.score > 0.9 })
    }

    @Test("goes by the rarest shared words in a larger archive, and names them")
    func larger() {
        let others = (0..<80).map { "خبر رقم \($0) في اليوم عن موضوع\($0) وحدث\($0 % 7)" }
        let found = Self.related(to: 0, among: Self.texts + others)
        #expect(found.map(\.document.rawValue) == [1])
        #expect(found.first?.reasons.contains("القاهرة") == true)
    }
}
