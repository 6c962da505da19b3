import Platform
import Storage

/// Looks every second whether the archive takes writes, has it try again where it does not, and tells the operator of each change.
final class HealthWatch: Sendable {
    private let archive: Archive
    private let log: OperatorLog
    private let wasWritable = Monitor(true)

    init(_ archive: Archive, _ log: OperatorLog) { (self.archive, self.log) = (archive, log) }

    /// Begins to look; until the ticker is stopped.
    func start() throws(PlatformError) -> Ticker { try Ticker(everyMilliseconds: 1000) { self.look() } }

    private func look() {
        let reason: String? = if case .readOnly(let reason) = archive.health { reason } else { nil }
        let isWritable = archive.probe()
        wasWritable.withLock { wasWritable in
            if let reason, wasWritable {
                log.say(.error, "writes_refused", "writes are refused: \(reason)", [("reason", reason)])
                wasWritable = false
            }
            if isWritable, !wasWritable {
                log.say(.info, "writes_taken", "writes are taken again")
                wasWritable = true
            }
        }
    }
}
