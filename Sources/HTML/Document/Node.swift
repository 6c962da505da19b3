/// One node of the arena: 32 bytes, links by index.
@usableFromInline
package struct Node: Sendable {
    /// In place of an index: no such node.
    @inlinable package static var none: UInt32 { .max }

    @usableFromInline package internal(set) var parent = Node.none
    @usableFromInline package internal(set) var firstChild = Node.none
    var lastChild = Node.none
    @usableFromInline package internal(set) var next = Node.none
    var previous = Node.none
    /// Bits 0–25 the tag of an element, bits 29–31 the kind.
    @usableFromInline var label: UInt32
    /// Element: the first attribute and their number. Text, comment: the words of a `TextRange`. DOCTYPE: its index.
    @usableFromInline var payload: (UInt32, UInt32)

    init(kind: NodeKind) {
        label = UInt32(kind.rawValue) << 29
        payload = (0, 0)
    }

    init(element tag: Tag, attributes: Range<Int>) {
        label = UInt32(NodeKind.element.rawValue) << 29 | tag.raw
        payload = (UInt32(truncatingIfNeeded: attributes.lowerBound), UInt32(truncatingIfNeeded: attributes.count))
    }

    init(_ kind: NodeKind, text: TextRange) {
        label = UInt32(kind.rawValue) << 29
        payload = text.words
    }

    init(doctype index: Int) {
        label = UInt32(NodeKind.doctype.rawValue) << 29
        payload = (UInt32(truncatingIfNeeded: index), 0)
    }

    @inlinable package var kind: NodeKind { NodeKind(rawValue: UInt8(truncatingIfNeeded: label >> 29)) ?? .comment }
    @inlinable package var isText: Bool { label >> 29 == UInt32(NodeKind.text.rawValue) }
    @inlinable package var isElement: Bool { label >> 29 == UInt32(NodeKind.element.rawValue) }
    /// Of an element only.
    @inlinable package var tag: Tag { Tag(raw: label & 0x3FF_FFFF) }

    /// Of a text or a comment only.
    package internal(set) var text: TextRange {
        @inlinable get { TextRange(payload.0, payload.1) }
        set { payload = newValue.words }
    }

    /// Of an element only: places in the document's attributes.
    package internal(set) var attributes: Range<Int> {
        @inlinable get { Int(payload.0)..<Int(payload.0) + Int(payload.1) }
        set { payload = (UInt32(truncatingIfNeeded: newValue.lowerBound), UInt32(truncatingIfNeeded: newValue.count)) }
    }

    var doctypeIndex: Int { Int(payload.0) }
}
