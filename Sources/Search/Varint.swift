/// Numbers in seven-bit groups, the lowest first, a high bit where another follows (LEB128).
enum Varint {
    @inline(__always) static func append(_ value: UInt32, to bytes: inout [UInt8]) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Reads a number and moves the offset behind it.
    @inline(__always) static func read(_ bytes: FlatArray<UInt8>, _ offset: inout Int) -> UInt32 {
        unsafe read(bytes.pointer, &offset)
    }

    @inline(__always) static func read(_ bytes: UnsafePointer<UInt8>, _ offset: inout Int) -> UInt32 {
        var byte = unsafe bytes[offset]
        offset &+= 1
        if byte < 0x80 { return UInt32(byte) }
        var value = UInt32(byte & 0x7F)
        var shift: UInt32 = 7
        repeat {
            byte = unsafe bytes[offset]
            offset &+= 1
            value |= UInt32(byte & 0x7F) &<< shift
            shift &+= 7
        } while byte >= 0x80
        return value
    }

    /// Moves the offset behind `count` numbers. May look at up to seven bytes behind them.
    @inline(__always) static func skip(_ count: Int, _ bytes: UnsafePointer<UInt8>, _ offset: inout Int) {
        var left = count
        // Eight bytes end at most eight numbers, so none beyond the last is passed over.
        while left >= 8 {
            let word = unsafe UnsafeRawPointer(bytes + offset).loadUnaligned(as: UInt64.self)
            let ends = (~word >> 7) & 0x0101_0101_0101_0101
            left &-= Int(truncatingIfNeeded: (ends &* 0x0101_0101_0101_0101) >> 56)
            offset &+= 8
        }
        while left > 0 {
            if unsafe bytes[offset] < 0x80 { left &-= 1 }
            offset &+= 1
        }
    }
}
