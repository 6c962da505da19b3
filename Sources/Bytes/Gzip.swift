/// Decompression of gzip files (RFC 1952) and zlib streams (RFC 1950) that lie whole in memory.
package enum Gzip {
    /// Whether the bytes begin like a gzip file.
    package static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B, 0x08]) }

    /// The content of all members; checksums and lengths are verified, what follows the last member is ignored.
    package static func decoded(_ bytes: [UInt8], limit: Int) throws(Inflate.Failure) -> [UInt8] {
        var output: [UInt8] = []
        var position = 0
        repeat {
            position = try contentStart(ofMemberAt: position, in: bytes)
            let member = try Inflate(bytes, from: position, limit: limit - output.count)
            position = member.byteCount
            guard position + 8 <= bytes.count else { throw .truncated }
            guard littleEndian(bytes, at: position) == CRC32.checksum(of: member.output),
                littleEndian(bytes, at: position + 4) == UInt32(truncatingIfNeeded: member.output.count)
            else { throw .corrupt }
            position += 8
            if output.isEmpty { output = member.output } else { output += member.output }
        } while bytes[position...].starts(with: [0x1F, 0x8B, 0x08])
        return output
    }

    /// What HTTP calls `deflate`: a zlib stream by the standard, a bare DEFLATE stream from some servers.
    package static func decodedDeflate(_ bytes: [UInt8], limit: Int) throws(Inflate.Failure) -> [UInt8] {
        guard bytes.count >= 2 else { throw .truncated }
        let isZlib = bytes[0] & 15 == 8 && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
        guard isZlib else { return try Inflate(bytes, limit: limit).output }
        guard bytes[1] & 0x20 == 0 else { throw .corrupt }
        let stream = try Inflate(bytes, from: 2, limit: limit)
        let end = stream.byteCount
        guard end + 4 <= bytes.count else { throw .truncated }
        guard littleEndian(bytes, at: end).byteSwapped == adler32(stream.output) else { throw .corrupt }
        return stream.output
    }

    /// RFC 1952, section 2.3.
    private static func contentStart(ofMemberAt start: Int, in bytes: [UInt8]) throws(Inflate.Failure) -> Int {
        guard start + 10 <= bytes.count else { throw .truncated }
        guard bytes[start...].starts(with: [0x1F, 0x8B, 0x08]), bytes[start + 3] & 0xE0 == 0 else { throw .corrupt }
        let flags = bytes[start + 3]
        var position = start + 10
        if flags & 4 != 0 {
            guard position + 2 <= bytes.count else { throw .truncated }
            position += 2 + Int(bytes[position]) + Int(bytes[position + 1]) << 8
        }
        for flag: UInt8 in [8, 16] where flags & flag != 0 {
            guard position < bytes.count, let end = bytes[position...].firstIndex(of: 0) else { throw .truncated }
            position = end + 1
        }
        if flags & 2 != 0 { position += 2 }
        guard position <= bytes.count else { throw .truncated }
        return position
    }

    private static func littleEndian(_ bytes: [UInt8], at position: Int) -> UInt32 {
        UInt32(bytes[position]) | UInt32(bytes[position + 1]) << 8 | UInt32(bytes[position + 2]) << 16
            | UInt32(bytes[position + 3]) << 24
    }

    /// RFC 1950, section 8.2.
    private static func adler32(_ bytes: [UInt8]) -> UInt32 {
        var (low, high): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            low = (low + UInt32(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return high << 16 | low
    }
}

/// CRC-32 (RFC 1952, section 8).
enum CRC32 {
    static func checksum(of bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes { crc = crc >> 8 ^ table[Int((crc ^ UInt32(byte)) & 0xFF)] }
        return ~crc
    }

    private static let table: [UInt32] = (0..<256).map { byte in
        var crc = UInt32(byte)
        for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        return crc
    }
}
