import Bytes
import HTML

/// Walks a document once, in order, and fills a `BodyPage`.
struct BodyPageReader {
    private let document: Document
    private let marks: PageMarks
    private let host: [UInt8]
    private var page = BodyPage()
    private var hasNoScript = false

    init(_ document: Document, _ marks: PageMarks, host: String?) {
        (self.document, self.marks) = (document, marks)
        // A site's sections often live on its subdomains.
        self.host = Array((host.map { $0.hasPrefix("www.") ? $0.dropFirst(4) : $0[...] } ?? "").utf8)
    }

    mutating func read() -> BodyPage {
        walk()
        if hasNoScript { reviveNoScript() }
        sumUp()
        readHeadings()
        return page
    }

    private mutating func walk() {
        let (nodes, source, side) = (document.nodes, document.source, document.textSide)
        let marks = marks
        page.nodes.reserveCapacity(nodes.count)
        // A page's text is rarely more than a quarter of it.
        page.bytes.reserveCapacity(document.source.count / 4)
        var open: [Int] = []
        var next = Document.root.offset
        while true {
            let node = nodes[next]
            let id = NodeID(UInt32(truncatingIfNeeded: next))
            let index: Int?
            if node.isText {
                index =
                    node.text.isInSide
                    ? addText(side.span, node.text, id, open.last ?? -1)
                    : addText(source.span, node.text, id, open.last ?? -1)
            } else {
                index = add(node, id, open.last ?? -1, marks)
            }
            if let index {
                if node.firstChild != Node.none, isEntered(index) {
                    open.append(index)
                    next = Int(node.firstChild)
                    continue
                }
                page.nodes[index].end = page.count
            }
            guard let following = following(next, nodes, &open) else { return }
            next = following
        }
    }

    /// The next node in document order behind a node's subtree, closing the elements that end before it.
    private mutating func following(_ node: Int, _ nodes: [Node], _ open: inout [Int]) -> Int? {
        var current = node
        while true {
            let sibling = nodes[current].next
            if sibling != Node.none { return Int(sibling) }
            guard let index = open.popLast() else { return nil }
            page.nodes[index].end = page.count
            current = page.nodes[index].id.offset
        }
    }

    private func isEntered(_ index: Int) -> Bool {
        switch page.nodes[index].tag {
        case .script, .style, .svg, .template, .math: false
        default: true
        }
    }

    private mutating func add(_ node: Node, _ id: NodeID, _ parent: Int, _ marks: PageMarks) -> Int? {
        if node.isElement { return addElement(node.tag, id, parent, marks) }
        return node.kind == .document ? append(made(id, .html, [], parent)) : nil
    }

    /// A node for the next place, to be filled in before it is appended.
    private func made(_ node: NodeID, _ tag: Tag, _ signs: BodyPage.Signs, _ parent: Int) -> BodyPage.Node {
        let index = page.count
        let link = signs.contains(.anchor) ? index : parent < 0 ? -1 : page.nodes[parent].link
        return BodyPage.Node(id: node, tag: tag, parent: parent, end: index + 1, signs: signs, link: link)
    }

    private mutating func append(_ node: BodyPage.Node) -> Int {
        page.nodes.append(node)
        return page.count - 1
    }

    private mutating func addText(_ buffer: Span<UInt8>, _ range: TextRange, _ id: NodeID, _ parent: Int) -> Int {
        var text = made(id, .html, .text, parent)
        let start = page.bytes.count
        text.width = BodyText.appendFolded(buffer.extracting(range.start..<range.end), to: &page.bytes)
        text.text = start..<page.bytes.count
        if text.link >= 0 { text.linkWidth = text.width }
        return append(text)
    }

    private mutating func addElement(_ tag: Tag, _ id: NodeID, _ parent: Int, _ marks: PageMarks) -> Int {
        var signs = BodyTags.signs(of: tag)
        if signs.contains(.inline), !BodyTags.isCommonInline(tag), document.hasHyphenatedName(id) {
            signs.remove(.inline)
        }
        switch tag {
        case .meta: readMeta(id)
        case .script: readScript(id)
        case .noscript: hasNoScript = true
        case .rp, .rt: if isRubyFallback(tag, id) { signs = .inline }
        case .a: signs.formUnion(linkSigns(document.attributeBytes(.href, of: id)))
        default: break
        }
        var element = made(id, tag, signs, parent)
        if tag != .html, tag != .body, tag != .head { BodyPageReader.apply(marks, id, to: &element) }
        return append(element)
    }

    /// Whether a reading stands between the brackets that ruby has for where it cannot be set, as in plain text.
    private func isRubyFallback(_ tag: Tag, _ id: NodeID) -> Bool {
        if tag == .rp { return true }
        var before = document.previousSibling(of: id)
        while let node = before, document.kind(of: node) == .text { before = document.previousSibling(of: node) }
        return before.map { document.tag(of: $0) == .rp } ?? false
    }

    // MARK: Attributes

