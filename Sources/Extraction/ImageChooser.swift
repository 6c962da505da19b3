import HTML
import News

/// Finds the article's images with what is printed under them; the lead image comes first.
struct ImageChooser {
    let document: Document
    let signs: PageSigns
    let linkedData: LinkedData
    let base: WebURL?
    private(set) var images: [ArticleImage] = []
    private(set) var explanations: [FieldExplanation] = []

    init(
        document: Document, signs: PageSigns, linkedData: LinkedData, base: WebURL?, headline: Int?, body: Range<Int>?,
        lines: [PageLine]
    ) {
        (self.document, self.signs, self.linkedData, self.base) = (document, signs, linkedData, base)
        readPrinted(headline: headline, body: body)
        if images.isEmpty, let headline, let body {
            readLines(lines.filter { $0.order > headline && $0.order < body.upperBound })
        }
        readLead()
    }

    // MARK: Captions in print

    private mutating func readPrinted(headline: Int?, body: Range<Int>?) {
        var taken: [NodeID] = []
        let first = (headline ?? 0) - 120
        let last = body?.upperBound ?? (headline ?? 0) + 800
        for marked in signs.captions where marked.order > first && marked.order < last && images.count < 40 {
            guard !taken.contains(where: { isInside(marked.node, $0) || isInside($0, marked.node) }) else { continue }
            guard document.tag(of: marked.node) == .figcaption || isBesideImage(marked.node) else { continue }
            guard !signs.isElsewhere(marked.node) else { continue }
            guard let image = image(captionedBy: marked.node) else { continue }
            taken.append(marked.node)
            images.append(image)
            explanations.append(
                FieldExplanation(
                    field: "images", raw: document.readableText(of: marked.node).foldingWhiteSpace(),
                    rule: document.tag(of: marked.node) == .figcaption ? "figcaption" : "element classed as caption",
                    node: document.name(of: marked.node)))
        }
    }

    /// Lines of pages without classes: those that say «(ارشيفية)», or name a credit beside an image.
    private mutating func readLines(_ lines: [PageLine]) {
        // Paragraphs share their parent, and with it what stands beside them.
        var known: [NodeID?: Bool] = [:]
        func isBeside(_ block: NodeID) -> Bool {
            let parent = document.parent(of: block)
            if let known = known[parent] { return known }
            let found = isBesideImage(block)
            known[parent] = found
            return found
        }
        for line in lines where line.text.hasAtMost(240) {
            guard CaptionReader.mayTellArchive(line.text) || isBeside(line.block) else { continue }
            let read = CaptionReader(line.text)
            guard read.isArchive || (read.credit != nil && read.caption != nil && isBeside(line.block)) else {
                continue
            }
            images.append(
                ArticleImage(
                    url: imageURL(beside: line.block), caption: read.caption, credit: read.credit,
                    isArchive: read.isArchive))
            explanations.append(
                FieldExplanation(
                    field: "images", raw: line.text, rule: "line that reads as a caption",
                    node: document.name(of: line.block)))
        }
    }

    private func image(captionedBy node: NodeID) -> ArticleImage? {
        var credit: String?
        var text = ""
        let creditNode = document.descendants(of: node).first { child in
            document.kind(of: child) == .element
                && !signs.marks.classHints(of: child).isDisjoint(with: [.credit, .byline])
        }
        if let creditNode {
            credit = document.readableText(of: creditNode).foldingWhiteSpace()
            text = readableText(of: node, without: creditNode)
        } else {
            text = document.readableText(of: node).foldingWhiteSpace()
        }
        guard text.hasAtMost(900) else { return nil }
        let read = CaptionReader(text)
        let name = credit.flatMap { $0.isEmpty ? nil : CaptionReader.withoutCreditCue($0) } ?? read.credit
        guard read.caption != nil || read.isArchive || name != nil else { return nil }
        return ArticleImage(
            url: imageURL(beside: node), caption: read.caption, credit: name, isArchive: read.isArchive)
    }

    private func readableText(of node: NodeID, without excluded: NodeID) -> String {
        var text = ""
        for child in document.descendants(of: node)
        where document.kind(of: child) == .text && !isInside(child, excluded) {
            let part = document.text(of: child)
            text += (text.isEmpty ? "" : " ") + part
        }
        return text.foldingWhiteSpace().trimmingCharacters(in: " /|")
    }

