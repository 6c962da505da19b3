import Platform

/// A server of the built program on a port of its own, with segments and intervals so small that everything happens often.
struct CrashServer {
    let process: ChildProcess
    let port: Int

    struct Failure: Error { let lines: [String] }

    /// Starts the program and waits until it says that it listens.
    init(_ program: String, directory: String) throws {
        process = try CrashServer.begin(program, directory: directory)
        var lines: [String] = []
        while let line = process.readLine() {
            lines.append(line)
            guard line.contains("listening on"), let colon = line.firstRange(of: "127.0.0.1:") else { continue }
            port = Int(line[colon.upperBound...].prefix { $0.isNumber }) ?? 0
            return
        }
        throw Failure(lines: lines)
    }

    /// Starts the program and waits for nothing.
    static func begin(_ program: String, directory: String) throws(PlatformError) -> ChildProcess {
        try ChildProcess(
            running: program,
            [
                "serve", "--listen", "127.0.0.1:0", "--data-directory", directory, "--segment-size", "64k",
                "--checkpoint-interval", "40",
            ])
    }

    func kill() {
        process.kill()
        _ = process.waitForEnd()
    }

    /// Runs `verify`; what it printed where it found something.
    static func verify(_ program: String, directory: String) throws(PlatformError) -> [String] {
        let process = try ChildProcess(running: program, ["verify", "--data-directory", directory])
        var lines: [String] = []
        while let line = process.readLine() { lines.append(line) }
        return process.waitForEnd() == .status(0) ? [] : lines
    }
}
