import Foundation
import Platform

/// `tarwisa [COMMAND] [SETTINGS]`. Ends with 0, with 64 for a wrong command line, with 1 for what went wrong later.
@main
enum Program {
    static let version = "0.1.0"

    static func main() {
        Memory.tightenHeap()
        exit(run(Array(CommandLine.arguments.dropFirst()), environment: ProcessInfo.processInfo.environment))
    }

    private static func run(_ arguments: [String], environment: [String: String]) -> Int32 {
        do throws(ConfigurationReader.UsageError) {
            let reading = try ConfigurationReader.read(arguments, environment: environment)
            let words = reading.rest.map { $0 == "--help" || $0 == "-h" ? "help" : $0 == "--version" ? "version" : $0 }
            guard let command = Command(rawValue: words.first ?? "serve") else {
                throw ConfigurationReader.UsageError(
                    line: "'\(words[0])' is no command or setting; 'tarwisa help' lists them")
            }
            return try run(command, Array(words.dropFirst()), reading)
        } catch {
            complain(error.line)
            return 64
        }
    }

    private static func run(
        _ command: Command, _ arguments: [String], _ reading: ConfigurationReader.Reading
    ) throws(ConfigurationReader.UsageError) -> Int32 {
        switch command {
        case .extract: return try ExtractCommand.run(arguments)
        case .analyze: return try AnalyzeCommand.run(arguments)
        case .key: return try KeyCommand.run(arguments, reading.configuration)
        case .config: return try ConfigCommand.run(arguments, reading)
        case .backup: return try BackupCommand.run(arguments, reading.configuration)
        case .serve, .verify, .compact, .doctor, .reanalyze, .healthcheck, .help, .version:
            if let extra = arguments.first {
                throw ConfigurationReader.UsageError(line: "'\(extra)' is not known to \(command.rawValue)")
            }
        }
        switch command {
        case .serve: return try ServeCommand.run(reading.configuration)
        case .verify: return VerifyCommand.run(reading.configuration)
        case .compact: return CompactCommand.run(reading.configuration)
        case .doctor: return DoctorCommand.run(reading.configuration)
        case .reanalyze: return ReanalyzeCommand.run(reading.configuration)
        case .healthcheck: return HealthcheckCommand.run(reading.configuration)
        case .help: print(HelpCommand.text, terminator: "")
        default: print("tarwisa \(version)")
        }
        return 0
    }

    /// One line on stderr, after the program's name.
    static func complain(_ line: String) {
        FileHandle.standardError.write(Data("tarwisa: \(line)\n".utf8))
    }
}
