import HTML
import Text

/// A line of a page as a reader sees it: the text of one block, or of a block's part between line breaks.
struct PageLine {
    var text: String
    /// The place of its first text node in document order.
    var order: Int
    var block: NodeID
    private var reading: DateReading?

    init(text: String, order: Int, block: NodeID) {
        (self.text, self.order, self.block) = (text, order, block)
    }

    /// What it says of days and clocks, with the day before the month; nil where it is too long or can hold no date.
    ///
    /// It is read when it is first asked for: where metadata settles the day, few lines are.
    var dates: DateLine? { reading?.dates(in: text) }

    /// - Parameter before: the line above, which may be the date's label.
    mutating func makeDatesReadable(below before: String?) { reading = DateReading(before: before) }

    /// Whether it is short enough for a publication line and has a sign that dates are written with.
    var mayHoldDate: Bool { text.hasAtMost(PrintedDates.longestLine) && PrintedDates.mayHoldDate(text) }
}

/// The dates of one line, read once for all that weigh it.
private final class DateReading {
    private let before: String?
    private var read: DateLine?

    init(before: String?) { self.before = before }

    func dates(in text: String) -> DateLine {
        if let read { return read }
        var line = DateReader().read(text)
        if let before, line.hasDay, let label = PrintedDates.label(in: before, of: line) {
            line = line.under(label)
        }
        read = line
        return line
    }
}

/// Cuts a stretch of a document into lines.
struct PageLines {
    let document: Document
    let signs: PageSigns

    /// In bytes: of a line that is longer the rest may be missing.
    private static let longestText = 1000

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
        let (nodes, source, side) = (document.nodes, document.source, document.textSide)
        for place in range.clamped(to: 0..<signs.order.count) {
            let node = nodes[signs.order[place].offset]
            if node.isElement {
                if !PageLines.isInline(node.tag) { close() }
            } else if node.isText {
                let parent = NodeID(node.parent)
                if nodes[parent.offset].isElement, PageLines.isInvisible(nodes[parent.offset].tag) { continue }
                let block = PageLines.block(of: parent, nodes)
                if open?.block != block {
                    close()
                    if lines.count >= limit { return lines }
                    open = (place, block)
                    lastParent = nil
                }
                let isSplit = lastParent != nil && lastParent != parent && parent != block && lastParent != block
                if isSplit, let last = text.last, last != 0x20 { text.append(0x20) }
                lastParent = parent
                // Nobody reads a paragraph to its end.
                if text.count > PageLines.longestText { continue }
                let bytes = node.text.start..<node.text.end
                if node.text.isInSide {
                    text.appendFoldingSpace(side.span.extracting(bytes))
                } else {
                    text.appendFoldingSpace(source.span.extracting(bytes))
                }
            }
        }
        close()
        return lines
    }

    /// The same with dates that can be asked for.
    func datedLines(in range: Range<Int>, limit: Int = 400) -> [PageLine] {
        var lines = lines(in: range, limit: limit)
        for index in lines.indices where lines[index].mayHoldDate {
            lines[index].makeDatesReadable(below: lines[safe: index - 1]?.text)
        }
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

    private static func block(of node: NodeID, _ nodes: [Node]) -> NodeID {
        var current = node
        while nodes[current.offset].isElement, isInline(nodes[current.offset].tag) {
            current = NodeID(nodes[current.offset].parent)
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
