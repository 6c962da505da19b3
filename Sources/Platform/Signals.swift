import Dispatch
import Glibc

/// The signals that end or concern the program.
package enum Signals {
    /// Lets a write to a closed connection fail with EPIPE instead of ending the program.
    package static func ignoreBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }

    /// Waits until SIGTERM or SIGINT comes, and tells which; the calling thread sleeps.
    package static func waitForTermination() -> Int32 {
        let arrival = Arrival()
        let queue = DispatchQueue(label: "tarwisa.signals")
        let sources = [SIGTERM, SIGINT].map { number in
            _ = signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { arrival.tell(number) }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        return arrival.wait()
    }
}

/// The first number told wins; written before the semaphore is raised, read after.
private final class Arrival: @unchecked Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    private var number: Int32 = 0

    func tell(_ signal: Int32) {
        if number == 0 { number = signal }
        semaphore.signal()
    }

    func wait() -> Int32 {
        semaphore.wait()
        return number
    }
}
