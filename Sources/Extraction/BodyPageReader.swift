import HTML

/// Walks a document once, in order, and fills a `BodyPage`.
struct BodyPageReader {
    private let document: Document
    private let host: [UInt8]
    private var page = BodyPage()
    /// By the hash of a class attribute: pages repeat the same few hundred.
    private var namesCache: [UInt64: BodyNames] = [:]

    init(_ document: Document, host: String?) {
        self.document = document
        // A site's sections often live on its subdomains.
        self.host = Array((host.map { $0.hasPrefix("www.") ? $0.dropFirst(4) : $0[...] } ?? "").utf8)
    }

    mutating func read() -> BodyPage {
        walk()
        reviveNoScript()
        sumUp()
        return page
    }

    private mutating func walk() {
        var open: [Int] = []
        var next: NodeID? = Document.root
        while let node = next {
            let index = add(node, parent: open.last ?? -1)
            if let index, isEntered(index), let child = document.firstChild(of: node) {
                open.append(index)
                next = child
                continue
            }
            if let index { page[index].end = page.count }
            next = following(node, &open)
        }
    }

    /// The next node in document order behind `node`'s subtree, closing the elements that end before it.
    private mutating func following(_ node: NodeID, _ open: inout [Int]) -> NodeID? {
        var current = node
        while true {
            if let sibling = document.nextSibling(of: current) { return sibling }
            guard let index = open.popLast() else { return nil }
            page[index].end = page.count
            current = page[index].id
        }
    }

    private func isEntered(_ index: Int) -> Bool {
        switch page[index].tag {
        case .script, .style, .svg, .template, .math: false
        default: !page[index].signs.contains(.text)
        }
    }

    private mutating func add(_ node: NodeID, parent: Int) -> Int? {
        switch document.kind(of: node) {
        case .text: return addText(node, parent)
        case .element: return addElement(node, parent)
        case .document: return append(made(node, .html, [], parent))
        default: return nil
        }
    }

    /// A node for the next place, to be filled in before it is appended.
    private func made(_ node: NodeID, _ tag: Tag, _ signs: BodyPage.Signs, _ parent: Int) -> BodyPage.Node {
        let index = page.count
        let link = signs.contains(.anchor) ? index : parent < 0 ? -1 : page[parent].link
        return BodyPage.Node(id: node, tag: tag, parent: parent, end: index + 1, signs: signs, link: link)
    }

    private mutating func append(_ node: BodyPage.Node) -> Int {
        page.nodes.append(node)
        return page.count - 1
    }

    private mutating func addText(_ node: NodeID, _ parent: Int) -> Int {
        var text = made(node, .html, .text, parent)
        text.textStart = page.bytes.count
        text.width = BodyText.appendFolded(document.textBytes(of: node), to: &page.bytes)
        text.textEnd = page.bytes.count
        if text.link >= 0 { text.linkWidth = text.width }
        return append(text)
    }

    private mutating func addElement(_ node: NodeID, _ parent: Int) -> Int {
        let tag = document.tag(of: node)
        var signs = BodyTags.signs(of: tag)
        if signs.contains(.inline), document.hasHyphenatedName(node) { signs.remove(.inline) }
        let isHead = tag == .html || tag == .body || tag == .head
        switch tag {
        case .meta: readMeta(node)
        case .script: readScript(node)
        case .a: signs.formUnion(linkSigns(document.attributeBytes(.href, of: node)))
        default: break
        }
        var element = made(node, tag, signs, parent)
        if !isHead { readAttributes(node, &element) }
        return append(element)
    }

    // MARK: Attributes

    private func linkSigns(_ href: ArraySlice<UInt8>?) -> BodyPage.Signs {
        guard let href else { return [] }
        guard let first = href.first, first != 0x23 else { return .anchor }
        func begins(_ prefix: String) -> Bool { href.starts(with: prefix.utf8) }
        if begins("//") || begins("http:") || begins("https:") {
            return !host.isEmpty && BodyText.contains(href, host) ? [.anchor, .internalLink] : .anchor
        }
        return begins("mailto:") || begins("javascript:") || begins("tel:") ? .anchor : [.anchor, .internalLink]
    }

