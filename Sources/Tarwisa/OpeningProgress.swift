import Platform
import Storage

/// How far the archive's opening has come: for `/readyz`, and once a second as a line on stderr.
final class OpeningProgress: Sendable {
    private struct State {
        var latest: ArchiveProgress?
        var stepStart = MonotonicTime.now
        var lastLine = MonotonicTime.now
    }

    private let state = Monitor(State())
    private let log: OperatorLog

    init(_ log: OperatorLog) { self.log = log }

    /// What `ArchiveSettings.progress` wants.
    var sink: @Sendable (ArchiveProgress) -> Void { { [self] in note($0) } }

    func note(_ progress: ArchiveProgress) {
        let now = MonotonicTime.now
        let elapsed = state.withLock { state -> Int64? in
            if state.latest?.step != progress.step { state.stepStart = now }
            state.latest = progress
            guard now.milliseconds(since: state.lastLine) >= 1000 else { return nil }
            state.lastLine = now
            return now.milliseconds(since: state.stepStart)
        }
        guard let elapsed else { return }
        log.say(
            .info, "opening", OpeningProgress.line(progress, milliseconds: elapsed), [("percent", String(percent))])
    }

    /// Of the whole: reading the journal counts for a tenth of it, indexing for the rest.
    var percent: Int {
        guard let latest = state.withLock({ $0.latest }), latest.total > 0 else { return 0 }
        let share = min(1, Double(latest.done) / Double(latest.total))
        switch latest.step {
        case .reading: return Int(share * 10)
        case .indexing: return 10 + Int(share * 89)
        }
    }

    /// Count, rate and time left of a step that has run for a while.
    static func line(_ progress: ArchiveProgress, milliseconds: Int64) -> String {
        let rate = Double(progress.done) * 1000 / Double(max(1, milliseconds))
        let left = Int((Double(progress.total - progress.done) / max(1, rate)).rounded(.up))
        switch progress.step {
        case .reading:
            return "reading the journal: \(progress.done >> 20) of \(progress.total >> 20) MiB, "
                + "\(Int(rate) >> 20) MiB/s, \(left) s left"
        case .indexing:
            return "indexing: \(progress.done) of \(progress.total) articles, \(Int(rate))/s, \(left) s left"
        }
    }
}
