/// Numbers of tokens in one byte: exact below 32, then in steps of four per cent.
enum LengthCode {
    /// The length that each code stands for.
    static let lengths: [Float] = {
        var lengths = (0..<32).map { Float($0) }
        var length: Double = 32
        for _ in 32..<256 {
            lengths.append(Float(length))
            length *= 1.04
        }
        return lengths
    }()

    /// The largest code whose length is not above `length`.
    static func code(_ length: Int) -> UInt8 {
        if length < 32 { return UInt8(length) }
        var low = 32
        var high = 256
        while high - low > 1 {
            let middle = (low + high) / 2
            if lengths[middle] <= Float(length) { low = middle } else { high = middle }
        }
        return UInt8(low)
    }
}
