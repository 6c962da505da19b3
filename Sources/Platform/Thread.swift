import Glibc

/// A thread of the kernel for work that may block. It runs until its body returns.
@safe package final class Thread: @unchecked Sendable {
    private let identity: pthread_t
    private let isJoined = Monitor(false)

    /// Starts `body` on a thread of its own.
    package init(_ body: @escaping @Sendable () -> Void) throws(PlatformError) {
        identity = try Thread.begin(ThreadStart(body: body, isBackground: false))
    }

    /// The same; where `isBackground`, others go first when the processors are short.
    package init(isBackground: Bool, _ body: @escaping @Sendable () -> Void) throws(PlatformError) {
        identity = try Thread.begin(ThreadStart(body: body, isBackground: isBackground))
    }

    private static func begin(_ start: ThreadStart) throws(PlatformError) -> pthread_t {
        let start = unsafe Unmanaged.passRetained(start)
        var thread = pthread_t()
        let code = unsafe pthread_create(
            &thread, nil,
            { argument in
                guard let argument = unsafe argument else { return nil }
                unsafe Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, start.toOpaque())
        guard code == 0 else {
            unsafe start.release()
            throw PlatformError("pthread_create", code: code)
        }
        return thread
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
    private let body: @Sendable () -> Void
    private let isBackground: Bool

    init(body: @escaping @Sendable () -> Void, isBackground: Bool) {
        (self.body, self.isBackground) = (body, isBackground)
    }

    func run() {
        // Linux keeps the nice value for each thread (setpriority(2)); 5 is about a third of the others' weight.
        if isBackground { _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5) }
        body()
    }
}
