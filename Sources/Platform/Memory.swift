import CPlatform
import Glibc

/// How much memory this process may use and does use, in bytes.
package enum Memory {
    /// Keeps the C library's heap tight; to be called before the first thread starts. See mallopt(3).
    ///
    /// By itself glibc gives eight arenas to each core, which many threads leave half empty, and raises the size from which
    /// an allocation is a mapping of its own to that of the largest one freed, so that merged segments stay resident as holes.
    package static func tightenHeap() {
        _ = cplatform_limit_arenas(Int32(max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
        _ = cplatform_map_allocations_from(1 << 20)
    }

    /// Gives back the pages of code and tables that only starting needed: loading a library reads far more of it than serving does.
    ///
    /// What is touched again comes back from the page cache. See madvise(2), MADV_DONTNEED.
    package static func releaseProgramPages() { cplatform_release_program_pages() }

    /// Four fifths of the control group's limit (version 2 or 1) where one is set below the machine's memory, else of that.
    ///
    /// A limit is not used up: the kernel ends a process that reaches it.
    package static var allowance: Int {
        let machine = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
        let limits = limitPaths.compactMap { path in text(of: path).flatMap { Int($0.prefix { $0 != "\n" }) } }
        return limits.filter { $0 > 0 }.reduce(machine, min) / 5 * 4
    }

    /// The files that hold the limits of this process's control group and of those above it.
    private static var limitPaths: [String] {
        let root = "/sys/fs/cgroup"
        var paths = [root + "/memory.max", root + "/memory/memory.limit_in_bytes"]
        let lines = (text(of: "/proc/self/cgroup") ?? "").split(separator: "\n")
        guard let group = lines.first(where: { $0.hasPrefix("0::/") }) else { return paths }
        var folder = root
        for name in group.dropFirst(4).split(separator: "/") {
            folder += "/" + name
            paths.append(folder + "/memory.max")
        }
        return paths
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
