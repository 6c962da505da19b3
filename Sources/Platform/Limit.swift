import Glibc

/// What the kernel allows this process.
package enum Limit {
    /// File descriptors that may be open at once (RLIMIT_NOFILE).
    package static var openDescriptors: Int {
        var limit = rlimit()
        guard unsafe getrlimit(.init(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 0 }
        return Int(clamping: limit.rlim_cur)
    }
}
