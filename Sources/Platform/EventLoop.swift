import CPlatform
import Dispatch
import Glibc

/// Whoever a loop tells of its descriptors; called on the loop only.
package protocol EventReceiver: AnyObject, Sendable {
    /// The descriptor watched under this token is ready.
    func descriptorIsReady(_ token: UInt64, _ readiness: Readiness)
    /// All events of one wake have been told, and all jobs are done.
    func wakeEnded()
    /// Comes about once per tick while the loop runs.
    func ticked()
    /// Whether other threads of this process work on what the loop waits for: they have more use for the core than one that waits awake.
    var isBusyElsewhere: Bool { get }
}

/// One epoll loop on a Dispatch queue of its own; descriptors and their state belong to the loop's thread.
package final class EventLoop: @unchecked Sendable {
    // `now` and `isRunning` are touched on the loop only; the mailbox is what other threads reach.
    private let poller: Poller
    private let wakeDescriptor: Int32
    private let mailbox = Monitor(Mailbox())
    private let queue: DispatchQueue
    private var isRunning = true
    private static let wakeToken = UInt64.max

    /// The moment of the loop's last wake; cheaper than asking the clock.
    package var now: MonotonicTime { lastWake }
    private var lastWake = MonotonicTime.now

    private struct Mailbox {
        var jobs: [@Sendable () -> Void] = []
        var isWaking = false
    }

    package init(name: String) throws(PlatformError) {
        poller = try Poller()
        wakeDescriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        queue = DispatchQueue(label: name)
        guard wakeDescriptor >= 0 else { throw PlatformError.last("eventfd") }
        try poller.add(wakeDescriptor, token: EventLoop.wakeToken, for: .readable)
    }

    deinit { _ = close(wakeDescriptor) }

    /// The number of loops worth running here: one for each core that this process may use.
    package static var coreCount: Int { max(1, Int(cplatform_allowed_core_count())) }

    /// Runs the loop on its queue until `stop`; the receiver's ticks come about every so many milliseconds.
    package func start(_ receiver: any EventReceiver, tickMilliseconds: Int64) {
        queue.async { self.run(receiver, tickMilliseconds) }
    }

    /// Has the loop run a job soon; from any thread.
    package func enqueue(_ job: @escaping @Sendable () -> Void) {
        let mustWake = mailbox.withLock { mailbox in
            mailbox.jobs.append(job)
            defer { mailbox.isWaking = true }
            return !mailbox.isWaking
        }
        if mustWake { _ = eventfd_write(wakeDescriptor, 1) }
    }

    /// Ends `run` after the wake that handles this; from any thread.
    package func stop() { enqueue { self.isRunning = false } }

    package func watch(_ socket: Socket, token: UInt64, for readiness: Readiness) throws(PlatformError) {
        try poller.add(socket.descriptor, token: token, for: readiness)
    }

    package func rewatch(_ socket: Socket, token: UInt64, for readiness: Readiness) throws(PlatformError) {
        try poller.change(socket.descriptor, token: token, to: readiness)
    }

    package func unwatch(_ socket: Socket) { poller.remove(socket.descriptor) }

    private func run(_ receiver: any EventReceiver, _ tickMilliseconds: Int64) {
        var nextTick = MonotonicTime.now.adding(milliseconds: tickMilliseconds)
        var alertness = Alertness()
        while isRunning {
            let began = MonotonicTime.now
            let patience = max(0, min(tickMilliseconds, nextTick.milliseconds(since: began) + 1))
            let isAwake = alertness.isAlert && !receiver.isBusyElsewhere
            let count = wait(since: began, isAwake: isAwake, milliseconds: Int32(patience))
            lastWake = .now
            alertness.waited(nanoseconds: lastWake.nanoseconds - began.nanoseconds)
            for index in 0..<count {
                let event = poller.event(at: index)
                if event.token == EventLoop.wakeToken {
                    runJobs()
                } else {
                    receiver.descriptorIsReady(event.token, event.readiness)
                }
            }
            receiver.wakeEnded()
            if now >= nextTick {
                receiver.ticked()
                nextTick = now.adding(milliseconds: tickMilliseconds)
            }
        }
    }

    /// Waits for events: awake for a moment where that pays, then asleep.
    private func wait(since began: MonotonicTime, isAwake: Bool, milliseconds: Int32) -> Int {
        while isAwake, MonotonicTime.now.nanoseconds - began.nanoseconds < Alertness.patience {
            let count = poller.wait(milliseconds: 0)
            if count > 0 { return count }
        }
        return poller.wait(milliseconds: milliseconds)
    }

    private func runJobs() {
        var ignored: eventfd_t = 0
        _ = unsafe eventfd_read(wakeDescriptor, &ignored)
        let jobs = mailbox.withLock { mailbox in
            defer { mailbox = Mailbox() }
            return mailbox.jobs
        }
        for job in jobs { job() }
    }
}
