import Storage

/// `tarwisa backup DIR`: a copy of the archive that is itself one; a server may have the archive meanwhile.
enum BackupCommand {
    static func run(
        _ arguments: [String], _ configuration: Configuration
    ) throws(ConfigurationReader.UsageError) -> Int32 {
        guard arguments.count == 1, !arguments[0].hasPrefix("-") else {
            throw ConfigurationReader.UsageError(line: "backup wants one directory: tarwisa backup DIR")
        }
        do {
            let report = try ArchiveBackup(of: configuration.dataDirectory).write(to: arguments[0])
            print("\(report.segmentCount) files of the journal, \(report.byteCount) bytes, in \(arguments[0])")
            return 0
        } catch {
            Program.complain("\(error)")
            return 1
        }
    }
}
