import Glibc

/// Another program that this one started; what it writes to its outputs comes back through one pipe, line by line.
@safe package final class ChildProcess: @unchecked Sendable {
    package let identifier: Int32
    private let output: Int32
    private var pending: [UInt8] = []

    /// How a program ended.
    package enum End: Sendable, Equatable {
        case status(Int32)
        case signal(Int32)
    }

    /// Starts the program at a path (`posix_spawn(3)`) with an empty environment.
    package init(running path: String, _ arguments: [String]) throws(PlatformError) {
        var ends: [Int32] = [0, 0]
        guard unsafe pipe(&ends) == 0 else { throw .last("pipe", path) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { _ = close(ends[1]) }
        var actions = unsafe posix_spawn_file_actions_t()
        _ = unsafe posix_spawn_file_actions_init(&actions)
        defer { _ = unsafe posix_spawn_file_actions_destroy(&actions) }
        for standard: Int32 in [1, 2] { _ = unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], standard) }
        var words = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
        defer { unsafe words.forEach { unsafe free($0) } }
        var environment: [UnsafeMutablePointer<CChar>?] = unsafe [nil]
        var started = pid_t()
        let code = unsafe posix_spawn(&started, path, &actions, nil, &words, &environment)
        guard code == 0 else {
            _ = close(ends[0])
            throw PlatformError("posix_spawn", path, code: code)
        }
        identifier = started
        output = ends[0]
    }

    deinit { _ = close(output) }

    package func kill() { _ = Glibc.kill(identifier, SIGKILL) }
    package func terminate() { _ = Glibc.kill(identifier, SIGTERM) }

    /// The next line that the program wrote, without its end; nil after the last. Blocks; one caller at a time.
    package func readLine() -> String? {
        while true {
            if let end = pending.firstIndex(of: 0x0A) {
                defer { pending.removeFirst(end + 1) }
                return String(decoding: pending[..<end], as: UTF8.self)
            }
            var chunk = [UInt8](repeating: 0, count: 4096)
            let count = unsafe read(output, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                defer { pending = [] }
                return pending.isEmpty ? nil : String(decoding: pending, as: UTF8.self)
            }
            pending += chunk[..<count]
        }
    }

    /// Waits until the program has ended (`waitpid(2)`). To be called once.
    package func waitForEnd() -> End {
        var status: Int32 = 0
        while unsafe waitpid(identifier, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? .status(status >> 8 & 0xFF) : .signal(signal)
    }
}
