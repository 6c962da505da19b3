import News
import Storage
import Testing

@Suite("An archive that refuses writes comes back by itself")
struct ProbeTests {
    /// Without checkpoints: they call the disk from a thread of their own, and might take the fault that is meant for a write.
    private static func settings(_ disk: SimulatedDisk) -> ArchiveSettings {
        var settings = CrashModel.settings(disk)
        settings.checkpointInterval = nil
        return settings
    }

    @Test("a disk that was full takes writes again without a client's asking")
    func fullAndBack() throws {
        let disk = SimulatedDisk()
        let archive = try Archive.open(at: "a", settings: ProbeTests.settings(disk))
        #expect(archive.probe(), "nothing is wrong yet")
        _ = try archive.add(InventedArticle.short(1))
        disk.set(SimulatedDisk.Fault(call: disk.callCount, kind: .noSpace, length: .max / 2))
        #expect(throws: ArchiveError.self) { try archive.add(InventedArticle.short(2)) }
        #expect(!archive.probe(), "the disk is still full")
        #expect(archive.health != .writable)
        disk.set(nil)
        #expect(archive.probe())
        #expect(archive.health == .writable)
        #expect(archive.syncFigures.failureCount == 1)
        #expect(try archive.add(InventedArticle.short(3)).created)
        archive.close()
        let again = try Archive.open(at: "a", settings: ProbeTests.settings(disk))
        #expect(again.recovery.damaged.isEmpty && again.snapshot.catalog.articleCount == 2)
        #expect(again.snapshot.article(InventedArticle.short(2).id) == nil, "what was refused does not turn up")
        again.close()
    }

    @Test("the zeros of a probe are no record, also when the power goes right after it")
    func probedAndCut() throws {
        let disk = SimulatedDisk()
        let archive = try Archive.open(at: "a", settings: ProbeTests.settings(disk))
        _ = try archive.add(InventedArticle.short(1))
        disk.set(SimulatedDisk.Fault(call: disk.callCount, kind: .failure, length: 1))
        #expect(throws: ArchiveError.self) { try archive.add(InventedArticle.short(2)) }
        disk.set(nil)
        #expect(archive.probe())
        let after = disk.afterPowerCut(seed: 7)
        let again = try Archive.open(at: "a", settings: ProbeTests.settings(after))
        #expect(again.recovery.damaged.isEmpty && again.snapshot.catalog.articleCount == 1)
        again.close()
    }
}
