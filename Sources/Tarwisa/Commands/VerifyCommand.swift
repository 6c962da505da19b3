import Storage

/// `tarwisa verify`: reads everything and changes nothing. Status 0 where all agrees, 1 where something is wrong.
enum VerifyCommand {
    static func run(_ configuration: Configuration) -> Int32 {
        let directory = ArchiveDirectory(configuration)
        do {
            let (first, problems) = try examine(directory)
            guard !problems.isEmpty else { return say(first, problems) }
            // A server beside this may have replaced files between two looks: what is wrong is so twice.
            let (second, remaining) = try examine(directory)
            return say(second, remaining)
        } catch {
            Program.complain("\(error)")
            return 1
        }
    }

    private static func examine(
        _ directory: ArchiveDirectory
    ) throws(ArchiveError) -> (VerificationReport, problems: [String]) {
        let archive = try directory.examine()
        let found = archive.recovery
        let report = archive.verify()
        archive.close()
        return (report, found.notes + report.problems)
    }

    private static func say(_ report: VerificationReport, _ problems: [String]) -> Int32 {
        for problem in problems { print(problem) }
        if report.unlistedCount > 0 { print("and \(report.unlistedCount) more") }
        let count = problems.count + report.unlistedCount
        print("\(report.recordCount) records, \(report.articleCount) articles, \(count) problems")
        return count == 0 ? 0 : 1
    }
}
