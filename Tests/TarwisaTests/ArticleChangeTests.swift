import News
import Testing

@testable import Tarwisa

@Suite("Two versions are compared paragraph by paragraph")
struct ArticleChangeTests {
    private func article(_ paragraphs: [String], headline: String = "عنوان") -> Article {
        var article = Article(url: nil, source: .unknown, headline: headline)
        article.paragraphs = paragraphs.map { Paragraph($0) }
        return article
    }

    private func fields(_ older: [String], _ newer: [String]) -> [String] {
        ArticleChange.changes(from: article(older), to: article(newer)).map { "\($0.kind.rawValue) \($0.field)" }
    }

    @Test("what came, went or changed is named by its place")
    func places() {
        #expect(fields(["أ", "ب"], ["أ", "ب"]) == [])
        #expect(fields(["أ", "ب"], ["أ", "ج", "ب"]) == ["added p2"])
        #expect(fields(["أ", "ب", "ج"], ["أ", "ج"]) == ["removed p2"])
        #expect(fields(["أ", "ب", "ج"], ["أ", "د", "ج"]) == ["changed p2"])
        #expect(fields([], ["أ"]) == ["added p1"])
        #expect(fields(["أ", "أ", "أ"], ["أ", "أ"]).count == 1)
    }

    @Test("a hundred thousand paragraphs that all changed are answered, place by place")
    func long() {
        let older = (0..<100_000).map { "فقرة \($0)" }
        let newer = ["أولى"] + (1..<99_999).map { "نص \($0)" } + [older[99_999], "أخيرة"]
        let changes = ArticleChange.changes(from: article(older), to: article(newer))
        #expect(changes.count == 100_000)
        #expect(changes.first?.field == "p1" && changes.last?.field == "p100001" && changes.last?.kind == .added)
    }
}
