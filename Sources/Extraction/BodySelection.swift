import HTML

/// Which blocks of the container are the article's.
struct BodySelection {
    /// In document order.
    private(set) var kept: [BodyBlock] = []
    /// The hashed keys of the kept ones.
    private(set) var keys: Set<UInt64> = []

    private let page: BodyPage
    private let container: Int
    private var blocks: [BodyBlock]
    private var isKept: [Bool]
    /// For each block its outermost list below the container, or -1.
    private let lists: [Int]
    private let blockKeys: [UInt64]

    init(_ page: BodyPage, _ boilerplate: Boilerplate, _ all: [BodyBlock], container: Int, titles: BodyTitles) {
        self.page = page
        self.container = container
        let inner = all.filter { page.contains(container, $0.owner) }
        blocks = inner
        isKept = Array(repeating: true, count: inner.count)
        lists = inner.map { BodySelection.list(around: $0.owner, in: container, page) }
        blockKeys = inner.map { BodyText.keyHash(of: $0, on: page, skipping: boilerplate.skipped) }
        dropLinks()
        dropTitlesAndRepeats(titles)
        dropBoxes()
        dropIdleHeadings()
        dropEnds()
        collect()
    }

    /// The innermost list that a node stands in, inside the container; -1 for none.
    private static func list(around index: Int, in container: Int, _ page: BodyPage) -> Int {
        var current = index
        while current > container {
            if BodyTags.isList(page[current].tag) { return current }
            current = page[current].parent
        }
        return -1
    }

    // MARK: Links

    /// Blocks that are nothing but links, and lists of them.
    private mutating func dropLinks() {
        var widths: [Int: (all: Int, links: Int)] = [:]
        for (block, list) in zip(blocks, lists) where list >= 0 {
            let sum = widths[list] ?? (0, 0)
            widths[list] = (sum.all + block.width, sum.links + block.linkWidth)
        }
        for place in blocks.indices {
            let block = blocks[place]
            let plain = block.width - block.linkWidth
            if lists[place] >= 0, page[block.owner].tag != .p {
                let sum = widths[lists[place]] ?? (1, 0)
                if sum.links * 10 > sum.all * 6, plain <= 80 { isKept[place] = false }
            } else if !page.isHeading(block.owner), block.linkWidth * 10 > block.width * 6, plain <= 50 {
                isKept[place] = isOffer(place)
            }
        }
    }

    /// Whether a block that is a link leads out of the site and stands among the paragraphs: a source, or where to buy
    /// what the paragraphs speak of. What leads to other articles leads to the same site, or stands at the ends.
    private func isOffer(_ place: Int) -> Bool {
        let block = blocks[place]
        let leavesSite = (block.start..<block.stop).allSatisfy { index in
            let link = page[index].link
            return link < 0 || page[link].signs.contains(.externalLink)
        }
        // «More», «Shop now»: what stands there again and again is a button.
        return leavesSite && blocks[..<place].contains { $0.value >= 80 }
            && blocks[(place + 1)...].contains { $0.value >= 80 } && blockKeys.count { $0 == blockKeys[place] } == 1
    }

    private mutating func dropTitlesAndRepeats(_ titles: BodyTitles) {
        var first: [UInt64: Int] = [:]
        for place in blocks.indices {
            let key = blockKeys[place]
            if page[blocks[place].owner].tag == .h1 || titles.keys.contains(key) { isKept[place] = false }
            guard blocks[place].width >= 40 else { continue }
            if let original = first[key] {
                if isCopy(place, of: original) { isKept[place] = false }
            } else {
                first[key] = place
            }
        }
    }

    /// Whether a repeated sentence is a second copy of the text: in another element, for another screen width, or beside
    /// another paragraph that is repeated with it. Refrains repeat lines, and lists of recipes sentences one by one.
    private func isCopy(_ place: Int, of original: Int) -> Bool {
        if page[blocks[place].owner].parent != page[blocks[original].owner].parent { return true }
        return [-1, 1].contains { step in
            let (beside, before) = (place + step, original + step)
            return blockKeys[safe: beside] != blockKeys[place] && blocks.indices.contains(beside)
                && blocks.indices.contains(before)
                && blocks[beside].width >= BodySelection.paragraph && blockKeys[beside] == blockKeys[before]
        } && blocks[place].width >= BodySelection.paragraph
    }

