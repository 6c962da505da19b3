/// The modes around the head (13.2.6.4.3 to 13.2.6.4.6).
extension TreeBuilder {
    mutating func beforeHead(_ token: Token) {
        var token = token
        switch token.kind {
        case .characters:
            guard let rest = withoutLeadingWhitespace(token).rest else { return }
            token = rest
        case .comment: return insertComment(token)
        case .doctype: return
        case .startTag where token.tag == .html: return inBody(token)
        case .startTag where token.tag == .head:
            head = insertElement(token)
            mode = .inHead
            return
        case .endTag:
            guard token.tag == .head || token.tag == .body || token.tag == .html || token.tag == .br else { return }
        default: break
        }
        head = insertElement(.head)
        mode = .inHead
        reprocess(token)
    }

    mutating func inHead(_ token: Token) {
        switch token.kind {
        case .characters:
            let (space, rest) = withoutLeadingWhitespace(token)
            insert(space)
            if let rest { leaveHead(rest) }
        case .comment: insertComment(token)
        case .doctype: break
        case .startTag: startTagInHead(token)
        case .endTag:
            switch token.tag {
            case .head:
                open.pop()
                mode = .afterHead
            case .body, .html, .br: leaveHead(token)
            case .template: endTemplate()
            default: break
            }
        default: leaveHead(token)
        }
    }

    private mutating func leaveHead(_ token: Token) {
        if open.count > 1 { open.pop() }
        mode = .afterHead
        reprocess(token)
    }

    private mutating func startTagInHead(_ token: Token) {
        switch token.tag {
        case .html: inBody(token)
        case .base, .basefont, .bgsound, .link, .meta: insertVoid(token)
        case .title: insertRawText(token, .rcdata)
        case .noframes, .style: insertRawText(token, .rawtext)
        case .noscript:
            insertElement(token)
            mode = .inHeadNoscript
        case .script: insertRawText(token, .scriptData)
        case .template: startTemplate(token)
        case .head: break
        default: leaveHead(token)
        }
    }

    private mutating func startTemplate(_ token: Token) {
        formatting.addMarker()
        framesetIsOK = false
        let template = insertElement(token)
        templateContents[template] = arena.add(Node(kind: .fragment))
        mode = .inTemplate
        templateModes.append(.inTemplate)
    }

    mutating func endTemplate() {
        guard open.contains(.template) else { return }
        generateAllImpliedEndTagsThoroughly()
        open.popThrough(.template)
        formatting.clearToLastMarker()
        _ = templateModes.popLast()
        resetInsertionMode()
    }

    mutating func inHeadNoscript(_ token: Token) {
        switch token.kind {
        case .doctype: return
        case .characters:
            let (space, rest) = withoutLeadingWhitespace(token)
            insert(space)
            if let rest { leaveNoscript(rest) }
        case .comment: inHead(token)
        case .startTag:
            switch token.tag {
            case .html: inBody(token)
            case .basefont, .bgsound, .link, .meta, .noframes, .style: inHead(token)
            case .head, .noscript: break
            default: leaveNoscript(token)
            }
        case .endTag where token.tag == .noscript:
            open.pop()
            mode = .inHead
        case .endTag where token.tag != .br: break
        default: leaveNoscript(token)
        }
    }

    private mutating func leaveNoscript(_ token: Token) {
        if open.count > 1 { open.pop() }
        mode = .inHead
        reprocess(token)
    }

    mutating func afterHead(_ token: Token) {
        switch token.kind {
        case .characters:
            let (space, rest) = withoutLeadingWhitespace(token)
            insert(space)
            if let rest { openBody(before: rest) }
        case .comment: insertComment(token)
        case .doctype: break
        case .startTag:
            switch token.tag {
            case .html: inBody(token)
            case .body:
                insertElement(token)
                framesetIsOK = false
                mode = .inBody
            case .frameset:
                insertElement(token)
                mode = .inFrameset
            case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
                reopenHead(for: token)
            case .head: break
            default: openBody(before: token)
            }
        case .endTag:
            switch token.tag {
            case .template: inHead(token)
            case .body, .html, .br: openBody(before: token)
            default: break
            }
        default: openBody(before: token)
        }
    }

    /// What belongs into the head but comes after it.
    private mutating func reopenHead(for token: Token) {
        guard let head else { return }
        open.push(head, .head)
        inHead(token)
        if let index = open.lastIndex(of: head) { open.remove(at: index) }
    }

    private mutating func openBody(before token: Token) {
        insertElement(.body)
        mode = .inBody
        reprocess(token)
    }
}
