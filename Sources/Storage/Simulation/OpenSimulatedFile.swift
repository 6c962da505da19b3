import Platform
import Synchronization

/// A file of a `SimulatedDisk`, open.
final class OpenSimulatedFile: DiskFile {
    private let disk: SimulatedDisk
    private let file: Int
    private let path: String

    init(disk: SimulatedDisk, file: Int, path: String) {
        self.disk = disk
        self.file = file
        self.path = path
    }

    private var visible: [UInt8] { disk.state.withLock { $0.files[file]?.visible ?? [] } }

    var size: Int { get throws(PlatformError) { visible.count } }

    func read(at offset: Int, count: Int) throws(PlatformError) -> [UInt8] {
        let bytes = visible
        return offset < bytes.count ? Array(bytes[offset..<min(bytes.count, offset + count)]) : []
    }

    func slice(_ range: Range<Int>) -> ByteSlice { ByteSlice(Array(visible[range])) }

    func write(_ bytes: borrowing Span<UInt8>, at offset: Int) throws(PlatformError) -> Int {
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
        try disk.state.withLock { state throws(PlatformError) in
            _ = try state.count("ftruncate", path)
            state.files[file]?.truncate(to: length)
        }
    }
}
