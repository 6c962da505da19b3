import Bytes

/// The named character references, searched by their bytes (HTML Standard 13.5).
struct CharacterReferences: Sendable {
    static let shared = CharacterReferences()

    /// All names one after another, sorted.
    private var names: [UInt8] = []
    /// Where each name begins, and where the last one ends.
    private var starts: [UInt32] = [0]
    private var values: [(first: UInt32, second: UInt32)] = []
    /// For each first byte the first name that does not sort before it.
    private var firstIndex = [Int](repeating: 0, count: 257)

    private init() {
        for entry in CharacterReferenceData.entries.bytes.split(separator: 0x20) {
            let parts = entry.split(separator: 0x3D, maxSplits: 1)
            let scalars = parts[1].split(separator: 0x2C).map { Self.hexadecimal($0) }
            names.append(contentsOf: parts[0])
            starts.append(UInt32(names.count))
            values.append((scalars[0], scalars.count > 1 ? scalars[1] : 0))
        }
        for byte in 1...256 {
            var index = firstIndex[byte - 1]
            while index < values.count, Int(names[Int(starts[index])]) < byte { index += 1 }
            firstIndex[byte] = index
        }
    }

    private static func hexadecimal(_ digits: some Sequence<UInt8>) -> UInt32 {
        digits.reduce(0) { $0 << 4 | UInt32($1.hexDigitValue ?? 0) }
    }

    /// The number of references: 2 231.
    var count: Int { values.count }

    func name(_ index: Int) -> String {
        String(decoding: names[Int(starts[index])..<Int(starts[index + 1])], as: UTF8.self)
    }

    /// The longest name that the source continues with after an ampersand.
    func longestMatch(in source: ByteWindow, at start: Int) -> CharacterReference? {
        guard start < source.count else { return nil }
        var low = firstIndex[Int(source[start])]
        var high = firstIndex[Int(source[start]) + 1]
        var best: Int?
        var length = 1
        // [low, high) are the names that begin with the first `length` bytes; the shortest stands first.
        while low < high {
            if Int(starts[low + 1] - starts[low]) == length { best = low }
            guard start + length < source.count else { break }
            let byte = source[start + length]
            low = bound(low, high, at: length) { $0 < Int(byte) }
            high = bound(low, high, at: length) { $0 <= Int(byte) }
            length += 1
        }
        guard let best else { return nil }
        let end = start + Int(starts[best + 1] - starts[best])
        return CharacterReference(
            first: values[best].first, second: values[best].second, end: end, isTerminated: source[end - 1] == 0x3B)
    }

    /// The first name in the range whose byte at `offset` (-1 beyond its end) does not satisfy the condition.
    private func bound(_ low: Int, _ high: Int, at offset: Int, while isBefore: (Int) -> Bool) -> Int {
        var (low, high) = (low, high)
        while low < high {
            let middle = (low + high) / 2
            let index = Int(starts[middle]) + offset
            let byte = index < Int(starts[middle + 1]) ? Int(names[index]) : -1
            if isBefore(byte) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// What a character reference stands for, and where it ends.
struct CharacterReference {
    var first: UInt32
    /// 0 when there is only one scalar.
    var second: UInt32 = 0
    var end: Int
    /// Whether a semicolon ends it.
    var isTerminated = true

    func append(to bytes: inout [UInt8]) {
        Self.append(first, to: &bytes)
        if second != 0 { Self.append(second, to: &bytes) }
    }

    private static func append(_ value: UInt32, to bytes: inout [UInt8]) {
        guard let scalar = Unicode.Scalar(value) else { return }
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
}
