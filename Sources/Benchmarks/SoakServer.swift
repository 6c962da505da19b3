import Platform

/// The built program, started as a child on a free port.
struct SoakServer {
    let process: ChildProcess
    let port: Int

    struct Failure: Error { let lines: [String] }

    /// - Parameter launcher: words before the program, such as `/usr/bin/env NAME=VALUE`.
    init(_ program: String, directory: String, launcher: [String] = [], _ arguments: [String] = []) throws {
        let words =
            launcher + [program, "serve", "--listen", "127.0.0.1:0", "--data-directory", directory] + arguments
        process = try ChildProcess(running: words[0], Array(words.dropFirst()))
        var lines: [String] = []
        while let line = process.readLine() {
            lines.append(line)
            guard line.contains("listening on"), let range = line.firstRange(of: "127.0.0.1:") else { continue }
            port = Int(line[range.upperBound...].prefix { $0.isNumber }) ?? 0
            let reader = process
            // What it says later is read and thrown away, so that it never waits for a full pipe.
            _ = try Thread { while reader.readLine() != nil {} }
            return
        }
        throw Failure(lines: lines)
    }

    func stop() {
        process.terminate()
        _ = process.waitForEnd()
    }

    /// Resident bytes, from /proc.
    var residentByteCount: Int {
        do {
            let text = try File(opening: "/proc/\(process.identifier)/statm", for: .read).pread(at: 0, count: 256)
            let words = String(decoding: text, as: UTF8.self).split(separator: " ")
            return words.count > 1 ? (Int(words[1]) ?? 0) * 4096 : 0
        } catch {
            return 0
        }
    }

    /// Runs another program and tells whether it ended well.
    static func run(_ words: [String]) -> Bool {
        do {
            let process = try ChildProcess(running: words[0], Array(words.dropFirst()))
            while process.readLine() != nil {}
            return process.waitForEnd() == .status(0)
        } catch {
            return false
        }
    }
}
