import HTML

/// The element that holds the body, chosen among all of them.
struct BodyContainer {
    struct Rejected {
        var index: Int
        var reason: String
    }

    private(set) var index = 0
    /// The sum of the paragraphs' values in it.
    private(set) var value = 0
    private(set) var rule = "densest text"
    private(set) var rejected: Rejected?

    /// Whether the body is in several parts of the same name, none of which is the whole.
    private var isSplit = false
    private let sums: [Int]
    private let junk: [Int]

    init(_ page: BodyPage, _ blocks: [BodyBlock]) {
        sums = Boilerplate.sums(of: blocks, on: page)
        junk = BodyContainer.junk(in: blocks, on: page)
        if let marked = marked(page) {
            (index, rule, isSplit) = marked
        }
        descend(page)
        value = sums[index]
        weighRival(page)
    }

    /// The width of links and, at a tenth, of scraps in each subtree.
    private static func junk(in blocks: [BodyBlock], on page: BodyPage) -> [Int] {
        var junk = Array(repeating: 0, count: page.count)
        for block in blocks where block.value <= 0 {
            junk[block.owner] += block.isLink ? block.width : block.width / 10
        }
        for index in page.indices.reversed() where index > 0 && junk[index] != 0 {
            junk[page[index].parent] += junk[index]
        }
        return junk
    }

    // MARK: Names

    /// The element that the page itself calls the article's text, if enough of the page's text is in it.
    private func marked(_ page: BodyPage) -> (Int, String, isSplit: Bool)? {
        var groups: [UInt32: [Int]] = [:]
        for index in page.indices where sums[index] > 0 && index > 0 {
            if page[index].tag == .body || page[index].tag == .html { continue }
            if page[index].signs.contains(.articleBody) {
                groups[0, default: []].append(index)
            } else if page[index].bodyName != 0, sums[index] * 10 > sums[0] {
                groups[page[index].bodyName, default: []].append(index)
            }
        }
        var best: (index: Int, rule: String, isSplit: Bool)?
        var bestSum = sums[0] * 45 / 100
        for (name, members) in groups.sorted(by: { $0.key < $1.key }) {
            let outer = outermost(members, page)
            let index = common(outer, page)
            if sums[index] > bestSum || name == 0 && sums[index] * 10 > sums[0] * 3 {
                best = (
                    index, name == 0 ? "itemprop articleBody" : "class named after the article's text",
                    !outer.contains(index)
                )
                bestSum = sums[index]
            }
        }
        return best
    }

    private func outermost(_ members: [Int], _ page: BodyPage) -> [Int] {
        var outer: [Int] = []
        var end = -1
        for index in members where index >= end {
            outer.append(index)
            end = page[index].end
        }
        return outer
    }

    /// One element where one of them holds nearly all, else the smallest around all of them (a body in parts).
    private func common(_ members: [Int], _ page: BodyPage) -> Int {
        let total = members.reduce(0) { $0 + sums[$1] }
        guard var top = members.max(by: { sums[$0] < sums[$1] }), let first = members.first, let last = members.last
        else { return 0 }
        guard members.count > 1, sums[top] * 100 < total * 85 else { return top }
        top = first
        while page[top].end < page[last].end { top = page[top].parent }
        return top
    }

    // MARK: Descent

    /// Goes down to the child that holds most of the text, while what is left behind is little or mostly links.
    private mutating func descend(_ page: BodyPage) {
        while let child = richestChild(page) {
            let isPart = BodyTags.isTextPart(page[child].tag) || page[child].signs.contains(.inline)
            guard sums[child] > 0, !isPart || sums[child] * 100 >= sums[index] * 95, !endsDescent(page[child].tag)
            else { return }
            let left = sums[index] - sums[child]
            let leftJunk = junk[index] - junk[child]
            let isNearlyAll = sums[child] * 100 >= sums[index] * 87
            let isFreedOfLinks = sums[child] * 2 >= sums[index] && leftJunk * 2 > left
            let isNamed = !isSplit && sums[child] * 100 >= sums[index] * 45 && isNamedBody(child, page)
            guard isNearlyAll || isFreedOfLinks || isNamed else { return }
            if isFreedOfLinks, !isNearlyAll {
                rejected = Rejected(index: index, reason: "the text around the chosen part is mostly links")
            }
            index = child
        }
    }

    private func richestChild(_ page: BodyPage) -> Int? {
        var best: Int?
        for child in page.children(of: index) where best.map({ sums[child] > sums[$0] }) ?? true { best = child }
        return best
    }

    private func endsDescent(_ tag: Tag) -> Bool { tag == .p || tag == .pre || tag == .li }

    private func isNamedBody(_ child: Int, _ page: BodyPage) -> Bool {
        page[child].signs.contains(.articleBody) || page[child].bodyName != 0
    }

    // MARK: The second candidate

    /// The element with most text outside the chosen one.
    private mutating func weighRival(_ page: BodyPage) {
        var rival = 0
        var inner = index
        while inner > 0 {
            let up = page[inner].parent
            for child in page.children(of: up) where child != inner && (rival == 0 || sums[child] > sums[rival]) {
                rival = child
            }
            inner = up
        }
        guard rival > 0, sums[rival] * 5 > value else { return }
        rejected = Rejected(
            index: rival, reason: "holds \(sums[rival] * 100 / max(value, 1)) % as much text as the chosen part")
    }

    /// The container around another place: the smallest element that holds as much text as expected.
    func moved(to place: Int, _ page: BodyPage, expecting width: Int) -> BodyContainer {
        var moved = self
        moved.rejected = Rejected(index: index, reason: "the page's articleBody begins elsewhere")
        moved.rule = "json-ld articleBody"
        moved.index = place
        while moved.index > 0, sums[moved.index] * 2 < min(width, sums[0]) || BodyTags.isTextPart(page[moved.index].tag)
        {
            moved.index = page[moved.index].parent
        }
        moved.value = sums[moved.index]
        return moved
    }
}
