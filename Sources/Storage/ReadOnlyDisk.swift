package import Platform

/// The machine's file systems for one who looks and changes nothing: every change succeeds and does not happen.
package struct ReadOnlyDisk: Disk {
    private let disk = HostDisk()

    package init() {}

    package func open(
        _ path: String, for access: File.Access, mappedByteCount: Int?
    ) throws(PlatformError) -> any DiskFile {
        if case .create = access { return DiscardingFile(nil) }
        return DiscardingFile(try disk.open(path, for: .read, mappedByteCount: mappedByteCount))
    }

    package func names(in directory: String) throws(PlatformError) -> [String] { try disk.names(in: directory) }
    package func makeDirectory(_ path: String) throws(PlatformError) {}
    package func syncDirectory(_ path: String) throws(PlatformError) {}
    package func rename(_ path: String, to other: String) throws(PlatformError) {}
    package func remove(_ path: String) throws(PlatformError) {}

    /// Claims nothing: another process may go on writing.
    package func lock(_ directory: String) throws(PlatformError) -> any Sendable { 0 }
}

/// A file that is read as it is, or that was to be made and is empty; what is written is dropped.
private final class DiscardingFile: DiskFile {
    private let file: (any DiskFile)?

    init(_ file: (any DiskFile)?) { self.file = file }

    var size: Int { get throws(PlatformError) { try file?.size ?? 0 } }

    func read(at offset: Int, count: Int) throws(PlatformError) -> [UInt8] {
        try file?.read(at: offset, count: count) ?? []
    }

    func content(at offset: Int, count: Int) throws(PlatformError) -> ByteSlice {
        try file?.content(at: offset, count: count) ?? ByteSlice([])
    }

    func slice(_ range: Range<Int>) -> ByteSlice { file?.slice(range) ?? ByteSlice([]) }
    func write(_ bytes: borrowing Span<UInt8>, at offset: Int) throws(PlatformError) -> Int { bytes.count }
    func sync() throws(PlatformError) {}
    func truncate(to length: Int) throws(PlatformError) {}
}
