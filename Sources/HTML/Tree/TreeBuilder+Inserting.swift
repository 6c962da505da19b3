/// Creating and inserting nodes (13.2.6.1).
extension TreeBuilder {
    /// Where a node goes: last in `parent`, or before one of its children.
    struct Place {
        var parent: NodeID
        var before: NodeID?
    }

    /// "The appropriate place for inserting a node".
    ///
    /// It changes nothing; but a builder that is only read is copied for the call, and this one is called for each node.
    @inline(__always)
    mutating func appropriatePlace(inside override: OpenElements.Entry? = nil) -> Place {
        let target = override ?? open.current
        if fosterParenting, target.tag.isTableStructure { return fosterPlace() }
        return Place(parent: contents(of: target))
    }

    @inline(__always)
    private mutating func contents(of entry: OpenElements.Entry) -> NodeID {
        entry.tag == .template ? templateContents[entry.node] ?? entry.node : entry.node
    }

    private mutating func fosterPlace() -> Place {
        let template = open.lastIndex(of: .template)
        let table = open.lastIndex(of: .table)
        if let template, table.map({ $0 < template }) ?? true { return Place(parent: contents(of: open[template])) }
        guard let table else { return Place(parent: open[0].node) }
        if let parent = arena.parent(of: open[table].node) { return Place(parent: parent, before: open[table].node) }
        return Place(parent: contents(of: open[max(table - 1, 0)]))
    }

    // MARK: Elements

    /// Attributes of the current token, now an element's.
    @inline(__always)
    mutating func claimAttributes() -> Range<Int> {
        let range = tokenizer.tokenAttributes
        tokenizer.claimedAttributes = range.upperBound
        return range
    }

    /// Inserts an HTML element for the token and makes it the current node.
    @inline(__always)
    @discardableResult
    mutating func insertElement(_ token: Token) -> NodeID {
        insertElement(token.tag, attributes: claimAttributes())
    }

    @inline(__always)
    @discardableResult
    mutating func insertElement(_ tag: Tag, attributes: Range<Int> = 0..<0) -> NodeID {
        if open.count >= Self.depthLimit { flatten() }
        let node = insertUnopened(tag, attributes: attributes)
        open.push(node, tag)
        return node
    }

    /// Inserts an element that has no content; the stack stays as it is.
    @inline(__always)
    mutating func insertVoid(_ token: Token) { insertUnopened(token.tag, attributes: claimAttributes()) }

    @inline(__always)
    @discardableResult
    private mutating func insertUnopened(_ tag: Tag, attributes: Range<Int>) -> NodeID {
        let place = appropriatePlace()
        let node = Node(element: tag, attributes: attributes)
        guard let sibling = place.before else { return arena.append(node, to: place.parent) }
        let id = arena.add(node)
        arena.insert(id, into: place.parent, before: sibling)
        return id
    }

    /// At the depth limit the current node gives way to what would have been its child.
    private mutating func flatten() {
        formatting.remove(open.current.node)
        open.pop()
    }

    /// Another element like one there is, standing nowhere yet.
    mutating func clone(_ node: NodeID, _ tag: Tag) -> NodeID {
        arena.add(Node(element: tag, attributes: arena[node].attributes))
    }

    /// Adds the token's attributes that an element does not have; for repeated `html` and `body` tags.
    mutating func mergeAttributes(into node: NodeID) {
        let new = tokenizer.tokenAttributes
        let old = arena[node].attributes
        guard !new.isEmpty, old.count + new.count <= Self.mergedAttributeLimit else { return }
        let known = tokenizer.attributes[old]
        let added = tokenizer.attributes[new].filter { attribute in !known.contains { $0.name == attribute.name } }
        guard !added.isEmpty else { return }
        tokenizer.attributes.replaceSubrange(new, with: Array(known) + added)
        arena[node].attributes = claimAttributes()
    }

    // MARK: Text and comments

    /// Inserts characters at the appropriate place, joined to the text that stands there.
    @inline(__always)
    mutating func insert(_ text: TextRange) {
        if text.isEmpty { return }
        let place = appropriatePlace()
        if place.parent == Self.document { return }
        let previous = place.before.map { arena.previousSibling(of: $0) } ?? arena.lastChild(of: place.parent)
        if let previous, arena[previous].isText { return join(text, to: previous) }
        let node = Node(.text, text: text)
        guard let sibling = place.before else {
            _ = arena.append(node, to: place.parent)
            return
        }
        arena.insert(arena.add(node), into: place.parent, before: sibling)
    }

    private mutating func join(_ text: TextRange, to node: NodeID) {
        let old = arena[node].text
        if old.isInSide == text.isInSide, old.end == text.start {
            arena[node].text = old.from(old.start, to: text.end)
            return
        }
        let length = Int(old.length) + Int(text.length)
        if old.isInSide, let room = reservedText[node], length <= room {
            for offset in 0..<Int(text.length) { tokenizer.textSide[old.end + offset] = byte(text, at: offset) }
            arena[node].text = old.from(old.start, to: old.end + Int(text.length))
            return
        }
        var start = old.start
        if !old.isInSide || old.end != tokenizer.textSide.count {
            start = tokenizer.textSide.count
            copyToSide(old)
        }
        copyToSide(text)
        arena[node].text = TextRange(side: start, tokenizer.textSide.count)
        if old.isInSide, start != old.start {
            // Moved for the second time: whoever alternates with it may come back, so leave room.
            reservedText[node] = 2 * length
            tokenizer.textSide.append(contentsOf: repeatElement(0, count: length))
        }
    }

    private mutating func copyToSide(_ text: TextRange) {
        guard text.isInSide else { return tokenizer.source.append(text.start, text.end, to: &tokenizer.textSide) }
        for place in text.start..<text.end { tokenizer.textSide.append(tokenizer.textSide[place]) }
    }

    /// Inserts U+FFFD, which stands for a NUL.
    mutating func insertReplacementCharacter() {
        let start = tokenizer.textSide.count
        tokenizer.textSide.append(contentsOf: [0xEF, 0xBF, 0xBD])
        insert(TextRange(side: start, start + 3))
    }

    /// Inserts a comment, in a given node or at the appropriate place.
    mutating func insertComment(_ token: Token, in parent: NodeID? = nil) {
        let node = Node(.comment, text: token.text)
        if let parent {
            _ = arena.append(node, to: parent)
            return
        }
        let place = appropriatePlace()
        arena.insert(arena.add(node), into: place.parent, before: place.before)
    }

    // MARK: Raw text

    /// "The generic raw text element parsing algorithm", RCDATA's and script data's.
    mutating func insertRawText(_ token: Token, _ state: TokenizerState) {
        insertElement(token)
        tokenizer.state = state
        originalMode = mode
        mode = .text
    }

    // MARK: Closing

    /// "Generate implied end tags", except for one element.
    @inline(__always)
    mutating func generateImpliedEndTags(except tag: Tag = .nameless) {
        while open.count > 1, open.current.tag.isClosedByImplication, open.current.tag != tag { open.pop() }
    }

    mutating func generateAllImpliedEndTagsThoroughly() {
        while open.count > 1, open.current.tag.isClosedThoroughly { open.pop() }
    }

    /// "Close a p element".
    @inline(__always)
    mutating func closeParagraphInButtonScope() {
        guard open.hasInButtonScope(.p) else { return }
        generateImpliedEndTags(except: .p)
        open.popThrough(.p)
    }
}
