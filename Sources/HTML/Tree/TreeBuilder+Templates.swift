/// The mode "in template" (13.2.6.4.17) and resetting the insertion mode (13.2.4.1).
extension TreeBuilder {
    mutating func inTemplate(_ token: Token) {
        switch token.kind {
        case .characters, .null, .comment, .doctype: inBody(token)
        case .startTag:
            switch token.tag {
            case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title: inHead(token)
            case .caption, .colgroup, .tbody, .tfoot, .thead: changeTemplateMode(to: .inTable, token)
            case .col: changeTemplateMode(to: .inColumnGroup, token)
            case .tr: changeTemplateMode(to: .inTableBody, token)
            case .td, .th: changeTemplateMode(to: .inRow, token)
            default: changeTemplateMode(to: .inBody, token)
            }
        case .endTag:
            if token.tag == .template { inHead(token) }
        case .endOfFile:
            guard open.contains(.template) else { return stop() }
            open.popThrough(.template)
            formatting.clearToLastMarker()
            _ = templateModes.popLast()
            resetInsertionMode()
            reprocess(token)
        }
    }

    private mutating func changeTemplateMode(to newMode: InsertionMode, _ token: Token) {
        _ = templateModes.popLast()
        templateModes.append(newMode)
        mode = newMode
        reprocess(token)
    }

    /// "Reset the insertion mode appropriately".
    mutating func resetInsertionMode() {
        for index in (0..<open.count).reversed() {
            let isLast = index == 0
            let tag = isLast ? context?.tag ?? open[0].tag : open[index].tag
            if let found = insertionMode(for: tag, isLast: isLast) {
                mode = found
                return
            }
        }
        mode = .inBody
    }

    private func insertionMode(for tag: Tag, isLast: Bool) -> InsertionMode? {
        switch tag {
        case .td, .th: isLast ? .inBody : .inCell
        case .tr: .inRow
        case .tbody, .thead, .tfoot: .inTableBody
        case .caption: .inCaption
        case .colgroup: .inColumnGroup
        case .table: .inTable
        case .template: templateModes.last ?? .inBody
        case .head: isLast ? .inBody : .inHead
        case .body: .inBody
        case .frameset: .inFrameset
        case .html: head == nil ? .beforeHead : .afterHead
        default: isLast ? .inBody : nil
        }
    }
}