    private func isInside(_ node: NodeID, _ ancestor: NodeID) -> Bool {
        var current: NodeID? = node
        while let found = current {
            if found == ancestor { return true }
            current = document.parent(of: found)
        }
        return false
    }

    /// Whether an image stands in the same small group of elements.
    private func isBesideImage(_ node: NodeID) -> Bool { imageNode(beside: node) != nil }

    private func imageNode(beside node: NodeID) -> NodeID? {
        var current = document.parent(of: node)
        for _ in 0..<4 {
            guard let group = current, document.tag(of: group) != .body, document.tag(of: group) != .article else {
                return nil
            }
            let (image, isLarge) = firstImage(in: group)
            if isLarge || image != nil { return image }
            current = document.parent(of: group)
        }
        return nil
    }

    /// The first image among the first elements of a group, or whether it has more of them than a small one.
    private func firstImage(in group: NodeID) -> (image: NodeID?, isLarge: Bool) {
        let nodes = document.nodes
        var (next, seen) = (nodes[group.offset].firstChild, 0)
        while next != Node.none {
            let node = nodes[Int(next)]
            if node.isElement {
                seen += 1
                if seen > 60 { return (nil, true) }
                if isImage(NodeID(next), node.tag) { return (NodeID(next), false) }
            }
            next = ImageChooser.following(next, below: group, nodes)
        }
        return (nil, false)
    }

    /// The next node in document order below a group.
    private static func following(_ node: UInt32, below group: NodeID, _ nodes: [Node]) -> UInt32 {
        let child = nodes[Int(node)].firstChild
        if child != Node.none { return child }
        var current = node
        while NodeID(current) != group {
            let sibling = nodes[Int(current)].next
            if sibling != Node.none { return sibling }
            current = nodes[Int(current)].parent
        }
        return Node.none
    }

    private func isImage(_ node: NodeID, _ tag: Tag) -> Bool {
        switch tag {
        case .img, .video, .picture, .iframe: true
        default: document.hasHyphenatedName(node) && document.name(of: node) == "amp-img"
        }
    }

    private func imageURL(beside node: NodeID) -> WebURL? {
        guard let image = imageNode(beside: node) else { return nil }
        for name in ["data-src", "data-original", "data-lazy-src", "src", "data-srcset", "srcset"] {
            guard let value = document.attribute(name, of: image), !value.isEmpty, !value.hasPrefix("data:") else {
                continue
            }
            let address = name.hasSuffix("srcset") ? String(value.split(separator: " ").first ?? "") : value
            if let url = resolved(address) { return url }
        }
        return nil
    }

    private func resolved(_ address: String?) -> WebURL? {
        guard let address, !address.isEmpty else { return nil }
        return base.flatMap { WebURL(address, relativeTo: $0) } ?? WebURL(address)
    }

    // MARK: Lead image

    /// The image that metadata names: its address completes the first printed image, or stands alone.
    private mutating func readLead() {
        let node = linkedData.article?["image"]?.elements.first.map(linkedData.resolved)
        let address =
            node?.string ?? node?["url"]?.strings.first ?? node?["contentUrl"]?.strings.first
            ?? signs.meta("og:image", "og:image:url", "twitter:image", "twitter:image:src")
        let lead = resolved(address)
        if images.isEmpty {
            let printed = node?["caption"]?.strings.first ?? node?["description"]?.strings.first
            let read = printed.map { CaptionReader(HeadlineChooser.unescaped($0)) }
            guard lead != nil || read?.caption != nil else { return }
            let credit =
                linkedData.names(in: node?["author"] ?? node?["creator"]).first?.name ?? node?["creditText"]?.string
            images = [
                ArticleImage(
                    url: lead, caption: read?.caption, credit: read?.credit ?? credit,
                    isArchive: read?.isArchive ?? false)
            ]
            explanations.append(
                FieldExplanation(
                    field: "images", raw: printed ?? address,
                    rule: node == nil ? "OpenGraph image" : "json-ld image", node: nil))
        } else if images[0].url == nil {
            images[0].url = lead
        }
    }
}