    /// What has this width is a paragraph rather than a label.
    private static let paragraph = 80

    // MARK: Boxes

    /// Wrapped boxes between the paragraphs of a body whose own paragraphs are not wrapped: fact boxes, calls, embeds.
    private mutating func dropBoxes() {
        var direct: [Int: Int] = [:]
        var total = 0
        for (block, isKept) in zip(blocks, isKept) where isKept && block.value > 0 {
            total += block.value
            if page[block.owner].tag == .p { direct[page[block.owner].parent, default: 0] += block.value }
        }
        guard let home = direct.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }), home.value * 100 > total * 85
        else { return }
        var boxes: [Int: [Int]] = [:]
        for place in blocks.indices {
            if let box = box(around: blocks[place].owner, in: home.key) { boxes[box, default: []].append(place) }
        }
        for (box, members) in boxes {
            let sum = members.reduce(0) { $0 + max(0, blocks[$1].value) }
            guard sum * 10 < total * 3, !members.contains(where: { holdsQuoteOrTable(blocks[$0].owner, in: box) })
            else { continue }
            for place in members { isKept[place] = false }
        }
    }

    /// The child of `home` that wraps a node, where it is a wrapper.
    private func box(around index: Int, in home: Int) -> Int? {
        var current = index
        while current > container, page[current].parent != home { current = page[current].parent }
        guard current > container, current != index else { return nil }
        switch page[current].tag {
        case .div, .section, .aside, .article: return current
        default: return nil
        }
    }

    private func holdsQuoteOrTable(_ index: Int, in box: Int) -> Bool {
        var current = index
        while current > box {
            if page[current].tag == .table || page[current].tag == .blockquote { return true }
            current = page[current].parent
        }
        return false
    }

    // MARK: Ends

    /// Headings whose own text has been left out.
    private mutating func dropIdleHeadings() {
        for place in blocks.indices.reversed() where isKept[place] && isHeading(place) {
            let next = place + 1
            if next >= blocks.count || !isKept[next] {
                isKept[place] = false
            } else if blocks[place].linkWidth * 10 > blocks[place].width * 6, page.isHeading(blocks[next].owner) {
                isKept[place] = false
            }
        }
    }

    /// Labels before the first paragraph (dates, names, places of pictures) and behind the last one.
    private mutating func dropEnds() {
        guard let first = blocks.indices.first(where: { isKept[$0] && blocks[$0].value > 0 }),
            let last = blocks.indices.last(where: { isKept[$0] && blocks[$0].value > 0 })
        else { return }
        for place in 0..<first where !page.isHeading(blocks[place].owner) && !endsLikeSentence(place) {
            isKept[place] = false
        }
        for place in (last + 1)..<max(blocks.count, last + 1) where lists[place] < 0 && !endsLikeSentence(place) {
            isKept[place] = false
        }
    }

    private func endsLikeSentence(_ place: Int) -> Bool { BodyText.endsLikeSentence(blocks[place], on: page) }

    /// Whether a block heads what follows; a paragraph that is set as a heading does not.
    private func isHeading(_ place: Int) -> Bool {
        let block = blocks[place]
        guard block.value <= 0, page.isHeading(block.owner) else { return false }
        // An item of a list that is nothing but a heading is an item.
        let above = page[block.owner].parent
        return page[above].tag != .li || page[above].width > block.width || block.isLink
    }

    private mutating func collect() {
        var places = blocks.indices.filter { isKept[$0] }
        while let last = places.last, isHeading(last) { places.removeLast() }
        kept = places.map { blocks[$0] }
        keys = Set(places.map { blockKeys[$0] })
    }
}
