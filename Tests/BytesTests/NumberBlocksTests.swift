import Testing

@testable import Bytes

@Suite struct NumberBlocksTests {
    /// Numbers of at most so many bits that look random and are the same every time.
    static func numbers(width: Int) -> [UInt32] {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15 &+ UInt64(width)
        return (0..<NumberBlocks.size).map { index in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            // The largest number is among them, so that the width is what it is said to be.
            let mask = UInt32(truncatingIfNeeded: UInt64(1) << UInt64(width) &- 1)
            return index == 77 ? mask : UInt32(truncatingIfNeeded: state >> 32) & mask
        }
    }

    @Test("reads back what it packed, in as many bytes as the width says", arguments: 0...32)
    func roundTrip(width: Int) {
        let numbers = Self.numbers(width: width)
        #expect(NumberBlocks.width(numbers[...]) == width)
        var bytes: [UInt8] = [7, 7, 7]
        NumberBlocks.append(numbers[...], width: width, to: &bytes)
        #expect(bytes.count == 3 + 16 * width)
        var read = [UInt32](repeating: 1, count: NumberBlocks.size)
        unsafe bytes.withUnsafeBufferPointer { source in
            unsafe read.withUnsafeMutableBufferPointer { target in
                guard let from = source.baseAddress, let to = target.baseAddress else { return }
                unsafe NumberBlocks.read(from + 3, width: width, into: to)
            }
        }
        #expect(read == numbers)
        let alone = unsafe bytes.withUnsafeBufferPointer { source in
            unsafe source.baseAddress.map { start in
                numbers.indices.map { unsafe NumberBlocks.number($0, of: start + 3, width: width) }
            }
        }
        #expect(alone == numbers)
    }

    @Test("sets the bits of numbers, and of those alone whose member counts", arguments: [UInt32(0), 40, 1000])
    func setBits(start: UInt32) {
        let numbers = (0..<90).map { start + UInt32($0 * $0 % 7 + $0 * 3) }
        let members = numbers.map { $0 % 3 }
        let weights: [Float] = [0.5, 0, 1]
        for isWeighed in [false, true] {
            var words = [UInt64](repeating: 0, count: 5)
            unsafe words.withUnsafeMutableBufferPointer { words in
                unsafe numbers.withUnsafeBufferPointer { numbers in
                    unsafe members.withUnsafeBufferPointer { members in
                        unsafe weights.withUnsafeBufferPointer { weights in
                            guard let to = words.baseAddress, let from = numbers.baseAddress,
                                let which = members.baseAddress, let weigh = weights.baseAddress
                            else { return }
                            if isWeighed {
                                unsafe NumberBlocks.setBits(
                                    from, members: which, weights: weigh, count: 90, from: start, in: to)
                            } else {
                                unsafe NumberBlocks.setBits(from, count: 90, from: start, in: to)
                            }
                        }
                    }
                }
            }
            let found = (0..<320).filter { words[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }.map { start + UInt32($0) }
            let expected = Set(zip(numbers, members).filter { !isWeighed || $0.1 != 1 }.map(\.0))
            #expect(found == expected.sorted())
        }
    }

    @Test("adds up distances from a start", arguments: [(0, 5), (1, 9), (7, 0), (20, 1 << 20), (24, 3)])
    func sums(width: Int, start: UInt32) {
        let distances = Self.numbers(width: width)
        // No empty array, which has no address.
        var bytes: [UInt8] = [0]
        NumberBlocks.append(distances[...], width: width, to: &bytes)
        var read = [UInt32](repeating: 0, count: NumberBlocks.size)
        unsafe bytes.withUnsafeBufferPointer { source in
            unsafe read.withUnsafeMutableBufferPointer { target in
                guard let to = target.baseAddress else { return }
                guard let from = source.baseAddress else { return }
                unsafe NumberBlocks.readSums(from + 1, width: width, from: start, into: to)
            }
        }
        var sum = start
        let expected = distances.map { distance in
            sum &+= distance
            return sum
        }
        #expect(read == expected)
    }

    @Test("tells which of 64 bytes are not above another", arguments: [UInt8(0), 1, 100, 127, 128, 254, 255])
    func notAbove(most: UInt8) {
        let bytes = Self.numbers(width: 8).prefix(64).map { UInt8($0) } + [most]
        for start in 0...1 {
            let found = unsafe bytes.withUnsafeBufferPointer { buffer in
                unsafe buffer.baseAddress.map { unsafe NumberBlocks.bits($0 + start, notAbove: most) }
            }
            let expected = (0..<64).reduce(UInt64(0)) { $0 | (bytes[start + $1] <= most ? 1 << UInt64($1) : 0) }
            #expect(found == expected)
        }
    }

    @Test("counts bits")
    func bits() {
        let words: [UInt64] = [0, .max, 1, 1 << 63, 0xF0F0]
        let count = unsafe words.withUnsafeBufferPointer { buffer in
            unsafe buffer.baseAddress.map { unsafe NumberBlocks.bitCount($0, count: buffer.count) }
        }
        #expect(count == 64 + 1 + 1 + 8)
    }
}
