import HTML

/// A run of text between two block boundaries.
struct BodyBlock {
    /// Its first text node and the node behind its last one, in document order.
    var start: Int
    var stop: Int
    /// The innermost block element around it.
    var owner: Int
    var width: Int
    var linkWidth: Int
    /// How much it speaks for an article around it: its width for a paragraph, less than nothing for a link.
    var value: Int

    var isLink: Bool { linkWidth * 2 > width }

    /// Cuts the page into blocks, leaving out the subtrees in `skipping`.
    static func blocks(of page: BodyPage, skipping skipped: [Bool]) -> [BodyBlock] {
        var cutter = BodyBlockCutter(page)
        var index = 0
        while index < page.count {
            cutter.closeBlocks(at: index)
            let signs = page[index].signs
            if signs.contains(.text) {
                cutter.add(index)
            } else if skipped[index] {
                if !signs.contains(.inline) { cutter.flush() }
                index = page[index].end
                continue
            } else if signs.contains(.visibleBreak) {
                cutter.addBreak()
            } else if !signs.contains(.inline) {
                cutter.open(index)
            }
            index += 1
        }
        cutter.closeBlocks(at: page.count)
        cutter.flush()
        return withoutHeadings(cutter.blocks, on: page)
    }
}

extension BodyBlock {
    /// Long headings speak for an article only where there is less other prose.
    private static func withoutHeadings(_ blocks: [BodyBlock], on page: BodyPage) -> [BodyBlock] {
        let long = blocks.indices.filter { blocks[$0].value > 0 && page.isHeading(blocks[$0].owner) }
        guard !long.isEmpty else { return blocks }
        let headings = long.reduce(0) { $0 + blocks[$1].value }
        let all = blocks.reduce(0) { $0 + max(0, $1.value) }
        guard all > 2 * headings else { return blocks }
        var copy = blocks
        for place in long { copy[place].value = 0 }
        return copy
    }
}

private struct BodyBlockCutter {
    private let page: BodyPage
    private(set) var blocks: [BodyBlock] = []
    private var open: [Int] = []
    private var current: BodyBlock?
    private var breaks = 0
    private var lineWidth = 0

    init(_ page: BodyPage) { self.page = page }

    mutating func closeBlocks(at index: Int) {
        while let last = open.last, page[last].end <= index {
            flush()
            open.removeLast()
        }
    }

    mutating func open(_ index: Int) {
        flush()
        open.append(index)
    }

    mutating func add(_ index: Int) {
        let width = page[index].width
        guard width > 0 else { return }
        let linkWidth = page[index].link >= 0 ? width : 0
        breaks = 0
        lineWidth += width
        guard var block = current else {
            current = BodyBlock(
                start: index, stop: index + 1, owner: open.last ?? 0, width: width, linkWidth: linkWidth, value: 0)
            return
        }
        block.stop = index + 1
        block.width += width
        block.linkWidth += linkWidth
        current = block
    }

    /// Two breaks end a paragraph; so does one behind a line as long as a paragraph, as the older press sets them.
    mutating func addBreak() {
        breaks += 1
        if breaks >= 2 || lineWidth >= BodyBlockCutter.paragraphLine { flush() }
        lineWidth = 0
    }

    mutating func flush() {
        breaks = 0
        lineWidth = 0
        guard var block = current else { return }
        block.value = value(of: block)
        blocks.append(block)
        current = nil
    }

    private func value(of block: BodyBlock) -> Int {
        if block.isLink { return -min(block.width, 80) / 2 }
        if page.isHeading(block.owner), !isSentence(block) { return 0 }
        if block.width < BodyBlockCutter.sentence {
            // Poems, interviews and ingredients come in short paragraphs: many of them outweigh a long notice.
            return block.width >= 15 && page[block.owner].tag == .p ? block.width * 3 / 10 : 0
        }
        // Without a ceiling one long terms-of-use block would outweigh an article of short paragraphs.
        return min(block.width - 2 * block.linkWidth, 1000)
    }

    /// Some set whole paragraphs as small headings.
    private func isSentence(_ block: BodyBlock) -> Bool {
        switch page[block.owner].tag {
        case .h3, .h4, .h5, .h6: block.width >= BodyBlockCutter.longHeading
        default: false
        }
    }

    private static let longHeading = 120
    /// Lines longer than this are wrapped by the browser, so the break behind them was meant.
    private static let paragraphLine = 80
    /// Shorter texts are oftener labels than sentences.
    private static let sentence = 40
}