    private func linkSigns(_ href: ArraySlice<UInt8>?) -> BodyPage.Signs {
        guard let href else { return [] }
        let address = href.span
        guard address.count > 0, address[0] != 0x23 else { return .anchor }
        func begins(_ prefix: StaticString) -> Bool {
            address.count >= prefix.utf8CodeUnitCount && address.equals(prefix, in: 0..<prefix.utf8CodeUnitCount)
        }
        switch address[0] {
        case UInt8(ascii: "/"), UInt8(ascii: "h"):
            guard begins("//") || begins("http:") || begins("https:") else { return [.anchor, .internalLink] }
            guard !host.isEmpty else { return .anchor }
            if BodyText.contains(href, host) { return [.anchor, .internalLink] }
            return SocialNetworks.own(href) ? .anchor : [.anchor, .externalLink]
        case UInt8(ascii: "m"), UInt8(ascii: "j"), UInt8(ascii: "t"):
            return begins("mailto:") || begins("javascript:") || begins("tel:") ? .anchor : [.anchor, .internalLink]
        default: return [.anchor, .internalLink]
        }
    }

    private static func apply(_ marks: PageMarks, _ id: NodeID, to element: inout BodyPage.Node) {
        let mark = marks[id]
        element.signs.formUnion(mark.signs)
        // The class first, wherever it stands.
        if mark.classes != 0 { apply(marks.readings[Int(mark.classes)].names, &element) }
        if mark.id != 0 { apply(marks.readings[Int(mark.id)].names, &element) }
    }

    private static func apply(_ names: BodyNames, _ element: inout BodyPage.Node) {
        var signs = names.signs
        // Templates name the whole article after its kind and its extras ("article has-comments tag-sport").
        if element.tag == .article || element.tag == .main { signs.subtract([.weak, .strong, .never]) }
        // A subheading is named after its place in the contents ("nav_3"), which says nothing of its text.
        if element.signs.contains(.heading) { signs.remove(.weak) }
        element.signs.formUnion(signs)
        if element.firstClass == 0 { element.firstClass = names.firstClass }
        if element.bodyName == 0 { element.bodyName = names.bodyName }
    }

    private mutating func readMeta(_ node: NodeID) {
        guard let name = document.attributeBytes(.property, of: node) ?? document.attributeBytes(.name, of: node),
            let content = document.attributeBytes(.content, of: node)
        else { return }
        let bytes = name.span
        func isNamed(_ name: StaticString) -> Bool { bytes.equals(name, ignoringCaseIn: bytes.indices) }
        if isNamed("description") || isNamed("og:description") || isNamed("twitter:description") {
            let key = BodyText.key(of: content)
            if key.count > 30 { page.descriptions.append(key) }
        } else if isNamed("og:title") || isNamed("twitter:title") {
            page.titleKeys.insert(BodyText.keyHash(BodyText.key(of: content)))
        } else if isNamed("og:type"), content.suffix(7).equalsIgnoringASCIICase("article".utf8) {
            page.declaration.insert(.article)
        }
    }

    private mutating func readScript(_ node: NodeID) {
        guard let type = document.attributeBytes(.type, of: node),
            BodyText.contains(type, BodyPageReader.linkedDataType), let child = document.firstChild(of: node)
        else { return }
        let script = document.textBytes(of: child)
        page.declaration.formUnion(BodyDeclaration.declaration(in: script))
        if page.declaredBody == nil { page.declaredBody = BodyDeclaration.articleBodyKey(in: script) }
    }

    private static let linkedDataType = Array("ld+json".utf8)

    // MARK: Sums

    /// A broken `noscript` around the page is the page.
    private mutating func reviveNoScript() {
        let total = page.nodes.reduce(0) { $0 + $1.width }
        for index in page.indices where page[index].tag == .noscript {
            let width = page.nodes[index..<page[index].end].reduce(0) { $0 + $1.width }
            if width * 2 > total { page[index].signs.remove(.dead) }
        }
    }

    /// Spreads `dead` downwards, then widths, headlines and images upwards.
    private mutating func sumUp() {
        var nodes = page.nodes.mutableSpan
        guard nodes.count > 1 else { return }
        for index in 1..<nodes.count where nodes[nodes[index].parent].signs.contains(.dead) {
            nodes[index].signs.insert(.dead)
        }
        for index in (1..<nodes.count).reversed() {
            let node = nodes[index]
            if !node.signs.contains(.text) {
                var passed = node.signs.intersection([.holdsHeadline, .holdsImage])
                switch node.tag {
                case .h1: passed.insert(.holdsHeadline)
                case .img, .picture: passed.insert(.holdsImage)
                default: break
                }
                if !passed.isEmpty {
                    nodes[index].signs.formUnion(passed)
                    nodes[node.parent].signs.formUnion(passed)
                }
            }
            if node.signs.contains(.dead) {
                nodes[index].width = 0
                nodes[index].linkWidth = 0
            } else if node.width > 0 {
                nodes[node.parent].width += node.width
                nodes[node.parent].linkWidth += node.linkWidth
            }
        }
    }

    private mutating func readHeadings() {
        for index in page.indices {
            switch page[index].tag {
            case .header: if page[index].signs.contains(.holdsHeadline) { page[index].signs.insert(.weak) }
            case .h1: page.titleKeys.insert(BodyText.keyHash(BodyText.key(of: index, on: page)))
            default: break
            }
        }
        page.titleKeys.remove(BodyText.emptyKeyHash)
    }
}
