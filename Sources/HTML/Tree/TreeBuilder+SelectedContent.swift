/// `selectedcontent`: what a `select` shows of its selected option (HTML Standard 4.10.7, 4.10.17).
///
/// The standard copies whenever an option is popped; without scripts only the last copy is ever seen.
extension TreeBuilder {
    mutating func fillSelectedContent() {
        guard let number = tokenizer.tagNames.find("selectedcontent".utf8) else { return }
        let selectedContent = Tag(html: number)
        let selects = (0..<arena.count).map { NodeID($0) }.filter { arena[$0].tag == .select && arena[$0].isElement }
        for select in selects where arena.count < Self.nodeLimit {
            let below = descendants(of: select)
            let options = below.filter { arena[$0].tag == .option }
            let selected = options.last { value(of: AttributeName.selected.number, on: $0) != nil }
            guard let target = below.first(where: { arena[$0].tag == selectedContent }),
                let option = selected ?? options.first
            else { continue }
            copyChildren(of: option, to: target)
        }
    }

    /// In document order.
    private func descendants(of root: NodeID) -> [NodeID] {
        var found: [NodeID] = []
        var open = [arena[root].firstChild]
        while let index = open.popLast() {
            if index == Node.none { continue }
            found.append(NodeID(index))
            open.append(arena[NodeID(index)].next)
            open.append(arena[NodeID(index)].firstChild)
        }
        return found
    }

    private mutating func copyChildren(of source: NodeID, to target: NodeID) {
        while let child = arena.lastChild(of: target) { arena.detach(child) }
        var copies = [source: target]
        for node in descendants(of: source) {
            guard let parent = arena.parent(of: node), let newParent = copies[parent] else { continue }
            var copy = arena[node]
            copy.firstChild = Node.none
            copy.lastChild = Node.none
            copy.next = Node.none
            copies[node] = arena.append(copy, to: newParent)
        }
    }
}
