import News
import Storage
import Testing

@Suite("Whatever call on the disk fails, nothing acknowledged is lost and nothing half-written is told")
struct FaultTests {
    @Test(
        "at every call in turn",
        arguments: [SimulatedDisk.Fault.Kind.shortWrite, .failure, .noSpace, .syncFailure, .powerCut], [1, 7])
    func faults(kind: SimulatedDisk.Fault.Kind, length: Int) throws {
        var call = 0
        while true {
            let result = try CrashModel.point(
                SimulatedDisk.Fault(call: call, kind: kind, length: length), seed: UInt64(call))
            #expect(result.problems == [], "\(kind) at call \(call)")
            if !result.wasReached { return }
            call += length
        }
    }

    @Test("after a full disk has room again, the archive takes writes again and says so")
    func fullAndBack() throws {
        let disk = SimulatedDisk()
        let archive = try Archive.open(at: "a", settings: CrashModel.settings(disk))
        _ = try archive.add(InventedArticle.short(1))
        disk.set(SimulatedDisk.Fault(call: disk.callCount, kind: .noSpace, length: .max / 2))
        for number in 2..<5 {
            #expect(throws: ArchiveError.self) { try archive.add(InventedArticle.short(number)) }
            guard case .readOnly = archive.health else {
                Issue.record("still says that it takes writes")
                return
            }
        }
        #expect(archive.snapshot.article(InventedArticle.short(1).id) != nil)
        disk.set(nil)
        #expect(try archive.add(InventedArticle.short(2)).created)
        #expect(archive.health == .writable)
        archive.close()
    }

    @Test("above its memory the archive refuses additions, takes deletions, and is back once there is room")
    func memory() throws {
        var settings = CrashModel.settings(SimulatedDisk())
        let archive = try Archive.open(at: "a", settings: settings)
        _ = try archive.add(InventedArticle.short(1))
        archive.close()
        settings.memoryLimit = 1
        let full = try Archive.open(at: "a", settings: settings)
        // Memory is looked at now and then, not at every write.
        #expect(throws: ArchiveError.self) {
            for number in 0..<64 { _ = try full.add(InventedArticle.short(number)) }
        }
        #expect(full.health != .writable)
        #expect(throws: ArchiveError.self) { try full.add(InventedArticle.short(99)) }
        #expect(try full.delete(InventedArticle.short(1).id) == .deleted)
        full.close()
    }
}
