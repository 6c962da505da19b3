import Bytes
import HTML

/// Finds lists of teasers: three or more siblings of one making that each open with a link to another page.
enum BoilerplateGroups {
    /// True for each teaser.
    static func teasers(on page: BodyPage) -> [Bool] {
        var isTeaser = Array(repeating: false, count: page.count)
        var groups = ByteHashIndex()
        /// For each candidate its group, and for each group how many it has.
        var candidates: [(index: Int, group: Int)] = []
        var counts: [Int] = []
        for index in 1..<max(page.count, 1) where couldBeTeaser(index, page) {
            let making = making(of: page[index])
            let group = groups.number(of: making) ?? counts.count
            if group == counts.count {
                groups.insert(making, group)
                counts.append(0)
            }
            counts[group] += 1
            candidates.append((index, group))
        }
        candidates.removeAll { counts[$0.group] < 3 }
        var linked = Array(repeating: 0, count: counts.count)
        candidates = candidates.filter { candidate in
            let isLinked = opensWithLink(candidate.index, page)
            if isLinked { linked[candidate.group] += 1 }
            return isLinked
        }
        for (index, group) in candidates where linked[group] >= 3 && linked[group] * 10 >= counts[group] * 7 {
            isTeaser[index] = true
        }
        return isTeaser
    }

    /// A hash of an element's parent, tag and first class.
    private static func making(of node: BodyPage.Node) -> UInt64 {
        var hash = (node.firstClass ^ UInt64(truncatingIfNeeded: node.parent)) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
        return (hash ^ UInt64(node.tag.code)) &* 0x9E37_79B9_7F4A_7C15
    }

    private static func couldBeTeaser(_ index: Int, _ page: BodyPage) -> Bool {
        let signs = page[index].signs
        guard signs.isDisjoint(with: [.text, .dead, .inline, .heading, .visibleBreak]), page[index].width > 30 else {
            return false
        }
        switch page[index].tag {
        case .p, .td, .tr, .hr: return false
        default: return true
        }
    }

    /// Whether the first text stands in a link within the site and other text follows.
    private static func opensWithLink(_ root: Int, _ page: BodyPage) -> Bool {
        guard page[root].width < 900, page[root].width > page[root].linkWidth else { return false }
        for index in root..<page[root].end where page[index].signs.contains(.text) && page[index].width > 0 {
            let link = page[index].link
            return link >= root && page[link].width >= 15 && page[link].signs.contains(.internalLink)
        }
        return false
    }
}
