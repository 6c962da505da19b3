import Storage

/// `tarwisa compact`: writes every file of the journal anew that holds something dead.
enum CompactCommand {
    static func run(_ configuration: Configuration) -> Int32 {
        do {
            let archive = try ArchiveDirectory(configuration).open(
                .standard, progress: OpeningProgress(.standard).sink)
            defer { archive.close() }
            let report = try archive.compact(deadShare: 0)
            print(
                "\(report.segmentCount) files written anew, \(report.droppedRecordCount) records dropped, "
                    + "\(report.freedByteCount) bytes freed")
            return 0
        } catch {
            Program.complain("\(error)")
            return 1
        }
    }
}
