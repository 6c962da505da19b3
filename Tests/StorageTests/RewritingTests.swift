import News
import Platform
import Search
import Storage
import Testing

@Suite("What is derived from an article is written anew without a new version")
struct RewritingTests {
    private let disk = SimulatedDisk()

    private func settings(_ disk: SimulatedDisk, entity: String) -> ArchiveSettings {
        var settings = ArchiveSettings()
        settings.disk = disk
        settings.annotate = { _, _ in
            Annotations(
                rules: 1, entities: [entity], json: Array("{\"rules\":1,\"entity_ids\":[\"\(entity)\"]}".utf8))
        }
        return settings
    }

    private func count(_ entity: String, in archive: Archive) -> Int {
        archive.waitForIndex()
        var request = SearchRequest(query: nil)
        request.filter.keywords["entity"] = [entity]
        return archive.snapshot.index.search(request).total
    }

    @Test("the new findings are served and searched, the number and the text stay, and a restart keeps them")
    func rewrites() throws {
        var archive = try Archive.open(at: "a", settings: settings(disk, entity: "country:JO"))
        let before = try (1...5).map { try archive.add(InventedArticle.short($0)).stored }
        #expect(count("country:JO", in: archive) == 5)
        archive.close()
        archive = try Archive.open(at: "a", settings: settings(disk, entity: "country:TR"))
        #expect(try archive.rewrite(before) == 5)
        #expect(count("country:JO", in: archive) == 0 && count("country:TR", in: archive) == 5)
        for old in before {
            let new = try #require(archive.snapshot.article(old.id))
            #expect(new.version == 1 && new.etag != old.etag)
            #expect(try new.article.hasSameContent(as: old.article))
            #expect(archive.snapshot.versions(of: old.id).map(\.version) == [1])
        }
        let json = before.map { archive.snapshot.article($0.id)?.json.array }
        #expect(archive.snapshot.catalog.checkInvariants() == [])
        archive.close()
        archive = try Archive.open(at: "a", settings: settings(disk, entity: "country:XX"))
        #expect(before.map { archive.snapshot.article($0.id)?.json.array } == json)
        #expect(count("country:TR", in: archive) == 5)
        archive.close()
    }

    @Test("what a batch changes and then changes back is found in again")
    func changedBack() throws {
        let archive = try Archive.open(at: "a", settings: settings(disk, entity: "country:JO"))
        _ = try archive.add(InventedArticle.short(1))
        let outcomes = try archive.addBatch([InventedArticle.short(1, text: 1), InventedArticle.short(1)])
        let last = try #require(try outcomes.last?.get().stored)
        #expect(last.version == 3)
        #expect(try last.article.annotations?.entities == ["country:JO"])
        #expect(count("country:JO", in: archive) == 1)
        archive.close()
    }

    @Test("what has changed or gone meanwhile is left as it is")
    func races() throws {
        let archive = try Archive.open(at: "a", settings: settings(disk, entity: "country:JO"))
        let stored = try (1...3).map { try archive.add(InventedArticle.short($0)).stored }
        let changed = try archive.add(InventedArticle.short(1, text: 1))
        _ = try archive.delete(stored[1].id)
        #expect(try archive.rewrite(stored) == 1)
        #expect(archive.snapshot.article(stored[0].id)?.etag == changed.stored.etag)
        #expect(archive.snapshot.article(stored[1].id) == nil)
        #expect(try archive.rewrite([]) == 0)
        archive.close()
        #expect(throws: ArchiveError.self) { try archive.rewrite([stored[2]]) }
    }

    @Test("a version goes on from what was found in the one before; a deleted article does not")
    func resumes() throws {
        let seen = Monitor<[[String]?]>([])
        var settings = settings(disk, entity: "country:JO")
        let annotate = settings.annotate
        settings.annotate = { article, id in
            seen.withLock { $0.append(article.annotations?.entities) }
            return annotate?(article, id) ?? Annotations(rules: 1)
        }
        let archive = try Archive.open(at: "a", settings: settings)
        let id = try archive.add(InventedArticle.short(1)).id
        _ = try archive.add(InventedArticle.short(1, text: 1))
        _ = try archive.delete(id)
        _ = try archive.add(InventedArticle.short(1, text: 2))
        #expect(seen.withLock { $0 } == [nil, ["country:JO"], nil])
        archive.close()
    }

    @Test("a batch is read in the order of publication and kept in the order given")
    func order() throws {
        let order = Monitor<[ArticleID]>([])
        var settings = settings(disk, entity: "country:JO")
        let annotate = settings.annotate
        settings.annotate = { article, id in
            order.withLock { $0.append(id) }
            return annotate?(article, id) ?? Annotations(rules: 1)
        }
        let archive = try Archive.open(at: "a", settings: settings)
        func article(_ number: Int, at seconds: Int64, text: Int = 0) -> Article {
            var article = InventedArticle.short(number, text: text)
            article.published = PublicationDate(
                epochSeconds: seconds, utcOffsetSeconds: 0, hasTime: true, raw: "", rule: "")
            return article
        }
        let batch = [
            article(1, at: 300), article(2, at: 100, text: 0), article(3, at: 200), article(2, at: 400, text: 1),
        ]
        let outcomes = try archive.addBatch(batch).map { try $0.get() }
        #expect(outcomes.map(\.id) == batch.map(\.id))
        #expect(outcomes.map(\.version) == [1, 1, 1, 2])
        #expect(archive.snapshot.catalog.arrivals == [batch[0].id, batch[2].id, batch[3].id])
        #expect(order.withLock { $0 } == [batch[1].id, batch[3].id, batch[2].id, batch[0].id])
        archive.close()
    }
}
