import Glibc

/// Calls on names in directories. A change of names is durable only after `fsync` of the directory that holds them.
package enum Directory {
    /// The names in a directory but `.` and `..`, sorted.
    package static func readdir(_ path: String) throws(PlatformError) -> [String] {
        guard let stream = unsafe Glibc.opendir(path) else { throw .last("opendir", path) }
        defer { _ = unsafe Glibc.closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = unsafe Glibc.readdir(stream) else { break }
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        guard errno == 0 else { throw .last("readdir", path) }
        return names.sorted()
    }

    /// Makes the directory; one that exists is well.
    package static func mkdir(_ path: String) throws(PlatformError) {
        guard unsafe Glibc.mkdir(path, 0o750) == 0 || errno == EEXIST else { throw .last("mkdir", path) }
    }

    /// Makes the changes of names in the directory durable.
    package static func fsync(_ path: String) throws(PlatformError) {
        let descriptor = unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last("open", path) }
        defer { _ = Glibc.close(descriptor) }
        guard Glibc.fsync(descriptor) == 0 else { throw .last("fsync", path) }
    }

    /// Gives the file another name in one step; what bore that name is gone.
    package static func rename(_ path: String, to other: String) throws(PlatformError) {
        guard unsafe Glibc.rename(path, other) == 0 else { throw .last("rename", path) }
    }

    package static func unlink(_ path: String) throws(PlatformError) {
        guard unsafe Glibc.unlink(path) == 0 else { throw .last("unlink", path) }
    }

    /// Gives the file a second name, so that both share the bytes.
    package static func link(_ path: String, to other: String) throws(PlatformError) {
        guard unsafe Glibc.link(path, other) == 0 else { throw .last("link", path) }
    }

    /// The bytes that may still be written to the file system of the directory.
    package static func freeByteCount(_ path: String) throws(PlatformError) -> Int {
        var status = statvfs()
        guard unsafe statvfs(path, &status) == 0 else { throw .last("statvfs", path) }
        return Int(status.f_bavail) * Int(status.f_frsize)
    }
}
