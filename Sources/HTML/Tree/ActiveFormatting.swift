/// The list of active formatting elements (HTML Standard 13.2.4.3).
struct ActiveFormatting {
    struct Entry {
        /// nil for a marker.
        var node: NodeID?
        var tag: Tag
    }

    /// Longer lists than any page needs would make each reconstruction quadratic; the earliest entry goes.
    private static let limit = 256

    var entries: [Entry] = []

    var isEmpty: Bool { entries.isEmpty }

    mutating func addMarker() { add(Entry(node: nil, tag: .nameless)) }

    mutating func append(_ node: NodeID, _ tag: Tag) { add(Entry(node: node, tag: tag)) }

    private mutating func add(_ entry: Entry) {
        if entries.count >= Self.limit { entries.removeFirst() }
        entries.append(entry)
    }

    mutating func clearToLastMarker() {
        while let last = entries.popLast() {
            if last.node == nil { return }
        }
    }

    mutating func remove(_ node: NodeID) {
        if let index = index(of: node) { entries.remove(at: index) }
    }

    func index(of node: NodeID) -> Int? { entries.lastIndex { $0.node == node } }

    /// The last element with the tag after the last marker.
    func lastIndex(of tag: Tag) -> Int? {
        var index = entries.count
        while index > 0 {
            index -= 1
            if entries[index].node == nil { return nil }
            if entries[index].tag == tag { return index }
        }
        return nil
    }
}
