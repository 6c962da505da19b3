import Glibc

/// A file's bytes in memory, read-only. Slices keep the mapping alive.
///
/// The mapping may be longer than the file: bytes appended later appear in it. Nobody may touch it past the file's end.
@safe package final class MappedFile: @unchecked Sendable {
    private let start: UnsafeMutableRawPointer?
    /// The number of bytes of address space, at least those of the file when it was mapped.
    package let capacity: Int

    /// Maps the first `capacity` bytes of the file (`mmap(2)`, shared, read-only).
    package init(_ file: File, capacity: Int) throws(PlatformError) {
        self.capacity = capacity
        guard capacity > 0 else {
            unsafe start = nil
            return
        }
        let result = unsafe Glibc.mmap(nil, capacity, PROT_READ, MAP_SHARED, file.descriptor, 0)
        guard let address = unsafe result, unsafe address != MAP_FAILED else { throw .last("mmap", file.path) }
        unsafe start = address
    }

    deinit {
        if let start = unsafe start { _ = unsafe Glibc.munmap(start, capacity) }
    }

    /// A part of the mapping; the caller knows that the file reaches that far.
    package func slice(_ range: Range<Int>) -> ByteSlice {
        precondition(range.lowerBound >= 0 && range.upperBound <= capacity, "range outside of the mapping")
        let part = unsafe UnsafeRawBufferPointer(start: start.map { unsafe $0 + range.lowerBound }, count: range.count)
        return unsafe ByteSlice(owner: self, bytes: part)
    }
}
