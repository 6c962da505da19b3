import Foundation
import HTTP
import Platform
import Storage

/// What the running server tells its operator on stderr: a line of JSON for programs, plain words for a terminal.
///
/// No line holds article text, a key, or what somebody searched for.
struct OperatorLog: Sendable {
    enum Level: String, Sendable {
        case info, warning, error
    }

    let isForTerminal: Bool

    static let standard = OperatorLog(isForTerminal: Terminal.isStandardError)

    /// - Parameter event: a stable name in snake case.
    func say(_ level: Level, _ event: String, _ message: String, _ members: [(String, String)] = []) {
        LogSink.standardError.write(
            Array(line(level, event, message, members, at: WallClock.milliseconds / 1000).utf8))
        if level == .error { LogSink.standardError.flush() }
    }

    func line(
        _ level: Level, _ event: String, _ message: String, _ members: [(String, String)], at seconds: Int64
    ) -> String {
        guard !isForTerminal else { return "tarwisa: \(message)\n" }
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("time", HTTPDate.internetTime(seconds))
            writer.member("level", level.rawValue)
            writer.member("event", event)
            writer.member("message", message)
            for (name, value) in members { writer.member(name, value) }
        }
        return String(decoding: writer.bytes, as: UTF8.self) + "\n"
    }
}
