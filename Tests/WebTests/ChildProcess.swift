import Foundation

/// A program that runs beside the tests and says on one of its streams that it is ready.
final class ChildProcess {
    private let process = Process()
    /// The text up to and with the line that told the port.
    private(set) var greeting = ""
    private(set) var port = 0

    /// Starts the program and reads until `marker` and a number after it were printed.
    init(_ program: URL, _ arguments: [String], portAfter marker: String) throws {
        process.executableURL = program
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        while port == 0 {
            let data = pipe.fileHandleForReading.availableData
            guard !data.isEmpty else {
                throw Failure("\(program.lastPathComponent) ended at once: \(greeting)")
            }
            greeting += String(decoding: data, as: UTF8.self)
            guard let range = greeting.range(of: marker) else { continue }
            let digits = greeting[range.upperBound...].prefix { $0.isNumber }
            // The number is whole once something follows it.
            if digits.endIndex < greeting.endIndex, let number = Int(digits) { port = number }
        }
        pipe.fileHandleForReading.readabilityHandler = { handle in _ = handle.availableData }
    }

    /// Ends it at once: chromedriver takes no SIGTERM from here.
    func stop() {
        guard process.isRunning else { return }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    deinit { stop() }
}
