import Bytes
package import News

/// One entry of the journal: 48 bytes of head, then the content with a line feed after it, zeros up to a multiple of 8.
///
/// Head, little-endian: marker (4), content length (4), sequence number (8), time in milliseconds (8), id (8 + 2),
/// kind (1), zero (1), version (4), CRC-32C of the content with its padding (4), CRC-32C of the 44 bytes before (4).
package struct JournalRecord: Sendable, Equatable {
    package enum Kind: UInt8, Sendable {
        /// The content is the article's JSON.
        case article = 1
        /// The article is gone; there is no content.
        case deletion = 2
    }

    package static let headByteCount = 48
    /// `تر` and the format's number, where a search for the next whole record begins.
    static let marker: UInt32 = 0x01B1_AAD8
    /// No record is longer: what claims to be is damage.
    package static let maximumContentByteCount = 256 << 20

    package var kind: Kind
    package var id: ArticleID
    package var version: Int
    package var sequence: UInt64
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package var time: Int64
    /// The bytes of the content, without the line feed and the padding.
    package var contentByteCount: Int
    /// CRC-32C over the content, its line feed and its padding.
    package var contentChecksum: UInt32

    /// The whole record's length in the file.
    package var byteCount: Int { JournalRecord.headByteCount + JournalRecord.paddedByteCount(contentByteCount) }

    static func paddedByteCount(_ contentByteCount: Int) -> Int {
        contentByteCount == 0 ? 0 : (contentByteCount + 1 + 7) & ~7
    }

    /// The content as it stands in the file: with a line feed, and zeros up to a multiple of eight bytes.
    static func padded(_ content: consuming [UInt8]) -> [UInt8] {
        guard !content.isEmpty else { return [] }
        content.append(0x0A)
        while content.count & 7 != 0 { content.append(0) }
        return content
    }

    func appendHead(to bytes: inout [UInt8]) {
        let start = bytes.count
        bytes.append(littleEndian: JournalRecord.marker)
        bytes.append(littleEndian: UInt32(contentByteCount))
        bytes.append(littleEndian: sequence)
        bytes.append(littleEndian: time)
        bytes.append(littleEndian: id.low)
        bytes.append(littleEndian: id.high)
        bytes.append(kind.rawValue)
        bytes.append(0)
        bytes.append(littleEndian: UInt32(version))
        bytes.append(littleEndian: contentChecksum)
        bytes.append(littleEndian: CRC32C.checksum(of: bytes.span.extracting(start..<bytes.count)))
    }

    /// The head at a byte offset, or nil where none stands whole.
    init?(head bytes: Span<UInt8>, at offset: Int) {
        guard offset + JournalRecord.headByteCount <= bytes.count,
            bytes.integer(at: offset, as: UInt32.self) == JournalRecord.marker
        else { return nil }
        let length = Int(bytes.integer(at: offset + 4, as: UInt32.self))
        let checksum = CRC32C.checksum(of: bytes.extracting(offset..<offset + 44))
        guard checksum == bytes.integer(at: offset + 44, as: UInt32.self),
            length <= JournalRecord.maximumContentByteCount, let kind = Kind(rawValue: bytes[offset + 34])
        else { return nil }
        self.kind = kind
        contentByteCount = length
        sequence = bytes.integer(at: offset + 8)
        time = bytes.integer(at: offset + 16)
        id = ArticleID(high: bytes.integer(at: offset + 32), low: bytes.integer(at: offset + 24))
        version = Int(bytes.integer(at: offset + 36, as: UInt32.self))
        contentChecksum = bytes.integer(at: offset + 40)
    }

    init(
        kind: Kind, id: ArticleID, version: Int, sequence: UInt64, time: Int64, contentByteCount: Int,
        contentChecksum: UInt32
    ) {
        self.kind = kind
        self.id = id
        self.version = version
        self.sequence = sequence
        self.time = time
        self.contentByteCount = contentByteCount
        self.contentChecksum = contentChecksum
    }

    /// Whether the content that follows the head at an offset is there and undamaged.
    func contentIsWhole(in bytes: Span<UInt8>, at offset: Int) -> Bool {
        let start = offset + JournalRecord.headByteCount
        let end = offset + byteCount
        guard end <= bytes.count else { return false }
        return CRC32C.checksum(of: bytes.extracting(start..<end)) == contentChecksum
    }
}
