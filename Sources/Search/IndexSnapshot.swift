import Text

/// The whole index at one moment. Immutable: any number of readers share it without waiting.
package struct IndexSnapshot: Sendable {
    let segments: [Segment]
    let live: [Bitmap]
    /// For each segment whether none of its documents is deleted.
    let isWhole: [Bool]
    /// Documents that are not deleted.
    package let documentCount: Int
    /// The mean number of tokens a document.
    let meanLength: Float

    init(segments: [Segment], live: [Bitmap]) {
        self.segments = segments
        self.live = live
        let counts = live.map(\.cardinality)
        isWhole = zip(counts, live).map { $0 == $1.count }
        documentCount = counts.reduce(0, +)
        let documents = segments.reduce(0) { $0 + $1.documentCount }
        meanLength = documents == 0 ? 1 : max(1, Float(segments.reduce(0) { $0 + $1.tokenCount } / Double(documents)))
    }

    /// An index without documents.
    package init() { self.init(segments: [], live: []) }

    /// The bytes that the index takes in memory.
    package var byteCount: Int {
        segments.reduce(0) { $0 + $1.byteCount } + live.reduce(0) { $0 + $1.words.count * 8 }
    }

    /// The bytes of each kind of thing that the segments hold, largest first.
    package var sectionByteCounts: [(name: String, bytes: Int)] {
        var sums: [String: Int] = [:]
        for segment in segments { for (name, bytes) in segment.sectionByteCounts { sums[name, default: 0] += bytes } }
        return sums.map { ($0.key, $0.value) }.sorted { $0.bytes > $1.bytes }
    }

    /// The sealed segments, in the order of their documents, for whoever keeps them.
    package var sealedSegments: [Segment] { segments }

    /// Whether the number is of a document that is not deleted.
    package func contains(_ document: DocumentNumber) -> Bool {
        guard let (segment, local) = locate(document) else { return false }
        return live[segment][local]
    }

    /// The segment of a document and its number there.
    func locate(_ document: DocumentNumber) -> (segment: Int, local: Int)? {
        var low = 0
        var high = segments.count
        while low < high {
            let middle = (low + high) / 2
            if segments[middle].end <= document.rawValue { low = middle + 1 } else { high = middle }
        }
        guard low < segments.count, segments[low].base <= document.rawValue else { return nil }
        return (low, Int(document.rawValue - segments[low].base))
    }
}
