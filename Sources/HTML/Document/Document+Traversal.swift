/// Walking the tree: every step is constant time, nothing recurses.
extension Document {
    @inline(__always)
    private func id(_ index: UInt32) -> NodeID? { index == Node.none ? nil : NodeID(index) }

    package func parent(of node: NodeID) -> NodeID? { id(nodes[node.offset].parent) }
    package func firstChild(of node: NodeID) -> NodeID? { id(nodes[node.offset].firstChild) }
    package func lastChild(of node: NodeID) -> NodeID? { id(nodes[node.offset].lastChild) }
    package func nextSibling(of node: NodeID) -> NodeID? { id(nodes[node.offset].next) }
    package func previousSibling(of node: NodeID) -> NodeID? { id(nodes[node.offset].previous) }

    /// The nodes directly below a node, in order.
    package func children(of node: NodeID) -> ChildNodes {
        ChildNodes(document: self, following: firstChild(of: node))
    }

    /// All nodes below a node, each before its own children.
    package func descendants(of node: NodeID) -> DescendantNodes { DescendantNodes(document: self, below: node) }

    /// The node that follows in document order within a subtree; nil at its end.
    @inline(__always)
    func next(after node: NodeID, below root: NodeID) -> NodeID? {
        let child = nodes[node.offset].firstChild
        if child != Node.none { return NodeID(child) }
        return nextBeside(node, below: root)
    }

    /// The same without entering the node's own children.
    @inline(__always)
    func nextBeside(_ node: NodeID, below root: NodeID) -> NodeID? {
        var index = node.index
        while index != root.index {
            let links = nodes[Int(index)]
            if links.next != Node.none { return NodeID(links.next) }
            if links.parent == Node.none { return nil }
            index = links.parent
        }
        return nil
    }

    /// The node that follows in document order behind a node and all that it holds; nil at the end of the tree.
    package func following(subtreeOf node: NodeID) -> NodeID? { nextBeside(node, below: Document.root) }

    /// Whether a node lies somewhere below another.
    package func isDescendant(_ node: NodeID, of ancestor: NodeID) -> Bool {
        var current = parent(of: node)
        while let found = current {
            if found == ancestor { return true }
            current = parent(of: found)
        }
        return false
    }
}

/// The children of a node.
package struct ChildNodes: Sequence, IteratorProtocol {
    private let document: Document
    private var following: NodeID?

    init(document: Document, following: NodeID?) {
        self.document = document
        self.following = following
    }

    package mutating func next() -> NodeID? {
        guard let node = following else { return nil }
        following = document.nextSibling(of: node)
        return node
    }
}

/// The descendants of a node in document order.
package struct DescendantNodes: Sequence, IteratorProtocol {
    private let document: Document
    private let root: NodeID
    private var current: NodeID?

    init(document: Document, below root: NodeID) {
        self.document = document
        self.root = root
        current = root
    }

    package mutating func next() -> NodeID? {
        guard let node = current else { return nil }
        current = document.next(after: node, below: root)
        return current
    }
}
