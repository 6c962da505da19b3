import HTML

/// A line of a page as a reader sees it: the text of one block, or of a block's part between line breaks.
struct PageLine {
    var text: String
    /// The place of its first text node in document order.
    var order: Int
    var block: NodeID
}

/// Cuts a stretch of a document into lines.
struct PageLines {
    let document: Document
    let signs: PageSigns

    /// The lines whose text begins inside the range of places, at most `limit` of them.
    func lines(in range: Range<Int>, limit: Int = 400) -> [PageLine] {
        var lines: [PageLine] = []
        var open: (order: Int, block: NodeID)?
        var text: [UInt8] = []
        var lastParent: NodeID?
        func close() {
            if text.last == 0x20 { text.removeLast() }
            if let open, !text.isEmpty {
                lines.append(
                    PageLine(text: String(decoding: text, as: UTF8.self), order: open.order, block: open.block))
            }
            open = nil
            text.removeAll(keepingCapacity: true)
        }
        for place in range.clamped(to: 0..<signs.order.count) {
            let node = signs.order[place]
            switch document.kind(of: node) {
            case .element:
                if !PageLines.isInline(document.tag(of: node)) { close() }
            case .text:
                guard let parent = document.parent(of: node), !PageLines.isInvisible(document.tag(of: parent)) else {
                    continue
                }
                let block = block(of: parent)
                if open?.block != block {
                    close()
                    if lines.count >= limit { return lines }
                    open = (place, block)
                    lastParent = nil
                }
                let isSplit = lastParent != nil && lastParent != parent && parent != block && lastParent != block
                if isSplit, let last = text.last, last != 0x20 { text.append(0x20) }
                text.appendFoldingSpace(document.textBytes(of: node).span)
                lastParent = parent
            default: break
            }
        }
        close()
        return lines
    }

    /// The printed text of one element, a line for each block in it; nil where it is longer than the limit.
    func text(of marked: PageSigns.Marked, limit: Int) -> String? {
        let following = document.following(subtreeOf: marked.node)
        var end = marked.order + 1
        var count = 0
        while end < signs.order.count, signs.order[end] != following {
            count += document.textBytes(of: signs.order[end]).count
            if count > limit * 4 { return nil }
            end += 1
        }
        let text = lines(in: marked.order..<end).map(\.text).joined(separator: "\n")
        return text.hasAtMost(limit) ? text : nil
    }

    private func block(of node: NodeID) -> NodeID {
        var current = node
        while PageLines.isInline(document.tag(of: current)), let parent = document.parent(of: current) {
            current = parent
        }
        return current
    }

    static func isInline(_ tag: Tag) -> Bool {
        switch tag {
        case .a, .span, .b, .i, .em, .strong, .font, .small, .time, .cite, .abbr, .u, .sup, .sub, .mark, .q: true
        default: false
        }
    }

    static func isInvisible(_ tag: Tag) -> Bool {
        switch tag {
        case .script, .style, .noscript, .template, .textarea, .option, .select, .title, .svg, .iframe: true
        default: false
        }
    }
}
