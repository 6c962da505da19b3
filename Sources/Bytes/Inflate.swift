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
    package var byteCount: Int { reader.byteCount }

    private var reader: BitReader
    private let limit: Int
    /// How much of `output` is filled while it is being made.
    private var count = 0

    /// The longest repetition there is (RFC 1951, section 3.2.5).
    private static let longestMatch = 258

    /// Reads the stream that begins at `start`; its output may have at most `limit` bytes. Linear in input and output.
    package init(_ input: [UInt8], from start: Int = 0, limit: Int) throws(Failure) {
        reader = BitReader(input, from: start)
        self.limit = limit
        output = [UInt8](repeating: 0, count: min(limit, (input.count - start) * 4) + Inflate.longestMatch)
        var isLast = false
        while !isLast {
            isLast = try reader.take(1) == 1
            switch try reader.take(2) {
            case 0: try copyStored()
            case 1: try decode(literals: .fixedLiterals, distances: .fixedDistances)
            case 2:
                let (literals, distances) = try dynamicCodes()
                try decode(literals: literals, distances: distances)
            default: throw .corrupt
            }
        }
        output.removeLast(output.count - count)
    }

    /// RFC 1951, section 3.2.4.
    private mutating func copyStored() throws(Failure) {
        let range = try reader.takeStored()
        guard count + range.count <= limit else { throw .tooLarge }
        makeRoom(for: range.count)
        for index in range {
            output[count] = reader.input[index]
            count += 1
        }
    }

    /// Leaves at least the longest match free behind `byteCount` further bytes.
    private mutating func makeRoom(for byteCount: Int) {
        let wanted = count + byteCount + Inflate.longestMatch
        if output.count < wanted {
            output.append(contentsOf: repeatElement(0, count: max(wanted, output.count * 2) - output.count))
        }
    }

    /// RFC 1951, section 3.2.5.
    private mutating func decode(literals: HuffmanCode, distances: HuffmanCode) throws(Failure) {
        while true {
            makeRoom(for: Inflate.longestMatch)
            if try decodeIntoRoom(literals, distances) { return }
        }
    }

    /// Decodes until the block ends (true) or the room does. After an error nothing of the stream is of use.
    private mutating func decodeIntoRoom(
        _ literals: borrowing HuffmanCode, _ distances: borrowing HuffmanCode
    ) throws(Failure) -> Bool {
        var buffer: [UInt8] = []
        swap(&buffer, &output)
        var filled = count
        var source = reader
        var target = buffer.mutableSpan
        let isEnded = try Inflate.decode(
            &source, into: &target, from: &filled, limit: limit, literals: literals, distances: distances)
        swap(&buffer, &output)
        (count, reader) = (filled, source)
        return isEnded
    }

    private static func decode(
        _ source: inout BitReader, into target: inout MutableSpan<UInt8>, from filled: inout Int, limit: Int,
        literals: borrowing HuffmanCode, distances: borrowing HuffmanCode
    ) throws(Failure) -> Bool {
        let end = target.count - longestMatch
        while filled <= end {
            let symbol = try source.next(literals)
            if symbol < 256 {
                guard filled < limit else { throw .tooLarge }
                target[filled] = UInt8(truncatingIfNeeded: symbol)
                filled += 1
                continue
            }
            if symbol == 256 { return true }
            guard symbol < 286 else { throw .corrupt }
            let length = Int(lengths[symbol - 257]) + (try source.take(Int(lengthBits[symbol - 257])))
            let code = try source.next(distances)
            guard code < 30 else { throw .corrupt }
            let distance = Int(Inflate.distances[code]) + (try source.take(Int(distanceBits[code])))
            guard distance <= filled else { throw .corrupt }
            guard filled + length <= limit else { throw .tooLarge }
            for index in filled..<(filled + length) { target[index] = target[index &- distance] }
            filled += length
        }
        return false
    }

    /// RFC 1951, section 3.2.7.
    private mutating func dynamicCodes() throws(Failure) -> (HuffmanCode, HuffmanCode) {
        let literalCount = try reader.take(5) + 257
        let distanceCount = try reader.take(5) + 1
        let lengthCount = try reader.take(4) + 4
        guard literalCount <= 286 else { throw .corrupt }
        var lengths = [UInt8](repeating: 0, count: 19)
        for index in 0..<lengthCount { lengths[Int(Inflate.lengthOrder[index])] = UInt8(try reader.take(3)) }
        guard let lengthCode = HuffmanCode(lengths) else { throw .corrupt }
        var all: [UInt8] = []
        while all.count < literalCount + distanceCount {
            let symbol = try reader.next(lengthCode)
            switch symbol {
            case 0..<16: all.append(UInt8(symbol))
            case 16:
                guard let last = all.last else { throw .corrupt }
                all.append(contentsOf: repeatElement(last, count: try reader.take(2) + 3))
            case 17: all.append(contentsOf: repeatElement(0, count: try reader.take(3) + 3))
            default: all.append(contentsOf: repeatElement(0, count: try reader.take(7) + 11))
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

/// Takes bits from the low end of each byte (RFC 1951, section 3.1.1).
private struct BitReader {
    let input: [UInt8]
    private var position: Int
    private var bits: UInt64 = 0
    private var bitCount = 0

    init(_ input: [UInt8], from start: Int) {
        self.input = input
        position = start
    }

    /// The bytes that were begun.
    var byteCount: Int { position - bitCount / 8 }

    mutating func take(_ count: Int) throws(Inflate.Failure) -> Int {
        if bitCount < count {
            refill()
            guard bitCount >= count else { throw .truncated }
        }
        let value = Int(bits & (1 &<< UInt64(count) &- 1))
        drop(count)
        return value
    }

    /// The next symbol of a code.
    mutating func next(_ code: HuffmanCode) throws(Inflate.Failure) -> Int {
        if bitCount < 15 { refill() }
        let entry = code.table[Int(bits & UInt64(HuffmanCode.mask))]
        guard entry != 0 else { return try nextLong(code) }
        let length = Int(entry & 15)
        guard length <= bitCount else { throw .truncated }
        drop(length)
        return Int(entry >> 4)
    }

    /// The bytes of a stored block, after its lengths.
    mutating func takeStored() throws(Inflate.Failure) -> Range<Int> {
        _ = try take(bitCount % 8)
        let length = try take(16)
        guard try take(16) == length ^ 0xFFFF else { throw .corrupt }
        let start = byteCount
        guard start + length <= input.count else { throw .truncated }
        (bits, bitCount, position) = (0, 0, start + length)
        return start..<position
    }

    private mutating func drop(_ count: Int) {
        bits &>>= UInt64(count)
        bitCount &-= count
    }

    /// Fills the buffer to at least 48 bits, or to the end of the input.
    private mutating func refill() {
        while bitCount <= 48, position < input.count {
            bits |= UInt64(input[position]) &<< UInt64(bitCount)
            position &+= 1
            bitCount &+= 8
        }
    }

    /// A code longer than the table's: bit by bit, by the count of codes of each length.
    private mutating func nextLong(_ code: HuffmanCode) throws(Inflate.Failure) -> Int {
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
