import Foundation
import Platform

/// `tarwisa doctor`: looks at what the server will stand on, and says for each thing that is not well what to do.
///
/// Ends with 0 where nothing stands in the way, with 1 otherwise. It may be run beside a server.
enum DoctorCommand {
    enum Verdict: String {
        case well = "ok  "
        case doubtful = "warn"
        case ill = "FAIL"
    }

    struct Finding: Equatable {
        let verdict: Verdict
        /// What was looked at.
        let subject: String
        /// What was seen and, where it is not well, what to do.
        let sentence: String

        var line: String { "\(verdict.rawValue)  \(subject): \(sentence)\n" }
    }

    static func run(_ configuration: Configuration) -> Int32 {
        let findings = findings(configuration)
        for finding in findings { print(finding.line, terminator: "") }
        return findings.contains { $0.verdict == .ill } ? 1 : 0
    }

    static func findings(_ configuration: Configuration) -> [Finding] {
        [
            DirectoryCheck.directory(configuration.dataDirectory), DirectoryCheck.disk(configuration.dataDirectory),
            MachineCheck.memory(), MachineCheck.clock(now: WallClock.milliseconds / 1000),
            MachineCheck.descriptors(limit: Limit.openDescriptors, needed: configuration.connectionLimit),
            NetworkCheck.names(), NetworkCheck.certificates(), AccessCheck.keys(configuration),
            AccessCheck.proxies(configuration), AccessCheck.frontEnd(configuration),
        ]
    }
}