    private mutating func readAttributes(_ node: NodeID, _ element: inout BodyPage.Node) {
        let tag = element.tag
        let isMute = BodyPageReader.hasMuteAttributes(tag)
        let isNamed = tag != .meta && tag != .script && tag != .link
        var (classes, id): (Int?, Int?)
        for place in document.attributePlaces(of: node) {
            switch document.attributeName(at: place) {
            case .class: if isNamed, classes == nil { classes = place }
            case .id: if isNamed, id == nil { id = place }
            case .role, .hidden, .ariaHidden, .style, .itemprop:
                if !isMute { element.signs.formUnion(signs(at: place)) }
            default: break
            }
        }
        // The class first, wherever it stands.
        if let classes { BodyPageReader.apply(names(document.attributeValue(at: classes), isClass: true), &element) }
        if let id { BodyPageReader.apply(names(document.attributeValue(at: id), isClass: false), &element) }
    }

    /// Elements whose attributes, but for their names, say nothing of text.
    private static func hasMuteAttributes(_ tag: Tag) -> Bool {
        switch tag {
        case .meta, .script, .a, .br, .hr, .link, .style: true
        default: false
        }
    }

    private func signs(at place: Int) -> BodyPage.Signs {
        let value = document.attributeValue(at: place)
        switch document.attributeName(at: place) {
        case .role: return BoilerplateWords.signs(ofRole: value)
        case .hidden: return .hidden
        case .ariaHidden: return value.starts(with: "true".utf8) ? .hidden : []
        case .style: return BodyNames.hides(value) ? .hidden : []
        default:
            switch String(decoding: value, as: UTF8.self).lowercased() {
            case "articlebody": return .articleBody
            case "description": return .standfirst
            default: return []
            }
        }
    }

    private mutating func names(_ value: ArraySlice<UInt8>, isClass: Bool) -> BodyNames {
        let hash = BodyText.hash(value) ^ (isClass ? 1 : 0)
        if let known = namesCache[hash] { return known }
        let names = BodyNames(value, isClass: isClass)
        namesCache[hash] = names
        return names
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
        guard let name = document.attribute(.property, of: node) ?? document.attribute(.name, of: node),
            let content = document.attribute(.content, of: node)
        else { return }
        switch name.lowercased() {
        case "description", "og:description", "twitter:description":
            let key = BodyText.key(of: content.utf8)
            if key.count > 30 { page.descriptions.append(key) }
        case "og:title", "twitter:title": page.titleKeys.insert(BodyText.hash(BodyText.key(of: content.utf8)[...]))
        case "og:type":
            if content.lowercased().hasSuffix("article") { page.declaration.insert(.article) }
        default: break
        }
    }

    private mutating func readScript(_ node: NodeID) {
        guard let type = document.attributeBytes(.type, of: node),
            BodyText.contains(type, Array("ld+json".utf8)),
            let child = document.firstChild(of: node)
        else { return }
        let script = document.textBytes(of: child)
        page.declaration.formUnion(BodyDeclaration.declaration(in: script))
        if page.declaredBody == nil { page.declaredBody = BodyDeclaration.articleBodyKey(in: script) }
    }

    // MARK: Sums

    /// A broken `noscript` around the page is the page.
    private mutating func reviveNoScript() {
        guard page.nodes.contains(where: { $0.tag == .noscript }) else { return }
        let total = page.nodes.reduce(0) { $0 + $1.width }
        var index = 0
        while index < page.count {
            if page[index].tag == .noscript,
                page.nodes[index..<page[index].end].reduce(0, { $0 + $1.width }) * 2 > total
            {
                page[index].signs.remove(.dead)
            }
            index += 1
        }
    }

    /// Spreads `dead` downwards, then widths, headlines and images upwards.
    private mutating func sumUp() {
        for index in page.indices where index > 0 {
            if page[page[index].parent].signs.contains(.dead) { page[index].signs.insert(.dead) }
        }
        for index in page.indices.reversed() where index > 0 {
            let up = page[index].parent
            var passed = page[index].signs.intersection([.holdsHeadline, .holdsImage])
            switch page[index].tag {
            case .h1: if !page[index].signs.contains(.text) { passed.insert(.holdsHeadline) }
            case .img, .picture: passed.insert(.holdsImage)
            default: break
            }
            if page[index].signs.contains(.text) { passed = [] }
            page[index].signs.formUnion(passed)
            page[up].signs.formUnion(passed)
            guard !page[index].signs.contains(.dead) else {
                page[index].width = 0
                page[index].linkWidth = 0
                continue
            }
            page[up].width += page[index].width
            page[up].linkWidth += page[index].linkWidth
        }
        for index in page.indices where page[index].tag == .header && page[index].signs.contains(.holdsHeadline) {
            page[index].signs.insert(.weak)
        }
        for index in page.indices where page[index].tag == .h1 && !page[index].signs.contains(.text) {
            page.titleKeys.insert(BodyText.hash(BodyText.key(of: index, on: page)[...]))
        }
        page.titleKeys.remove(BodyText.emptyHash)
    }
}
