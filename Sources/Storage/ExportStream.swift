import Platform

extension ArchiveSnapshot {
    /// Every version of every article as lines of JSON, in the order in which they came in.
    ///
    /// - Parameter isWanted: Whether a version goes out.
    package func export(
        where isWanted: @escaping @Sendable (CatalogEntry) -> Bool = { _ in true }
    ) -> ExportStream {
        ExportStream(of: self, where: isWanted)
    }
}

/// An export under way. It holds the places of one segment's records and one piece of their content at a time.
package struct ExportStream: ~Copyable, Sendable {
    private let snapshot: ArchiveSnapshot
    private let isWanted: @Sendable (CatalogEntry) -> Bool
    private var segments: ArraySlice<UInt32>
    private var places: ArraySlice<CatalogEntry> = []

    private static let chunkByteCount = 256 << 10

    fileprivate init(of snapshot: ArchiveSnapshot, where isWanted: @escaping @Sendable (CatalogEntry) -> Bool) {
        self.snapshot = snapshot
        self.isWanted = isWanted
        segments = snapshot.segments.keys.sorted()[...]
    }

    /// Whole lines, about 256 KiB of them, or nil after the last.
    package mutating func next() -> [UInt8]? {
        var chunk: [UInt8] = []
        chunk.reserveCapacity(ExportStream.chunkByteCount + 64 << 10)
        while chunk.count < ExportStream.chunkByteCount, let entry = nextPlace() {
            guard let segment = snapshot.segments[entry.segment] else { continue }
            // The line feed is part of the record.
            let line = segment.content(at: entry.byteOffset, byteCount: entry.contentByteCount + 1)
            line.append(to: &chunk)
        }
        return chunk.isEmpty ? nil : chunk
    }

    private mutating func nextPlace() -> CatalogEntry? {
        while places.isEmpty, let segment = segments.popFirst() {
            places = snapshot.catalog.entries(in: segment, where: isWanted)[...]
        }
        return places.popFirst()
    }
}
