import Search
import News
import Platform

/// What opening a directory gives an archive to go on from.
struct OpenedArchive {
    var directory: String
    var lock: any Sendable
    var journal: Journal
    var catalog: Catalog
    var indexing: Indexing
    var place: JournalPlace
    /// The records that the catalogue and the index on disk know; 0 where they are to be written anew.
    var checkpointRecordCount: Int
    /// The index's files that were read and found whole.
    var soundIndexFiles: Set<String>
    var report: RecoveryReport
}

extension Archive {
    /// Opens the archive in a directory, making one where there is none. Blocks until it is whole: see `progress`.
    package static func open(
        at directory: String, settings: ArchiveSettings = ArchiveSettings()
    ) throws(ArchiveError) -> Archive {
        var opening = ArchiveOpening(directory: directory, settings: settings)
        return try Archive(try opening.open(), settings: settings)
    }
}

/// Reads a directory back into memory: segments in order, damage set aside, the torn end cut off.
struct ArchiveOpening {
    let directory: String
    let settings: ArchiveSettings
    var report = RecoveryReport()
    var catalog = Catalog()
    var soundIndexFiles: Set<String> = []
    private var place = JournalPlace()
    /// For the progress of reading: the journal's bytes in all, and those of the segments that are done.
    private var byteTotal = 0
    private var bytesBefore = 0

    /// What `format` says in a directory of this program's making.
    static let format = 1

    init(directory: String, settings: ArchiveSettings) {
        self.directory = directory
        self.settings = settings
    }

    var disk: any Disk { settings.disk }
    var journalDirectory: String { directory + "/journal" }

    mutating func open() throws(ArchiveError) -> OpenedArchive {
        do {
            try disk.makeDirectory(directory)
            let lock = try claim()
            try checkFormat()
            try disk.makeDirectory(journalDirectory)
            try disk.syncDirectory(directory)
            let checkpoint = readCheckpoint()
            let isFitting = if let checkpoint { try fits(checkpoint) } else { false }
            if let checkpoint, isFitting {
                catalog = checkpoint.catalog
                place = checkpoint.place
                report.recordCount = place.recordCount
            }
            let journal = try replay()
            let indexing = indexed(journal.segments, checkpoint: checkpoint)
            place.recordCount = report.recordCount
            let isWhole = isFitting && report.indexedCount == 0
            return OpenedArchive(
                directory: directory, lock: lock, journal: journal, catalog: catalog, indexing: indexing, place: place,
                checkpointRecordCount: isWhole ? checkpoint?.place.recordCount ?? 0 : 0,
                soundIndexFiles: soundIndexFiles, report: report)
        } catch let error as PlatformError {
            throw .cannotOpen(error)
        } catch let error as ArchiveError {
            throw error
        } catch {
            throw .closed
        }
    }

    private func claim() throws -> any Sendable {
        do {
            return try disk.lock(directory)
        } catch  where error.isHeldByAnother {
            throw ArchiveError.inUse(directory: directory)
        }
    }

    /// Writes the format's number into a new directory; refuses one that a newer program made.
    private func checkFormat() throws {
        let path = directory + "/format"
        do {
            let text = try disk.open(path, for: .read, mappedByteCount: 0).read(at: 0, count: 64)
            let digits = text.prefix { (0x30...0x39).contains($0) }
            guard let format = Int(String(decoding: digits, as: UTF8.self)) else { return try writeFormat(path) }
            if format > ArchiveOpening.format { throw ArchiveError.newerFormat(directory: directory, format: format) }
        } catch let error as PlatformError where error.isNotFound {
            try writeFormat(path)
        }
    }

    private func writeFormat(_ path: String) throws {
        try disk.writeWhole(Array("\(ArchiveOpening.format)\n".utf8), to: path, in: directory)
    }

    // MARK: The journal

    private mutating func replay() throws -> Journal {
        let names = try disk.names(in: journalDirectory)
        for name in names where name.hasSuffix(".tmp") { try disk.remove(journalDirectory + "/" + name) }
        var numbers = names.compactMap(JournalSegment.number(inName:)).sorted()
        while let last = numbers.last, try removeIfUnbegun(last) { numbers.removeLast() }
        var segments: [JournalSegment] = []
        let start = place
        for number in numbers where number >= start.segment {
            let path = journalDirectory + "/" + JournalSegment.name(number)
            byteTotal += try disk.open(path, for: .read, mappedByteCount: 0).size
        }
        var activeByteCount = 0
        var grownByteCount = 0
        for number in numbers {
            let isLast = number == numbers.last
            let (segment, byteCount) = try replay(number, isLast: isLast, from: start)
            segments.append(segment)
            activeByteCount = byteCount
            grownByteCount = try segment.file.size
        }
        if !report.damaged.isEmpty { try disk.syncDirectory(directory) }
        return Journal(
            disk: disk, directory: journalDirectory, settings: settings, segments: segments,
            activeByteCount: activeByteCount, grownByteCount: grownByteCount)
    }

