import CPlatform
import Glibc
import Synchronization

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

    private let inbox = Mutex(Inbox())
    private let poller: Int32
    private let waker: Int32
    private let multi: UnsafeMutableRawPointer
    /// By the address of their handles.
    private var transfers: [Int: CurlTransfer] = [:]
    /// When libcurl wants to be called though no socket stirs, in monotonic nanoseconds.
    private var timer: UInt64?
    private var nextSweep: UInt64 = 0

    private static let sweepInterval: UInt64 = 200_000_000

    init() throws(CurlFailure) {
        poller = epoll_create1(Int32(EPOLL_CLOEXEC))
        waker = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard poller >= 0, waker >= 0 else { throw .unavailable("epoll_create1 or eventfd") }
        guard let multi = unsafe curl_multi_init() else { throw .unavailable("curl_multi_init") }
        unsafe self.multi = unsafe multi
        watch(waker, for: EPOLLIN.rawValue, EPOLL_CTL_ADD)
        setCallbacks()
    }

    deinit {
        _ = unsafe curl_multi_cleanup(multi)
        _ = close(poller)
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
            core.timer = milliseconds < 0 ? nil : monotonicNanoseconds() + UInt64(milliseconds) * 1_000_000
            return 0
        }
    }

    /// libcurl says what it wants to hear of a socket (`CURLMOPT_SOCKETFUNCTION`).
    private func socketChanged(_ socket: curl_socket_t, events: Int32, isKnown: Bool) {
        if events == CURL_POLL_REMOVE {
            _ = unsafe curl_multi_assign(multi, socket, nil)
            watch(socket, for: 0, EPOLL_CTL_DEL)
            return
        }
        var mask: UInt32 = 0
        if events & CURL_POLL_IN != 0 { mask |= EPOLLIN.rawValue }
        if events & CURL_POLL_OUT != 0 { mask |= EPOLLOUT.rawValue }
        watch(socket, for: mask, isKnown ? EPOLL_CTL_MOD : EPOLL_CTL_ADD)
        if !isKnown { _ = unsafe curl_multi_assign(multi, socket, multi) }
    }

    private func watch(_ descriptor: Int32, for mask: UInt32, _ operation: Int32) {
        var event = unsafe epoll_event()
        unsafe event.events = mask
        unsafe event.data.fd = descriptor
        let result = unsafe epoll_ctl(poller, operation, descriptor, &event)
        if result < 0, errno == EEXIST { _ = unsafe epoll_ctl(poller, EPOLL_CTL_MOD, descriptor, &event) }
        if result < 0, errno == ENOENT, operation == EPOLL_CTL_MOD {
            _ = unsafe epoll_ctl(poller, EPOLL_CTL_ADD, descriptor, &event)
        }
    }

    private func waitForSockets() {
        var events = unsafe [epoll_event](repeating: epoll_event(), count: 64)
        let count = unsafe epoll_wait(poller, &events, Int32(events.count), millisecondsToWait)
        guard count > 0 else { return }
        for index in 0..<Int(count) {
            let descriptor = unsafe events[index].data.fd
            if descriptor == waker {
                var ignored: eventfd_t = 0
                _ = unsafe eventfd_read(waker, &ignored)
                continue
            }
            var action: Int32 = 0
            let mask = unsafe events[index].events
            if mask & EPOLLIN.rawValue != 0 { action |= CURL_CSELECT_IN }
            if mask & EPOLLOUT.rawValue != 0 { action |= CURL_CSELECT_OUT }
            if mask & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { action |= CURL_CSELECT_ERR }
            var running: Int32 = 0
            _ = unsafe curl_multi_socket_action(multi, descriptor, action, &running)
        }
    }

    /// Until libcurl's timer or the next sweep over the deadlines; for ever while nothing is under way.
    private var millisecondsToWait: Int32 {
        let now = monotonicNanoseconds()
        var deadline = timer
        if !transfers.isEmpty { deadline = min(deadline ?? .max, now + CurlLoopCore.sweepInterval) }
        guard let deadline else { return -1 }
        return deadline <= now ? 0 : Int32((deadline - now + 999_999) / 1_000_000)
    }

    private func actOnTimer() {
        guard let deadline = timer, deadline <= monotonicNanoseconds() else { return }
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
        let now = monotonicNanoseconds()
        guard now >= nextSweep else { return }
        nextSweep = now + CurlLoopCore.sweepInterval
        for transfer in transfers.values where transfer.isLate(at: now) {
            end(transfer) { $0.finish(failing: .timedOut(.firstByte)) }
        }
    }

    /// Takes the transfer out of libcurl's hands first: its callbacks must not come after its end.
    private func end(_ transfer: CurlTransfer, _ report: (CurlTransfer) -> Void) {
        report(transfer)
        _ = unsafe curl_multi_remove_handle(multi, transfer.handle)
        transfers[transfer.key] = nil
    }
}
