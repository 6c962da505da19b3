/// The modes "in table", "in table text", "in caption" and "in column group" (13.2.6.4.9 to 13.2.6.4.12).
extension TreeBuilder {
    mutating func inTable(_ token: Token) {
        switch token.kind {
        case .characters, .null:
            guard open.current.tag.isTableStructure || open.current.tag == .template else {
                return anythingElseInTable(token)
            }
            pendingTableText.removeAll(keepingCapacity: true)
            originalMode = mode
            mode = .inTableText
            reprocess(token)
        case .comment: insertComment(token)
        case .doctype: break
        case .startTag: startTagInTable(token)
        case .endTag: endTagInTable(token)
        case .endOfFile: inBody(token)
        }
    }

    private mutating func startTagInTable(_ token: Token) {
        switch token.tag {
        case .caption:
            clearBackToTable()
            formatting.addMarker()
            insertElement(token)
            mode = .inCaption
        case .colgroup:
            clearBackToTable()
            insertElement(token)
            mode = .inColumnGroup
        case .col:
            clearBackToTable()
            insertElement(.colgroup)
            mode = .inColumnGroup
            reprocess(token)
        case .tbody, .tfoot, .thead:
            clearBackToTable()
            insertElement(token)
            mode = .inTableBody
        case .td, .th, .tr:
            clearBackToTable()
            insertElement(.tbody)
            mode = .inTableBody
            reprocess(token)
        case .table:
            guard open.hasInTableScope(.table) else { return }
            open.popThrough(.table)
            resetInsertionMode()
            reprocess(token)
        case .style, .script, .template: inHead(token)
        case .input:
            if isHiddenInput() { insertVoid(token) } else { anythingElseInTable(token) }
        case .form:
            guard form == nil, !open.contains(.template) else { return }
            form = insertElement(token)
            open.pop()
        default: anythingElseInTable(token)
        }
    }

    private mutating func endTagInTable(_ token: Token) {
        switch token.tag {
        case .table:
            guard open.hasInTableScope(.table) else { return }
            open.popThrough(.table)
            resetInsertionMode()
        case .body, .caption, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: break
        case .template: inHead(token)
        default: anythingElseInTable(token)
        }
    }

    private mutating func anythingElseInTable(_ token: Token) {
        fosterParenting = true
        inBody(token)
        fosterParenting = false
    }

    /// "Clear the stack back to a table context".
    private mutating func clearBackToTable() { clearBack { $0 == .table } }

    mutating func clearBack(to isContext: (Tag) -> Bool) {
        while open.count > 1, !isContext(open.current.tag), open.current.tag != .template { open.pop() }
    }

    // MARK: In table text

    mutating func inTableText(_ token: Token) {
        if token.kind == .null { return }
        if token.kind == .characters { return pendingTableText.append(token.text) }
        let pending = pendingTableText
        pendingTableText.removeAll(keepingCapacity: true)
        mode = originalMode
        let isAllSpace = pending.allSatisfy { isWhitespace($0) }
        for text in pending {
            if isAllSpace { insert(text) } else { anythingElseInTable(Token(kind: .characters, text: text)) }
        }
        reprocess(token)
    }

    // MARK: In caption

    mutating func inCaption(_ token: Token) {
        switch (token.kind, token.tag) {
        case (.endTag, .caption): _ = endCaption()
        case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody), (.startTag, .td),
            (.startTag, .tfoot), (.startTag, .th), (.startTag, .thead), (.startTag, .tr), (.endTag, .table):
            if endCaption() { reprocess(token) }
        case (.endTag, .body), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html), (.endTag, .tbody),
            (.endTag, .td), (.endTag, .tfoot), (.endTag, .th), (.endTag, .thead), (.endTag, .tr):
            break
        default: inBody(token)
        }
    }

    private mutating func endCaption() -> Bool {
        guard open.hasInTableScope(.caption) else { return false }
        generateImpliedEndTags()
        open.popThrough(.caption)
        formatting.clearToLastMarker()
        mode = .inTable
        return true
    }

    // MARK: In column group

    mutating func inColumnGroup(_ token: Token) {
        switch token.kind {
        case .characters:
            let (space, rest) = withoutLeadingWhitespace(token)
            insert(space)
            if let rest { leaveColumnGroup(rest) }
        case .comment: insertComment(token)
        case .doctype: break
        case .startTag where token.tag == .html: inBody(token)
        case .startTag where token.tag == .col: insertVoid(token)
        case .startTag where token.tag == .template: inHead(token)
        case .endTag where token.tag == .colgroup:
            guard open.current.tag == .colgroup else { return }
            open.pop()
            mode = .inTable
        case .endTag where token.tag == .col: break
        case .endTag where token.tag == .template: inHead(token)
        case .endOfFile: inBody(token)
        default: leaveColumnGroup(token)
        }
    }

    private mutating func leaveColumnGroup(_ token: Token) {
        guard open.current.tag == .colgroup else { return }
        open.pop()
        mode = .inTable
        reprocess(token)
    }
}
