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
        var open: PageLine?
        var lastParent: NodeID?
        func close() {
            if var line = open {
                line.text = line.text.foldingWhiteSpace()
                if !line.text.isEmpty { lines.append(line) }
            }
            open = nil
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
                    open = PageLine(text: "", order: place, block: block)
                    lastParent = nil
                }
                let isSplit = lastParent != nil && lastParent != parent && parent != block && lastParent != block
                open?.text += (isSplit ? " " : "") + document.text(of: node)
                lastParent = parent
            default: break
            }
        }
        close()
        return lines
    }

    /// The printed text of one element, a line for each block in it; nil where it is longer than the limit.
    func text(of marked: PageSigns.Marked, limit: Int) -> String? {
        var end = marked.order + 1
        var count = 0
        while end < signs.order.count, isInside(signs.order[end], marked.node) {
            if document.kind(of: signs.order[end]) == .text { count += document.text(of: signs.order[end]).utf8.count }
            if count > limit * 4 { return nil }
            end += 1
        }
        let text = lines(in: marked.order..<end).map(\.text).joined(separator: "\n")
        return text.utf16.count > limit ? nil : text
    }

    private func isInside(_ node: NodeID, _ ancestor: NodeID) -> Bool {
        var current = document.parent(of: node)
        while let found = current {
            if found == ancestor { return true }
            current = document.parent(of: found)
        }
        return false
    }

    private func block(of node: NodeID) -> NodeID {
        var current = node
        while PageLines.isInline(document.tag(of: current)), let parent = document.parent(of: current) {
            current = parent
        }
        return current
    }

    static func isInline(_ tag: Tag) -> Bool { inlineTags.contains(tag) }
    static func isInvisible(_ tag: Tag) -> Bool { invisibleTags.contains(tag) }

    private static let inlineTags: Set<Tag> = [
        .a, .span, .b, .i, .em, .strong, .font, .small, .time, .cite, .abbr, .u, .sup, .sub, .mark, .q,
    ]
    private static let invisibleTags: Set<Tag> = [
        .script, .style, .noscript, .template, .textarea, .option, .select, .title, .svg, .iframe,
    ]
}
