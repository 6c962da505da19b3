internal import CBytes

/// Blocks of 128 small numbers, each in as many bits as the largest needs: `16 × width` bytes.
///
/// Number i stands in lane i mod 4; the four lanes are streams of 32-bit words, lowest bits first, that lie word by word side by side.
package enum NumberBlocks {
    package static let size = 128

    /// The bits that the largest of the numbers needs.
    package static func width(_ numbers: ArraySlice<UInt32>) -> Int {
        UInt32.bitWidth - (numbers.reduce(0) { $0 | $1 }).leadingZeroBitCount
    }

    /// Appends 128 numbers below 2 to the power of `width`.
    package static func append(_ numbers: ArraySlice<UInt32>, width: Int, to bytes: inout [UInt8]) {
        precondition(numbers.count == size && width <= UInt32.bitWidth)
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: 16 * width))
        unsafe numbers.withUnsafeBufferPointer { numbers in
            unsafe bytes.withUnsafeMutableBufferPointer { bytes in
                guard let source = numbers.baseAddress, let target = bytes.baseAddress else { return }
                unsafe cbytes_pack(source, UInt32(width), target + start)
            }
        }
    }

    /// Reads 128 numbers.
    package static func read(_ bytes: UnsafePointer<UInt8>, width: Int, into numbers: UnsafeMutablePointer<UInt32>) {
        unsafe cbytes_unpack(bytes, UInt32(width), numbers)
    }

    /// One of 128 numbers.
    package static func number(_ index: Int, of bytes: UnsafePointer<UInt8>, width: Int) -> UInt32 {
        unsafe cbytes_number(bytes, UInt32(truncatingIfNeeded: width), UInt32(truncatingIfNeeded: index))
    }

    /// Reads 128 numbers and adds to each the one before it, to the first `start`.
    package static func readSums(
        _ bytes: UnsafePointer<UInt8>, width: Int, from start: UInt32, into sums: UnsafeMutablePointer<UInt32>
    ) {
        unsafe cbytes_unpack_sums(bytes, UInt32(width), start, sums)
    }

    /// Sets the bit of each of some ascending numbers, less `start`, in a row of words.
    package static func setBits(
        _ numbers: UnsafePointer<UInt32>, count: Int, from start: UInt32, in words: UnsafeMutablePointer<UInt64>
    ) {
        unsafe cbytes_set_bits(numbers, count, start, words)
    }

    /// The same of those whose member, the one at the same place, has a weight above 0.
    package static func setBits(
        _ numbers: UnsafePointer<UInt32>, members: UnsafePointer<UInt32>, weights: UnsafePointer<Float>, count: Int,
        from start: UInt32, in words: UnsafeMutablePointer<UInt64>
    ) {
        unsafe cbytes_set_weighed_bits(numbers, members, weights, count, start, words)
    }

    /// The bits that are set in some words.
    package static func bitCount(_ words: UnsafePointer<UInt64>, count: Int) -> Int {
        unsafe cbytes_count_bits(words, count)
    }

    /// Which of 64 bytes are not above `most`: the first one's bit is the lowest.
    package static func bits(_ bytes: UnsafePointer<UInt8>, notAbove most: UInt8) -> UInt64 {
        unsafe cbytes_not_above(bytes, most)
    }

    /// The first of `count` bytes, from `start` on, that is not above `most`; `count` if there is none.
    package static func firstIndex(
        _ bytes: UnsafePointer<UInt8>, from start: Int, count: Int, notAbove most: UInt8
    ) -> Int {
        unsafe cbytes_first_not_above(bytes, start, count, most)
    }
}
