import Dispatch
import Glibc
import Synchronization

/// Writes finished lines to a descriptor on a queue of its own, so that a slow reader holds nobody up.
package final class LogSink: Sendable {
    private let descriptor: Int32
    private let queue = DispatchQueue(label: "tarwisa.log")
    private let waitingBytes = Atomic<Int>(0)
    private let lostBytes = Atomic<Int>(0)
    private static let waitingLimit = 4 << 20

    package static let standardOutput = LogSink(descriptor: STDOUT_FILENO)
    package static let standardError = LogSink(descriptor: STDERR_FILENO)

    private init(descriptor: Int32) { self.descriptor = descriptor }

    /// Takes whole lines; drops them where 4 MiB wait already, and counts what was dropped.
    package func write(_ lines: [UInt8]) {
        guard waitingBytes.load(ordering: .relaxed) < LogSink.waitingLimit else {
            lostBytes.add(lines.count, ordering: .relaxed)
            return
        }
        waitingBytes.add(lines.count, ordering: .relaxed)
        queue.async {
            self.writeAll(lines)
            self.waitingBytes.subtract(lines.count, ordering: .relaxed)
        }
    }

    /// Bytes that were dropped because nobody read fast enough.
    package var lostByteCount: Int { lostBytes.load(ordering: .relaxed) }

    /// Returns when everything taken so far is written.
    package func flush() { queue.sync {} }

    private func writeAll(_ lines: [UInt8]) {
        unsafe lines.withUnsafeBytes { bytes in
            var start = 0
            while start < bytes.count {
                let written = unsafe Glibc.write(
                    descriptor, bytes.baseAddress.map { unsafe $0 + start }, bytes.count - start)
                if written < 0 && errno == EINTR { continue }
                guard written > 0 else { return }
                start += written
            }
        }
    }
}
