/// The modes "in table body", "in row" and "in cell" (13.2.6.4.13 to 13.2.6.4.15).
extension TreeBuilder {
    mutating func inTableBody(_ token: Token) {
        switch (token.kind, token.tag) {
        case (.startTag, .tr):
            clearBackToTableBody()
            insertElement(token)
            mode = .inRow
        case (.startTag, .th), (.startTag, .td):
            clearBackToTableBody()
            insertElement(.tr)
            mode = .inRow
            reprocess(token)
        case (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead):
            guard open.hasInTableScope(token.tag) else { return }
            leaveTableBody()
        case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody),
            (.startTag, .tfoot), (.startTag, .thead), (.endTag, .table):
            guard open.hasInTableScope(.tbody) || open.hasInTableScope(.thead) || open.hasInTableScope(.tfoot)
            else { return }
            leaveTableBody()
            reprocess(token)
        case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html),
            (.endTag, .td), (.endTag, .th), (.endTag, .tr):
            break
        default: inTable(token)
        }
    }

    private mutating func clearBackToTableBody() {
        clearBack { $0 == .tbody || $0 == .tfoot || $0 == .thead }
    }

    private mutating func leaveTableBody() {
        clearBackToTableBody()
        if open.count > 1 { open.pop() }
        mode = .inTable
    }

    mutating func inRow(_ token: Token) {
        switch (token.kind, token.tag) {
        case (.startTag, .th), (.startTag, .td):
            clearBack { $0 == .tr }
            insertElement(token)
            mode = .inCell
            formatting.addMarker()
        case (.endTag, .tr): _ = leaveRow()
        case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody),
            (.startTag, .tfoot), (.startTag, .thead), (.startTag, .tr), (.endTag, .table):
            if leaveRow() { reprocess(token) }
        case (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead):
            guard open.hasInTableScope(token.tag) else { return }
            if leaveRow() { reprocess(token) }
        case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html),
            (.endTag, .td), (.endTag, .th):
            break
        default: inTable(token)
        }
    }

    private mutating func leaveRow() -> Bool {
        guard open.hasInTableScope(.tr) else { return false }
        clearBack { $0 == .tr }
        if open.count > 1 { open.pop() }
        mode = .inTableBody
        return true
    }

    mutating func inCell(_ token: Token) {
        switch (token.kind, token.tag) {
        case (.endTag, .td), (.endTag, .th):
            guard open.hasInTableScope(token.tag) else { return }
            generateImpliedEndTags()
            open.popThrough(token.tag)
            formatting.clearToLastMarker()
            mode = .inRow
        case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody), (.startTag, .td),
            (.startTag, .tfoot), (.startTag, .th), (.startTag, .thead), (.startTag, .tr):
            if closeCell() { reprocess(token) }
        case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html): break
        case (.endTag, .table), (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead), (.endTag, .tr):
            guard open.hasInTableScope(token.tag) else { return }
            if closeCell() { reprocess(token) }
        default: inBody(token)
        }
    }

    /// "Close the cell"; false when none is open, which happens in fragments and at the depth limit.
    private mutating func closeCell() -> Bool {
        guard open.hasInTableScope(.td) || open.hasInTableScope(.th) else { return false }
        generateImpliedEndTags()
        while open.count > 1 {
            let tag = open.current.tag
            open.pop()
            if tag == .td || tag == .th { break }
        }
        formatting.clearToLastMarker()
        mode = .inRow
        return true
    }
}
