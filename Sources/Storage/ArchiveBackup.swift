import Platform

/// Copies an archive's files, also while a server writes to them: the copy is the archive at one moment.
///
/// The journal's files are copied in the order of their numbers, each when it is full, the last as far as it came: the moment is the one
/// at which the last was begun to be read. Records are only ever appended. What a compaction drops from a file was dead by then, and
/// the record that made it so stands in a later file, which is copied later.
package struct ArchiveBackup {
    /// What was copied.
    package struct Report: Sendable, Equatable {
        package var segmentCount = 0
        package var byteCount = 0
    }

    private let source: String
    private let disk: any Disk
    private static let chunkByteCount = 4 << 20

    package init(of directory: String, disk: any Disk = HostDisk()) {
        source = directory
        self.disk = disk
    }

    /// Writes to a directory that is empty or not there; it gets its name when all is durable.
    package func write(to directory: String) throws(ArchiveError) -> Report {
        do {
            guard try isFree(directory) else { throw ArchiveError.notEmpty(directory: directory) }
            return try copy(to: directory)
        } catch let error as PlatformError {
            throw ArchiveError(writing: error)
        } catch let error as ArchiveError {
            throw error
        } catch {
            throw .closed
        }
    }

    private func isFree(_ directory: String) throws(PlatformError) -> Bool {
        do throws(PlatformError) {
            return try disk.names(in: directory).isEmpty
        } catch {
            if error.isNotFound { return true }
            throw error
        }
    }

    private func copy(to directory: String) throws -> Report {
        let format = try disk.open(source + "/format", for: .read, mappedByteCount: 0).read(at: 0, count: 64)
        let partial = directory + ".partial"
        for folder in ["", "/index", "/journal"] { try disk.makeDirectory(partial + folder) }
        try clear(partial)
        var report = Report()
        // The catalogue first: a start reads from the journal what came after it.
        try copyIndex(to: partial + "/index", &report)
        try copyJournal(to: partial + "/journal", &report)
        try disk.writeWhole(format, to: partial + "/format", in: partial)
        try disk.rename(partial, to: directory)
        try disk.syncDirectory(directory + "/..")
        return report
    }

    /// Takes away what a backup that broke off left.
    private func clear(_ partial: String) throws {
        for folder in [partial + "/index", partial + "/journal"] {
            for name in try disk.names(in: folder) { try disk.remove(folder + "/" + name) }
        }
    }

    /// Files of the index that go while they are copied are left out: the start builds them anew.
    private func copyIndex(to folder: String, _ report: inout Report) throws {
        let from = source + "/index"
        do {
            let names = try disk.names(in: from)
            for name in names.filter({ $0 == "catalogue" }) + names.filter({ $0.hasSuffix(".segment") }) {
                report.byteCount += try copy(from + "/" + name, to: folder + "/" + name)
            }
        } catch let error as PlatformError where error.isNotFound {
            // An archive that never wrote one, or a file that was replaced by a newer one.
        }
        try disk.syncDirectory(folder)
    }

    private func copyJournal(to folder: String, _ report: inout Report) throws {
        let from = source + "/journal"
        var last: String?
        while let name = try segmentName(after: last) {
            let isFull = try segmentName(after: name) != nil
            let byteCount = try copy(from + "/" + name, to: folder + "/" + name)
            if !isFull, try segmentName(after: name) != nil { continue }  // It took more while it was read: once more.
            report.byteCount += byteCount
            report.segmentCount += 1
            last = name
        }
        if let last { try cutTail(folder + "/" + last) }
        try disk.syncDirectory(folder)
    }

    private func segmentName(after last: String?) throws -> String? {
        let names = try disk.names(in: source + "/journal").filter { JournalSegment.number(inName: $0) != nil }
        return names.first { $0 > last ?? "" }
    }

    /// Gives the number of bytes.
    private func copy(_ path: String, to other: String) throws -> Int {
        let file = try disk.open(path, for: .read, mappedByteCount: 0)
        let target = try disk.open(other, for: .create, mappedByteCount: 0)
        try target.truncate(to: 0)
        let size = try file.size
        var offset = 0
        while offset < size {
            let bytes = try file.read(at: offset, count: min(ArchiveBackup.chunkByteCount, size - offset))
            if bytes.isEmpty { break }  // Its owner gave back zeros behind the last record.
            try target.writeAll(bytes, at: offset)
            offset += bytes.count
        }
        try target.sync()
        return offset
    }

    /// A record that was being written while its file was copied is not part of the copy.
    private func cutTail(_ path: String) throws {
        let file = try disk.open(path, for: .readWrite, mappedByteCount: 0)
        guard try file.size > SegmentHeader.byteCount else { return }
        var scan = try SegmentScan(of: file)
        var end = SegmentHeader.byteCount
        while let (record, offset) = scan.next() { end = offset + record.byteCount }
        guard scan.takeTail(ifZero: false) != nil else { return }
        try file.truncate(to: end)
        try file.sync()
    }
}
