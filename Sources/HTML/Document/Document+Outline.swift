/// The tree as indented lines: one node a line, attributes sorted, as conformance suites and failing tests show trees.
extension Document {
    /// Lines of everything below a node: `| ` and two spaces for each level.
    package func outline(of root: NodeID = Self.root) -> String {
        var lines: [String] = []
        var open: [(node: NodeID, depth: Int)] = firstChild(of: root).map { [($0, 0)] } ?? []
        while let (node, depth) = open.popLast() {
            appendLines(of: node, depth, to: &lines)
            if let sibling = nextSibling(of: node) { open.append((sibling, depth)) }
            var childDepth = depth + 1
            var container = node
            if let content = templateContents[node] {
                lines.append(line(childDepth, "content"))
                container = content
                childDepth += 1
            }
            if let child = firstChild(of: container) { open.append((child, childDepth)) }
        }
        return lines.joined(separator: "\n")
    }

    private func line(_ depth: Int, _ text: String) -> String {
        "| " + String(repeating: "  ", count: depth) + text
    }

    private func appendLines(of id: NodeID, _ depth: Int, to lines: inout [String]) {
        let node = node(id)
        switch node.kind {
        case .text: lines.append(line(depth, "\"\(text(of: id))\""))
        case .comment: lines.append(line(depth, "<!-- \(text(of: id)) -->"))
        case .doctype: lines.append(line(depth, "<!DOCTYPE \(doctypeOutline(doctypes[node.doctypeIndex]))>"))
        case .element:
            let prefix = ["", "svg ", "math "][Int(node.tag.namespace.rawValue)]
            lines.append(line(depth, "<\(prefix)\(name(of: id))>"))
            let attributes = attributes[node.attributes].map { record in
                let name = attributeNames.string(record.name & ~AttributeRecord.namespacedBit)
                let isNamespaced = record.name & AttributeRecord.namespacedBit != 0
                let shown = isNamespaced ? String(name.map { $0 == ":" ? " " : $0 }) : name
                return (name: shown, value: String(decoding: bytes(ofValue: record.value), as: UTF8.self))
            }
            for (name, value) in attributes.sorted(by: { Array($0.name.utf16).lexicographicallyPrecedes($1.name.utf16) }
            ) {
                lines.append(line(depth + 1, "\(name)=\"\(value)\""))
            }
        case .document, .fragment: break
        }
    }

    private func doctypeOutline(_ doctype: DoctypeToken) -> String {
        let name = String(decoding: doctype.name ?? [], as: UTF8.self)
        if doctype.publicIdentifier == nil, doctype.systemIdentifier == nil { return name }
        let identifiers = [doctype.publicIdentifier, doctype.systemIdentifier].map {
            "\"\(String(decoding: $0 ?? [], as: UTF8.self))\""
        }
        return "\(name) \(identifiers.joined(separator: " "))"
    }
}
