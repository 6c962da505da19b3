import News
import Search
import Storage
import Testing

@Suite("A start takes the catalogue and the index from disk, and builds them where they are not whole")
struct CheckpointTests {
    private static func settings(_ disk: SimulatedDisk) -> ArchiveSettings {
        var settings = ArchiveSettings()
        settings.disk = disk
        settings.segmentByteCount = 8000
        settings.growthByteCount = 0
        return settings
    }

    /// Forty articles with versions and deletions among them, closed in good order.
    private static func filled() throws -> SimulatedDisk {
        let disk = SimulatedDisk()
        let archive = try Archive.open(at: "a", settings: settings(disk))
        for number in 0..<40 { _ = try archive.add(InventedArticle.short(number, paragraphs: 1)) }
        for number in 0..<9 { _ = try archive.add(InventedArticle.short(number, text: 1, paragraphs: 1)) }
        for number in 5..<8 { _ = try archive.delete(InventedArticle.short(number).id) }
        archive.close()
        return disk
    }

    private func check(_ archive: Archive, count: Int = 37) throws {
        #expect(archive.snapshot.catalog.checkInvariants() == [])
        #expect(archive.snapshot.catalog.articleCount == count)
        #expect(archive.snapshot.index.documentCount == count)
        #expect(archive.snapshot.versions(of: InventedArticle.short(3).id).map(\.version) == [1, 2])
        #expect(try found("38", in: archive) == [InventedArticle.short(38).id])
        #expect(try found("6", in: archive) == [])
        for number in 0..<40 where !(5..<8).contains(number) {
            let article = InventedArticle.short(number, text: number < 9 ? 1 : 0, paragraphs: 1)
            #expect(try archive.snapshot.article(article.id)?.article == article)
            let document = try #require(archive.snapshot.document(of: article.id))
            #expect(archive.snapshot.article(of: document)?.id == article.id)
        }
    }

    private func found(_ words: String, in archive: Archive) throws -> [ArticleID] {
        let request = SearchRequest(query: try QueryParser().query("headline:\(words)"))
        return archive.snapshot.index.search(request).hits.compactMap { archive.snapshot.id(of: $0.document) }
    }

    @Test("after a good close nothing is indexed again, though checkpoints were written while the index was behind")
    func indexBehindCheckpoint() throws {
        let disk = SimulatedDisk()
        var settings = CheckpointTests.settings(disk)
        settings.segmentByteCount = 1 << 20
        settings.checkpointInterval = 100
        let archive = try Archive.open(at: "a", settings: settings)
        for start in stride(from: 0, to: 1200, by: 300) {  // in batches, so that the journal runs ahead
            let articles = (start..<start + 300).map { InventedArticle.short($0, paragraphs: 1) }
            for outcome in try archive.addBatch(articles) { _ = try outcome.get() }
        }
        archive.close()
        let again = try Archive.open(at: "a", settings: settings)
        #expect(again.recovery.indexedCount == 0 && again.recovery.replayedCount == 0)
        #expect(again.snapshot.index.documentCount == 1200)
        again.close()
    }

    @Test("after a good close nothing of the journal is read again")
    func fastStart() throws {
        let disk = try CheckpointTests.filled()
        for _ in 0..<3 {
            let archive = try Archive.open(at: "a", settings: CheckpointTests.settings(disk))
            #expect(archive.recovery.replayedCount == 0)
            #expect(archive.recovery.recordCount == 52)
            #expect(archive.recovery.notes == [])
            try check(archive)
            archive.close()
        }
    }

    @Test("what came after the catalogue was written is read from the journal")
    func tail() throws {
        let disk = try CheckpointTests.filled()
        let archive = try Archive.open(at: "a", settings: CheckpointTests.settings(disk))
        for number in 50..<60 { _ = try archive.add(InventedArticle.short(number)) }
        _ = try archive.delete(InventedArticle.short(55).id)
        let after = disk.afterPowerCut(seed: 1)
        archive.close()
        let again = try Archive.open(at: "a", settings: CheckpointTests.settings(after))
        #expect(again.recovery.replayedCount == 11)
        try check(again, count: 46)
        #expect(try found("57", in: again) == [InventedArticle.short(57).id])
        again.close()
    }

    @Test("a catalogue with any byte flipped or cut short is not believed", arguments: 0..<50)
    func damagedCatalogue(part: Int) throws {
        let disk = try CheckpointTests.filled()
        let length = try #require(disk.bytes(of: "a/index/catalogue")?.count)
        if part == 0 {
            disk.cut("a/index/catalogue", to: length / 2)
        } else {
            disk.flip("a/index/catalogue", at: length * part / 50, mask: 4)
        }
        let archive = try Archive.open(at: "a", settings: CheckpointTests.settings(disk))
        #expect(archive.recovery.replayedCount == 52)
        #expect(archive.recovery.notes.count == 1)
        try check(archive)
        archive.close()
    }

    @Test("index segments that are damaged, cut or missing are built anew", arguments: [0, 1, 2])
    func damagedIndex(kind: Int) throws {
        let disk = try CheckpointTests.filled()
        let name = try #require(try disk.names(in: "a/index").first { $0.hasSuffix(".segment") })
        switch kind {
        case 0: disk.flip("a/index/" + name, at: 200, mask: 1)
        case 1: disk.cut("a/index/" + name, to: 100)
        default: try disk.remove("a/index/" + name)
        }
        let archive = try Archive.open(at: "a", settings: CheckpointTests.settings(disk))
        #expect(archive.recovery.replayedCount == 0)
        #expect(archive.recovery.notes.count == 1)
        try check(archive)
        archive.close()
    }

    @Test("a journal that was cut behind the catalogue's back is read instead of believing it")
    func shorterJournal() throws {
        let disk = try CheckpointTests.filled()
        let last = try #require(try disk.names(in: "a/journal").last)
        disk.cut("a/journal/" + last, to: 64)
        let archive = try Archive.open(at: "a", settings: CheckpointTests.settings(disk))
        #expect(archive.recovery.replayedCount > 0)
        #expect(archive.snapshot.catalog.checkInvariants() == [])
        #expect(archive.snapshot.index.documentCount == archive.snapshot.catalog.articleCount)
        archive.close()
    }
}
