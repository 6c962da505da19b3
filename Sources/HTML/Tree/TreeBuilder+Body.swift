import Bytes

/// The mode "in body" (13.2.6.4.7): characters, start tags.
extension TreeBuilder {
    @inline(__always)
    mutating func inBody(_ token: Token) {
        switch token.kind {
        case .characters: charactersInBody(token.text)
        case .startTag: startTagInBody(token)
        case .endTag: endTagInBody(token)
        case .comment: insertComment(token)
        case .null, .doctype: break
        case .endOfFile:
            if templateModes.isEmpty { stop() } else { inTemplate(token) }
        }
    }

    @inline(__always)
    private mutating func charactersInBody(_ text: TextRange) {
        reconstructFormatting()
        insert(text)
        if framesetIsOK, !isWhitespace(text) { framesetIsOK = false }
    }

    private mutating func startTagInBody(_ token: Token) {
        switch token.tag {
        case .div, .p, .ul, .section, .article, .address, .aside, .blockquote, .center, .details, .dialog, .dir, .dl,
            .fieldset, .figcaption, .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .search, .summary:
            closeParagraphInButtonScope()
            insertElement(token)
        case .a: startAnchor(token)
        case .b, .big, .code, .em, .font, .i, .s, .small, .strike, .strong, .tt, .u:
            reconstructFormatting()
            insertFormatting(token)
        case .li, .dd, .dt: startListItem(token)
        case .h1, .h2, .h3, .h4, .h5, .h6:
            closeParagraphInButtonScope()
            if open.current.tag.isHeading { open.pop() }
            insertElement(token)
        case .img, .br, .area, .embed, .keygen, .wbr:
            reconstructFormatting()
            insertVoid(token)
            framesetIsOK = false
        case .script, .style, .link, .meta, .base, .basefont, .bgsound, .noframes, .template, .title: inHead(token)
        case .svgWord: startForeign(token, .svg)
        case .mathWord: startForeign(token, .math)
        case .html: startHTMLAgain()
        case .body: startBodyAgain()
        case .frameset: startFrameset(token)
        case .table: startTable(token)
        case .form: startForm(token)
        case .pre, .listing:
            closeParagraphInButtonScope()
            insertElement(token)
            skipsLineFeed = true
            framesetIsOK = false
        case .plaintext:
            closeParagraphInButtonScope()
            insertElement(token)
            tokenizer.state = .plaintext
        case .caption, .col, .colgroup, .frame, .head, .tbody, .td, .tfoot, .th, .thead, .tr: break
        default: startRareTagInBody(token)
        }
    }

    private mutating func startRareTagInBody(_ token: Token) {
        switch token.tag {
        case .button: startButton(token)
        case .nobr:
            reconstructFormatting()
            if open.hasInScope(.nobr) {
                adoptionAgency(.nobr)
                reconstructFormatting()
            }
            insertFormatting(token)
        case .applet, .marquee, .object:
            reconstructFormatting()
            insertElement(token)
            formatting.addMarker()
            framesetIsOK = false
        case .input: startInput(token)
        case .param, .source, .track: insertVoid(token)
        case .hr: startRule(token)
        case .image:
            var image = token
            image.tag = .img
            reprocess(image)
        case .textarea:
            framesetIsOK = false
            skipsLineFeed = true
            insertRawText(token, .rcdata)
        case .xmp:
            closeParagraphInButtonScope()
            reconstructFormatting()
            framesetIsOK = false
            insertRawText(token, .rawtext)
        case .iframe:
            framesetIsOK = false
            insertRawText(token, .rawtext)
        case .noembed: insertRawText(token, .rawtext)
        case .select: startSelect(token)
        case .option, .optgroup: startOption(token)
        case .rb, .rtc:
            if open.hasInScope(.ruby) { generateImpliedEndTags() }
            insertElement(token)
        case .rp, .rt:
            if open.hasInScope(.ruby) { generateImpliedEndTags(except: .rtc) }
            insertElement(token)
        default:
            reconstructFormatting()
            insertElement(token)
        }
    }

    // MARK: The document's own elements, said again

