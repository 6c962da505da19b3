import Bytes
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

    /// What classes and ids say.
    let marks: PageMarks
    private let document: Document
    /// Places of the contents of `meta` elements by the hash of `name`, `property` or `itemprop` in lower case.
    private var metas: [ByteHash: [Int]] = [:]
    private(set) var linkedData: [String] = []
    private(set) var title: String?
    private(set) var canonical: String?
    private(set) var languageTag: String?
    private(set) var headings: [Marked] = []
    private(set) var subheadings: [Marked] = []
    private(set) var times: [Marked] = []
    private(set) var bylines: [Marked] = []
    private(set) var captions: [Marked] = []
    private(set) var kickers: [Marked] = []
    private(set) var titles: [Marked] = []
    private(set) var tagLinks: [Marked] = []
    /// Elements with `itemprop` or RDFa's `property`, with that name in lower case.
    private(set) var properties: [(name: String, marked: Marked)] = []
    /// How far above each node the nearest element stands that holds what is not of the article; 255 very far.
    private var distances: [UInt8] = []
    /// Every node of the body in document order.
    private(set) var order: [NodeID] = []
    /// By `NodeID.offset` the node's place in that order.
    private var places: [UInt32] = []

    init(_ document: Document) {
        self.document = document
        marks = PageMarks(document)
        let nodes = document.nodes
        var distances = [UInt8](repeating: .max, count: nodes.count)
        var places = [UInt32](repeating: .max, count: nodes.count)
        order.reserveCapacity(nodes.count)
        var next = nodes[Document.root.offset].firstChild
        while next != Node.none {
            let node = nodes[Int(next)]
            let begins = node.isElement && beginsElsewhere(NodeID(next), node.tag)
            distances[Int(next)] = PageSigns.distance(below: distances[Int(node.parent)], begins: begins)
            places[Int(next)] = UInt32(truncatingIfNeeded: order.count)
            order.append(NodeID(next))
            if node.isElement { add(NodeID(next), node.tag, order.count - 1) }
            next = PageSigns.following(next, nodes)
        }
        (self.distances, self.places) = (distances, places)
    }

    /// The distance of a node from that of its parent.
    private static func distance(below above: UInt8, begins: Bool) -> UInt8 { begins ? 0 : max(above, above &+ 1) }

    private func beginsElsewhere(_ node: NodeID, _ tag: Tag) -> Bool {
        switch tag {
        case .nav, .footer, .aside: true
        // The page and the article itself are never beside themselves, whatever their classes say.
        case .body, .html, .article, .main: false
        default:
            marks.classHints(of: node).contains(.elsewhere) || marks.hints(of: node).contains(.today)
        }
    }

    /// Takes what stands around the article's text for no furniture, whatever its classes say (`has-double-sidebar`).
    mutating func readmit(around text: NodeID) {
        var home: Set<NodeID> = []
        var current: NodeID? = text
        while let node = current, document.kind(of: node) == .element {
            if beginsElsewhere(node, document.tag(of: node)) { home.insert(node) }
            current = document.parent(of: node)
        }
        guard !home.isEmpty else { return }
        let nodes = document.nodes
        for id in order {
            let node = nodes[id.offset]
            let begins = node.isElement && beginsElsewhere(id, node.tag) && !home.contains(id)
            distances[id.offset] = PageSigns.distance(below: distances[Int(node.parent)], begins: begins)
        }
    }

    /// The next node in document order.
    private static func following(_ node: UInt32, _ nodes: [Node]) -> UInt32 {
        let child = nodes[Int(node)].firstChild
        if child != Node.none { return child }
        var current = node
        while current != Node.none {
            let sibling = nodes[Int(current)].next
            if sibling != Node.none { return sibling }
            current = nodes[Int(current)].parent
        }
        return Node.none
    }

    private mutating func add(_ node: NodeID, _ tag: Tag, _ index: Int) {
        let mark = marks[node]
        switch tag {
        case .meta: return addMeta(node)
        case .link: return addLink(node)
        case .script: return addScript(node)
        case .html:
            languageTag = document.attribute(.lang, of: node) ?? document.attribute("xml:lang", of: node)
        case .title: if title == nil { title = document.textContent(of: node) }
        case .style, .noscript, .template, .svg: return
        default: break
        }
        var marked = Marked(node: node, order: index, hints: marks.classHints(of: node))
        if mark.id != 0 { marked.hints.formUnion(marks.readings[Int(mark.id)].hints) }
        if mark.hasMetadata { readMetadata(&marked, tag) }
        sort(marked, tag)
    }

    private mutating func readMetadata(_ marked: inout Marked, _ tag: Tag) {
        for place in document.attributePlaces(of: marked.node) {
            switch document.attributeName(at: place) {
            case .dataTestid, .dataComponent, .dataTestID, .dataQA:
                marked.hints.formUnion(ClassHints(document.attributeValue(at: place).span))
            case .itemprop, .property: addProperties(document.attributeValue(at: place), marked)
            case .rel: addRelation(document.attributeValue(at: place), marked.node, marked.order)
            case .lang: if languageTag == nil, tag == .body { languageTag = document.attribute(.lang, of: marked.node) }
            default: break
            }
        }
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
        if hints.contains(.kicker) { kickers.append(marked) }
        if hints.contains(.headline), titles.count < 200 { titles.append(marked) }
    }

    private mutating func addMeta(_ node: NodeID) {
        let places = document.attributePlaces(of: node)
        let content =
            places.last { document.attributeName(at: $0) == .content }
            ?? places.last { document.attributeName(at: $0) == .value }
        guard let content, document.attributeValue(at: content).contains(where: { $0 > 0x20 }) else { return }
        for place in places {
            switch document.attributeName(at: place) {
            case .name, .property, .itemprop, .httpEquiv: addNames(document.attributeValue(at: place), content)
            default: break
            }
        }
    }

    /// Notes the place of a content under each of the names that stand before it.
    private mutating func addNames(_ value: ArraySlice<UInt8>, _ content: Int) {
        var (name, isEmpty) = (ByteHash(), true)
        for byte in value {
            if !byte.isASCIIWhitespace {
                name.append(byte.asciiLowercased)
                isEmpty = false
            } else if !isEmpty {
                addName(name, content)
                (name, isEmpty) = (ByteHash(), true)
            }
        }
        if !isEmpty { addName(name, content) }
    }

    private mutating func addName(_ name: ByteHash, _ content: Int) {
        if metas[name]?.last != content { metas[name, default: []].append(content) }
    }

    private mutating func addLink(_ node: NodeID) {
        guard canonical == nil, let rel = document.attributeBytes(.rel, of: node),
            rel.equalsIgnoringASCIICase("canonical".utf8), let href = document.attribute(.href, of: node)
        else { return }
        if !href.isEmpty { canonical = href }
    }

    private mutating func addScript(_ node: NodeID) {
        // Of the types of scripts few have a plus sign.
        guard let type = document.attributeBytes(.type, of: node), type.contains(0x2B),
            BodyText.contains(type.map(\.asciiLowercased)[...], PageSigns.linkedDataType)
        else { return }
        linkedData.append(document.textContent(of: node))
    }

    private static let linkedDataType = Array("ld+json".utf8)

    /// What the page's `meta` elements of one name say, the first first; the name is in lower case.
    func contents(_ name: String) -> [String] { contents(ByteHash(of: name.utf8)) }

    /// The same by the name's hash.
    func contents(_ name: ByteHash) -> [String] {
        guard let places = metas[name] else { return [] }
        return places.map { place in
            String(decoding: document.attributeValue(at: place), as: UTF8.self).foldingWhiteSpace()
        }.filter { !$0.isEmpty }
    }

    /// The first content of the first of the names that has one.
    func meta(_ names: String...) -> String? {
        for name in names { if let content = content(ByteHash(of: name.utf8)) { return content } }
        return nil
    }

    /// The first content of a name, by its hash.
    func content(_ name: ByteHash) -> String? {
        guard let places = metas[name] else { return nil }
        for place in places {
            let text = String(decoding: document.attributeValue(at: place), as: UTF8.self).foldingWhiteSpace()
            if !text.isEmpty { return text }
        }
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
    func place(of node: NodeID) -> Int? {
        let place = places[node.offset]
        return place == .max ? nil : Int(place)
    }
}
