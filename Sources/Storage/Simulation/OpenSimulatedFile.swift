import Platform
import Synchronization

/// A file of a `SimulatedDisk`, open.
final class OpenSimulatedFile: DiskFile {
    private let disk: SimulatedDisk
    private let file: Int
    private let path: String
    private let isWritable: Bool
    /// How far the file is mapped: a slice behind that would be a fault of the bus.
    private let mappedByteCount: Int

    init(disk: SimulatedDisk, file: Int, path: String, access: File.Access, mappedByteCount: Int?) {
        self.disk = disk
        self.file = file
        self.path = path
        isWritable = if case .read = access { false } else { true }
        self.mappedByteCount = mappedByteCount ?? disk.state.withLock { $0.files[file]?.visible.count ?? 0 }
    }

    private var visible: [UInt8] { disk.state.withLock { $0.files[file]?.visible ?? [] } }

    var size: Int { get throws(PlatformError) { visible.count } }

    func read(at offset: Int, count: Int) throws(PlatformError) -> [UInt8] {
        let bytes = visible
        return offset < bytes.count ? Array(bytes[offset..<min(bytes.count, offset + count)]) : []
    }

    func slice(_ range: Range<Int>) -> ByteSlice {
        precondition(range.upperBound <= mappedByteCount, "\(path) is read at \(range), behind what is mapped")
        return ByteSlice(Array(visible[range]))
    }

    private func checkWritable(_ operation: String) throws(PlatformError) {
        if !isWritable { throw PlatformError(operation, path, code: PlatformError.badFile) }
    }

    func write(_ bytes: borrowing Span<UInt8>, at offset: Int) throws(PlatformError) -> Int {
        try checkWritable("pwrite")
        var copy: [UInt8] = []
        for index in bytes.indices { copy.append(bytes[index]) }
        return try disk.state.withLock { state throws(PlatformError) in
            let fault = try state.count("pwrite", path)
            switch fault {
            case .shortWrite:
                let taken = min(copy.count, 1)
                state.files[file]?.write(Array(copy[..<taken]), at: offset)
                return taken
            case .noSpace:
                state.files[file]?.write(Array(copy[..<(copy.count / 2)]), at: offset)
                throw PlatformError("pwrite", path, code: PlatformError.noSpace)
            default:
                state.files[file]?.write(copy, at: offset)
                return copy.count
            }
        }
    }

    func sync() throws(PlatformError) {
        try disk.state.withLock { state throws(PlatformError) in
            if try state.count("fdatasync", path) == .syncFailure {
                state.files[file]?.failSync(&state.random)
                throw PlatformError("fdatasync", path, code: PlatformError.inputOutput)
            }
            state.files[file]?.sync()
        }
    }

    func truncate(to length: Int) throws(PlatformError) {
        try checkWritable("ftruncate")
        try disk.state.withLock { state throws(PlatformError) in
            _ = try state.count("ftruncate", path)
            state.files[file]?.truncate(to: length)
        }
    }
}
