import News
import Platform
import Storage
import Testing

@Suite("Compaction drops what is dead and nothing else")
struct CompactionTests {
    private static func settings(_ disk: SimulatedDisk) -> ArchiveSettings {
        var settings = ArchiveSettings()
        settings.disk = disk
        settings.segmentByteCount = 6000
        settings.growthByteCount = 500
        return settings
    }

    private static func filled(_ disk: SimulatedDisk) throws -> Archive {
        let archive = try Archive.open(at: "a", settings: settings(disk))
        for number in 0..<24 { _ = try archive.add(InventedArticle.short(number, paragraphs: 0)) }
        for number in 0..<8 { _ = try archive.add(InventedArticle.short(number, text: 1, paragraphs: 0)) }
        for number in 0..<24 where number % 3 != 0 { _ = try archive.delete(InventedArticle.short(number).id) }
        _ = try archive.add(InventedArticle.short(4, text: 2, paragraphs: 0))
        archive.waitForIndex()
        return archive
    }

    private func expectWhole(_ archive: Archive) throws {
        #expect(archive.snapshot.catalog.checkInvariants() == [])
        #expect(archive.snapshot.catalog.articleCount == 9)
        #expect(archive.snapshot.catalog.deletedCount == 15)
        for number in stride(from: 0, to: 24, by: 3) {
            let article = InventedArticle.short(number, text: number < 8 ? 1 : 0, paragraphs: 0)
            #expect(try archive.snapshot.article(article.id)?.article == article)
            #expect(archive.snapshot.versions(of: article.id).count == (number < 8 ? 2 : 1))
        }
        #expect(archive.snapshot.versions(of: InventedArticle.short(4).id).map(\.version) == [3])
        #expect(archive.snapshot.article(InventedArticle.short(5).id) == nil)
        archive.waitForIndex()
        #expect(archive.verify().problems == [])
    }

    @Test("the archive is the same before, after, and after a restart with and without the catalogue on disk")
    func sameArchive() throws {
        let disk = SimulatedDisk()
        let archive = try CompactionTests.filled(disk)
        let before = archive.snapshot
        try expectWhole(archive)
        let report = try archive.compact(deadShare: 0)
        #expect(report.droppedRecordCount > 8 && report.freedByteCount > 4000)
        try expectWhole(archive)
        #expect(
            try before.article(InventedArticle.short(0).id)?.article == InventedArticle.short(0, text: 1, paragraphs: 0)
        )
        #expect(try archive.compact(deadShare: 0).segmentCount == 0)
        archive.close()
        let again = try Archive.open(at: "a", settings: CompactionTests.settings(disk))
        #expect(again.recovery.replayedCount == 0)
        try expectWhole(again)
        again.close()
        try disk.remove("a/index/catalogue")
        let third = try Archive.open(at: "a", settings: CompactionTests.settings(disk))
        #expect(third.recovery.isClean)
        try expectWhole(third)
        third.close()
    }

    @Test("a power cut at any call of a compaction leaves the same archive", arguments: [1, 2])
    func powerCuts(seed: UInt64) throws {
        var cut = 0
        while true {
            let disk = SimulatedDisk(seed: seed)
            let archive = try CompactionTests.filled(disk)
            let call = disk.callCount + cut
            disk.set(SimulatedDisk.Fault(call: call, kind: .powerCut))
            let isThrough: Bool
            do {
                _ = try archive.compact(deadShare: 0)
                isThrough = disk.callCount <= call
            } catch {
                isThrough = false
            }
            let after = disk.afterPowerCut(seed: seed &+ UInt64(cut))
            archive.close()
            let again = try Archive.open(at: "a", settings: CompactionTests.settings(after))
            try expectWhole(again)
            again.close()
            if isThrough { return }
            cut += 1
        }
    }

    @Test("writers and readers go on while segments are written anew")
    func beside() throws {
        let disk = SimulatedDisk()
        let archive = try CompactionTests.filled(disk)
        let writer = try Thread {
            for number in 100..<140 {
                do {
                    _ = try archive.add(InventedArticle.short(number))
                    if number % 2 == 0 { _ = try archive.delete(InventedArticle.short(number).id) }
                    #expect(archive.snapshot.article(InventedArticle.short(3).id)?.version == 2)
                } catch {
                    Issue.record(error)
                }
            }
        }
        for _ in 0..<5 { _ = try archive.compact(deadShare: 0) }
        writer.join()
        #expect(archive.snapshot.catalog.articleCount == 29)
        archive.waitForIndex()
        #expect(archive.verify().problems == [])
        archive.close()
    }

    @Test("segments of which much is dead are written anew unasked, after a checkpoint")
    func unasked() throws {
        let disk = SimulatedDisk()
        var settings = CompactionTests.settings(disk)
        settings.checkpointInterval = 10
        let archive = try Archive.open(at: "a", settings: settings)
        for number in 0..<40 { _ = try archive.add(InventedArticle.short(number, paragraphs: 0)) }
        for number in 0..<30 { _ = try archive.delete(InventedArticle.short(number).id) }
        archive.waitForIndex()
        archive.close()
        let again = try Archive.open(at: "a", settings: settings)
        for number in 50..<60 { _ = try again.add(InventedArticle.short(number, paragraphs: 0)) }
        while try #require(disk.bytes(of: "a/journal/00000001.journal")).count > 4000 { Pause.milliseconds(1) }
        again.close()
        let third = try Archive.open(at: "a", settings: settings)
        #expect(third.snapshot.catalog.articleCount == 20)
        #expect(third.verify().problems == [])
        third.close()
    }
}
