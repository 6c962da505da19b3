import Dispatch
import Platform
import Storage
import Synchronization

/// Looks every second whether the archive takes writes, has it try again where it does not, and tells the operator of each change.
final class HealthWatch: Sendable {
    private let archive: Archive
    private let log: OperatorLog
    private let queue = DispatchQueue(label: "tarwisa.health")
    private let isStopped = Atomic(false)
    private let wasWritable = Monitor(true)

    init(_ archive: Archive, _ log: OperatorLog) {
        (self.archive, self.log) = (archive, log)
        lookLater()
    }

    func stop() { isStopped.store(true, ordering: .relaxed) }

    private func lookLater() {
        queue.asyncAfter(deadline: .now() + 1) {
            guard !self.isStopped.load(ordering: .relaxed) else { return }
            self.look()
            self.lookLater()
        }
    }

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
