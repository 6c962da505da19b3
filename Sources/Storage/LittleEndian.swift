/// Fixed-width integers in files: least significant byte first.
extension Array<UInt8> {
    mutating func append(littleEndian value: some FixedWidthInteger) {
        var rest = value
        for _ in 0..<(value.bitWidth / 8) {
            append(UInt8(truncatingIfNeeded: rest))
            rest = rest >> 8
        }
    }
}

extension Span<UInt8> {
    /// The integer at a byte offset; the span reaches that far.
    func integer<Integer: FixedWidthInteger>(at byteOffset: Int, as type: Integer.Type = Integer.self) -> Integer {
        var value: Integer = 0
        var index = byteOffset + Integer.bitWidth / 8
        while index > byteOffset {
            index -= 1
            value = value << 8 | Integer(truncatingIfNeeded: self[index])
        }
        return value
    }
}
