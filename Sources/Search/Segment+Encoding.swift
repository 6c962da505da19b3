package import Bytes

/// A segment as bytes for whoever keeps it on disk.
///
/// The bytes are the segment's memory as it lies there (little-endian): a mark, the first document number, the sizes of the
/// sections, the sections padded to eight bytes. Loading copies them once and reads nothing else, so the keeper must make sure
/// by a checksum of its own that they are those that were handed out.
extension Segment {
    /// The bytes that `init(encoded:)` takes. Deletions are not among them: they belong to the snapshot.
    package var encoded: [UInt8] { unsafe Array(memory.bytes[0..<memory.count]) }

    /// The segment that was encoded to these bytes. They are copied.
    package convenience init(encoded: [UInt8]) throws(SearchError) {
        try self.init(whole: FlatMemory(copying: encoded))
    }

    /// The segment's memory as it lies there, without a copy.
    package var sharedBytes: SharedBytes { memory.shared }

    /// The segment that lies in what `sharedBytes` gave, wherever that was kept; nothing is copied.
    package convenience init(shared: SharedBytes) throws(SearchError) {
        guard shared.count > 8, shared.count % 8 == 0 else { throw .malformedSegment }
        try self.init(whole: FlatMemory(shared))
    }

    private convenience init(whole memory: FlatMemory) throws(SearchError) {
        let header = FlatArray<UInt64>(owner: memory, byteOffset: 0, count: memory.count / 8)
        guard header.count >= Segment.sectionCount + 2, header[0] == Segment.mark, header[1] < UInt64(UInt32.max) else {
            throw .malformedSegment
        }
        var sizes: [Int] = []
        var total = 16 + 8 * Segment.sectionCount
        for index in 0..<Segment.sectionCount {
            guard let size = Int(exactly: header[2 + index]), size <= memory.count else { throw .malformedSegment }
            sizes.append(size)
            total += (size + 7) / 8 * 8
        }
        guard total == memory.count else { throw .malformedSegment }
        self.init(memory: memory, base: UInt32(header[1]), sizes: sizes)
    }

    /// The range of document numbers that the segment covers.
    package var documents: Range<DocumentNumber> {
        DocumentNumber(rawValue: base)..<DocumentNumber(rawValue: end)
    }
}
