import Bytes

/// The first 64 bytes of a segment: what it is, which one, and from which sequence number on.
///
/// Little-endian: magic (8), format (4), number (4), generation (4), zero (4), first sequence number (8), time (8),
/// zeros (20), CRC-32C of the 60 bytes before (4).
struct SegmentHeader: Sendable, Equatable {
    static let byteCount = 64
    /// The newest format that this program writes and reads.
    static let format: UInt32 = 1
    private static let magic = Array("TARWISAJ".utf8)

    var number: UInt32
    /// How often the segment was written anew by compaction.
    var generation: UInt32
    var firstSequence: UInt64
    /// Milliseconds since 1970-01-01T00:00:00Z.
    var time: Int64
    var format = SegmentHeader.format

    var bytes: [UInt8] {
        var bytes = SegmentHeader.magic
        bytes.append(littleEndian: format)
        bytes.append(littleEndian: number)
        bytes.append(littleEndian: generation)
        bytes.append(littleEndian: UInt32(0))
        bytes.append(littleEndian: firstSequence)
        bytes.append(littleEndian: time)
        bytes.append(contentsOf: [UInt8](repeating: 0, count: 20))
        bytes.append(littleEndian: CRC32C.checksum(of: bytes.span))
        return bytes
    }

    init(number: UInt32, generation: UInt32, firstSequence: UInt64, time: Int64) {
        self.number = number
        self.generation = generation
        self.firstSequence = firstSequence
        self.time = time
    }

    /// nil where the bytes are no whole header.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= SegmentHeader.byteCount, bytes.starts(with: SegmentHeader.magic) else { return nil }
        let span = bytes.span
        guard CRC32C.checksum(of: span.extracting(0..<60)) == span.integer(at: 60, as: UInt32.self) else { return nil }
        format = span.integer(at: 8)
        number = span.integer(at: 12)
        generation = span.integer(at: 16)
        firstSequence = span.integer(at: 24)
        time = span.integer(at: 32)
    }
}
