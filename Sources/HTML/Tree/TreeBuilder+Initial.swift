/// The modes "initial" and "before html" (13.2.6.4.1, 13.2.6.4.2).
extension TreeBuilder {
    mutating func initial(_ token: Token) {
        var token = token
        switch token.kind {
        case .characters:
            guard let rest = withoutLeadingWhitespace(token).rest else { return }
            token = rest
        case .comment: return insertComment(token, in: Self.document)
        case .doctype:
            let doctype = tokenizer.doctype
            _ = arena.append(Node(doctype: doctypes.count), to: Self.document)
            doctypes.append(doctype)
            quirks = doctype.quirksMode
            mode = .beforeHTML
            return
        default: break
        }
        quirks = .quirks
        mode = .beforeHTML
        reprocess(token)
    }

    mutating func beforeHTML(_ token: Token) {
        var token = token
        switch token.kind {
        case .doctype: return
        case .comment: return insertComment(token, in: Self.document)
        case .characters:
            guard let rest = withoutLeadingWhitespace(token).rest else { return }
            token = rest
        case .startTag where token.tag == .html:
            openRoot(attributes: claimAttributes())
            mode = .beforeHead
            return
        case .endTag:
            guard token.tag == .head || token.tag == .body || token.tag == .html || token.tag == .br else { return }
        default: break
        }
        openRoot(attributes: 0..<0)
        mode = .beforeHead
        reprocess(token)
    }

    /// The `html` element, first on the stack for good.
    mutating func openRoot(attributes: Range<Int>) {
        let root = arena.append(Node(element: .html, attributes: attributes), to: Self.document)
        open.push(root, .html)
    }
}
