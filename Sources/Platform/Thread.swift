import Glibc

/// A thread of the kernel for work that may block. It runs until its body returns.
@safe package final class Thread: @unchecked Sendable {
    private let identity: pthread_t
    private let isJoined = Monitor(false)

    /// Starts `body` on a thread of its own.
    package init(_ body: @escaping @Sendable () -> Void) throws(PlatformError) {
        let start = unsafe Unmanaged.passRetained(ThreadStart(body: body))
        var thread = pthread_t()
        let code = unsafe pthread_create(
            &thread, nil,
            { argument in
                guard let argument = unsafe argument else { return nil }
                let start = unsafe Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue()
                start.body()
                return nil
            }, start.toOpaque())
        guard code == 0 else {
            unsafe start.release()
            throw PlatformError("pthread_create", code: code)
        }
        identity = thread
    }

    deinit {
        if !isJoined.withLock({ $0 }) { _ = pthread_detach(identity) }
    }

    /// Runs `body` on this thread and beside it on others, so many in all, and waits for every one.
    ///
    /// Where the kernel gives fewer threads it takes longer and is done all the same.
    package static func runTogether(_ threadCount: Int, _ body: @escaping @Sendable () -> Void) {
        var helpers: [Thread] = []
        do {
            while helpers.count + 1 < threadCount { helpers.append(try Thread(body)) }
        } catch {
            // Those that began do the work.
        }
        body()
        helpers.forEach { $0.join() }
    }

    /// Waits until the body has returned. Later calls return at once.
    package func join() {
        let isFirst = isJoined.withLock { joined in
            defer { joined = true }
            return !joined
        }
        if isFirst { _ = pthread_join(identity, nil) }
    }
}

private final class ThreadStart: Sendable {
    let body: @Sendable () -> Void

    init(body: @escaping @Sendable () -> Void) { self.body = body }
}
