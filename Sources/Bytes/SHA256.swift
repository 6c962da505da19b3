internal import CBytes

/// SHA-256 (FIPS 180-4) of a byte sequence, fed in parts; with the processor's own instructions where it has them.
package struct SHA256: Sendable {
    private var state: InlineArray<8, UInt32> = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    /// What came after the last whole block of 64 bytes.
    private var rest: [UInt8] = []
    private var byteCount = 0

    package init() {}

    /// The 32 digest bytes of one whole sequence.
    package static func digest(of bytes: some Sequence<UInt8>) -> [UInt8] { digest(of: Array(bytes)) }

    /// The 32 digest bytes of one whole array.
    package static func digest(of bytes: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(with: bytes.span)
        return hash.finalized()
    }

    package mutating func update(with bytes: some Sequence<UInt8>) { update(with: Array(bytes).span) }

    package mutating func update(with bytes: Span<UInt8>) {
        byteCount += bytes.count
        var index = 0
        while index < bytes.count, !rest.isEmpty {
            rest.append(bytes[index])
            index += 1
            if rest.count == 64 {
                let block = rest
                compress(block.span)
                rest.removeAll(keepingCapacity: true)
            }
        }
        let blockEnd = index + (bytes.count - index) / 64 * 64
        if blockEnd > index { compress(bytes.extracting(index..<blockEnd)) }
        index = blockEnd
        while index < bytes.count {
            rest.append(bytes[index])
            index += 1
        }
    }

    /// Pads the message (FIPS 180-4, 5.1.1) and gives the digest; the value is spent afterwards.
    package mutating func finalized() -> [UInt8] {
        let bitCount = UInt64(byteCount) * 8
        var padding: [UInt8] = [0x80]
        while (rest.count + padding.count) % 64 != 56 { padding.append(0) }
        for shift in stride(from: 56, through: 0, by: -8) {
            padding.append(UInt8(truncatingIfNeeded: bitCount >> UInt64(shift)))
        }
        update(with: padding.span)
        var digest: [UInt8] = []
        for index in state.indices {
            for shift: UInt32 in [24, 16, 8, 0] { digest.append(UInt8(truncatingIfNeeded: state[index] >> shift)) }
        }
        return digest
    }

    private static let hasInstructions = cbytes_has_sha256()

    /// Takes in whole blocks of 64 bytes.
    private mutating func compress(_ blocks: Span<UInt8>) {
        guard SHA256.hasInstructions else {
            for start in stride(from: 0, to: blocks.count, by: 64) { compress(blocks, at: start) }
            return
        }
        let count = blocks.count / 64
        unsafe blocks.withUnsafeBufferPointer { bytes in
            unsafe SHA256.constants.withUnsafeBufferPointer { constants in
                var words = state.mutableSpan
                unsafe words.withUnsafeMutableBufferPointer { words in
                    guard let start = bytes.baseAddress else { return }
                    unsafe cbytes_sha256(words.baseAddress, start, count, constants.baseAddress)
                }
            }
        }
    }

    /// FIPS 180-4, 6.2.2; the message schedule is kept as a ring of sixteen words.
    private mutating func compress(_ bytes: Span<UInt8>, at start: Int) {
        var schedule = InlineArray<16, UInt32>(repeating: 0)
        for index in 0..<16 {
            let byte = start &+ index &* 4
            schedule[index] =
                UInt32(bytes[byte]) << 24 | UInt32(bytes[byte &+ 1]) << 16 | UInt32(bytes[byte &+ 2]) << 8
                | UInt32(bytes[byte &+ 3])
        }
        let constants = SHA256.constants.span
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for round in 0..<64 {
            let slot = round & 15
            if round >= 16 {
                let first = schedule[(round &+ 1) & 15]
                let second = schedule[(round &+ 14) & 15]
                let sigma0 = rotated(first, 7) ^ rotated(first, 18) ^ first >> 3
                let sigma1 = rotated(second, 17) ^ rotated(second, 19) ^ second >> 10
                schedule[slot] = schedule[slot] &+ sigma0 &+ schedule[(round &+ 9) & 15] &+ sigma1
            }
            let sum1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
            let choice = (e & f) ^ (~e & g)
            let first = h &+ sum1 &+ choice &+ constants[round] &+ schedule[slot]
            let sum0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
            let majority = (a & b) ^ (a & c) ^ (b & c)
            (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ sum0 &+ majority)
        }
        state[0] &+= a
        state[1] &+= b
        state[2] &+= c
        state[3] &+= d
        state[4] &+= e
        state[5] &+= f
        state[6] &+= g
        state[7] &+= h
    }

    private func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 &- count) }

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
    private static let constants: [UInt32] = [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ]
}
