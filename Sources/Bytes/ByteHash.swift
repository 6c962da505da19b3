/// FNV-1a of 64 bits: equal bytes have equal hashes in every run, so that tables of words need no strings.
@usableFromInline
package struct ByteHash: Hashable, Sendable {
    @usableFromInline package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    /// The hash of no bytes.
    @inlinable package init() {}

    @inlinable package init(of bytes: some Sequence<UInt8>) { for byte in bytes { append(byte) } }

    @inlinable package mutating func append(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }

    /// The hash of one word and another behind it.
    @inlinable package func followed(by next: ByteHash) -> ByteHash {
        var both = self
        both.value = (value &* 0x9E37_79B9_7F4A_7C15) ^ next.value
        return both
    }

    @inlinable package static func == (left: ByteHash, right: ByteHash) -> Bool { left.value == right.value }
}

extension Span<UInt8> {
    /// A hash of the bytes, eight a step, for tables that live as long as one page; another than `ByteHash`.
    @inlinable package func wideHash(seed: UInt64) -> UInt64 {
        unsafe withUnsafeBufferPointer { bytes in
            let raw = UnsafeRawBufferPointer(bytes)
            var hash = seed ^ UInt64(truncatingIfNeeded: bytes.count)
            var index = 0
            while index + 8 <= bytes.count {
                hash = (hash ^ (unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))) &* wideFactor
                hash ^= hash >> 29
                index += 8
            }
            var rest: UInt64 = 0
            while index < bytes.count {
                rest = unsafe rest << 8 | UInt64(bytes[index])
                index += 1
            }
            hash = (hash ^ rest) &* wideFactor
            return hash ^ hash >> 32
        }
    }

    @inlinable var wideFactor: UInt64 { 0x9E37_79B9_7F4A_7C15 }
}
