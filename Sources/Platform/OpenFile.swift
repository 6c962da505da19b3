import CPlatform
import Glibc

/// A regular file open for reading, as it was when it was opened; closes itself.
package final class OpenFile: Sendable {
    let descriptor: Int32
    /// Bytes, when it was opened.
    package let byteCount: Int
    /// Nanoseconds since 1970 of the last change of its content.
    package let modifiedNanoseconds: Int64

    /// Opens a file beneath a directory; no name on the way, and not the file itself, may be a symbolic link.
    ///
    /// Gives nil where there is no such regular file. Names must be plain: an empty one, `.`, `..` or one with `/` or NUL is no file.
    package init?(beneath directory: String, names: [String]) throws(PlatformError) {
        guard let last = names.last, names.allSatisfy(OpenFile.isPlain) else { return nil }
        var folder = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return nil }
        for name in names.dropLast() {
            let next = unsafe openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            _ = close(folder)
            guard next >= 0 else { return nil }
            folder = next
        }
        // O_NONBLOCK: a named pipe must not hold the caller up.
        let opened = unsafe openat(folder, last, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        let code = errno
        _ = close(folder)
        guard opened >= 0 else {
            if code == EMFILE || code == ENFILE { throw PlatformError("openat", last, code: code) }
            return nil
        }
        var status = stat()
        guard unsafe fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            _ = close(opened)
            return nil
        }
        descriptor = opened
        byteCount = Int(status.st_size)
        modifiedNanoseconds = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    }

    deinit { _ = close(descriptor) }

    /// Lets this process have as many descriptors as it may, and tells how many: the usual limit is far below the allowed one.
    package static func raiseDescriptorLimit() -> Int {
        Int(cplatform_raise_descriptor_limit())
    }

    /// The bytes of a range, fewer where the file has become shorter.
    package func bytes(in range: Range<Int>) throws(PlatformError) -> [UInt8] {
        var failure: PlatformError?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
            while count < range.count {
                let read = unsafe pread(
                    descriptor, buffer.baseAddress.map { unsafe $0 + count }, range.count - count,
                    off_t(range.lowerBound + count))
                if read == 0 { break }
                if read < 0 {
                    if errno == EINTR { continue }
                    failure = PlatformError.last("pread")
                    break
                }
                count += read
            }
        }
        if let failure { throw failure }
        return bytes
    }

    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && name != "." && name != ".." && !name.utf8.contains(0x2F) && !name.utf8.contains(0)
    }
}
