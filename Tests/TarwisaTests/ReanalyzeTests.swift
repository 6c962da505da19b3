import Foundation
import Insight
import News
import Storage
import Testing

@testable import Tarwisa

@Suite("What other rules found is found anew, once, and kept")
struct ReanalyzeTests {
    private let directory = FileManager.default.temporaryDirectory.appending(path: "tarwisa-rules-\(UUID().uuidString)")

    private func archive(_ annotate: @escaping @Sendable (Article, ArticleID) -> Annotations) throws -> Archive {
        var settings = ArchiveSettings()
        settings.annotate = annotate
        return try Archive.open(at: directory.path(percentEncoded: false), settings: settings)
    }

    private func own() throws -> Archive {
        let book = StoryBook()
        return try archive { book.annotations(of: $0, id: $1) }
    }

    /// What rules of an earlier version found: nothing.
    private static func earlier(_ article: Article, _ id: ArticleID) -> Annotations {
        Annotations(
            rules: ArticleInsight.rulesVersion - 1, json: Array("{\"rules\":\(ArticleInsight.rulesVersion - 1)}".utf8))
    }

    private static func articles() -> [Article] {
        let leads = [
            "انهار جسر خشبي قديم فوق وادي السرو أول من أمس بعد فيضان مفاجئ وانقطعت القرية الجبلية",
            "فيضان مفاجئ يهدم الجسر الخشبي فوق وادي السرو والقرية الجبلية معزولة عن الأردن",
            "افتتاح متحف للطوابع النادرة في قاعة البريد القديمة وسط حضور كبير",
        ]
        return leads.enumerated().map { index, lead in
            Article(
                url: WebURL("https://p\(index).example/1"), source: Source(id: "p\(index)"), headline: lead,
                published: PublicationDate(
                    epochSeconds: 1_555_000_000 + Int64(index) * 3600, utcOffsetSeconds: 0, hasTime: true, raw: "",
                    rule: "x"),
                paragraphs: [Paragraph(lead + ".")])
        }
    }

    @Test("articles of earlier rules are read again under their own versions, and a second time nothing is")
    func recomputed() throws {
        defer { try? FileManager.default.removeItem(at: directory) }
        let articles = ReanalyzeTests.articles()
        let old = try archive(ReanalyzeTests.earlier)
        for result in try old.addBatch(articles) { _ = try result.get() }
        let before = articles.map { old.snapshot.article($0.id) }
        old.close()

        let new = try own()
        #expect(try ReanalyzeCommand.reanalyze(new).read == 3)
        new.waitForIndex()
        for (article, before) in zip(articles, before) {
            let stored = try #require(new.snapshot.article(article.id))
            #expect(stored.version == 1 && stored.etag != before?.etag)
            #expect(try stored.article.hasSameContent(as: article))
            #expect(try stored.article.annotations?.rules == ArticleInsight.rulesVersion)
        }
        #expect(StoredFindings("dates", of: try #require(new.snapshot.article(articles[0].id))).items.count >= 1)
        #expect(try new.snapshot.article(articles[1].id)?.article.annotations?.entities == ["country:JO"])
        let stories = try articles.map { try new.snapshot.article($0.id)?.article.annotations?.story?.story }
        #expect(stories[0] != nil && stories[0] == stories[1] && stories[2] != stories[0], "\(stories)")
        let after = articles.map { new.snapshot.article($0.id)?.etag }
        #expect(try ReanalyzeCommand.reanalyze(new).read == 0)
        new.close()

        let reopened = try own()
        #expect(articles.map { reopened.snapshot.article($0.id)?.etag } == after)
        #expect(try ReanalyzeCommand.reanalyze(reopened).read == 0)
        reopened.close()
    }

    @Test("an article that has its story keeps it when it is read again")
    func storyStays() throws {
        defer { try? FileManager.default.removeItem(at: directory) }
        let articles = ReanalyzeTests.articles()
        let kept = StoryPlace(story: "s_0000000000000000", beside: nil)
        let old = try archive { article, id in
            var annotations = ReanalyzeTests.earlier(article, id)
            annotations.json = Array(
                "{\"rules\":\(annotations.rules),\"story\":{\"id\":\"\(kept.story)\",\"beside\":null,\"score\":0}}".utf8
            )
            return annotations
        }
        for result in try old.addBatch(articles) { _ = try result.get() }
        old.close()
        let new = try own()
        #expect(try ReanalyzeCommand.reanalyze(new).read == 3)
        for article in articles {
            #expect(try new.snapshot.article(article.id)?.article.annotations?.story == kept)
        }
        new.close()
    }

    @Test("the command says how many it read")
    func command() throws {
        defer { try? FileManager.default.removeItem(at: directory) }
        let old = try archive(ReanalyzeTests.earlier)
        for result in try old.addBatch(ReanalyzeTests.articles()) { _ = try result.get() }
        old.close()
        let path = directory.path(percentEncoded: false)
        let first = try RunningServer.run(["reanalyze", "--data-directory", path])
        #expect(first.status == 0 && first.output.hasPrefix("3 of 3 "), "\(first)")
        #expect(try RunningServer.run(["reanalyze", "--data-directory", path]).output.hasPrefix("0 of 3 "))
    }
}
