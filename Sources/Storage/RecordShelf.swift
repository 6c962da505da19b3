import Bytes
package import Platform

/// Small records by name, a file each: a record is replaced whole and is durable when `put` returns.
///
/// One thread at a time. A record's last line holds the CRC-32C of what stands before it.
package struct RecordShelf: Sendable {
    package let directory: String

    /// A record that was read, or why it was not.
    package enum Reading: Sendable, Equatable {
        case record([UInt8])
        /// The file does not hold what was written; it stays there under its name with `.damaged` behind it.
        case damaged
    }

    /// Makes the directory where there is none.
    package init(at directory: String) throws(PlatformError) {
        self.directory = directory
        try Directory.mkdir(directory)
    }

    /// Every record with its name, sorted by it. What a crash left half-written was never acknowledged, and goes.
    package func readings() throws(PlatformError) -> [(name: String, reading: Reading)] {
        var readings: [(name: String, reading: Reading)] = []
        for file in try Directory.readdir(directory) {
            if file.hasSuffix(RecordShelf.unfinished) {
                try Directory.unlink(directory + "/" + file)
            } else if file.hasSuffix(RecordShelf.suffix) {
                readings.append((String(file.dropLast(RecordShelf.suffix.count)), try reading(of: file)))
            }
        }
        return readings
    }

    /// Puts a record in the place of the one of that name.
    package func put(_ record: [UInt8], as name: String) throws(PlatformError) {
        let path = path(of: name)
        let bytes = record + RecordShelf.lastLine(of: record)
        let file = try File(opening: path + RecordShelf.unfinished, for: .create)
        try file.ftruncate(to: 0)
        var written = 0
        while written < bytes.count {
            written += try file.pwrite(bytes.span.extracting(written..<bytes.count), at: written)
        }
        try file.fdatasync()
        try Directory.rename(path + RecordShelf.unfinished, to: path)
        try Directory.fsync(directory)
    }

    /// Takes a record away; one that is not there is well.
    package func remove(_ name: String) throws(PlatformError) {
        do {
            try Directory.unlink(path(of: name))
        } catch {
            guard error.isNotFound else { throw error }
        }
        try Directory.fsync(directory)
    }

    private func reading(of file: String) throws(PlatformError) -> Reading {
        let path = directory + "/" + file
        let opened = try File(opening: path, for: .read)
        let bytes = try opened.pread(at: 0, count: try opened.size)
        let record = Array(bytes.dropLast(RecordShelf.lastLineByteCount))
        if bytes.count >= RecordShelf.lastLineByteCount, bytes == record + RecordShelf.lastLine(of: record) {
            return .record(record)
        }
        try Directory.rename(path, to: path + ".damaged")
        return .damaged
    }

    private func path(of name: String) -> String { directory + "/" + name + RecordShelf.suffix }

    private static let suffix = ".record"
    private static let unfinished = ".unfinished"
    private static let lastLineByteCount = 17

    /// A line end, `crc32c: ` and eight hexadecimal digits.
    private static func lastLine(of record: [UInt8]) -> [UInt8] {
        let digits = String(CRC32C.checksum(of: record.span), radix: 16)
        return Array(("\ncrc32c: " + String(repeating: "0", count: 8 - digits.utf8.count) + digits).utf8)
    }
}
