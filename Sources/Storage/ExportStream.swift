package import News
import Platform

extension ArchiveSnapshot {
    /// Every version of every article as lines of JSON, in the order in which they came in.
    package func export() -> ExportStream {
        ExportStream(of: self, segments: segments.keys.sorted()[...], places: [])
    }

    /// Every version of these articles, each named once, in the order in which they came in.
    package func export(of ids: [ArticleID]) -> ExportStream {
        var places = ids.flatMap { catalog.versions(of: $0) }
        places.sort { ($0.segment, $0.byteOffset) < ($1.segment, $1.byteOffset) }
        return ExportStream(of: self, segments: [], places: places[...])
    }
}

/// An export under way. It holds the places of one segment's records, or of the articles asked for, and one piece of their content at a
/// time.
package struct ExportStream: ~Copyable, Sendable {
    private let snapshot: ArchiveSnapshot
    /// Those whose places are not looked up yet.
    private var segments: ArraySlice<UInt32>
    private var places: ArraySlice<CatalogEntry>

    private static let chunkByteCount = 256 << 10

    fileprivate init(
        of snapshot: ArchiveSnapshot, segments: ArraySlice<UInt32>, places: ArraySlice<CatalogEntry>
    ) {
        self.snapshot = snapshot
        self.segments = segments
        self.places = places
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
            places = snapshot.catalog.entries(in: segment)[...]
        }
        return places.popFirst()
    }
}
