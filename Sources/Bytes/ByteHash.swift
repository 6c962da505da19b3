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
