/// Decompression of one DEFLATE stream (RFC 1951) that lies whole in memory.
package struct Inflate {
    package enum Failure: Error, Sendable, Equatable {
        /// The input ends before the stream does.
        case truncated
        case corrupt
        /// The output would be longer than allowed.
        case tooLarge
    }

    /// What the stream says.
    package private(set) var output: [UInt8] = []
    /// How many bytes of the input the stream took.
    package var byteCount: Int { position - bitCount / 8 }

    private let input: [UInt8]
    private var position: Int
    private let limit: Int
    private var bits: UInt64 = 0
    private var bitCount = 0

    /// Reads the stream that begins at `start`; its output may have at most `limit` bytes.
    package init(_ input: [UInt8], from start: Int = 0, limit: Int) throws(Failure) {
        self.input = input
        self.limit = limit
        position = start
        output.reserveCapacity(min(limit, (input.count - start) * 4))
        var isLast = false
        while !isLast {
            isLast = try take(1) == 1
            switch try take(2) {
            case 0: try copyStored()
            case 1: try decode(literals: .fixedLiterals, distances: .fixedDistances)
            case 2:
                let (literals, distances) = try dynamicCodes()
                try decode(literals: literals, distances: distances)
            default: throw .corrupt
            }
        }
    }

    /// Fills the bit buffer to at least 48 bits, or to the end of the input.
    private mutating func refill() {
        while bitCount <= 48, position < input.count {
            bits |= UInt64(input[position]) << UInt64(bitCount)
            position += 1
            bitCount += 8
        }
    }

    private mutating func take(_ count: Int) throws(Failure) -> Int {
        if bitCount < count {
            refill()
            guard bitCount >= count else { throw .truncated }
        }
        let value = Int(bits & (1 << UInt64(count) - 1))
        bits >>= UInt64(count)
        bitCount -= count
        return value
    }

    /// RFC 1951, section 3.2.4.
    private mutating func copyStored() throws(Failure) {
        _ = try take(bitCount % 8)
        let length = try take(16)
        guard try take(16) == length ^ 0xFFFF else { throw .corrupt }
        position -= bitCount / 8
        (bits, bitCount) = (0, 0)
        guard position + length <= input.count else { throw .truncated }
        guard output.count + length <= limit else { throw .tooLarge }
        output.append(contentsOf: input[position..<(position + length)])
        position += length
    }

    /// RFC 1951, section 3.2.5.
    private mutating func decode(literals: HuffmanCode, distances: HuffmanCode) throws(Failure) {
        while true {
            let symbol = try next(literals)
            if symbol < 256 {
                guard output.count < limit else { throw .tooLarge }
                output.append(UInt8(symbol))
                continue
            }
            if symbol == 256 { return }
            guard symbol < 286 else { throw .corrupt }
            let length = Int(Inflate.lengths[symbol - 257]) + (try take(Int(Inflate.lengthBits[symbol - 257])))
            let code = try next(distances)
            guard code < 30 else { throw .corrupt }
            let distance = Int(Inflate.distances[code]) + (try take(Int(Inflate.distanceBits[code])))
            guard distance <= output.count else { throw .corrupt }
            guard output.count + length <= limit else { throw .tooLarge }
            repeatOutput(from: output.count - distance, count: length)
        }
    }

    private mutating func repeatOutput(from start: Int, count: Int) {
        if start + count <= output.count {
            output.append(contentsOf: output[start..<(start + count)])
        } else {
            for index in start..<(start + count) { output.append(output[index]) }
        }
    }

    private mutating func next(_ code: HuffmanCode) throws(Failure) -> Int {
        if bitCount < 15 { refill() }
        let entry = code.table[Int(bits & UInt64(HuffmanCode.mask))]
        if entry != 0 {
            let length = Int(entry & 15)
            guard length <= bitCount else { throw .truncated }
            bits >>= UInt64(length)
            bitCount -= length
            return Int(entry >> 4)
        }
        return try nextLong(code)
    }

    /// A code longer than the table's: bit by bit, by the count of codes of each length.
    private mutating func nextLong(_ code: HuffmanCode) throws(Failure) -> Int {
        var (word, first, index) = (0, 0, 0)
        for length in 1...15 {
            word |= try take(1)
            let count = code.counts[length]
            if word - count < first { return Int(code.symbols[index + word - first]) }
            index += count
            first = (first + count) << 1
            word <<= 1
        }
        throw .corrupt
    }

    /// RFC 1951, section 3.2.7.
    private mutating func dynamicCodes() throws(Failure) -> (HuffmanCode, HuffmanCode) {
        let literalCount = try take(5) + 257
        let distanceCount = try take(5) + 1
        let lengthCount = try take(4) + 4
        guard literalCount <= 286 else { throw .corrupt }
        var lengths = [UInt8](repeating: 0, count: 19)
        for index in 0..<lengthCount { lengths[Int(Inflate.lengthOrder[index])] = UInt8(try take(3)) }
        guard let lengthCode = HuffmanCode(lengths) else { throw .corrupt }
        var all: [UInt8] = []
        while all.count < literalCount + distanceCount {
            let symbol = try next(lengthCode)
            switch symbol {
            case 0..<16: all.append(UInt8(symbol))
            case 16:
                guard let last = all.last else { throw .corrupt }
                all.append(contentsOf: [UInt8](repeating: last, count: try take(2) + 3))
            case 17: all.append(contentsOf: [UInt8](repeating: 0, count: try take(3) + 3))
            default: all.append(contentsOf: [UInt8](repeating: 0, count: try take(7) + 11))
            }
        }
        guard all.count == literalCount + distanceCount, all[256] != 0,
            let literals = HuffmanCode(Array(all[..<literalCount])),
            let distances = HuffmanCode(Array(all[literalCount...]))
        else { throw .corrupt }
        return (literals, distances)
    }

    private static let lengthOrder: [UInt8] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    private static let lengths: [UInt16] = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthBits: [UInt8] = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distances: [UInt16] = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12289, 16385, 24577,
    ]
    private static let distanceBits: [UInt8] = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]
}

