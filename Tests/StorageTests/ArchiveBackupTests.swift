import Foundation
import News
import Platform
import Storage
import Synchronization
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
        // A deletion may be in the files before it is acknowledged: asked for is what was not begun.
        let begunDeletions = Atomic<Int>(0)
        let writer = try Thread {
            for number in 200..<600 {
                do {
                    _ = try archive.add(InventedArticle.short(number))
                    begunDeletions.store(number - 150, ordering: .sequentiallyConsistent)
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
            let lastBegun = begunDeletions.load(ordering: .sequentiallyConsistent)
            #expect(report.segmentCount > 1 && report.byteCount > 20_000)
            let backup = try Archive.open(at: path("b\(copy)"), settings: settings)
            #expect(backup.recovery.isClean)
            #expect(backup.verify().problems == [])
            for number in 0..<200 {
                let id = InventedArticle.short(number).id
                let wasThere = before.article(id) != nil
                let mayBeGoing = (50...max(50, lastBegun)).contains(number)
                if !wasThere || !mayBeGoing { #expect((backup.snapshot.article(id) != nil) == wasThere) }
            }
            backup.close()
        }
        writer.join()
        archive.close()
        try FileManager.default.removeItem(at: folder)
    }

    @Test("it has no gap, when the journal goes on to its next file while the last one is read")
    func withoutGap() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let archive = try Archive.open(at: path("a"), settings: settings)
        var count = 0
        while archive.journalByteCount < 30_000 {
            _ = try archive.add(InventedArticle.short(count))
            count += 1
        }
        let disk = InterruptedDisk { [count] in
            do {
                for number in count..<count + 200 { _ = try archive.add(InventedArticle.short(number)) }
            } catch {
                Issue.record(error)
            }
        }
        _ = try ArchiveBackup(of: path("a"), disk: disk).write(to: path("b"))
        #expect(archive.snapshot.catalog.articleCount == count + 200)
        let backup = try Archive.open(at: path("b"), settings: settings)
        #expect(backup.recovery.isClean && backup.recovery.tornByteCount == 0)
        let isThere = (0..<count + 200).map { backup.snapshot.article(InventedArticle.short($0).id) != nil }
        #expect(isThere.allSatisfy { $0 })
        backup.close()
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

/// A disk on which something happens, once, between the question for a file's size and the reading of the journal's second file.
private struct InterruptedDisk: Disk {
    private let disk = HostDisk()
    private let once: Once

    init(_ action: @escaping @Sendable () -> Void) { once = Once(action) }

    func open(_ path: String, for access: File.Access, mappedByteCount: Int?) throws(PlatformError) -> any DiskFile {
        let file = try disk.open(path, for: access, mappedByteCount: mappedByteCount)
        guard case .read = access, path.hasSuffix("/journal/" + InterruptedDisk.secondSegment) else { return file }
        return InterruptedFile(file, once)
    }

    static let secondSegment = "00000002.journal"

    func names(in directory: String) throws(PlatformError) -> [String] { try disk.names(in: directory) }
    func makeDirectory(_ path: String) throws(PlatformError) { try disk.makeDirectory(path) }
    func syncDirectory(_ path: String) throws(PlatformError) { try disk.syncDirectory(path) }
    func rename(_ path: String, to other: String) throws(PlatformError) { try disk.rename(path, to: other) }
    func remove(_ path: String) throws(PlatformError) { try disk.remove(path) }
    func lock(_ directory: String) throws(PlatformError) -> any Sendable { try disk.lock(directory) }
}

private final class Once: Sendable {
    private let action: Monitor<(@Sendable () -> Void)?>

    init(_ action: @escaping @Sendable () -> Void) { self.action = Monitor(action) }

    func run() { action.withLock { $0.take() }?() }
}

private final class InterruptedFile: DiskFile {
    private let file: any DiskFile
    private let once: Once

    init(_ file: any DiskFile, _ once: Once) { (self.file, self.once) = (file, once) }

    var size: Int { get throws(PlatformError) { try file.size } }

    func read(at offset: Int, count: Int) throws(PlatformError) -> [UInt8] {
        once.run()
        return try file.read(at: offset, count: count)
    }

    func write(_ bytes: borrowing Span<UInt8>, at offset: Int) throws(PlatformError) -> Int {
        try file.write(bytes, at: offset)
    }

    func sync() throws(PlatformError) { try file.sync() }
    func truncate(to length: Int) throws(PlatformError) { try file.truncate(to: length) }
    func slice(_ range: Range<Int>) -> ByteSlice { file.slice(range) }
}
