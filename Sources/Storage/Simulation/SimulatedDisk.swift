package import Platform

/// A disk in memory that fails when it is told to, and forgets what was not synced when the power is cut.
///
/// File content is kept or lost by sectors of 512 bytes, in any order; names by single changes, in any order: stricter
/// than the file systems in use.
package final class SimulatedDisk: Disk {
    /// What goes wrong at one call, counted from 0 over all calls that change something.
    package struct Fault: Sendable, Equatable {
        package enum Kind: Sendable, Equatable, CaseIterable {
            /// The call takes one byte, or none, and says so.
            case shortWrite
            /// `EIO`, with nothing done.
            case failure
            /// `ENOSPC`, with half of a write done.
            case noSpace
            /// `EIO` of a sync; what was unsynced is lost on the medium and still read.
            case syncFailure
            /// The power goes: this call and all later ones fail.
            case powerCut
        }

        package var call: Int
        package var kind: Kind
        /// How many calls from that one on fail.
        package var length: Int

        package init(call: Int, kind: Kind, length: Int = 1) {
            self.call = call
            self.kind = kind
            self.length = length
        }
    }

    struct State: Sendable {
        var files: [Int: SimulatedFile] = [:]
        var names: [String: Int] = [:]
        var durableNames: [String: Int] = [:]
        var nameChanges: [NameChange] = []
        var nextFile = 0
        var callCount = 0
        var fault: Fault?
        var random: SplitMix
        var locked: Set<String> = []
    }

    enum NameChange: Sendable {
        case link(String, file: Int)
        case unlink(String)
        case rename(String, to: String)
    }

    let state: Monitor<State>

    package init(seed: UInt64 = 0) { state = Monitor(State(random: SplitMix(seed: seed))) }

    private init(_ state: State) { self.state = Monitor(state) }

    /// The calls so far that changed something.
    package var callCount: Int { state.withLock { $0.callCount } }

    package func set(_ fault: Fault?) { state.withLock { $0.fault = fault } }

    /// The disk as the machine finds it when the power is back. Open files of this one stay with this one.
    package func afterPowerCut(seed: UInt64) -> SimulatedDisk {
        var copy = state.withLock { $0 }
        copy.random = SplitMix(seed: seed)
        for change in copy.nameChanges where Bool.random(using: &copy.random) { change.apply(to: &copy.durableNames) }
        copy.nameChanges = []
        copy.names = copy.durableNames
        for key in copy.files.keys.sorted() { copy.files[key]?.crash(&copy.random) }
        copy.fault = nil
        copy.locked = []
        copy.callCount = 0
        return SimulatedDisk(copy)
    }

    /// A file's bytes as a read gives them.
    package func bytes(of path: String) -> [UInt8]? {
        state.withLock { state in state.names[path].flatMap { state.files[$0]?.visible } }
    }

    /// Changes one byte of a file on the medium.
    package func flip(_ path: String, at offset: Int, mask: UInt8) {
        state.withLock { state in
            if let file = state.names[path] { state.files[file]?.flip(at: offset, mask: mask) }
        }
    }

    /// Cuts a file on the medium.
    package func cut(_ path: String, to length: Int) {
        state.withLock { state in
            guard let file = state.names[path] else { return }
            state.files[file]?.truncate(to: length)
            state.files[file]?.sync()
        }
    }

    package func open(
        _ path: String, for access: File.Access, mappedByteCount: Int?
    ) throws(PlatformError) -> any DiskFile {
        let file = try state.withLock { state throws(PlatformError) in
            if let file = state.names[path] { return file }
            guard case .create = access else { throw PlatformError("open", path, code: PlatformError.notFound) }
            _ = try state.count("open", path)
            let file = state.nextFile
            state.nextFile += 1
            state.files[file] = SimulatedFile()
            state.change(.link(path, file: file))
            return file
        }
        return OpenSimulatedFile(disk: self, file: file, path: path, access: access, mappedByteCount: mappedByteCount)
    }

    package func names(in directory: String) throws(PlatformError) -> [String] {
        state.withLock { state in
            state.names.keys.filter { $0.hasPrefix(directory + "/") }.map { String($0.dropFirst(directory.count + 1)) }
                .filter { !$0.contains("/") }.sorted()
        }
    }

    /// Directories are always there.
    package func makeDirectory(_ path: String) throws(PlatformError) {}

    package func syncDirectory(_ path: String) throws(PlatformError) {
        try state.withLock { state throws(PlatformError) in
            _ = try state.count("fsync", path)
            for change in state.nameChanges where change.isIn(path) { change.apply(to: &state.durableNames) }
            state.nameChanges.removeAll { $0.isIn(path) }
        }
    }

    package func rename(_ path: String, to other: String) throws(PlatformError) {
        try state.withLock { state throws(PlatformError) in
            guard state.names[path] != nil else { throw PlatformError("rename", path, code: PlatformError.notFound) }
            _ = try state.count("rename", path)
            state.change(.rename(path, to: other))
        }
    }

    package func remove(_ path: String) throws(PlatformError) {
        try state.withLock { state throws(PlatformError) in
            guard state.names[path] != nil else { throw PlatformError("unlink", path, code: PlatformError.notFound) }
            _ = try state.count("unlink", path)
            state.change(.unlink(path))
        }
    }

    package func lock(_ directory: String) throws(PlatformError) -> any Sendable {
        let isNew = state.withLock { $0.locked.insert(directory).inserted }
        guard isNew else { throw PlatformError("flock", directory, code: PlatformError.heldByAnother) }
        return SimulatedLock(disk: self, directory: directory)
    }
}

private final class SimulatedLock: Sendable {
    private let disk: SimulatedDisk
    private let directory: String

    init(disk: SimulatedDisk, directory: String) {
        self.disk = disk
        self.directory = directory
    }

    deinit { disk.state.withLock { _ = $0.locked.remove(directory) } }
}

extension SimulatedDisk.State {
    /// Counts a call. Throws, or says what else goes wrong with it.
    mutating func count(_ operation: String, _ path: String) throws(PlatformError) -> SimulatedDisk.Fault.Kind? {
        let call = callCount
        callCount += 1
        guard let fault, call >= fault.call else { return nil }
        if fault.kind == .powerCut { throw PlatformError(operation, path, code: PlatformError.inputOutput) }
        guard call < fault.call + fault.length else { return nil }
        switch fault.kind {
        case .failure: throw PlatformError(operation, path, code: PlatformError.inputOutput)
        case .noSpace where operation != "pwrite":
            throw PlatformError(operation, path, code: PlatformError.noSpace)
        default: return fault.kind
        }
    }

    mutating func change(_ change: SimulatedDisk.NameChange) {
        change.apply(to: &names)
        nameChanges.append(change)
    }
}

extension SimulatedDisk.NameChange {
    func apply(to names: inout [String: Int]) {
        switch self {
        case .link(let path, let file): names[path] = file
        case .unlink(let path): names[path] = nil
        case .rename(let path, let other):
            guard let file = names.removeValue(forKey: path) else { return }
            names[other] = file
        }
    }

    func isIn(_ directory: String) -> Bool {
        let path =
            switch self {
            case .link(let path, _), .unlink(let path), .rename(let path, _): path
            }
        return path.hasPrefix(directory + "/") && !path.dropFirst(directory.count + 1).contains("/")
    }
}
