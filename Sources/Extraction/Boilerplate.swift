import HTML

/// Which subtrees of a page are left out of the search for the body.
struct Boilerplate {
    /// True at the root of each subtree that is left out.
    private(set) var skipped: [Bool]
    private let page: BodyPage
    /// The paragraphs' value under each node, furniture and all.
    private let worth: [Int]
    /// Left out for a reason that text can outweigh.
    private var isDoubtful: [Bool]

    /// An article of this width stands by itself, however long its gallery's captions are.
    private static let shortArticle = 1500

    init(_ page: BodyPage) {
        self.page = page
        let dead = page.nodes.map { $0.signs.contains(.dead) }
        worth = Boilerplate.sums(of: BodyBlock.blocks(of: page, skipping: dead), on: page)
        skipped = dead
        isDoubtful = Array(repeating: false, count: page.count)
        let teasers = BoilerplateGroups.teasers(on: page)
        var codeEnd = 0
        for index in 0..<page.count where !dead[index] && !page[index].signs.contains(.text) {
            // Highlighters name the parts of a program: its comments are no readers' comments.
            if page[index].tag == .pre { codeEnd = max(codeEnd, page[index].end) }
            if teasers[index] { skipped[index] = true } else if index >= codeEnd { judge(index) }
        }
    }

    /// The sum of the positive block values in each subtree.
    static func sums(of blocks: [BodyBlock], on page: BodyPage) -> [Int] {
        var sums = Array(repeating: 0, count: page.count)
        for block in blocks where block.value > 0 { sums[block.owner] += block.value }
        for index in page.indices.reversed() where index > 0 && sums[index] != 0 {
            sums[page[index].parent] += sums[index]
        }
        return sums
    }

    private mutating func judge(_ index: Int) {
        let signs = page[index].signs
        let total = max(worth[0], 1)
        let own = worth[index]
        let isHeadlineless = !signs.contains(.holdsHeadline)
        var isOut = false
        if signs.contains(.strong) {
            isOut = isHeadlineless || own * 10 < total * 3
        } else if signs.contains(.weak) {
            isOut = isHeadlineless || own * 20 < total * 7
        }
        if !isOut { isOut = signs.contains(.hidden) && own * 10 < total * 4 }
        if !isOut, isImageBox(index) { isOut = own * 5 < total }
        guard isOut else { return }
        skipped[index] = true
        isDoubtful[index] = !signs.contains(.never)
    }

    /// An image with its caption: little text and something to look at.
    private func isImageBox(_ index: Int) -> Bool {
        let signs = page[index].signs
        return (signs.contains(.image) || page[index].tag == .figure) && signs.contains(.holdsImage)
            && page[index].width < 400
    }

    /// Takes back what was left out in doubt and holds more text than the container found without it.
    mutating func restore(against container: BodyContainer) -> Bool {
        let found = container.value
        var restored: [Int] = []
        var inside: [UInt32: [Int]] = [:]
        let kinds: [BodyPage.Signs] = [.hidden, .image, .weak, .strong]
        var index = 0
        while index < page.count {
            guard skipped[index], !page[index].signs.contains(.text) else {
                index += 1
                continue
            }
            if isDoubtful[index], worth[index] > 0 {
                if worth[index] > found { restored.append(index) }
                if page.contains(container.index, index) {
                    for kind in kinds where page[index].signs.contains(kind) {
                        inside[kind.rawValue, default: []].append(index)
                    }
                }
            }
            index = page[index].end
        }
        // Paragraphs hidden one by one, or one to each image of a picture story, count together.
        for kind in kinds {
            let members = inside[kind.rawValue] ?? []
            let sum = members.reduce(0) { $0 + worth[$1] }
            let isGallery = kind == .image && found > Boilerplate.shortArticle
            if sum * 2 > found * 3, !isGallery { restored += members }
        }
        for index in restored { restore(index) }
        return !restored.isEmpty
    }

    private mutating func restore(_ root: Int) {
        for index in root..<page[root].end where !page[index].signs.contains(.never) && worth[index] * 2 > worth[root] {
            if !page[index].signs.contains(.dead) { skipped[index] = false }
        }
    }

    /// The figures and image boxes under a node.
    func figures(in container: Int) -> [Int] {
        var figures: [Int] = []
        var index = container
        while index < page[container].end {
            if !page[index].signs.contains(.text), page[index].tag == .figure || skipped[index] && isImageBox(index) {
                figures.append(index)
                index = page[index].end
            } else {
                index += 1
            }
        }
        return figures
    }

    /// What a search for the standfirst leaves out: furniture and images, but not what holds the headline.
    func skippedAboveBody() -> [Bool] {
        var out = Array(repeating: false, count: page.count)
        for index in 0..<page.count where !page[index].signs.contains(.text) {
            let signs = page[index].signs
            // Some templates call the summary a teaser.
            let isFurniture = signs.contains(.strong) || signs.contains(.weak) && !signs.contains(.standfirst)
            out[index] =
                signs.contains(.dead) || signs.contains(.hidden) || !signs.contains(.holdsHeadline) && isFurniture
                || signs.contains(.image) && page[index].width < 400
        }
        return out
    }
}
