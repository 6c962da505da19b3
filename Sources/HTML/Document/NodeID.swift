/// A node's place in its document's arena: dense, from 0 (the document itself), meaningful in that document only.
@usableFromInline
package struct NodeID: Hashable, Comparable, Sendable {
    @usableFromInline let index: UInt32

    @inlinable package init(_ index: UInt32) { self.index = index }
    @inlinable init(_ index: Int) { self.index = UInt32(truncatingIfNeeded: index) }

    /// The index as an array index, for side tables of `Document.nodeCount` entries.
    @inlinable package var offset: Int { Int(index) }

    /// Orders nodes by when they were made, which for ordinary pages is document order.
    @inlinable package static func < (left: NodeID, right: NodeID) -> Bool { left.index < right.index }
}

/// What a node is.
@usableFromInline
package enum NodeKind: UInt8, Sendable {
    case document, doctype, element, text, comment
    /// The contents of a `template`, which are no part of the document.
    case fragment
}
