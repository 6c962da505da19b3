/// Counts the values of keywords over the hits of all segments.
final class FacetCounter {
    private let names: [String]
    private let limit: Int
    private var sums: [String: [String: Int]] = [:]

    init(names: [String], limit: Int) {
        self.names = names
        self.limit = limit
    }

    var isEmpty: Bool { names.isEmpty }

    /// Adds the hits of a segment.
    func count(_ hits: Bitmap, in segment: Segment) {
        for name in names {
            let prefix = Array(name.utf8) + [0]
            for index in segment.keywords(startingWith: prefix) {
                var count = 0
                for document in segment.documents(ofKeyword: index) where hits[Int(document)] { count += 1 }
                if count == 0 { continue }
                let value = String(decoding: segment.keyword(index).dropFirst(prefix.count), as: UTF8.self)
                sums[name, default: [:]][value, default: 0] += count
            }
        }
    }

    /// For each name its values, the most frequent first, like ones by their letters.
    var counts: [String: [FacetCount]] {
        var counts: [String: [FacetCount]] = [:]
        for name in names {
            let values = (sums[name] ?? [:]).map { FacetCount(value: $0.key, count: $0.value) }
            let sorted = values.sorted { $0.count != $1.count ? $0.count > $1.count : $0.value < $1.value }
            counts[name] = Array(sorted.prefix(limit))
        }
        return counts
    }
}