    private mutating func startHTMLAgain() {
        if !open.contains(.template) { mergeAttributes(into: open[0].node) }
    }

    private mutating func startBodyAgain() {
        guard open.count > 1, open[1].tag == .body, !open.contains(.template) else { return }
        framesetIsOK = false
        mergeAttributes(into: open[1].node)
    }

    private mutating func startFrameset(_ token: Token) {
        guard open.count > 1, open[1].tag == .body, framesetIsOK else { return }
        arena.detach(open[1].node)
        open.popAbove(0)
        insertElement(token)
        mode = .inFrameset
    }

    // MARK: Elements with rules of their own

    private mutating func startAnchor(_ token: Token) {
        if let index = formatting.lastIndex(of: .a), let old = formatting.entries[index].node {
            adoptionAgency(.a)
            formatting.remove(old)
            if let index = open.lastIndex(of: old) { open.remove(at: index) }
        }
        reconstructFormatting()
        insertFormatting(token)
    }

    private mutating func startListItem(_ token: Token) {
        framesetIsOK = false
        for entry in open.entries.reversed() {
            let closes = token.tag == .li ? entry.tag == .li : entry.tag == .dd || entry.tag == .dt
            if closes {
                generateImpliedEndTags(except: entry.tag)
                open.popThrough(entry.tag)
                break
            }
            if entry.tag.isSpecial, entry.tag != .address, entry.tag != .div, entry.tag != .p { break }
        }
        closeParagraphInButtonScope()
        insertElement(token)
    }

    private mutating func startForm(_ token: Token) {
        let isInTemplate = open.contains(.template)
        guard form == nil || isInTemplate else { return }
        closeParagraphInButtonScope()
        let node = insertElement(token)
        if !isInTemplate { form = node }
    }

    private mutating func startButton(_ token: Token) {
        if open.hasInScope(.button) {
            generateImpliedEndTags()
            open.popThrough(.button)
        }
        reconstructFormatting()
        insertElement(token)
        framesetIsOK = false
    }

    private mutating func startTable(_ token: Token) {
        if quirks != .quirks { closeParagraphInButtonScope() }
        insertElement(token)
        framesetIsOK = false
        mode = .inTable
    }

    private mutating func startInput(_ token: Token) {
        if context?.tag == .select { return }
        if open.hasInScope(.select) { open.popThrough(.select) }
        reconstructFormatting()
        if !isHiddenInput() { framesetIsOK = false }
        insertVoid(token)
    }

    /// Whether the current token's `type` is "hidden".
    func isHiddenInput() -> Bool {
        tokenValue(AttributeName.type.number).map { $0.equalsIgnoringASCIICase("hidden".utf8) } ?? false
    }

    private mutating func startRule(_ token: Token) {
        closeParagraphInButtonScope()
        if open.hasInScope(.select) { generateImpliedEndTags() }
        insertVoid(token)
        framesetIsOK = false
    }

    private mutating func startSelect(_ token: Token) {
        if context?.tag == .select { return }
        if open.hasInScope(.select) { return open.popThrough(.select) }
        reconstructFormatting()
        insertElement(token)
        framesetIsOK = false
    }

    private mutating func startOption(_ token: Token) {
        if open.hasInScope(.select) {
            generateImpliedEndTags(except: token.tag == .option ? .optgroup : .nameless)
        } else if open.current.tag == .option {
            open.pop()
        }
        reconstructFormatting()
        insertElement(token)
    }

    /// An attribute's value in the current token.
    func tokenValue(_ name: UInt32) -> [UInt8]? {
        for index in tokenizer.tokenAttributes where tokenizer.attributes[index].name == name {
            return valueBytes(tokenizer.attributes[index].value)
        }
        return nil
    }

    private func valueBytes(_ value: TextRange) -> [UInt8] {
        (value.start..<value.end).map { value.isInSide ? tokenizer.attributeSide[$0] : tokenizer.source[$0] }
    }

    /// An attribute's value on an element.
    func value(of name: UInt32, on node: NodeID) -> [UInt8]? {
        for index in arena[node].attributes where tokenizer.attributes[index].name == name {
            return valueBytes(tokenizer.attributes[index].value)
        }
        return nil
    }
}
