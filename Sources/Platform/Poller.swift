import CPlatform
import Glibc

/// What a descriptor is ready for, or what one wants to be told of (epoll_ctl(2)).
package struct Readiness: OptionSet, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let readable = Readiness(rawValue: EPOLLIN.rawValue)
    package static let writable = Readiness(rawValue: EPOLLOUT.rawValue)
    /// An error or a full close; reported without being asked for.
    package static let broken = Readiness(rawValue: EPOLLERR.rawValue | EPOLLHUP.rawValue)
}

/// An epoll instance: descriptors by token, level-triggered.
@safe struct Poller: ~Copyable {
    private let descriptor: Int32
    private let events: UnsafeMutableBufferPointer<epoll_event>

    init() throws(PlatformError) {
        descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard descriptor >= 0 else { throw PlatformError.last("epoll_create1") }
        unsafe events = .allocate(capacity: 512)
        unsafe events.initialize(repeating: epoll_event())
    }

    deinit {
        unsafe events.deallocate()
        _ = close(descriptor)
    }

    func add(_ watched: Int32, token: UInt64, for readiness: Readiness) throws(PlatformError) {
        try control(EPOLL_CTL_ADD, watched, token, readiness)
    }

    func change(_ watched: Int32, token: UInt64, to readiness: Readiness) throws(PlatformError) {
        try control(EPOLL_CTL_MOD, watched, token, readiness)
    }

    /// Stops watching; closing the descriptor does so too.
    func remove(_ watched: Int32) { _ = cplatform_epoll_control(descriptor, EPOLL_CTL_DEL, watched, 0, 0) }

    /// Waits at most so many milliseconds (-1: for ever) and says how many events `event(at:)` holds.
    func wait(milliseconds: Int32) -> Int {
        max(0, Int(unsafe cplatform_epoll_wait(descriptor, events.baseAddress, Int32(events.count), milliseconds)))
    }

    func event(at index: Int) -> (token: UInt64, readiness: Readiness) {
        let event = unsafe events[index]
        return unsafe (event.data.u64, Readiness(rawValue: event.events))
    }

    private func control(
        _ operation: Int32, _ watched: Int32, _ token: UInt64, _ readiness: Readiness
    ) throws(PlatformError) {
        guard cplatform_epoll_control(descriptor, operation, watched, readiness.rawValue, token) == 0 else {
            throw PlatformError.last("epoll_ctl")
        }
    }
}
