extension Span<UInt8> {
    /// How many bytes from `start` on are no ASCII control characters, counted eight at a step: the run may go on for up to seven
    /// bytes more, or end before a tab.
    @inlinable package func uncontrolledRunLength(from start: Int) -> Int {
        run(from: start) { word in Span.below0x20(word) | Span.equal(word, to: 0x7F) }
    }

    /// The same of printable ASCII in a request target that stands for itself: no space, `#`, `%`, `?` or `\`.
    @inlinable package func plainTargetRunLength(from start: Int) -> Int {
        run(from: start) { word in
            // One less than a control character or a space is below 0x20 again, and what is 0x20 is so too.
            word | Span.below0x20(word) | Span.equal(word, to: 0x20) | Span.equal(word, to: 0x7F)
                | Span.equal(word, to: 0x23) | Span.equal(word, to: 0x25) | Span.equal(word, to: 0x3F)
                | Span.equal(word, to: 0x5C)
        }
    }

    /// Counts words of eight bytes of which `marks` leaves every bit 7 clear.
    @inlinable @inline(__always) func run(from start: Int, _ marks: (UInt64) -> UInt64) -> Int {
        unsafe withUnsafeBytes { bytes in
            var index = start
            while index + 8 <= bytes.count,
                marks(unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) & 0x8080_8080_8080_8080 == 0
            {
                index &+= 8
            }
            return index - start
        }
    }

    /// Bit 7 of each byte that is below 0x20; the other bits mean nothing.
    @inlinable @inline(__always) static func below0x20(_ word: UInt64) -> UInt64 {
        ~((word | 0x8080_8080_8080_8080) &- 0x2020_2020_2020_2020) & ~word
    }

    /// Bit 7 of each byte that is `byte`, an ASCII one; the other bits mean nothing.
    @inlinable @inline(__always) static func equal(_ word: UInt64, to byte: UInt64) -> UInt64 {
        let other = word ^ (byte &* 0x0101_0101_0101_0101)
        return ~((other | 0x8080_8080_8080_8080) &- 0x0101_0101_0101_0101) & ~other
    }
}
