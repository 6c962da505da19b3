/// Writing a tree back as HTML (HTML Standard 13.3).
extension Document {
    /// A node's children as HTML.
    package func innerHTML(of id: NodeID) -> String {
        var bytes: [UInt8] = []
        let root = templateContents[id] ?? id
        serialize(below: root, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A node with its children as HTML.
    package func outerHTML(of id: NodeID) -> String {
        var bytes: [UInt8] = []
        if open(id, into: &bytes) {
            serialize(below: templateContents[id] ?? id, into: &bytes)
            close(id, into: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Walks with a stack of its own: (node to close, where its children's subtree ends).
    private func serialize(below root: NodeID, into bytes: inout [UInt8]) {
        var open: [NodeID] = []
        var current = firstChild(of: root)
        while true {
            if let node = current {
                if self.open(node, into: &bytes) {
                    open.append(node)
                    current = firstChild(of: templateContents[node] ?? node)
                } else {
                    current = nextSibling(of: node)
                }
            } else if let node = open.popLast() {
                close(node, into: &bytes)
                current = nextSibling(of: node)
            } else {
                return
            }
        }
    }

    /// Writes what comes before the children; true when children and an end tag follow.
    private func open(_ id: NodeID, into bytes: inout [UInt8]) -> Bool {
        let node = node(id)
        switch node.kind {
        case .document, .fragment: return true
        case .doctype: append("<!DOCTYPE \(name(of: id))>", to: &bytes)
        case .comment:
            append("<!--", to: &bytes)
            bytes.append(contentsOf: self.bytes(ofText: node.text))
            append("-->", to: &bytes)
        case .text: appendText(node, to: &bytes)
        case .element:
            bytes.append(0x3C)
            bytes.append(contentsOf: tagNames.name(node.tag.number))
            for record in attributes[node.attributes] { append(record, to: &bytes) }
            bytes.append(0x3E)
            return !node.tag.isVoid
        }
        return false
    }

    private func close(_ id: NodeID, into bytes: inout [UInt8]) {
        let node = node(id)
        guard node.isElement else { return }
        append("</", to: &bytes)
        bytes.append(contentsOf: tagNames.name(node.tag.number))
        bytes.append(0x3E)
    }

    private func append(_ text: String, to bytes: inout [UInt8]) { bytes.append(contentsOf: text.utf8) }

    private func append(_ record: AttributeRecord, to bytes: inout [UInt8]) {
        bytes.append(0x20)
        bytes.append(contentsOf: attributeNames.name(record.name & ~AttributeRecord.namespacedBit))
        append("=\"", to: &bytes)
        escape(self.bytes(ofValue: record.value), isValue: true, into: &bytes)
        bytes.append(0x22)
    }

    private func appendText(_ node: Node, to bytes: inout [UInt8]) {
        let text = self.bytes(ofText: node.text)
        let isRaw = node.parent != Node.none && nodes[Int(node.parent)].tag.holdsRawText
        if isRaw { bytes.append(contentsOf: text) } else { escape(text, isValue: false, into: &bytes) }
    }

    /// "Escaping a string".
    private func escape(_ text: ArraySlice<UInt8>, isValue: Bool, into bytes: inout [UInt8]) {
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            switch byte {
            case 0x26: append("&amp;", to: &bytes)
            case 0x3C: append("&lt;", to: &bytes)
            case 0x3E: append("&gt;", to: &bytes)
            case 0x22 where isValue: append("&quot;", to: &bytes)
            case 0xC2 where index + 1 < text.endIndex && text[index + 1] == 0xA0:
                append("&nbsp;", to: &bytes)
                index += 1
            default: bytes.append(byte)
            }
            index += 1
        }
    }
}
