import Testing

@testable import Bytes

@Suite struct MaskedSumsTests {
    /// Sums of small whole numbers are the same in any order.
    @Test(arguments: 0...6) func reachesWhatALoopReaches(count: Int) {
        var random = SystemRandomNumberGenerator()
        let codes = (0..<64).map { _ in UInt8.random(in: 0...255, using: &random) }
        let scales = (0..<256).map { Float($0 % 5) }
        for isScaled in [false, true] {
            let bits = (0..<count).map { _ in [0, UInt64.random(in: 0...UInt64.max, using: &random)] }
            let scaled = (0..<count).map { _ in [0, UInt64.random(in: 0...UInt64.max, using: &random)] }
            let least = Float(Int.random(in: 1...20, using: &random))
            var expected: UInt64 = 0
            for document in 0..<64 {
                var sum: Float = 0
                for index in 0..<count {
                    sum += bits[index][1] >> UInt64(document) & 1 == 1 ? Float(index + 1) : 0
                    if isScaled, scaled[index][1] >> UInt64(document) & 1 == 1 {
                        sum += Float(index + 2) * scales[Int(codes[document])]
                    }
                }
                if sum >= least { expected |= 1 << UInt64(document) }
            }
            #expect(found(bits, scaled, codes, scales, least, isScaled: isScaled) == expected)
        }
    }

    private func found(
        _ bits: [[UInt64]], _ scaled: [[UInt64]], _ codes: [UInt8], _ scales: [Float], _ least: Float, isScaled: Bool
    ) -> UInt64 {
        let words = UnsafeMutablePointer<UInt64>.allocate(capacity: 4 * bits.count + 1)
        defer { unsafe words.deallocate() }
        var addends: [MaskedAddend] = []
        for index in bits.indices {
            let start = unsafe words + 4 * index
            for word in 0..<2 {
                unsafe start[word] = bits[index][word]
                unsafe start[2 + word] = scaled[index][word]
            }
            unsafe addends.append(
                MaskedAddend(bits: start, most: Float(index + 1), scaled: start + 2, weight: Float(index + 2)))
        }
        return unsafe addends.withUnsafeBufferPointer { addends in
            unsafe codes.withUnsafeBufferPointer { codes in
                unsafe scales.withUnsafeBufferPointer { scales in
                    unsafe MaskedSums.reaching(
                        least, addends, word: 1, codes: codes.baseAddress!, scales: scales, isScaled: isScaled)
                }
            }
        }
    }
}
