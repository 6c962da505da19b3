import News
import Platform
import Storage
import Testing

@Suite("A damaged journal opens, and what is damaged is named and set aside")
struct RecoveryTests {
    /// Five articles in one segment, closed in good order, and where each record begins.
    private static func filled() throws -> (disk: SimulatedDisk, bytes: [UInt8], starts: [Int]) {
        let disk = SimulatedDisk()
        let archive = try Archive.open(at: "a", settings: settings(disk))
        var starts: [Int] = []
        for number in 0..<5 {
            starts.append(max(64, disk.bytes(of: path)?.count ?? 0))
            _ = try archive.add(InventedArticle.short(number, paragraphs: 0))
        }
        archive.close()
        return (disk, try #require(disk.bytes(of: path)), starts)
    }

    private static let path = "a/journal/00000001.journal"

    private static func settings(_ disk: SimulatedDisk) -> ArchiveSettings {
        var settings = ArchiveSettings()
        settings.disk = disk
        settings.growthByteCount = 0
        settings.checkpointInterval = nil  // The journal alone.
        return settings
    }

    @Test("cut at every offset of its last three records, it keeps every whole record and takes new ones")
    func cuts() throws {
        let (disk, bytes, starts) = try RecoveryTests.filled()
        for length in starts[2]..<bytes.count {
            let copy = disk.afterPowerCut(seed: 1)
            copy.cut(RecoveryTests.path, to: length)
            let archive = try Archive.open(at: "a", settings: RecoveryTests.settings(copy))
            let whole = starts.dropFirst().filter { $0 <= length }.count
            #expect(archive.snapshot.catalog.articleCount == whole, "cut at \(length)")
            #expect(archive.recovery.tornByteCount == length - starts[whole])
            #expect(archive.recovery.damaged.isEmpty)
            #expect(copy.bytes(of: RecoveryTests.path)?.count == starts[whole])
            if length % 16 == 0 {
                #expect(try archive.add(InventedArticle.short(4, paragraphs: 0)).created)
                archive.close()
                let again = try Archive.open(at: "a", settings: RecoveryTests.settings(copy))
                #expect(again.recovery.isClean)
                #expect(again.snapshot.article(InventedArticle.short(4).id) != nil)
                again.close()
            } else {
                archive.close()
            }
        }
    }

    @Test("with each byte of a record in its middle flipped, only that record is missing, and the bytes are kept")
    func flips() throws {
        let (disk, bytes, starts) = try RecoveryTests.filled()
        for offset in starts[2]..<starts[3] {
            let copy = disk.afterPowerCut(seed: 1)
            copy.flip(RecoveryTests.path, at: offset, mask: 0x10)
            let archive = try Archive.open(at: "a", settings: RecoveryTests.settings(copy))
            #expect(archive.snapshot.catalog.articleCount == 4, "flipped at \(offset)")
            let damaged = try #require(archive.recovery.damaged.first)
            #expect(damaged.byteOffset == starts[2] && damaged.byteCount == starts[3] - starts[2])
            let headIsWhole = offset >= starts[2] + JournalRecord.headByteCount
            #expect((damaged.lost == "\(InventedArticle.short(2).id) version 1") == headIsWhole)
            var kept = Array(bytes[starts[2]..<starts[3]])
            kept[offset - starts[2]] ^= 0x10
            #expect(copy.bytes(of: "a/" + damaged.sideFile) == kept)
            archive.close()
        }
    }

    @Test("with each byte of the segment's header flipped, every record is there")
    func headerFlips() throws {
        let (disk, _, _) = try RecoveryTests.filled()
        for offset in 0..<64 {
            let copy = disk.afterPowerCut(seed: 1)
            copy.flip(RecoveryTests.path, at: offset, mask: 0x80)
            let archive = try Archive.open(at: "a", settings: RecoveryTests.settings(copy))
            #expect(archive.snapshot.catalog.articleCount == 5)
            #expect(archive.recovery.damaged.map(\.byteOffset) == [0])
            #expect(try archive.add(InventedArticle.short(9)).created)
            archive.close()
            let again = try Archive.open(at: "a", settings: RecoveryTests.settings(copy))
            #expect(again.snapshot.catalog.articleCount == 6)
            again.close()
        }
    }

    @Test("an empty segment file, and one that is only half a header, are begun again", arguments: [0, 1, 63, 64])
    func unfinishedSegment(length: Int) throws {
        let (disk, _, _) = try RecoveryTests.filled()
        disk.cut(RecoveryTests.path, to: length)
        let archive = try Archive.open(at: "a", settings: RecoveryTests.settings(disk))
        #expect(archive.snapshot.catalog.articleCount == 0)
        _ = try archive.add(InventedArticle.short(1))
        archive.close()
        let again = try Archive.open(at: "a", settings: RecoveryTests.settings(disk))
        #expect(again.recovery.isClean)
        #expect(again.snapshot.catalog.articleCount == 1)
        again.close()
    }

    @Test("behind a segment that was not begun, the one before takes records again", arguments: [0, 1, 63])
    func unfinishedNextSegment(length: Int) throws {
        let (disk, _, _) = try RecoveryTests.filled()
        let next = try disk.open("a/journal/00000002.journal", for: .create, mappedByteCount: 0)
        let bytes = [UInt8](repeating: 0x54, count: length)
        #expect(try next.write(bytes.span, at: 0) == length)
        let archive = try Archive.open(at: "a", settings: RecoveryTests.settings(disk))
        #expect(archive.snapshot.catalog.articleCount == 5)
        #expect(try archive.add(InventedArticle.short(9)).created)
        archive.close()
        let again = try Archive.open(at: "a", settings: RecoveryTests.settings(disk))
        #expect(again.recovery.damaged.isEmpty)
        #expect(again.snapshot.catalog.articleCount == 6)
        again.close()
    }

    @Test("behind a segment that holds no record, the torn end of the one before is cut off")
    func tornBeforeEmpty() throws {
        let (disk, bytes, _) = try RecoveryTests.filled()
        let file = try disk.open(RecoveryTests.path, for: .readWrite, mappedByteCount: 0)
        #expect(try file.write([UInt8](repeating: 0x54, count: 24).span, at: bytes.count) == 24)
        let next = try disk.open("a/journal/00000002.journal", for: .create, mappedByteCount: 0)
        #expect(try next.write(Array(bytes[..<64]).span, at: 0) == 64)  // a header, its number aside
        let archive = try Archive.open(at: "a", settings: RecoveryTests.settings(disk))
        #expect(archive.recovery.damaged.isEmpty && archive.recovery.tornByteCount == 24)
        archive.close()
        #expect(disk.bytes(of: RecoveryTests.path) == bytes)
    }

    @Test("damage at the end of a segment that is not the last is damage, not a torn end")
    func sealedTail() throws {
        let disk = SimulatedDisk()
        var settings = RecoveryTests.settings(disk)
        settings.segmentByteCount = 3000
        let archive = try Archive.open(at: "a", settings: settings)
        for number in 0..<12 { _ = try archive.add(InventedArticle.short(number)) }
        archive.close()
        let length = try #require(disk.bytes(of: RecoveryTests.path)?.count)
        disk.cut(RecoveryTests.path, to: length - 8)
        let again = try Archive.open(at: "a", settings: settings)
        #expect(again.recovery.tornByteCount == 0)
        #expect(again.recovery.damaged.count == 1)
        #expect(again.snapshot.catalog.articleCount == 11)
        again.close()
    }

    @Test("a directory and a segment of a newer format are refused, and named")
    func newerFormat() throws {
        let (disk, _, _) = try RecoveryTests.filled()
        disk.flip("a/format", at: 0, mask: 0x03)  // 1 becomes 2.
        #expect(throws: ArchiveError.newerFormat(directory: "a", format: 2)) {
            try Archive.open(at: "a", settings: RecoveryTests.settings(disk))
        }
    }

    @Test("a start survives random bytes in place of the journal's", arguments: 0..<40)
    func noise(seed: Int) throws {
        let (disk, bytes, _) = try RecoveryTests.filled()
        var random = SplitMix(seed: UInt64(seed))
        for _ in 0..<Int.random(in: 1...60, using: &random) {
            let offset = Int.random(in: 0..<bytes.count, using: &random)
            disk.flip(RecoveryTests.path, at: offset, mask: UInt8.random(in: 1...255, using: &random))
        }
        let archive = try Archive.open(at: "a", settings: RecoveryTests.settings(disk))
        for number in 0..<5 {
            guard let stored = archive.snapshot.article(InventedArticle.short(number).id) else { continue }
            #expect(try stored.article == InventedArticle.short(number, paragraphs: 0))
        }
        #expect(!archive.recovery.isClean)
        archive.close()
    }
}
