import Foundation
import News
import Platform
import Storage
import Testing

@Suite("A backup is an archive of one moment, whatever goes on meanwhile")
struct ArchiveBackupTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "tarwisa-backup-\(UUID().uuidString)")

    private func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }

    private var settings: ArchiveSettings {
        var settings = ArchiveSettings()
        settings.segmentByteCount = 20_000
        settings.growthByteCount = 4096
        settings.checkpointInterval = 20
        return settings
    }

    @Test("copied beside writers and compactions, it holds all that was acknowledged before and agrees with itself")
    func beside() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let archive = try Archive.open(at: path("a"), settings: settings)
        for number in 0..<200 { _ = try archive.add(InventedArticle.short(number)) }
        for number in 0..<200 where number % 4 == 0 { _ = try archive.delete(InventedArticle.short(number).id) }
        let writer = try Thread {
            for number in 200..<600 {
                do {
                    _ = try archive.add(InventedArticle.short(number))
                    _ = try archive.delete(InventedArticle.short(number - 150).id)
                    if number % 20 == 0 { _ = try archive.compact(deadShare: 0) }
                } catch {
                    Issue.record(error)
                }
            }
        }
        for copy in 0..<5 {
            let before = archive.snapshot
            let report = try ArchiveBackup(of: path("a")).write(to: path("b\(copy)"))
            let after = archive.snapshot
            #expect(report.segmentCount > 1 && report.byteCount > 20_000)
            let backup = try Archive.open(at: path("b\(copy)"), settings: settings)
            #expect(backup.recovery.isClean)
            #expect(backup.verify().problems == [])
            for number in 0..<200 {
                let id = InventedArticle.short(number).id
                let wasThere = before.article(id) != nil
                if wasThere == (after.article(id) != nil) { #expect((backup.snapshot.article(id) != nil) == wasThere) }
            }
            backup.close()
        }
        writer.join()
        archive.close()
        try FileManager.default.removeItem(at: folder)
    }

    @Test("a directory that holds something, and a source that is none, are refused and named")
    func refused() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let archive = try Archive.open(at: path("a"), settings: settings)
        _ = try archive.add(InventedArticle.short(1))
        #expect(throws: ArchiveError.notEmpty(directory: path("a"))) {
            try ArchiveBackup(of: path("a")).write(to: path("a"))
        }
        #expect(throws: ArchiveError.self) { try ArchiveBackup(of: path("none")).write(to: path("b")) }
        #expect(!FileManager.default.fileExists(atPath: path("b")))
        archive.close()
        try FileManager.default.removeItem(at: folder)
    }
}
