import Bytes
import Platform
import Search

/// A sealed segment of the index in a file: 64 bytes of head, then the segment's bytes.
///
/// Head, little-endian: magic (8), format (4), zero (4), byte count (8), CRC-32C of the bytes (4), zeros (36).
enum IndexSegmentFile {
    private static let magic = Array("TARWISAI".utf8)
    private static let headByteCount = 64
    private static let format: UInt32 = 1

    static func name(_ documents: Range<UInt32>) -> String { "\(documents.lowerBound)-\(documents.upperBound).segment" }

    /// Durable under its name when this returns, but for the directory's sync.
    static func write(_ segment: Segment, to path: String, on disk: any Disk) throws(PlatformError) {
        let content = segment.encoded
        var head = magic
        head.append(littleEndian: format)
        head.append(littleEndian: UInt32(0))
        head.append(littleEndian: UInt64(content.count))
        head.append(littleEndian: CRC32C.checksum(of: content.span))
        head.append(contentsOf: [UInt8](repeating: 0, count: headByteCount - head.count))
        let temporary = path + ".tmp"
        let file = try disk.open(temporary, for: .create, mappedByteCount: 0)
        try file.truncate(to: 0)
        try file.writeAll(head, at: 0)
        try file.writeAll(content, at: headByteCount)
        try file.sync()
        try disk.rename(temporary, to: path)
    }

    /// nil for a file that is missing, cannot be read or is not what was written.
    static func segment(at path: String, documents: Range<UInt32>, on disk: any Disk) -> Segment? {
        do {
            let file = try disk.open(path, for: .read, mappedByteCount: 0)
            let head = try file.read(at: 0, count: headByteCount)
            guard head.count == headByteCount, head.starts(with: magic),
                head.span.integer(at: 8, as: UInt32.self) == format
            else { return nil }
            let byteCount = Int(head.span.integer(at: 16, as: UInt64.self))
            guard byteCount == (try file.size) - headByteCount else { return nil }
            let content = try file.read(at: headByteCount, count: byteCount)
            guard CRC32C.checksum(of: content.span) == head.span.integer(at: 24, as: UInt32.self) else { return nil }
            let segment = try Segment(encoded: content)
            let range = segment.documents.lowerBound.rawValue..<segment.documents.upperBound.rawValue
            return range == documents ? segment : nil
        } catch {
            return nil  // The caller builds it anew from the journal, and says so.
        }
    }
}
