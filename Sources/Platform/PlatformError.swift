import Glibc

/// A kernel or library call that failed: which one, on what, and why.
package struct PlatformError: Error, Sendable, Equatable {
    /// The call, by its own name (`fdatasync`, `connect`).
    package let operation: String
    /// What it worked on, such as a path; empty where that says nothing.
    package let subject: String
    /// The value of `errno`.
    package let code: Int32

    package init(_ operation: String, _ subject: String = "", code: Int32) {
        self.operation = operation
        self.subject = subject
        self.code = code
    }

    /// The error of the call that failed last on this thread.
    static func last(_ operation: String, _ subject: String = "") -> PlatformError {
        PlatformError(operation, subject, code: errno)
    }

    // The values of `errno` that a simulated disk answers with.
    package static let inputOutput = EIO
    package static let noSpace = ENOSPC
    package static let badFile = EBADF
    package static let notFound = ENOENT
    package static let heldByAnother = EWOULDBLOCK

    package var isNoSpace: Bool { code == ENOSPC || code == EDQUOT || code == EFBIG }
    package var isNotFound: Bool { code == ENOENT }
    package var isAlreadyThere: Bool { code == EEXIST }
    package var isRefused: Bool { code == EACCES || code == EPERM || code == EROFS }
    package var isHeldByAnother: Bool { code == EWOULDBLOCK }
}

extension PlatformError: CustomStringConvertible {
    /// One sentence without a full stop: `fdatasync journal/00000001: Input/output error`.
    package var description: String {
        let reason = unsafe String(cString: strerror(code))
        return subject.isEmpty ? "\(operation): \(reason)" : "\(operation) \(subject): \(reason)"
    }
}
