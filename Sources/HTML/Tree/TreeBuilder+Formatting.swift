/// Active formatting elements and the adoption agency (13.2.4.3, 13.2.6.4.7).
extension TreeBuilder {
    /// "Push onto the list of active formatting elements", at most three alike.
    mutating func insertFormatting(_ token: Token) {
        let node = insertElement(token)
        var alike = 0
        var index = formatting.entries.count
        while index > 0 {
            index -= 1
            let entry = formatting.entries[index]
            guard let other = entry.node else { break }
            guard entry.tag == token.tag, haveSameAttributes(node, other) else { continue }
            alike += 1
            if alike == 3 {
                formatting.entries.remove(at: index)
                break
            }
        }
        formatting.append(node, token.tag)
    }

    private func haveSameAttributes(_ node: NodeID, _ other: NodeID) -> Bool {
        let (left, right) = (arena[node].attributes, arena[other].attributes)
        if left == right { return true }
        guard left.count == right.count else { return false }
        for index in left {
            let attribute = tokenizer.attributes[index]
            guard let match = tokenizer.attributes[right].first(where: { $0.name == attribute.name }),
                isSameText(attribute.value, match.value)
            else { return false }
        }
        return true
    }

    private func isSameText(_ left: TextRange, _ right: TextRange) -> Bool {
        guard left.length == right.length else { return false }
        for offset in 0..<Int(left.length) where valueByte(left, offset) != valueByte(right, offset) { return false }
        return true
    }

    private func valueByte(_ value: TextRange, _ offset: Int) -> UInt8 {
        value.isInSide ? tokenizer.attributeSide[value.start + offset] : tokenizer.source[value.start + offset]
    }

    /// "Reconstruct the active formatting elements".
    @inline(__always)
    mutating func reconstructFormatting() {
        guard let last = formatting.entries.last, let node = last.node, node != open.current.node else { return }
        reconstruct()
    }

    private mutating func reconstruct() {
        var index = formatting.entries.count
        while index > 0 {
            guard let node = formatting.entries[index - 1].node, open.lastIndex(of: node) == nil else { break }
            index -= 1
        }
        while index < formatting.entries.count {
            let entry = formatting.entries[index]
            guard let old = entry.node else { return }
            let countBefore = formatting.entries.count
            let node = insertElement(entry.tag, attributes: arena[old].attributes)
            // At the depth limit the insertion may have taken an earlier entry away.
            index -= countBefore - formatting.entries.count
            guard index >= 0, index < formatting.entries.count else { return }
            formatting.entries[index].node = node
            index += 1
        }
    }

    // MARK: The adoption agency algorithm

    mutating func adoptionAgency(_ subject: Tag) {
        let current = open.current
        if current.tag == subject, formatting.index(of: current.node) == nil { return open.pop() }
        for _ in 0..<8 {
            guard let listIndex = formatting.lastIndex(of: subject), let element = formatting.entries[listIndex].node
            else { return anyOtherEndTag(subject) }
            guard let stackIndex = open.lastIndex(of: element) else {
                formatting.entries.remove(at: listIndex)
                return
            }
            guard open.isInScope(at: stackIndex) else { return }
            guard let blockIndex = (stackIndex + 1..<open.count).first(where: { open[$0].tag.isSpecial }) else {
                open.popAbove(max(stackIndex - 1, 0))
                formatting.remove(element)
                return
            }
            adopt(formattingIndex: listIndex, stackIndex: stackIndex, blockIndex: blockIndex)
        }
    }

    /// One turn of the outer loop: the formatting element is split around the furthest block.
    private mutating func adopt(formattingIndex: Int, stackIndex: Int, blockIndex: Int) {
        let element = open[stackIndex]
        let block = open[blockIndex]
        let ancestor = open[max(stackIndex - 1, 0)]
        let (last, bookmark) = cloneBetween(
            element: element, block: block, blockIndex: blockIndex, bookmark: formattingIndex)
        arena.detach(last)
        let place = appropriatePlace(inside: ancestor)
        arena.insert(last, into: place.parent, before: place.before)

        let copy = clone(element.node, element.tag)
        arena.moveChildren(of: block.node, to: copy)
        arena.insert(copy, into: block.node, before: nil)
        var position = bookmark
        if let old = formatting.index(of: element.node) {
            formatting.entries.remove(at: old)
            if old < position { position -= 1 }
        }
        let bounded = min(position, formatting.entries.count)
        formatting.entries.insert(ActiveFormatting.Entry(node: copy, tag: element.tag), at: bounded)
        if let old = open.lastIndex(of: element.node) { open.remove(at: old) }
        if let index = open.lastIndex(of: block.node) { open.insert(copy, element.tag, at: index + 1) }
    }

    /// The inner loop: what stands between the element and the block is cloned around the block.
    private mutating func cloneBetween(
        element: OpenElements.Entry, block: OpenElements.Entry, blockIndex: Int, bookmark: Int
    ) -> (last: NodeID, bookmark: Int) {
        var bookmark = bookmark
        var last = block.node
        var index = blockIndex
        var turn = 0
        while index > 0 {
            turn += 1
            index -= 1
            let entry = open[index]
            if entry.node == element.node { break }
            var listIndex = formatting.index(of: entry.node)
            if turn > 3, let found = listIndex {
                formatting.entries.remove(at: found)
                if found < bookmark { bookmark -= 1 }
                listIndex = nil
            }
            guard let listIndex else {
                open.remove(at: index)
                continue
            }
            let copy = clone(entry.node, entry.tag)
            formatting.entries[listIndex].node = copy
            open.remove(at: index)
            open.insert(copy, entry.tag, at: index)
            if last == block.node { bookmark = listIndex + 1 }
            arena.detach(last)
            arena.insert(last, into: copy, before: nil)
            last = copy
        }
        return (last, bookmark)
    }
}
