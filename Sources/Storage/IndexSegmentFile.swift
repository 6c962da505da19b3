import Bytes
import Platform
import Search

/// A sealed segment of the index in a file: 64 bytes of head, then the segment's memory as it lies there.
///
/// Head, little-endian: magic (8), format (4), zero (4), byte count (8), CRC-32C of the bytes (4), zeros (36).
enum IndexSegmentFile {
    private static let magic = Array("TARWISAI".utf8)
    private static let headByteCount = 64
    private static let format: UInt32 = 2

    static func name(_ documents: Range<UInt32>) -> String { "\(documents.lowerBound)-\(documents.upperBound).segment" }

    /// Durable under its name when this returns, but for the directory's sync.
    static func write(_ segment: Segment, to path: String, on disk: any Disk) throws(PlatformError) {
        let content = segment.sharedBytes
        let head = Self.head(of: content)
        do {
            let file = try disk.newFile(for: path)
            try file.writeAll(head, at: 0)
            try content.withSpan { (bytes) throws(PlatformError) in try file.writeAll(bytes, at: headByteCount) }
            try disk.put(file, at: path)
        } catch {
            disk.discardNewFile(for: path)
            throw error
        }
    }

    private static func head(of content: SharedBytes) -> [UInt8] {
        var head = magic
        head.append(littleEndian: format)
        head.append(littleEndian: UInt32(0))
        head.append(littleEndian: UInt64(content.count))
        head.append(littleEndian: content.withSpan { CRC32C.checksum(of: $0) })
        head.append(contentsOf: [UInt8](repeating: 0, count: headByteCount - head.count))
        return head
    }

    /// The segment in the file's mapped pages; nil for a file that is missing, cannot be read or is not what was written.
    ///
    /// The checksum is taken over what is read, not over what is mapped: pages that no search needs stay out of memory.
    static func segment(
        at path: String, documents: Range<UInt32>, on disk: any Disk, isTrusted: Bool = false
    ) -> Segment? {
        do {
            let file = try disk.open(path, for: .read, mappedByteCount: nil)
            let head = try file.read(at: 0, count: headByteCount)
            guard head.count == headByteCount, head.starts(with: magic),
                head.span.integer(at: 8, as: UInt32.self) == format
            else { return nil }
            let byteCount = Int(head.span.integer(at: 16, as: UInt64.self))
            guard byteCount == (try file.size) - headByteCount else { return nil }
            if !isTrusted, try checksum(of: file) != head.span.integer(at: 24, as: UInt32.self) { return nil }
            let segment = try Segment(shared: file.slice(headByteCount..<headByteCount + byteCount).shared)
            let range = segment.documents.lowerBound.rawValue..<segment.documents.upperBound.rawValue
            return range == documents ? segment : nil
        } catch {
            return nil  // The caller builds it anew from the journal, and says so.
        }
    }

    private static func checksum(of file: any DiskFile) throws(PlatformError) -> UInt32 {
        var crc = CRC32C()
        var offset = headByteCount
        let size = try file.size
        while offset < size {
            let bytes = try file.read(at: offset, count: SegmentScan.windowByteCount)
            guard !bytes.isEmpty else { break }
            crc.update(with: bytes.span)
            offset += bytes.count
        }
        return crc.checksum
    }
}
