extension Span<UInt8> {
    /// How many bytes from `start` on are no ASCII control characters, counted eight at a step: of the last seven of all bytes some may
    /// not be counted.
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

    /// The first place of an ASCII byte in a range, or the range's end.
    @inlinable package func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "outside of the bytes")
        return unsafe withUnsafeBytes { bytes in
            var index = range.lowerBound
            while index &+ 8 <= bytes.count {
                let word = UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                let marks = Span.equal(word, to: UInt64(byte)) & 0x8080_8080_8080_8080
                if marks != 0 { return min(index &+ marks.trailingZeroBitCount &>> 3, range.upperBound) }
                index &+= 8
                if index >= range.upperBound { return range.upperBound }
            }
            while index < range.upperBound, unsafe bytes[index] != byte { index &+= 1 }
            return index
        }
    }

    /// The first eight bytes of a range, little-endian; zeros where it is shorter.
    @inlinable package func firstWord(of range: Range<Int>) -> UInt64 {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "outside of the bytes")
        return unsafe withUnsafeBytes { bytes in
            if range.lowerBound &+ 8 <= bytes.count {
                let word = unsafe bytes.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self)
                let absent = UInt64(8 &* max(0, 8 &- range.count))
                return absent == 64 ? 0 : (UInt64(littleEndian: word) &<< absent) &>> absent
            }
            var word: UInt64 = 0
            for index in range.reversed() { word = word &<< 8 | UInt64(unsafe bytes[index]) }
            return word
        }
    }

    /// Whether the text stands in a JSON string as it is (RFC 8259, section 7): without controls, quotation marks and reverse solidi.
    @inlinable package var needsNoJSONEscape: Bool {
        var index = run(from: 0) { word in
            Span.below0x20(word) | Span.equal(word, to: 0x22) | Span.equal(word, to: 0x5C)
        }
        while index < count {
            let byte = self[index]
            if byte < 0x20 || byte == 0x22 || byte == 0x5C { return false }
            index += 1
        }
        return true
    }

    /// Counts bytes up to the first whose bit 7 `marks` sets, as long as eight are there.
    @inlinable @inline(__always) func run(from start: Int, _ marks: (UInt64) -> UInt64) -> Int {
        unsafe withUnsafeBytes { bytes in
            var index = start
            while index &+ 8 <= bytes.count {
                let word = UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                let marked = marks(word) & 0x8080_8080_8080_8080
                if marked != 0 { return index &+ marked.trailingZeroBitCount &>> 3 &- start }
                index &+= 8
            }
            return index &- start
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
