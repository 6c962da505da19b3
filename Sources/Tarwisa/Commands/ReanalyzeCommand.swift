import Insight
import Storage

/// `tarwisa reanalyze`: reads every stored article again whose findings were made by other rules than these.
enum ReanalyzeCommand {
    static func run(_ configuration: Configuration) -> Int32 {
        do throws(ArchiveError) {
            let archive = try ArchiveDirectory(configuration).open(
                .standard, progress: OpeningProgress(.standard).sink)
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

    /// Articles that share one sync.
    private static let batchCount = 100

    /// How many were written anew, of how many. They are read as they came in, so that stories grow as they did.
    static func reanalyze(_ archive: Archive) throws(ArchiveError) -> (read: Int, total: Int) {
        let snapshot = archive.snapshot
        var count = 0
        var batch: [StoredArticle] = []
        for id in snapshot.catalog.arrivals {
            guard let stored = snapshot.article(id),
                StoredFindings("dates", of: stored).rules != ArticleInsight.rulesVersion
            else { continue }
            batch.append(stored)
            if batch.count == batchCount {
                count += try archive.rewrite(batch)
                batch.removeAll(keepingCapacity: true)
            }
        }
        return (count + (try archive.rewrite(batch)), snapshot.catalog.articleCount)
    }
}
