import CPlatform
import Glibc

/// The loop's inside. `submit` and `stop` come from any thread; everything else happens on the loop's own.
@safe final class CurlLoopCore: @unchecked Sendable {
    struct Submission: Sendable {
        let request: CurlRequest
        let completion: @Sendable (Result<CurlResponse, CurlFailure>) -> Void
    }

    private struct Inbox {
        var submissions: [Submission] = []
        var isStopped = false
    }

    private let inbox = Monitor(Inbox())
    private let poller: Poller
    private let waker: Int32
    private let multi: UnsafeMutableRawPointer
    /// By the address of their handles.
    private var transfers: [Int: CurlTransfer] = [:]
    /// When libcurl wants to be called though no socket stirs.
    private var timer: MonotonicTime?
    private var nextSweep = MonotonicTime.now

    private static let sweepMilliseconds: Int64 = 200

    init() throws(CurlFailure) {
        waker = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard waker >= 0 else { throw .unavailable("eventfd") }
        guard let multi = unsafe curl_multi_init() else { throw .unavailable("curl_multi_init") }
        unsafe self.multi = unsafe multi
        do throws(PlatformError) {
            poller = try Poller()
            try poller.add(waker, token: UInt64(waker), for: .readable)
        } catch {
            throw .unavailable(error.description)
        }
        setCallbacks()
    }

    deinit {
        _ = unsafe curl_multi_cleanup(multi)
        _ = close(waker)
    }

    func submit(_ submission: Submission) {
        let isStopped = inbox.withLock { inbox in
            if !inbox.isStopped { inbox.submissions.append(submission) }
            return inbox.isStopped
        }
        if isStopped { submission.completion(.failure(.stopped)) } else { wake() }
    }

    func stop() {
        inbox.withLock { $0.isStopped = true }
        wake()
    }

    func run() {
        while !inbox.withLock({ $0.isStopped }) {
            waitForSockets()
            startSubmitted()
            actOnTimer()
            finishTransfers()
            dropLateTransfers()
        }
        for transfer in transfers.values { end(transfer) { $0.finish(failing: .stopped) } }
        let left = inbox.withLock { inbox in
            defer { inbox.submissions = [] }
            return inbox.submissions
        }
        for submission in left { submission.completion(.failure(.stopped)) }
    }

    private func wake() { _ = eventfd_write(waker, 1) }

    private func setCallbacks() {
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        _ = unsafe cplatform_multi_set_pointer(multi, CURLMOPT_SOCKETDATA, context)
        _ = unsafe cplatform_multi_set_pointer(multi, CURLMOPT_TIMERDATA, context)
        _ = unsafe cplatform_multi_set_long(multi, CURLMOPT_MAXCONNECTS, 256)
        _ = unsafe cplatform_multi_set_socket_callback(multi) { _, socket, events, context, isKnown in
            guard let context = unsafe context else { return 0 }
            let core = unsafe Unmanaged<CurlLoopCore>.fromOpaque(context).takeUnretainedValue()
            unsafe core.socketChanged(socket, events: events, isKnown: isKnown != nil)
            return 0
        }
        _ = unsafe cplatform_multi_set_timer_callback(multi) { _, milliseconds, context in
            guard let context = unsafe context else { return 0 }
            let core = unsafe Unmanaged<CurlLoopCore>.fromOpaque(context).takeUnretainedValue()
            core.timer = milliseconds < 0 ? nil : MonotonicTime.now.adding(milliseconds: Int64(milliseconds))
            return 0
        }
    }

    /// libcurl says what it wants to hear of a socket (`CURLMOPT_SOCKETFUNCTION`).
    private func socketChanged(_ socket: curl_socket_t, events: Int32, isKnown: Bool) {
        if events == CURL_POLL_REMOVE {
            _ = unsafe curl_multi_assign(multi, socket, nil)
            poller.remove(socket)
            return
        }
        var readiness: Readiness = []
        if events & CURL_POLL_IN != 0 { readiness.insert(.readable) }
        if events & CURL_POLL_OUT != 0 { readiness.insert(.writable) }
        watch(socket, for: readiness, isKnown: isKnown)
        if !isKnown { _ = unsafe curl_multi_assign(multi, socket, multi) }
    }

