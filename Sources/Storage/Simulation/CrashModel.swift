import News

/// Random writes against an archive on a simulated disk, and what was acknowledged of them.
package struct CrashModel: Sendable {
    /// What the archive may hold of an article: the last acknowledged state, and those begun since.
    private struct Expectation: Sendable {
        var acknowledged: Article?
        var possible: [Article?] = []
    }

    private var expectations: [Int: Expectation] = [:]
    private var random: SplitMix
    package private(set) var acknowledgedCount = 0
    package private(set) var refusedCount = 0
    package private(set) var failedCompactionCount = 0

    package init(seed: UInt64) { random = SplitMix(seed: seed) }

    package static func settings(_ disk: SimulatedDisk) -> ArchiveSettings {
        var settings = ArchiveSettings()
        settings.disk = disk
        settings.segmentByteCount = 4000
        settings.growthByteCount = 1500
        settings.checkpointInterval = 7
        return settings
    }

    /// One write of a random kind. A refusal leaves the old state, or, should the power go, perhaps the new one.
    package mutating func step(_ archive: Archive) {
        let number = Int.random(in: 0..<12, using: &random)
        let text = Int.random(in: 0..<1000, using: &random)
        let isDeletion = Int.random(in: 0..<5, using: &random) == 0
        let article = isDeletion ? nil : InventedArticle.short(number, text: text, paragraphs: text % 4)
        expectations[number, default: Expectation()].possible.append(article)
        do throws(ArchiveError) {
            if let article {
                _ = try archive.add(article)
            } else {
                _ = try archive.delete(InventedArticle.short(number).id)
            }
            expectations[number]?.acknowledged = article
            expectations[number]?.possible = []
            acknowledgedCount += 1
        } catch {
            refusedCount += 1
        }
    }

    /// Writes sealed segments anew. Whether that succeeds is the disk's affair; the articles stay.
    package mutating func compact(_ archive: Archive) {
        do throws(ArchiveError) {
            _ = try archive.compact(deadShare: 0)
        } catch {
            failedCompactionCount += 1
        }
    }

    /// Whether the archive holds what was acknowledged, or something newer that was begun, and agrees with itself.
    package func problems(in archive: Archive) -> [String] {
        archive.waitForIndex()
        var problems = archive.verify().problems
        // Unsynced sectors come and go by themselves: what was set aside at the start still stands in the journal.
        if !archive.recovery.damaged.isEmpty { problems.removeAll { $0.contains("damaged bytes") } }
        for (number, expectation) in expectations {
            let stored = archive.snapshot.article(InventedArticle.short(number).id)
            let article: Article?
            do throws(ArchiveError) {
                article = try stored?.article
            } catch {
                problems.append("\(number): \(error)")
                continue
            }
            if article != expectation.acknowledged, !expectation.possible.contains(article) {
                problems.append(
                    "\(number) is \(article?.headline ?? "absent"), acknowledged \(expectation.acknowledged?.headline ?? "absent"), "
                        + "possible \(expectation.possible.map { $0?.headline ?? "absent" })")
            }
        }
        return problems
    }

    /// While it runs, readers see exactly what was acknowledged.
    package func problemsWhileRunning(in archive: Archive) -> [String] {
        expectations.compactMap { number, expectation in
            let stored = archive.snapshot.article(InventedArticle.short(number).id)
            let expected = expectation.acknowledged
            do throws(ArchiveError) {
                if try stored?.article == expected { return nil }
            } catch {
                return "\(number): \(error)"
            }
            return "\(number) is \(stored.map { "version \($0.version)" } ?? "absent") while running"
        }
    }
}
