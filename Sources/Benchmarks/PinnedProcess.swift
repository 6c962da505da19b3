import Foundation
import Glibc

/// A program run by a benchmark, and what the kernel counts of it.
final class PinnedProcess {
    struct Failure: Error { let sentence: String }

    private let process = Process()

    /// Starts a program on core 0; its output goes to a file.
    init(pinned program: String, _ arguments: [String], outputFile: String, environment: [String: String] = [:]) throws
    {
        guard FileManager.default.createFile(atPath: outputFile, contents: nil),
            let output = FileHandle(forWritingAtPath: outputFile), let taskset = PinnedProcess.find("taskset")
        else { throw Failure(sentence: "\(outputFile) cannot be written, or taskset is missing") }
        process.executableURL = URL(filePath: taskset)
        process.arguments = ["-c", "0", program] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = output
        process.standardError = output
        try process.run()
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    func waitUntilListening(on port: Int) throws {
        for _ in 0..<200 {
            if LoopbackClient.canConnect(to: port) { return }
            usleep(25_000)
        }
        throw Failure(sentence: "nothing listens on port \(port)")
    }

    /// The process and its children.
    var processes: [Int] {
        let own = Int(process.processIdentifier)
        return [own]
            + PinnedProcess.text("/proc/\(own)/task/\(own)/children").split(separator: " ").compactMap { Int($0) }
    }

    static func processorSeconds(of process: Int) -> Double {
        let fields = text("/proc/\(process)/stat").split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    static func residentBytes(of process: Int) -> Int {
        let fields = text("/proc/\(process)/statm").split(separator: " ")
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) : 0
    }

    /// Runs a program to its end and gives what it printed.
    static func output(of program: String, _ arguments: [String]) throws -> String {
        guard let path = program.hasPrefix("/") ? program : find(program) else {
            throw Failure(sentence: "\(program) is not installed")
        }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self)
    }

    /// Where a program stands, or nil where it is not installed.
    static func find(_ name: String) -> String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let folders: [Substring] = path.split(separator: ":") + ["/usr/sbin"]
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// A file of /proc, empty where it is gone.
    private static func text(_ path: String) -> String {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
