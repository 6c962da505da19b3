/// The document's own check of its links and ranges.
extension Document {
    /// The first broken invariant in words, or nil; linear in the nodes, for tests and fuzzing.
    package func checkInvariants() -> String? {
        guard let first = nodes.first, first.kind == .document, first.parent == Node.none else { return "no root" }
        for index in nodes.indices {
            if let broken = brokenLink(of: index) ?? brokenPayload(of: index) { return "node \(index): \(broken)" }
        }
        for (template, content) in templateContents {
            if node(template).tag != .template || node(content).kind != .fragment { return "template \(template)" }
            if node(content).parent != Node.none { return "content \(content) has a parent" }
        }
        return brokenReach()
    }

    private func brokenLink(of index: Int) -> String? {
        let node = nodes[index]
        let own = UInt32(index)
        let links = [node.parent, node.firstChild, node.lastChild, node.next, node.previous]
        if links.contains(where: { $0 != Node.none && $0 >= nodes.count }) { return "a link leads nowhere" }
        if (node.firstChild == Node.none) != (node.lastChild == Node.none) { return "one end of children is missing" }
        if node.firstChild != Node.none {
            guard node.kind == .element || node.kind == .document || node.kind == .fragment else {
                return "has children"
            }
            let (first, last) = (nodes[Int(node.firstChild)], nodes[Int(node.lastChild)])
            if first.parent != own || last.parent != own { return "an end child has another parent" }
            if first.previous != Node.none || last.next != Node.none { return "an end child is not at the end" }
        }
        if node.next != Node.none {
            let next = nodes[Int(node.next)]
            if next.previous != own || next.parent != node.parent { return "next sibling disagrees" }
            if node.isText, next.isText { return "two texts in a row" }
        }
        if node.previous != Node.none, nodes[Int(node.previous)].next != own { return "previous sibling disagrees" }
        if node.parent == Node.none, node.next != Node.none || node.previous != Node.none {
            return "siblings, no parent"
        }
        return nil
    }

    private func brokenPayload(of index: Int) -> String? {
        let node = nodes[index]
        switch node.kind {
        case .text, .comment:
            let limit = node.text.isInSide ? textSide.count : source.count
            if node.text.end > limit { return "text beyond its buffer" }
            if node.isText, node.text.isEmpty { return "empty text" }
        case .element:
            if node.attributes.upperBound > attributes.count { return "attributes beyond the array" }
            if node.tag.number == 0 || Int(node.tag.number) >= tagNames.count { return "unknown tag" }
            var seen: Set<UInt32> = []
            for record in attributes[node.attributes] {
                if Int(record.name & ~AttributeRecord.namespacedBit) >= attributeNames.count {
                    return "unknown attribute"
                }
                let limit = record.value.isInSide ? attributeSide.count : source.count
                if record.value.end > limit { return "value beyond its buffer" }
                if !seen.insert(record.name).inserted { return "an attribute twice" }
            }
        case .doctype:
            if node.doctypeIndex >= doctypes.count { return "unknown DOCTYPE" }
        case .document, .fragment: break
        }
        return nil
    }

    /// From the root every node is met once, and no cycle exists.
    private func brokenReach() -> String? {
        var met = 0
        var current: NodeID? = Self.root
        while let node = current {
            met += 1
            if met > nodes.count { return "a cycle" }
            current = next(after: node, below: Self.root)
        }
        return nil
    }
}
