import Foundation
import FoundationNetworking
import Testing

/// The built program itself, run as a child on a free port with an archive of its own.
final class RunningServer: @unchecked Sendable {
    let directory: URL
    private var process = Process()
    private(set) var port = 0
    private let arguments: [String]
    private let environment: [String: String]
    private let output: URL?
    private let session = URLSession(configuration: .ephemeral)

    /// Starts the program and waits until it says where it listens.
    ///
    /// - Parameter outputTo: a file for what it prints on standard output.
    init(_ arguments: [String] = [], environment: [String: String] = [:], outputTo output: URL? = nil) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "tarwisa-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        self.arguments = arguments
        self.environment = environment
        self.output = output
        try start()
    }

    deinit {
        if process.isRunning { process.terminate() }
        do {
            try FileManager.default.removeItem(at: directory)
        } catch {
            print("a test's directory stays behind: \(error)")
        }
    }

    static var program: URL {
        get throws {
            let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            return URL(filePath: tests).deletingLastPathComponent().appending(path: "tarwisa")
        }
    }

    static func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> (
        status: Int32, output: String, error: String
    ) {
        let process = Process()
        process.executableURL = try program
        process.arguments = arguments
        process.environment = environment
        let (input_, output, error) = (Pipe(), Pipe(), Pipe())
        (process.standardInput, process.standardOutput, process.standardError) = (input_, output, error)
        try process.run()
        try input_.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try input_.fileHandleForWriting.close()
        let printed = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        let complaint = String(decoding: try error.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, printed, complaint)
    }

    func start() throws {
        process = Process()
        process.executableURL = try RunningServer.program
        process.arguments =
            [
                "--listen", "127.0.0.1:0", "--data-directory",
                directory.appending(path: "data").path(percentEncoded: false),
                "--public-directory", Checkout.root.appending(path: "Public").path(percentEncoded: false),
            ] + arguments
        process.environment = environment
        let pipe = Pipe()
        process.standardError = pipe
        if let output {
            try Data().write(to: output)
            process.standardOutput = try FileHandle(forWritingTo: output)
        }
        try process.run()
        var text = ""
        while port == 0 || !text.contains("listening") {
            let data = pipe.fileHandleForReading.availableData
            guard !data.isEmpty else { throw Failure(text: "the server ended before it listened: \(text)") }
            text += String(decoding: data, as: UTF8.self)
            if let range = text.range(of: "127.0.0.1:"), text.contains("listening"),
                text[range.upperBound...].contains("\n"),
                let number = Int(text[range.upperBound...].prefix { $0.isNumber })
            {
                port = number
            }
        }
        pipe.fileHandleForReading.readabilityHandler = { handle in _ = handle.availableData }
    }

    /// Sends the signal and waits for the end.
    func stop(signal: Int32) -> Int32 {
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        port = 0
        return process.terminationStatus
    }

    struct Failure: Error { let text: String }

    struct Answer {
        let status: Int
        let fields: [String: String]
        let content: Data

        var text: String { String(decoding: content, as: UTF8.self) }

        var json: [String: Any] {
            get throws { try #require(try JSONSerialization.jsonObject(with: content) as? [String: Any]) }
        }

        var code: String? { try? json["code"] as? String }
    }

    func get(_ target: String, _ fields: [String: String] = [:]) async throws -> Answer {
        try await send("GET", target, fields)
    }

    func post(_ target: String, _ body: [String: Any]) async throws -> Answer {
        try await send(
            "POST", target, ["Content-Type": "application/json"], try JSONSerialization.data(withJSONObject: body))
    }

    func send(_ method: String, _ target: String, _ fields: [String: String] = [:], _ content: Data? = nil) async throws
        -> Answer
    {
        var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)\(target)")))
        request.httpMethod = method
        request.httpBody = content
        request.cachePolicy = .reloadIgnoringLocalCacheData
        for (name, value) in fields { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await session.data(for: request)
        let answer = try #require(response as? HTTPURLResponse)
        var names: [String: String] = [:]
        for (name, value) in answer.allHeaderFields { names["\(name)".lowercased()] = "\(value)" }
        return Answer(status: answer.statusCode, fields: names, content: data)
    }

    /// A search's target with its query percent-encoded.
    static func search(_ query: String, _ more: String = "") -> String {
        let encoded = query.utf8.map { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
                ? String(UnicodeScalar(byte)) : String(format: "%%%02X", Int(byte))
        }.joined()
        return "/v1/search?q=\(encoded)\(more)"
    }
}

/// The checkout that the tests stand in.
enum Checkout {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let seeds = root.appending(path: "../shared/seeds").standardized
    static var hasSeeds: Bool {
        FileManager.default.fileExists(atPath: seeds.appending(path: "gold.json").path(percentEncoded: false))
    }
}
