import News
import Platform
import Search
import Storage
import Testing

@Suite("The archive keeps what it acknowledged")
struct ArchiveTests {
    private let disk = SimulatedDisk()

    private func settings(_ disk: SimulatedDisk, segmentByteCount: Int = 1 << 20) -> ArchiveSettings {
        var settings = ArchiveSettings()
        settings.disk = disk
        settings.segmentByteCount = segmentByteCount
        return settings
    }

    @Test("a new article is created, the same again changes nothing, another text adds a version")
    func versions() throws {
        let archive = try Archive.open(at: "a", settings: settings(disk))
        let first = try archive.add(InventedArticle.short(1))
        #expect(first.created && first.changed && first.version == 1)
        let again = try archive.add(InventedArticle.short(1))
        #expect(!again.created && !again.changed && again.version == 1)
        #expect(again.stored.etag == first.stored.etag)
        let second = try archive.add(InventedArticle.short(1, text: 1))
        #expect(!second.created && second.changed && second.version == 2)
        #expect(second.stored.etag != first.stored.etag)
        let versions = archive.snapshot.versions(of: first.id)
        #expect(versions.map(\.version) == [1, 2])
        #expect(try versions[0].article == InventedArticle.short(1))
        #expect(archive.snapshot.article(first.id)?.json.array == second.json.array)
        #expect(archive.snapshot.version(3, of: first.id) == nil)
        #expect(archive.snapshot.catalog.checkInvariants() == [])
        archive.close()
    }

    @Test("a deleted article is gone, stays gone after a restart, and can come back as a new version")
    func deletion() throws {
        var archive = try Archive.open(at: "a", settings: settings(disk))
        let added = try archive.add(InventedArticle.short(1))
        #expect(try archive.delete(added.id, matching: "\"9-0\"") == .changedMeanwhile)
        #expect(try archive.delete(added.id, matching: added.stored.etag) == .deleted)
        #expect(try archive.delete(added.id) == .alreadyGone)
        #expect(try archive.delete(InventedArticle.short(2).id) == .unknown)
        archive.close()
        archive = try Archive.open(at: "a", settings: settings(disk))
        guard case .gone = archive.snapshot.lookup(added.id) else {
            Issue.record("not gone")
            return
        }
        let back = try archive.add(InventedArticle.short(1))
        #expect(back.created && back.version == 2)
        #expect(archive.snapshot.versions(of: added.id).map(\.version) == [2])
        archive.close()
    }

    @Test("after a restart everything is there, byte for byte, and found by its words")
    func restart() throws {
        var archive = try Archive.open(at: "a", settings: settings(disk, segmentByteCount: 8000))
        var outcomes: [AddOutcome] = []
        for number in 0..<50 { outcomes.append(try archive.add(InventedArticle.short(number))) }
        _ = try archive.add(InventedArticle.short(7, text: 1))
        _ = try archive.delete(outcomes[9].id)
        archive.close()
        archive = try Archive.open(at: "a", settings: settings(disk, segmentByteCount: 8000))
        #expect(archive.recovery.isClean)
        #expect(archive.recovery.recordCount == 52)
        #expect(archive.snapshot.catalog.articleCount == 49)
        for outcome in outcomes where outcome.id != outcomes[9].id {
            #expect(archive.snapshot.version(1, of: outcome.id)?.json.array == outcome.json.array)
        }
        #expect(try found("رقم 8", in: archive) == [InventedArticle.short(8).id])
        #expect(try found("رقم 9", in: archive) == [])
        archive.close()
    }

    @Test("a search finds an article soon after it was added, its new text after a change, and nothing after deletion")
    func searching() throws {
        let archive = try Archive.open(at: "a", settings: settings(disk))
        let id = try archive.add(InventedArticle.short(77)).id
        archive.waitForIndex()
        #expect(try found("77", in: archive) == [id])
        _ = try archive.add(InventedArticle.short(77, text: 4711))
        archive.waitForIndex()
        #expect(try found("4711", in: archive) == [id])
        #expect(archive.snapshot.index.documentCount == 1)
        let document = try #require(archive.snapshot.document(of: id))
        #expect(archive.snapshot.article(of: document)?.version == 2)
        _ = try archive.delete(id)
        archive.waitForIndex()
        #expect(try found("4711", in: archive) == [])
        archive.close()
    }

