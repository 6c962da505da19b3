/// The modes after the body and around framesets (13.2.6.4.18 to 13.2.6.4.22).
extension TreeBuilder {
    mutating func afterBody(_ token: Token) {
        switch token.kind {
        case .characters:
            let (space, rest) = withoutLeadingWhitespace(token)
            if !space.isEmpty { inBody(Token(kind: .characters, text: space)) }
            if let rest { returnToBody(rest) }
        case .comment: insertComment(token, in: open[0].node)
        case .doctype: break
        case .startTag where token.tag == .html: inBody(token)
        case .endTag where token.tag == .html:
            if context == nil { mode = .afterAfterBody }
        case .endOfFile: stop()
        default: returnToBody(token)
        }
    }

    private mutating func returnToBody(_ token: Token) {
        mode = .inBody
        reprocess(token)
    }

    mutating func afterAfterBody(_ token: Token) {
        switch token.kind {
        case .comment: insertComment(token, in: Self.document)
        case .doctype: inBody(token)
        case .startTag where token.tag == .html: inBody(token)
        case .characters:
            let (space, rest) = withoutLeadingWhitespace(token)
            if !space.isEmpty { inBody(Token(kind: .characters, text: space)) }
            if let rest { returnToBody(rest) }
        case .endOfFile: stop()
        default: returnToBody(token)
        }
    }

    mutating func inFrameset(_ token: Token) {
        switch token.kind {
        case .characters: insertWhitespace(of: token)
        case .comment: insertComment(token)
        case .startTag:
            switch token.tag {
            case .html: inBody(token)
            case .frameset: insertElement(token)
            case .frame: insertVoid(token)
            case .noframes: inHead(token)
            default: break
            }
        case .endTag where token.tag == .frameset:
            guard open.count > 1 else { return }
            open.pop()
            if context == nil, open.current.tag != .frameset { mode = .afterFrameset }
        case .endOfFile: stop()
        default: break
        }
    }

    mutating func afterFrameset(_ token: Token) {
        switch token.kind {
        case .characters: insertWhitespace(of: token)
        case .comment: insertComment(token)
        case .startTag where token.tag == .html: inBody(token)
        case .startTag where token.tag == .noframes: inHead(token)
        case .endTag where token.tag == .html: mode = .afterAfterFrameset
        case .endOfFile: stop()
        default: break
        }
    }

    mutating func afterAfterFrameset(_ token: Token) {
        switch token.kind {
        case .comment: insertComment(token, in: Self.document)
        case .doctype: break
        case .characters:
            for run in whitespaceRuns(of: token.text) { inBody(Token(kind: .characters, text: run)) }
        case .startTag where token.tag == .html: inBody(token)
        case .startTag where token.tag == .noframes: inHead(token)
        case .endOfFile: stop()
        default: break
        }
    }

    /// The white space of a text and nothing else.
    private func whitespaceRuns(of text: TextRange) -> [TextRange] {
        var runs: [TextRange] = []
        var start = 0
        for offset in 0...Int(text.length) where offset == Int(text.length) || !isSpace(byte(text, at: offset)) {
            if offset > start { runs.append(text.from(text.start + start, to: text.start + offset)) }
            start = offset + 1
        }
        return runs
    }

    /// Framesets keep white space and leave all other text out.
    private mutating func insertWhitespace(of token: Token) {
        for run in whitespaceRuns(of: token.text) { insert(run) }
    }
}
