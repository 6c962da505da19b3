import CBytes

/// CRC-32C (Castagnoli polynomial, RFC 3720 appendix B.4) over bytes: by the processor's instruction, else by eight tables.
package struct CRC32C: Sendable {
    private var state: UInt32 = 0xFFFF_FFFF

    package init() {}

    /// The checksum of all bytes given to `update` so far.
    package var checksum: UInt32 { ~state }

    /// The checksum of one whole buffer.
    package static func checksum(of bytes: Span<UInt8>) -> UInt32 {
        var crc = CRC32C()
        crc.update(with: bytes)
        return crc.checksum
    }

    package mutating func update(with bytes: Span<UInt8>) {
        guard CRC32C.hasInstruction else { return updateByTables(with: bytes) }
        state = unsafe bytes.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return state }
            return unsafe cbytes_crc32c(state, start, bytes.count)
        }
    }

    private static let hasInstruction = cbytes_has_crc32c()

    /// For processors without the instruction.
    package mutating func updateByTables(with bytes: Span<UInt8>) {
        var crc = state
        var index = 0
        let tables = CRC32C.tables.span
        while index &+ 8 <= bytes.count {
            let low =
                crc
                ^ (UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16
                    | UInt32(bytes[index + 3]) << 24)
            crc =
                tables[1792 + Int(low & 0xFF)] ^ tables[1536 + Int(low >> 8 & 0xFF)]
                ^ tables[1280 + Int(low >> 16 & 0xFF)] ^ tables[1024 + Int(low >> 24)]
                ^ tables[768 + Int(bytes[index + 4])] ^ tables[512 + Int(bytes[index + 5])]
                ^ tables[256 + Int(bytes[index + 6])] ^ tables[Int(bytes[index + 7])]
            index &+= 8
        }
        while index < bytes.count {
            crc = crc >> 8 ^ tables[Int((crc ^ UInt32(bytes[index])) & 0xFF)]
            index &+= 1
        }
        state = crc
    }

    /// Table `k` (256 entries at `256 * k`) advances a byte by `k` further zero bytes.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 2048)
        for byte in 0..<256 {
            var crc = UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0x82F6_3B78 : crc >> 1 }
            tables[byte] = crc
        }
        for index in 256..<2048 {
            let previous = tables[index - 256]
            tables[index] = previous >> 8 ^ tables[Int(previous & 0xFF)]
        }
        return tables
    }()
}
