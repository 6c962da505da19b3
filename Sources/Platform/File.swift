import Glibc

/// An open file. It is closed when its last reference goes; every method is one call of the kernel, named after it.
package final class File: Sendable {
    package enum Access: Sendable {
        case read
        case readWrite
        /// For reading and writing, made empty where it is missing.
        case create
    }

    package let path: String
    let descriptor: Int32

    /// `open(2)`, closed on exec.
    package init(opening path: String, for access: Access) throws(PlatformError) {
        let flags =
            switch access {
            case .read: O_RDONLY
            case .readWrite: O_RDWR
            case .create: O_RDWR | O_CREAT
            }
        var result: Int32
        repeat { result = unsafe Glibc.open(path, flags | O_CLOEXEC, 0o640) } while result < 0 && errno == EINTR
        guard result >= 0 else { throw .last("open", path) }
        self.path = path
        descriptor = result
    }

    deinit { _ = Glibc.close(descriptor) }

    /// The file's length in bytes, by `fstat(2)`.
    package var size: Int {
        get throws(PlatformError) {
            var status = stat()
            guard unsafe Glibc.fstat(descriptor, &status) == 0 else { throw .last("fstat", path) }
            return Int(status.st_size)
        }
    }

    /// At most `count` bytes from `offset` on; fewer at the end of the file.
    package func pread(at offset: Int, count: Int) throws(PlatformError) -> [UInt8] {
        var failure: PlatformError?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            do throws(PlatformError) {
                filled = try unsafe pread(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// The same, ready to be handed on without a copy.
    package func slice(at offset: Int, count: Int) throws(PlatformError) -> ByteSlice {
        try unsafe ByteSlice(byteCount: count) { (buffer) throws(PlatformError) in
            try unsafe pread(at: offset, into: buffer)
        }
    }

    private func pread(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(PlatformError) -> Int {
        var filled = 0
        while filled < buffer.count {
            let got = unsafe Glibc.pread(
                descriptor, buffer.baseAddress.map { unsafe $0 + filled }, buffer.count - filled, off_t(offset + filled)
            )
            if got == 0 { break }
            guard got > 0 || errno == EINTR else { throw .last("pread", path) }
            filled += max(0, got)
        }
        return filled
    }

    /// Writes at `offset` and says how many bytes the kernel took, which may be fewer than given.
    package func pwrite(_ bytes: borrowing Span<UInt8>, at offset: Int) throws(PlatformError) -> Int {
        while true {
            let taken = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.pwrite(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
            }
            if taken >= 0 { return taken }
            guard errno == EINTR else { throw .last("pwrite", path) }
        }
    }

    /// The content and the length are on the disk when this returns.
    package func fdatasync() throws(PlatformError) {
        guard Glibc.fdatasync(descriptor) == 0 else { throw .last("fdatasync", path) }
    }

    package func ftruncate(to length: Int) throws(PlatformError) {
        guard Glibc.ftruncate(descriptor, off_t(length)) == 0 else { throw .last("ftruncate", path) }
    }

    /// Takes the exclusive lock of the open file without waiting, by `flock(2)`; it lasts until the file is closed.
    func flock() throws(PlatformError) {
        guard lockWithoutWaiting(descriptor) == 0 else { throw .last("flock", path) }
    }
}

/// `flock(2)` by its plain name, which the method of the same name would hide.
private func lockWithoutWaiting(_ descriptor: Int32) -> Int32 { flock(descriptor, LOCK_EX | LOCK_NB) }