    /// A descriptor that libcurl closed and got again may be known though it says otherwise, and the other way round.
    private func watch(_ socket: curl_socket_t, for readiness: Readiness, isKnown: Bool) {
        let token = UInt64(socket)
        do throws(PlatformError) {
            if isKnown {
                try poller.change(socket, token: token, to: readiness)
            } else {
                try poller.add(socket, token: token, for: readiness)
            }
        } catch {
            if isKnown != error.isAlreadyThere { watch(socket, for: readiness, isKnown: !isKnown) }
        }
    }

    private func waitForSockets() {
        for index in 0..<poller.wait(milliseconds: millisecondsToWait) {
            let (token, readiness) = poller.event(at: index)
            let descriptor = Int32(token)
            if descriptor == waker {
                var ignored: eventfd_t = 0
                _ = unsafe eventfd_read(waker, &ignored)
                continue
            }
            var action: Int32 = 0
            if readiness.contains(.readable) { action |= CURL_CSELECT_IN }
            if readiness.contains(.writable) { action |= CURL_CSELECT_OUT }
            if !readiness.isDisjoint(with: .broken) { action |= CURL_CSELECT_ERR }
            var running: Int32 = 0
            _ = unsafe curl_multi_socket_action(multi, descriptor, action, &running)
        }
    }

    /// Until libcurl's timer or the next sweep over the deadlines; for ever while nothing is under way.
    private var millisecondsToWait: Int32 {
        let now = MonotonicTime.now
        var deadline = timer
        if !transfers.isEmpty {
            let sweep = now.adding(milliseconds: CurlLoopCore.sweepMilliseconds)
            deadline = deadline.map { min($0, sweep) } ?? sweep
        }
        guard let deadline else { return -1 }
        return deadline <= now ? 0 : Int32(deadline.milliseconds(since: now) + 1)
    }

    private func actOnTimer() {
        guard let deadline = timer, deadline <= .now else { return }
        timer = nil
        var running: Int32 = 0
        _ = unsafe curl_multi_socket_action(multi, -1, 0, &running)  // CURL_SOCKET_TIMEOUT
    }

    private func startSubmitted() {
        let submissions = inbox.withLock { inbox in
            defer { inbox.submissions.removeAll(keepingCapacity: true) }
            return inbox.submissions
        }
        for submission in submissions {
            guard let transfer = CurlTransfer(submission.request, completion: submission.completion) else {
                submission.completion(.failure(.unavailable("curl_easy_init")))
                continue
            }
            transfers[transfer.key] = transfer
            if unsafe curl_multi_add_handle(multi, transfer.handle) != CURLM_OK {
                end(transfer) { $0.finish(failing: .unavailable("curl_multi_add_handle")) }
            }
        }
    }

    private func finishTransfers() {
        var left: Int32 = 0
        while let message = unsafe curl_multi_info_read(multi, &left) {
            guard unsafe message.pointee.msg == CURLMSG_DONE, let handle = unsafe message.pointee.easy_handle,
                let transfer = transfers[Int(bitPattern: handle)]
            else { continue }
            let code = unsafe cplatform_message_result(message)
            end(transfer) { $0.finish(with: code) }
        }
    }

    private func dropLateTransfers() {
        let now = MonotonicTime.now
        guard now >= nextSweep else { return }
        nextSweep = now.adding(milliseconds: CurlLoopCore.sweepMilliseconds)
        for transfer in transfers.values {
            guard let deadline = transfer.missedDeadline(at: now) else { continue }
            end(transfer) { $0.finish(failing: .timedOut(deadline)) }
        }
    }

    /// Takes the transfer out of libcurl's hands first: its callbacks must not come after its end.
    private func end(_ transfer: CurlTransfer, _ report: (CurlTransfer) -> Void) {
        report(transfer)
        _ = unsafe curl_multi_remove_handle(multi, transfer.handle)
        transfers[transfer.key] = nil
    }
}