    @Test("a snapshot keeps showing the archive as it was")
    func snapshots() throws {
        let archive = try Archive.open(at: "a", settings: settings(disk))
        let id = try archive.add(InventedArticle.short(1)).id
        let before = archive.snapshot
        _ = try archive.add(InventedArticle.short(1, text: 1))
        _ = try archive.delete(id)
        #expect(before.article(id)?.version == 1)
        #expect(archive.snapshot.article(id) == nil)
        archive.close()
        #expect(throws: ArchiveError.closed) { try archive.add(InventedArticle.short(3)) }
    }

    @Test("many threads share syncs, and each gets what it added")
    func groupCommit() throws {
        let archive = try Archive.open(at: "a", settings: settings(disk))
        let threads = try (0..<8).map { thread in
            try Thread {
                for number in 0..<50 {
                    do {
                        let outcome = try archive.add(InventedArticle.short(thread * 50 + number))
                        #expect(try outcome.stored.article == InventedArticle.short(thread * 50 + number))
                    } catch {
                        Issue.record(error)
                    }
                }
            }
        }
        threads.forEach { $0.join() }
        #expect(archive.snapshot.catalog.articleCount == 400)
        #expect(archive.snapshot.catalog.checkInvariants() == [])
        archive.close()
        let again = try Archive.open(at: "a", settings: settings(disk))
        #expect(again.snapshot.catalog.articleCount == 400)
        again.close()
    }

    @Test("a batch with the same article twice in two texts makes two versions of it")
    func batch() throws {
        let archive = try Archive.open(at: "a", settings: settings(disk))
        let calls = disk.callCount
        let outcomes = try archive.addBatch([
            InventedArticle.short(1), InventedArticle.short(2), InventedArticle.short(1),
            InventedArticle.short(1, text: 1),
        ]).map { try $0.get() }
        #expect(outcomes.map(\.version) == [1, 1, 1, 2])
        #expect(outcomes.map(\.changed) == [true, true, false, true])
        #expect(disk.callCount - calls < 12)
        archive.close()
    }

    @Test("an export brought into an empty archive gives every version back; bringing it in again changes nothing")
    func exportAndRestore() throws {
        let archive = try Archive.open(at: "a", settings: settings(disk))
        for number in 0..<20 { _ = try archive.add(InventedArticle.short(number)) }
        for number in 0..<5 { _ = try archive.add(InventedArticle.short(number, text: 1)) }
        _ = try archive.delete(InventedArticle.short(9).id)
        let lines = exported(archive)
        #expect(lines.count == 24)
        let other = try Archive.open(at: "b", settings: settings(disk))
        let readings = try lines.map { try ArticleJSON.reading(of: $0) }
        let first = try other.restore(readings).map { try $0.get() }
        #expect(first.allSatisfy { $0.changed })
        #expect(exported(other) == lines)
        let second = try other.restore(readings).map { try $0.get() }
        #expect(second.allSatisfy { !$0.changed })
        #expect(exported(other) == lines)
        archive.close()
        other.close()
    }

    @Test("a second archive on the same directory is refused while the first is open")
    func lock() throws {
        let archive = try Archive.open(at: "a", settings: settings(disk))
        #expect(throws: ArchiveError.inUse(directory: "a")) { try Archive.open(at: "a", settings: settings(disk)) }
        archive.close()
        try Archive.open(at: "a", settings: settings(disk)).close()
    }

    private func exported(_ archive: Archive) -> [[UInt8]] {
        var stream = archive.snapshot.export()
        var bytes: [UInt8] = []
        while let chunk = stream.next() { bytes += chunk }
        return bytes.split(separator: 0x0A).map { Array($0) }
    }

    private func found(_ words: String, in archive: Archive) throws -> [ArticleID] {
        var request = SearchRequest(query: try QueryParser().query(words))
        request.words = .all
        return archive.snapshot.index.search(request).hits.compactMap { archive.snapshot.id(of: $0.document) }
    }
}