/// A canonical prefix code (RFC 1951, section 3.2.2), with a table for the codes of at most ten bits.
private struct HuffmanCode {
    static let tableBits = 10
    static let mask = 1 << tableBits - 1

    /// By the next ten bits of input: symbol × 16 + code length; 0 where the code is longer.
    let table: [UInt16]
    /// How many codes there are of each length.
    let counts: [Int]
    /// The symbols in the order of their codes.
    let symbols: [UInt16]

    /// nil where more codes are given than their lengths leave room for; an incomplete code is let pass.
    init?(_ lengths: [UInt8]) {
        var counts = [Int](repeating: 0, count: 16)
        for length in lengths { counts[Int(length)] += 1 }
        counts[0] = 0
        var room = 1
        for length in 1...15 {
            room = room << 1 - counts[length]
            guard room >= 0 else { return nil }
        }
        var offsets = [Int](repeating: 0, count: 16)
        var nextCodes = [Int](repeating: 0, count: 16)
        for length in 1..<15 {
            offsets[length + 1] = offsets[length] + counts[length]
            nextCodes[length + 1] = (nextCodes[length] + counts[length]) << 1
        }
        var symbols = [UInt16](repeating: 0, count: lengths.count)
        var table = [UInt16](repeating: 0, count: 1 << HuffmanCode.tableBits)
        for (symbol, length) in lengths.enumerated() where length > 0 {
            let length = Int(length)
            symbols[offsets[length]] = UInt16(symbol)
            offsets[length] += 1
            let code = nextCodes[length]
            nextCodes[length] += 1
            guard length <= HuffmanCode.tableBits else { continue }
            var index = HuffmanCode.reversed(code, bitCount: length)
            while index < table.count {
                table[index] = UInt16(symbol << 4 | length)
                index += 1 << length
            }
        }
        (self.table, self.counts, self.symbols) = (table, counts, symbols)
    }

    private static func reversed(_ code: Int, bitCount: Int) -> Int {
        var (code, result) = (code, 0)
        for _ in 0..<bitCount {
            result = result << 1 | code & 1
            code >>= 1
        }
        return result
    }

    static let fixedLiterals = fixed((0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
    static let fixedDistances = fixed([UInt8](repeating: 5, count: 30))

    private static func fixed(_ lengths: [UInt8]) -> HuffmanCode {
        guard let code = HuffmanCode(lengths) else { preconditionFailure("RFC 1951, section 3.2.6 is a code") }
        return code
    }
}
