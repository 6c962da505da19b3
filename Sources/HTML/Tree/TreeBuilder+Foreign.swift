import Bytes

/// Foreign content: SVG and MathML (13.2.6.5).
extension TreeBuilder {
    /// `<svg>` or `<math>` in HTML content.
    mutating func startForeign(_ token: Token, _ namespace: Namespace) {
        reconstructFormatting()
        insertForeign(token, namespace)
    }

    private mutating func insertForeign(_ token: Token, _ namespace: Namespace) {
        adjustAttributes(namespace)
        var tag = token.tag
        if namespace == .svg, Tag.lowercasedSVGNames.contains(tag.number) {
            tag = Tag(html: tag.number + UInt32(Tag.lowercasedSVGNames.count))
        }
        insertElement(tag.with(namespace), attributes: claimAttributes())
        if token.isSelfClosing { open.pop() }
    }

    /// "Adjust MathML / SVG / foreign attributes".
    private mutating func adjustAttributes(_ namespace: Namespace) {
        for index in tokenizer.tokenAttributes {
            var name = tokenizer.attributes[index].name
            if namespace == .svg, AttributeName.lowercasedSVG.contains(name) {
                name += UInt32(AttributeName.lowercasedSVG.count)
            } else if namespace == .math, name == AttributeName.lowercasedDefinitionURL {
                name = AttributeName.definitionURL
            } else if AttributeName.namespaced.contains(name) {
                name |= AttributeRecord.namespacedBit
            }
            tokenizer.attributes[index].name = name
        }
    }

    mutating func foreignContent(_ token: Token) {
        switch token.kind {
        case .null: insertReplacementCharacter()
        case .characters:
            insert(token.text)
            if framesetIsOK, !isWhitespace(token.text) { framesetIsOK = false }
        case .comment: insertComment(token)
        case .doctype, .endOfFile: break
        case .startTag:
            if breaksOut(token) {
                breakOut()
                useRules(for: mode, token)
            } else {
                insertForeign(token, adjustedCurrentNode?.tag.namespace ?? .html)
            }
        case .endTag:
            if token.tag == .br || token.tag == .p {
                breakOut()
                useRules(for: mode, token)
            } else {
                endForeign(token)
            }
        }
    }

    /// Start tags that foreign content cannot hold.
    private func breaksOut(_ token: Token) -> Bool {
        switch token.tag {
        case .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2, .h3, .h4,
            .h5, .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s, .small,
            .span, .strong, .strike, .sub, .sup, .table, .tt, .u, .ul, .var:
            return true
        case .font:
            return tokenizer.tokenAttributes.contains { index in
                let name = tokenizer.attributes[index].name
                return name == AttributeName.color.number || name == AttributeName.face.number
                    || name == AttributeName.size.number
            }
        default: return false
        }
    }

    private mutating func breakOut() {
        while open.count > 1 {
            let node = open.current
            if node.tag.isHTML || node.tag.isMathTextIntegrationPoint || isHTMLIntegrationPoint(node) { return }
            open.pop()
        }
    }

    /// An HTML integration point: SVG's foreignObject, desc and title, and annotation-xml that says it holds HTML.
    func isHTMLIntegrationPoint(_ entry: OpenElements.Entry) -> Bool {
        switch entry.tag {
        case .svgForeignObject, .svgDesc, .svgTitle: return true
        case .mathAnnotationXml:
            guard let encoding = value(of: AttributeName.encoding.number, on: entry.node) else { return false }
            return encoding.equalsIgnoringASCIICase("text/html".utf8)
                || encoding.equalsIgnoringASCIICase("application/xhtml+xml".utf8)
        default: return false
        }
    }

    private mutating func endForeign(_ token: Token) {
        var index = open.count - 1
        while index > 0 {
            let entry = open[index]
            if entry.tag.isHTML { return useRules(for: mode, token) }
            if hasSameNameIgnoringCase(entry.tag, token.tag) { return open.popAbove(index - 1) }
            index -= 1
        }
    }

    private func hasSameNameIgnoringCase(_ open: Tag, _ token: Tag) -> Bool {
        var number = token.number
        if open.number == number { return true }
        guard Tag.lowercasedSVGNames.contains(number) else { return false }
        number += UInt32(Tag.lowercasedSVGNames.count)
        return open.number == number
    }
}
