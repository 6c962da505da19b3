import Bytes

/// Memory that never changes after it was filled: its own, or an owner's that it keeps alive, such as a mapped file.
@safe final class FlatMemory: @unchecked Sendable {
    /// Eight bytes of slack stand at the end.
    let bytes: UnsafeRawBufferPointer
    /// nil where the memory is this object's to free.
    private let owner: AnyObject?

    /// A copy of some bytes; readable 8 bytes past the end.
    convenience init(copying bytes: [UInt8]) {
        unsafe self.init { part in unsafe bytes.withUnsafeBytes(part) }
    }

    /// A copy of parts, one after another, each padded to a multiple of eight bytes; readable 8 bytes past the end.
    ///
    /// `forEachPart` calls what it is given with each part, and is called twice.
    init(_ forEachPart: ((UnsafeRawBufferPointer) -> Void) -> Void) {
        var count = 0
        unsafe forEachPart { part in count += (part.count + 7) / 8 * 8 }
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: count + 8, alignment: 16)
        var offset = 0
        unsafe forEachPart { part in
            let end = offset + part.count
            unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[offset..<end]).copyMemory(from: part)
            offset = (end + 7) / 8 * 8
            for index in end..<offset { unsafe bytes[index] = 0 }
        }
        for index in count..<count + 8 { unsafe bytes[index] = 0 }
        unsafe self.bytes = UnsafeRawBufferPointer(bytes)
        owner = nil
    }

    /// Somebody else's bytes, at an address that eight divides, the slack among them.
    init(_ shared: SharedBytes) {
        unsafe bytes = shared.bytes
        owner = shared.owner
    }

    deinit { if owner == nil { unsafe bytes.deallocate() } }

    /// The number of bytes without the slack at the end.
    var count: Int { unsafe bytes.count - 8 }

    /// All of it, the slack included.
    var shared: SharedBytes { unsafe SharedBytes(owner: self, bytes: bytes) }
}

/// Elements that lie in a `FlatMemory`. Indices are only checked in debug builds: offsets come from segments, not from users.
@safe struct FlatArray<Element: BitwiseCopyable>: @unchecked Sendable {
    private let owner: FlatMemory
    let pointer: UnsafePointer<Element>
    let count: Int

    /// `count` elements from a byte offset that their alignment divides.
    init(owner: FlatMemory, byteOffset: Int, count: Int) {
        self.owner = owner
        let start = unsafe UnsafeRawPointer(owner.bytes.baseAddress.unsafelyUnwrapped) + byteOffset
        unsafe pointer = start.assumingMemoryBound(to: Element.self)
        self.count = count
    }

    @inline(__always) subscript(index: Int) -> Element {
        assert(index >= 0 && index < count)
        return unsafe pointer[index]
    }

    /// A copy of a range of the elements.
    func array(_ range: Range<Int>) -> [Element] { unsafe Array(slice(range)) }

    /// The elements of a range where they lie.
    func slice(_ range: Range<Int>) -> UnsafeBufferPointer<Element> {
        assert(range.lowerBound >= 0 && range.upperBound <= count)
        return unsafe UnsafeBufferPointer(start: pointer + range.lowerBound, count: range.count)
    }
}

/// Bytes read as numbers of other widths, wherever they lie.
extension FlatArray<UInt8> {
    @inline(__always) func load32(_ offset: Int) -> UInt32 {
        unsafe UnsafeRawPointer(pointer + offset).loadUnaligned(as: UInt32.self)
    }

    @inline(__always) func load64(_ offset: Int) -> UInt64 {
        unsafe UnsafeRawPointer(pointer + offset).loadUnaligned(as: UInt64.self)
    }
}

/// The bytes of numbers, as `FlatArray` reads them back.
func flatBytes<Element: BitwiseCopyable>(_ elements: [Element]) -> [UInt8] {
    unsafe elements.withUnsafeBytes { unsafe Array($0) }
}
