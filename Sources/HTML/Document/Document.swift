/// A parsed page: an arena of nodes, immutable, whose text and attribute values are ranges of the page's own bytes.
///
/// Holds at most one million nodes, open elements at most 512 deep; what is beyond is flattened, never lost as text.
package struct Document: Sendable {
    /// The document node itself.
    package static let root = NodeID(0 as UInt32)

    /// The page, decoded.
    package let source: [UInt8]
    /// What texts have that the source does not spell out.
    package let textSide: [UInt8]
    /// The same of attribute values.
    package let attributeSide: [UInt8]
    /// By `NodeID.offset`, for walks over whole pages: they read arrays where a call for each node would cost more.
    package let nodes: [Node]
    package let attributes: [AttributeRecord]
    let tagNames: NameTable
    let attributeNames: NameTable
    let doctypes: [DoctypeToken]
    let templateContents: [NodeID: NodeID]

    /// The name of the encoding that the bytes were decoded from, in lower case as the Encoding Standard's labels are.
    package var encodingName: String = "utf-8"
    /// Whether the DOCTYPE asks for quirks.
    package let quirksMode: QuirksMode

    /// The number of nodes in the arena, those of template contents included.
    package var nodeCount: Int { nodes.count }

    @inline(__always)
    func node(_ id: NodeID) -> Node { nodes[id.offset] }

    package func kind(of id: NodeID) -> NodeKind { node(id).kind }

    /// The interned name of an element; a tag that equals no constant for every other kind of node.
    package func tag(of id: NodeID) -> Tag {
        let node = node(id)
        return node.isElement ? node.tag : .nameless
    }

    /// An element's name as the standard spells it: lower case, SVG's in camel case; "" for other nodes.
    package func name(of id: NodeID) -> String {
        let node = node(id)
        if node.isElement { return tagNames.string(node.tag.number) }
        if node.kind == .doctype { return String(decoding: doctypes[node.doctypeIndex].name ?? [], as: UTF8.self) }
        return ""
    }

    /// Whether an element's name has a hyphen, as those have that a page defines itself.
    package func hasHyphenatedName(_ id: NodeID) -> Bool {
        let node = node(id)
        return node.isElement && tagNames.name(node.tag.number).contains(0x2D)
    }

    /// Whether a node is an element, and which namespace it is in.
    package func namespace(of id: NodeID) -> Namespace? {
        let node = node(id)
        return node.isElement ? node.tag.namespace : nil
    }

    /// The fragment that holds what a `template` contains.
    package func templateContent(of id: NodeID) -> NodeID? { templateContents[id] }

    // MARK: Bytes

    @inline(__always)
    func bytes(ofText range: TextRange) -> ArraySlice<UInt8> {
        range.isInSide ? textSide[range.start..<range.end] : source[range.start..<range.end]
    }

    @inline(__always)
    func bytes(ofValue range: TextRange) -> ArraySlice<UInt8> {
        range.isInSide ? attributeSide[range.start..<range.end] : source[range.start..<range.end]
    }
}
