import Bytes

/// What a node says.
extension Document {
    /// The characters of a text node or the data of a comment, as parsed; "" for other nodes.
    package func text(of id: NodeID) -> String { String(decoding: textBytes(of: id), as: UTF8.self) }

    /// The same as bytes of UTF-8.
    package func textBytes(of id: NodeID) -> ArraySlice<UInt8> {
        let node = node(id)
        guard node.isText || node.kind == .comment else { return [] }
        return bytes(ofText: node.text)
    }

    /// All text nodes below a node joined, as the DOM's `textContent`; linear in what lies below.
    package func textContent(of id: NodeID) -> String {
        let own = node(id)
        if own.isText || own.kind == .comment { return text(of: id) }
        var bytes: [UInt8] = []
        var current = next(after: id, below: id)
        while let node = current {
            if self.node(node).isText { bytes.append(contentsOf: textBytes(of: node)) }
            current = next(after: node, below: id)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text as a reader sees it: white space folded to single spaces, block boundaries and `br` as line feeds.
    ///
    /// Leaves out what no reader sees: scripts, styles, templates, `noscript`, frames' fallbacks, SVG.
    ///
    /// With a limit the text may end anywhere behind that many lines that are not empty, or that many bytes.
    package func readableText(of id: NodeID, lineLimit: Int = .max, byteLimit: Int = .max) -> String {
        var text = ReadableText()
        let own = node(id)
        if own.isText {
            text.append(bytes(ofText: own.text))
            return text.string
        }
        var current = firstChild(of: id)
        while let node = current, text.lineCount < lineLimit, text.count < byteLimit {
            if enter(node, &text), let child = firstChild(of: node) {
                current = child
                continue
            }
            current = leave(node, below: id, &text)
        }
        return text.string
    }

    /// Ends a node and all ancestors that end with it; the node that follows.
    private func leave(_ node: NodeID, below root: NodeID, _ text: inout ReadableText) -> NodeID? {
        var leaving = node
        while true {
            let tag = tag(of: leaving)
            if tag == .pre { text.keepsSpaces -= 1 }
            if tag.beginsLine { text.endLine() }
            if let sibling = nextSibling(of: leaving) { return sibling }
            guard let parent = parent(of: leaving), parent != root else { return nil }
            leaving = parent
        }
    }

    /// Handles one node; false when its children are not to be read.
    private func enter(_ id: NodeID, _ text: inout ReadableText) -> Bool {
        let node = node(id)
        if node.isText {
            text.append(bytes(ofText: node.text))
            return false
        }
        guard node.isElement else { return false }
        let tag = node.tag
        if tag.isUnreadable { return false }
        if tag == .br { text.breakLine() }
        if tag == .td || tag == .th { text.separate() }
        if tag.beginsLine { text.endLine() }
        if tag == .pre { text.keepsSpaces += 1 }
        return true
    }
}

/// Readable text being put together.
private struct ReadableText {
    private var bytes: [UInt8] = []
    private var needsSpace = false
    var count: Int { bytes.count }
    /// How many lines have ended that are not empty.
    private(set) var lineCount = 0
    /// How many `pre` elements are open.
    var keepsSpaces = 0

    var string: String {
        var end = bytes.count
        while end > 0, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x20 { end -= 1 }
        return String(decoding: bytes[..<end], as: UTF8.self)
    }

    private var isAtLineStart: Bool { bytes.isEmpty || bytes[bytes.count - 1] == 0x0A }

    mutating func append(_ text: ArraySlice<UInt8>) {
        let text = text.span
        var index = 0
        while index < text.count {
            let byte = text[index]
            let plain = byte > 0x20 && byte < 0x7F ? text.plainRunLength(from: index) : 0
            if plain > 0 {
                if needsSpace, !isAtLineStart { bytes.append(0x20) }
                needsSpace = false
                bytes.append(bytes: text.extracting(index..<index + plain))
                index += plain
                continue
            }
            // U+00A0 reads as a space.
            let isNoBreakSpace = byte == 0xC2 && index + 1 < text.count && text[index + 1] == 0xA0
            if byte.isASCIIWhitespace || isNoBreakSpace {
                if keepsSpaces > 0, byte == 0x0A { endLine() } else { needsSpace = true }
                index += isNoBreakSpace ? 2 : 1
                continue
            }
            if needsSpace, !isAtLineStart { bytes.append(0x20) }
            needsSpace = false
            bytes.append(byte)
            index += 1
        }
    }

    /// A block begins or ends.
    mutating func endLine() {
        needsSpace = false
        guard !isAtLineStart else { return }
        bytes.append(0x0A)
        lineCount += 1
    }

    mutating func breakLine() {
        needsSpace = false
        if !isAtLineStart { lineCount += 1 }
        if !bytes.isEmpty { bytes.append(0x0A) }
    }

    /// Two cells of a row.
    mutating func separate() { needsSpace = true }
}

extension Tag {
    /// Elements that a browser sets on lines of their own.
    package var beginsLine: Bool {
        switch self {
        case .address, .article, .aside, .blockquote, .body, .center, .dd, .details, .dialog, .dir, .div, .dl, .dt,
            .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr,
            .html, .legend, .li, .listing, .main, .menu, .nav, .ol, .option, .p, .plaintext, .pre, .search, .section,
            .summary, .table, .caption, .tbody, .thead, .tfoot, .tr, .ul, .xmp, .title:
            true
        default: false
        }
    }

    /// Elements whose content no reader sees.
    var isUnreadable: Bool {
        switch self {
        case .script, .style, .noscript, .template, .iframe, .noembed, .noframes, .svg, .svgScript, .datalist, .head:
            true
        default: false
        }
    }
}
