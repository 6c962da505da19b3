extension Span<UInt8> {
    /// How many bytes from `start` on are printable ASCII with no two spaces in a row, counted eight at a step; the run may
    /// end up to seven bytes early, and never on a space.
    @inlinable package func plainRunLength(from start: Int) -> Int {
        guard start + 8 <= count else { return 0 }
        return unsafe withUnsafeBufferPointer { bytes in
            let raw = UnsafeRawBufferPointer(bytes)
            var index = start
            // Bit 7 of the first byte: whether the byte before was a space, which the first byte must not follow up.
            var carried: UInt64 = 0x80
            while index + 8 <= bytes.count {
                let word = UInt64(littleEndian: unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                let high: UInt64 = 0x8080_8080_8080_8080
                // Below 0x20 the subtraction borrows; bytes from 0x80 on have their own bit 7.
                let low = ((word | high) &- 0x2020_2020_2020_2020) & high ^ high
                let spaces = ((word ^ 0x2020_2020_2020_2020 | high) &- 0x0101_0101_0101_0101) & high ^ high
                if word & high | low | spaces & (spaces << 8 | carried) != 0 { break }
                carried = spaces >> 56
                index += 8
            }
            while index > start, unsafe bytes[index - 1] == 0x20 { index -= 1 }
            return index - start
        }
    }
}
