import HTML

/// Finds lists of teasers: three or more siblings of one making that each open with a link to another page.
enum BoilerplateGroups {
    private struct Making: Hashable {
        var parent: Int
        var tag: Tag
        var firstClass: UInt64
    }

    /// True for each teaser.
    static func teasers(on page: BodyPage) -> [Bool] {
        var isTeaser = Array(repeating: false, count: page.count)
        var groups: [Making: [Int]] = [:]
        for index in 1..<max(page.count, 1) where couldBeTeaser(index, page) {
            groups[
                Making(parent: page[index].parent, tag: page[index].tag, firstClass: page[index].firstClass),
                default: []
            ]
            .append(index)
        }
        for members in groups.values where members.count >= 3 {
            let teasers = members.filter { opensWithLink($0, page) }
            guard teasers.count >= 3, teasers.count * 10 >= members.count * 7 else { continue }
            for index in teasers { isTeaser[index] = true }
        }
        return isTeaser
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
