/// The mode "in body" (13.2.6.4.7): end tags.
extension TreeBuilder {
    mutating func endTagInBody(_ token: Token) {
        let tag = token.tag
        switch tag {
        case .div, .ul, .section, .article, .address, .aside, .blockquote, .button, .center, .details, .dialog, .dir,
            .dl, .fieldset, .figcaption, .figure, .footer, .header, .hgroup, .listing, .main, .menu, .nav, .ol, .pre,
            .search, .select, .summary:
            guard open.hasInScope(tag) else { return }
            generateImpliedEndTags()
            open.popThrough(tag)
        case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u: adoptionAgency(tag)
        case .p:
            if !open.hasInButtonScope(.p) { insertElement(.p) }
            closeParagraphInButtonScope()
        case .li:
            guard open.hasInListItemScope(.li) else { return }
            generateImpliedEndTags(except: .li)
            open.popThrough(.li)
        case .dd, .dt:
            guard open.hasInScope(tag) else { return }
            generateImpliedEndTags(except: tag)
            open.popThrough(tag)
        case .h1, .h2, .h3, .h4, .h5, .h6: endHeading()
        case .form: endForm()
        case .body: _ = endBody()
        case .html:
            if endBody() { reprocess(token) }
        case .template: inHead(token)
        case .applet, .marquee, .object:
            guard open.hasInScope(tag) else { return }
            generateImpliedEndTags()
            open.popThrough(tag)
            formatting.clearToLastMarker()
        case .br:
            reconstructFormatting()
            insertElement(.br)
            open.pop()
            framesetIsOK = false
        default: anyOtherEndTag(tag)
        }
    }

    private mutating func endHeading() {
        guard open.hasHeadingInScope() else { return }
        generateImpliedEndTags()
        while open.count > 1 {
            let wasHeading = open.current.tag.isHeading
            open.pop()
            if wasHeading { return }
        }
    }

    private mutating func endBody() -> Bool {
        guard open.hasInScope(.body) else { return false }
        mode = .afterBody
        return true
    }

    private mutating func endForm() {
        if open.contains(.template) {
            guard open.hasInScope(.form) else { return }
            generateImpliedEndTags()
            open.popThrough(.form)
            return
        }
        let node = form
        form = nil
        guard let node, let index = open.lastIndex(of: node), open.isInScope(at: index) else { return }
        generateImpliedEndTags()
        if let index = open.lastIndex(of: node) { open.remove(at: index) }
    }

    /// "Any other end tag".
    mutating func anyOtherEndTag(_ tag: Tag) {
        var index = open.count
        while index > 1 {
            index -= 1
            let entry = open[index]
            if entry.tag == tag {
                generateImpliedEndTags(except: tag)
                return open.popAbove(index - 1)
            }
            if entry.tag.isSpecial { return }
        }
    }
}
