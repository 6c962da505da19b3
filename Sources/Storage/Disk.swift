package import Platform

/// The calls on files that the archive makes; a test puts one underneath that fails, or that forgets what was not synced.
package protocol Disk: Sendable {
    func open(_ path: String, for access: File.Access, mappedByteCount: Int?) throws(PlatformError) -> any DiskFile
    /// The names in a directory, sorted.
    func names(in directory: String) throws(PlatformError) -> [String]
    func makeDirectory(_ path: String) throws(PlatformError)
    func syncDirectory(_ path: String) throws(PlatformError)
    func rename(_ path: String, to other: String) throws(PlatformError)
    func remove(_ path: String) throws(PlatformError)
    /// Claims the directory until the answer is released.
    func lock(_ directory: String) throws(PlatformError) -> any Sendable
}

/// An open file of a `Disk`.
package protocol DiskFile: AnyObject, Sendable {
    var size: Int { get throws(PlatformError) }
    /// Fewer bytes than asked for only at the end of the file.
    func read(at offset: Int, count: Int) throws(PlatformError) -> [UInt8]
    /// How many bytes were taken, which may be fewer than given.
    func write(_ bytes: borrowing Span<UInt8>, at offset: Int) throws(PlatformError) -> Int
    /// What was written before is durable when this returns.
    func sync() throws(PlatformError)
    func truncate(to length: Int) throws(PlatformError)
    /// The same of bytes that are written and never change, ready to be handed on without a copy, and without a place in the process's
    /// memory that lasts.
    func content(at offset: Int, count: Int) throws(PlatformError) -> ByteSlice
    /// Bytes that are written and never change, within the mapped byte count, where they lie.
    func slice(_ range: Range<Int>) -> ByteSlice
}

extension DiskFile {
    package func content(at offset: Int, count: Int) throws(PlatformError) -> ByteSlice {
        ByteSlice(try read(at: offset, count: count))
    }

    /// Writes every byte, in as many calls as it takes.
    func writeAll(_ bytes: [UInt8], at offset: Int) throws(PlatformError) {
        try writeAll(bytes.span, at: offset)
    }

    func writeAll(_ bytes: borrowing Span<UInt8>, at offset: Int) throws(PlatformError) {
        var written = 0
        while written < bytes.count {
            written += try write(bytes.extracting(written..<bytes.count), at: offset + written)
        }
    }
}

/// The machine's own file systems.
package struct HostDisk: Disk {
    package init() {}

    package func open(
        _ path: String, for access: File.Access, mappedByteCount: Int?
    ) throws(PlatformError) -> any DiskFile {
        let file = try File(opening: path, for: access)
        let capacity = if let mappedByteCount { mappedByteCount } else { try file.size }
        return HostFile(file, map: try MappedFile(file, capacity: capacity))
    }

    package func names(in directory: String) throws(PlatformError) -> [String] { try Directory.readdir(directory) }
    package func makeDirectory(_ path: String) throws(PlatformError) { try Directory.mkdir(path) }
    package func syncDirectory(_ path: String) throws(PlatformError) { try Directory.fsync(path) }

    package func rename(_ path: String, to other: String) throws(PlatformError) {
        try Directory.rename(path, to: other)
    }

    package func remove(_ path: String) throws(PlatformError) { try Directory.unlink(path) }

    package func lock(_ directory: String) throws(PlatformError) -> any Sendable {
        try DirectoryLock(of: directory)
    }
}

private final class HostFile: DiskFile {
    private let file: File
    private let map: MappedFile
    private let chunks: ResidentChunks

    init(_ file: File, map: MappedFile) {
        self.file = file
        self.map = map
        chunks = ResidentChunks(of: map.capacity)
    }

    var size: Int { get throws(PlatformError) { try file.size } }

    func read(at offset: Int, count: Int) throws(PlatformError) -> [UInt8] { try file.pread(at: offset, count: count) }

    func content(at offset: Int, count: Int) throws(PlatformError) -> ByteSlice {
        let range = offset..<offset + count
        let isMapped = count > 0 && range.upperBound <= map.capacity && chunks.admits(range)
        return isMapped ? map.slice(range) : try file.slice(at: offset, count: count)
    }

    func write(_ bytes: borrowing Span<UInt8>, at offset: Int) throws(PlatformError) -> Int {
        try file.pwrite(bytes, at: offset)
    }

    func sync() throws(PlatformError) { try file.fdatasync() }
    func truncate(to length: Int) throws(PlatformError) { try file.ftruncate(to: length) }
    func slice(_ range: Range<Int>) -> ByteSlice { map.slice(range) }
}
