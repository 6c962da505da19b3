import HTML
import News

/// What a page says about itself outside its body, collected in one walk over the document.
struct PageSigns {
    /// A node in document order with what its class says.
    struct Marked {
        var node: NodeID
        var order: Int
        var hints: ClassHints
    }

    /// Contents of `meta` elements by `name`, `property` or `itemprop`, in lower case; the first comes first.
    private(set) var metas: [String: [String]] = [:]
    private(set) var linkedData: [String] = []
    private(set) var title: String?
    private(set) var canonical: String?
    private(set) var languageTag: String?
    private(set) var isRightToLeft: Bool?
    private(set) var baseHref: String?
    private(set) var headings: [Marked] = []
    private(set) var subheadings: [Marked] = []
    private(set) var times: [Marked] = []
    private(set) var bylines: [Marked] = []
    private(set) var dates: [Marked] = []
    private(set) var captions: [Marked] = []
    private(set) var standfirsts: [Marked] = []
    private(set) var kickers: [Marked] = []
    private(set) var titles: [Marked] = []
    private(set) var tagLinks: [Marked] = []
    /// Elements with `itemprop` or RDFa's `property`, with that name in lower case.
    private(set) var properties: [(name: String, marked: Marked)] = []
    /// How far above each node the nearest element stands that holds what is not of the article; 255 very far.
    private var distances: [UInt8]
    /// Every node of the body in document order.
    private(set) var order: [NodeID] = []
    private(set) var inlineScripts: [NodeID] = []

    init(_ document: Document) {
        distances = [UInt8](repeating: .max, count: document.nodeCount)
        order.reserveCapacity(document.nodeCount)
        for node in document.descendants(of: Document.root) {
            let index = order.count
            order.append(node)
            if let parent = document.parent(of: node) {
                distances[node.offset] = max(distances[parent.offset], distances[parent.offset] &+ 1)
            }
            guard document.kind(of: node) == .element else { continue }
            add(node, index, document)
        }
    }

    private mutating func add(_ node: NodeID, _ index: Int, _ document: Document) {
        let tag = document.tag(of: node)
        switch tag {
        case .meta: return addMeta(node, document)
        case .link: return addLink(node, document)
        case .script: return addScript(node, document)
        case .html:
            languageTag = document.attribute(.lang, of: node) ?? document.attribute("xml:lang", of: node)
            isRightToLeft = document.attribute("dir", of: node).map { $0.lowercased() == "rtl" }
        case .title: if title == nil { title = document.textContent(of: node) }
        case .base: baseHref = baseHref ?? document.attribute(.href, of: node)
        case .style, .noscript, .template, .svg:
            if Surroundings.beginElsewhere(node, in: document) { distances[node.offset] = 0 }
            return
        case .nav, .footer, .aside: distances[node.offset] = 0
        default: break
        }
        var hints: ClassHints = []
        for place in document.attributePlaces(of: node) {
            switch document.attributeName(at: place) {
            case .class:
                let said = ClassHints(document.attributeValue(at: place))
                hints.formUnion(said)
                if said.contains(.elsewhere), Surroundings.canBeElsewhere(tag) { distances[node.offset] = 0 }
            case .id, .dataTestid, .dataComponent, .dataTestID, .dataQA:
                hints.formUnion(ClassHints(document.attributeValue(at: place)))
            case .itemprop, .property:
                addProperties(document.attributeValue(at: place), Marked(node: node, order: index, hints: hints))
            case .rel: addRelation(document.attributeValue(at: place), node, index)
            case .lang:
                if languageTag == nil, tag == .body { languageTag = document.attribute(.lang, of: node) }
            default: break
            }
        }
        sort(Marked(node: node, order: index, hints: hints), tag)
    }

    private mutating func addProperties(_ value: ArraySlice<UInt8>, _ marked: Marked) {
        for name in String(decoding: value, as: UTF8.self).lowercased().split(separator: " ") {
            let plain = name.split(whereSeparator: { $0 == ":" || $0 == "/" }).last.map(String.init) ?? String(name)
            properties.append((plain, marked))
        }
    }

    private mutating func addRelation(_ value: ArraySlice<UInt8>, _ node: NodeID, _ index: Int) {
        // Most links have one (`noopener`); both words have a T.
        guard value.contains(where: { $0 | 0x20 == 0x74 }) else { return }
        let relation = String(decoding: value, as: UTF8.self).lowercased()
        if relation.holds("author") { bylines.append(Marked(node: node, order: index, hints: .byline)) }
        if relation.split(separator: " ").contains("tag") {
            tagLinks.append(Marked(node: node, order: index, hints: .tags))
        }
    }

    private mutating func sort(_ marked: Marked, _ tag: Tag) {
        switch tag {
        case .h1: headings.append(marked)
        case .h2, .h3: if subheadings.count < 40 { subheadings.append(marked) }
        case .time: times.append(marked)
        case .figcaption: captions.append(marked)
        case .body, .html, .main, .article, .form: return
        default: if marked.hints.contains(.caption) { captions.append(marked) }
        }
        let hints = marked.hints
        guard !hints.isEmpty else { return }
        if hints.contains(.byline) { bylines.append(marked) }
        if hints.contains(.date) || hints.contains(.updated) { dates.append(marked) }
        if hints.contains(.standfirst) { standfirsts.append(marked) }
        if hints.contains(.kicker) { kickers.append(marked) }
        if hints.contains(.headline), titles.count < 200 { titles.append(marked) }
    }

    private mutating func addMeta(_ node: NodeID, _ document: Document) {
        var names: [String] = []
        var content: String?
        for attribute in document.attributes(of: node) {
            switch attribute.name {
            case "name", "property", "itemprop", "http-equiv":
                names += attribute.value.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
            case "content": content = attribute.value
            case "value": content = content ?? attribute.value
            default: break
            }
        }
        guard let text = content?.foldingWhiteSpace(), !text.isEmpty else { return }
        for name in Set(names) where !name.isEmpty { metas[name, default: []].append(text) }
    }

    private mutating func addLink(_ node: NodeID, _ document: Document) {
        guard let rel = document.attribute(.rel, of: node)?.lowercased(),
            let href = document.attribute(.href, of: node)
        else { return }
        if rel == "canonical", canonical == nil, !href.isEmpty { canonical = href }
    }

    private mutating func addScript(_ node: NodeID, _ document: Document) {
        guard let type = document.attribute(.type, of: node)?.lowercased(), type.holds("json") else {
            if document.attribute(.src, of: node) == nil { inlineScripts.append(node) }
            return
        }
        if type.holds("ld+json") {
            linkedData.append(document.textContent(of: node))
        } else {
            inlineScripts.append(node)
        }
    }

    /// The first content of the first of the names that has one.
    func meta(_ names: String...) -> String? {
        for name in names { if let content = metas[name]?.first { return content } }
        return nil
    }

    /// Whether nothing on the page marks its headline or its date: only then must both be told from lines of text.
    var isUnmarked: Bool {
        headings.isEmpty && times.isEmpty && meta("article:published_time", "date", "datepublished", "pubdate") == nil
    }

    /// Whether a node is inside navigation, a side bar, a footer, comments or a list of other articles.
    func isElsewhere(_ node: NodeID) -> Bool { distances[node.offset] < PageSigns.reach }

    /// How many elements up the surroundings matter.
    private static let reach = 40

    /// The place of a node in document order.
    func place(of node: NodeID) -> Int? { order.firstIndex(of: node) }
}
