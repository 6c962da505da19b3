/// Blocks of 128 small numbers, each in as many bits as the largest needs, the first in the lowest bits.
enum BitPacking {
    static let blockSize = 128

    /// The bits that the largest of the numbers needs.
    static func width(_ values: ArraySlice<UInt32>) -> Int {
        UInt32.bitWidth - (values.reduce(0) { $0 | $1 }).leadingZeroBitCount
    }

    /// Appends 128 numbers: `16 × width` bytes.
    static func append(_ values: ArraySlice<UInt32>, width: Int, to bytes: inout [UInt8]) {
        var buffer: UInt64 = 0
        var filled = 0
        for value in values {
            buffer |= UInt64(value) << UInt64(filled)
            filled += width
            while filled >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: buffer))
                buffer >>= 8
                filled -= 8
            }
        }
    }

    /// Reads 128 numbers from a byte offset. May look at up to eight bytes behind them.
    @inline(__always)
    static func read(_ bytes: FlatArray<UInt8>, at offset: Int, width: Int, into output: UnsafeMutablePointer<UInt32>) {
        if width == 0 {
            for index in 0..<blockSize { unsafe output[index] = 0 }
            return
        }
        let mask = UInt64(1) << UInt64(width) &- 1
        var bit = 0
        for index in 0..<blockSize {
            let word = bytes.load64(offset &+ bit >> 3)
            unsafe output[index] = UInt32(truncatingIfNeeded: word >> UInt64(bit & 7) & mask)
            bit &+= width
        }
    }
}
