/// Before the first token and after the last.
extension TreeBuilder {
    /// Sets up the fragment case (13.4): an `html` root, the mode and the tokenizer's state as the context wants them.
    mutating func beginFragment(_ name: String, _ namespace: Namespace) {
        let tag = Tag(html: tokenizer.tagNames.intern(Array(name.utf8))).with(namespace)
        let element = arena.add(Node(element: tag, attributes: 0..<0))
        context = OpenElements.Entry(node: element, tag: tag)
        switch tag {
        case .title, .textarea: tokenizer.state = .rcdata
        case .style, .xmp, .iframe, .noembed, .noframes: tokenizer.state = .rawtext
        case .script: tokenizer.state = .scriptData
        case .plaintext: tokenizer.state = .plaintext
        default: break
        }
        openRoot(attributes: 0..<0)
        if tag == .template { templateModes.append(.inTemplate) }
        resetInsertionMode()
        if tag == .form { form = element }
    }

    /// Hands the arena over.
    consuming func document(source: [UInt8]) -> Document {
        Document(
            source: source, textSide: tokenizer.textSide, attributeSide: tokenizer.attributeSide, nodes: arena.nodes,
            attributes: tokenizer.attributes, tagNames: tokenizer.tagNames, attributeNames: tokenizer.attributeNames,
            doctypes: doctypes, templateContents: templateContents, quirksMode: quirks)
    }
}
