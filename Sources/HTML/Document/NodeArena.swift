/// The nodes of a tree under construction: appending, moving and removing by changing links.
struct NodeArena: Sendable {
    private(set) var nodes: [Node] = []

    var count: Int { nodes.count }

    mutating func reserve(_ count: Int) { nodes.reserveCapacity(count) }

    @inline(__always)
    subscript(id: NodeID) -> Node {
        get { nodes[id.offset] }
        _modify { yield &nodes[id.offset] }
    }

    /// Adds a node that stands nowhere yet.
    mutating func add(_ node: Node) -> NodeID {
        nodes.append(node)
        return NodeID(nodes.count - 1)
    }

    /// Adds a node as the last child.
    @inline(__always)
    mutating func append(_ node: Node, to parent: NodeID) -> NodeID {
        let id = NodeID(nodes.count)
        var node = node
        let last = nodes[parent.offset].lastChild
        node.parent = parent.index
        node.previous = last
        nodes.append(node)
        nodes[parent.offset].lastChild = id.index
        if last == Node.none {
            nodes[parent.offset].firstChild = id.index
        } else {
            nodes[Int(last)].next = id.index
        }
        return id
    }

    /// Puts a node that stands nowhere before a child of `parent`, or last when there is none.
    mutating func insert(_ id: NodeID, into parent: NodeID, before sibling: NodeID?) {
        let previous = sibling.map { nodes[$0.offset].previous } ?? nodes[parent.offset].lastChild
        nodes[id.offset].parent = parent.index
        nodes[id.offset].previous = previous
        nodes[id.offset].next = sibling?.index ?? Node.none
        if previous == Node.none {
            nodes[parent.offset].firstChild = id.index
        } else {
            nodes[Int(previous)].next = id.index
        }
        if let sibling {
            nodes[sibling.offset].previous = id.index
        } else {
            nodes[parent.offset].lastChild = id.index
        }
    }

    /// Takes a node out of its parent, with all that it holds.
    mutating func detach(_ id: NodeID) {
        let node = nodes[id.offset]
        guard node.parent != Node.none else { return }
        if node.previous == Node.none {
            nodes[Int(node.parent)].firstChild = node.next
        } else {
            nodes[Int(node.previous)].next = node.next
        }
        if node.next == Node.none {
            nodes[Int(node.parent)].lastChild = node.previous
        } else {
            nodes[Int(node.next)].previous = node.previous
        }
        nodes[id.offset].parent = Node.none
        nodes[id.offset].previous = Node.none
        nodes[id.offset].next = Node.none
    }

    /// Moves all children of one node behind those of another; linear in their number.
    mutating func moveChildren(of source: NodeID, to target: NodeID) {
        var child = nodes[source.offset].firstChild
        while child != Node.none {
            let next = nodes[Int(child)].next
            detach(NodeID(child))
            insert(NodeID(child), into: target, before: nil)
            child = next
        }
    }

    func parent(of id: NodeID) -> NodeID? {
        let parent = nodes[id.offset].parent
        return parent == Node.none ? nil : NodeID(parent)
    }

    func lastChild(of id: NodeID) -> NodeID? {
        let child = nodes[id.offset].lastChild
        return child == Node.none ? nil : NodeID(child)
    }

    func previousSibling(of id: NodeID) -> NodeID? {
        let sibling = nodes[id.offset].previous
        return sibling == Node.none ? nil : NodeID(sibling)
    }
}
