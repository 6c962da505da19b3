import Glibc

/// How much memory this process may use and does use, in bytes.
package enum Memory {
    /// The limit of the control group (version 2 or 1) where one is set below the machine's memory, else 80 % of that.
    package static var allowance: Int {
        let machine = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
        for path in ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"] {
            if let text = text(of: path), let limit = Int(text.prefix { $0 != "\n" }), limit > 0, limit < machine {
                return limit
            }
        }
        return machine / 5 * 4
    }

    /// The process's own pages: without the page cache that mapped files share.
    package static var privateByteCount: Int {
        guard let fields = text(of: "/proc/self/statm")?.split(separator: " "), fields.count > 2,
            let resident = Int(fields[1]), let shared = Int(fields[2])
        else { return 0 }
        return (resident - shared) * sysconf(Int32(_SC_PAGESIZE))
    }

    /// All resident pages, those of mapped files included.
    package static var residentByteCount: Int {
        guard let fields = text(of: "/proc/self/statm")?.split(separator: " "), fields.count > 1,
            let resident = Int(fields[1])
        else { return 0 }
        return resident * sysconf(Int32(_SC_PAGESIZE))
    }

    private static func text(of path: String) -> String? {
        do {
            return String(decoding: try File(opening: path, for: .read).pread(at: 0, count: 4096), as: UTF8.self)
        } catch {
            return nil  // A machine without this file has no such limit.
        }
    }
}
