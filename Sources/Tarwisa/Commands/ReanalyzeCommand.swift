import Insight
import Storage

/// `tarwisa reanalyze`: reads every stored article again whose findings were made by other rules than these.
enum ReanalyzeCommand {
    static func run(_ configuration: Configuration) -> Int32 {
        do throws(ArchiveError) {
            var settings = ArchiveSettings()
            settings.memoryLimit = configuration.memoryLimitBytes
            settings.annotate = { ArticleAnnotator.annotations(of: $0) }
            let archive = try Archive.open(at: configuration.dataDirectory, settings: settings)
            let (read, total) = try reanalyze(archive)
            archive.waitForIndex()
            archive.close()
            print("\(read) of \(total) articles read again with the rules of version \(ArticleInsight.rulesVersion)")
            return 0
        } catch {
            Program.complain("\(error)")
            return 1
        }
    }

    /// How many were written anew, of how many.
    static func reanalyze(_ archive: Archive) throws(ArchiveError) -> (read: Int, total: Int) {
        let snapshot = archive.snapshot
        var count = 0
        try snapshot.catalog.forEachLatest { (entry) throws(ArchiveError) in
            guard let stored = snapshot.article(entry.id) else { return }
            guard StoredFindings("dates", of: stored).rules != ArticleInsight.rulesVersion else { return }
            if try archive.rewrite(stored) { count += 1 }
        }
        return (count, snapshot.catalog.articleCount)
    }
}