    /// Takes away a last segment that no record reached: the one before is the last then, whose end may be torn.
    private mutating func removeIfUnbegun(_ number: UInt32) throws -> Bool {
        let name = JournalSegment.name(number)
        let file = try disk.open(journalDirectory + "/" + name, for: .read, mappedByteCount: 0)
        let header = SegmentHeader(try file.read(at: 0, count: SegmentHeader.byteCount))
        // One that a newer program made is refused, one that a compaction emptied stays, in their turn.
        if let header, header.generation > 0 || header.format > SegmentHeader.format { return false }
        var scan = try SegmentScan(of: file)
        if scan.next() != nil { return false }
        if scan.takeTail(ifZero: true) == nil, let tail = scan.takeTail(ifZero: false) {
            report.tornByteCount += tail.range.count
            try setAside(tail, of: file, named: name, isTorn: true)
        }
        try disk.remove(journalDirectory + "/" + name)
        return true
    }

    /// Reads one segment.
    private mutating func replay(
        _ number: UInt32, isLast: Bool, from start: JournalPlace
    ) throws -> (JournalSegment, byteCount: Int) {
        let name = JournalSegment.name(number)
        let path = journalDirectory + "/" + name
        var file = try disk.open(path, for: isLast ? .readWrite : .read, mappedByteCount: nil)
        let size = try file.size
        let header = SegmentHeader(try file.read(at: 0, count: SegmentHeader.byteCount))
        if let header, header.format > SegmentHeader.format {
            throw ArchiveError.newerFormat(directory: directory, format: Int(header.format))
        }
        var end = size
        let isKnown = number < start.segment
        let known = number == start.segment ? start.byteOffset : SegmentHeader.byteCount
        var scan = try SegmentScan(of: file, from: isKnown ? size : known)
        while let (record, offset) = scan.next() {
            take(record, segment: number, offset: offset)
            if report.replayedCount % 4096 == 0 {
                settings.progress(ArchiveProgress(step: .reading, done: bytesBefore + offset, total: byteTotal))
            }
        }
        if !isKnown { bytesBefore += size }
        if let tail = scan.takeTail(ifZero: true) {
            end = tail.range.lowerBound  // Room that was made for records to come.
        } else if isLast, let tail = scan.takeTail(ifZero: false) {
            end = tail.range.lowerBound
            report.tornByteCount += tail.range.count
            try setAside(tail, of: file, named: name, isTorn: true)
            try file.truncate(to: end)
            try file.sync()
        }
        for damage in scan.damages { try setAside(damage, of: file, named: name, isTorn: false) }
        if header == nil {
            let damage = SegmentScan.Damage(range: 0..<min(size, SegmentHeader.byteCount))
            try setAside(damage, of: file, named: name, isTorn: false)
        }
        if isLast {
            let capacity = max(settings.segmentByteCount, end)
            file = try disk.open(path, for: .readWrite, mappedByteCount: capacity)
        }
        let segment = JournalSegment(number: number, generation: header?.generation ?? 0, path: path, file: file)
        return (segment, end)
    }

    private mutating func take(_ record: JournalRecord, segment: UInt32, offset: Int) {
        catalog.apply(CatalogEntry(record, segment: segment, byteOffset: offset))
        place.segment = segment
        place.byteOffset = offset + record.byteCount
        place.sequence = max(place.sequence, record.sequence)
        place.time = max(place.time, record.time)
        report.recordCount += 1
        report.replayedCount += 1
    }

    /// Keeps bytes that belong to no record in a file of their own, once, and reports them.
    private mutating func setAside(
        _ damage: SegmentScan.Damage, of file: any DiskFile, named name: String, isTorn: Bool
    ) throws {
        let bytes = try file.read(at: damage.range.lowerBound, count: damage.range.count)
        let folder = directory + "/damaged"
        let sideFile = "damaged/\(name)@\(damage.range.lowerBound)"
        try disk.makeDirectory(folder)
        try disk.writeWhole(bytes, to: directory + "/" + sideFile, in: folder)
        if isTorn { return }
        report.damaged.append(
            RecoveryReport.DamagedRegion(
                segment: name, byteOffset: damage.range.lowerBound, byteCount: damage.range.count,
                lost: damage.lost.map { "\($0.id) version \($0.version)" }, sideFile: sideFile))
    }
}

extension Disk {
    /// Puts a file in place whole or not at all: write, sync, rename, sync of the directory.
    func writeWhole(_ parts: [UInt8]..., to path: String, in directory: String) throws(PlatformError) {
        do {
            let file = try newFile(for: path)
            var byteCount = 0
            for part in parts {
                try file.writeAll(part, at: byteCount)
                byteCount += part.count
            }
            try put(file, at: path)
        } catch {
            discardNewFile(for: path)
            throw error
        }
        try syncDirectory(directory)
    }

    /// An empty file beside the one at a path, which it will replace.
    func newFile(for path: String) throws(PlatformError) -> any DiskFile {
        let file = try open(path + ".tmp", for: .create, mappedByteCount: 0)
        try file.truncate(to: 0)
        return file
    }

    /// Gives a new file its name once its bytes are durable. The name is so with the directory's sync.
    func put(_ file: any DiskFile, at path: String) throws(PlatformError) {
        try file.sync()
        try rename(path + ".tmp", to: path)
    }

    /// Takes away what was half written, so that a full disk has its room back.
    func discardNewFile(for path: String) {
        do throws(PlatformError) {
            try remove(path + ".tmp")
        } catch {
            // The next start or checkpoint takes it away.
        }
    }
}
