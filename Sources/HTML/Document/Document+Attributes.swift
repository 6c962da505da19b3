/// Attributes of elements.
extension Document {
    /// An attribute's value by its qualified name (lower case in HTML); nil where the element does not have it.
    package func attribute(_ name: String, of id: NodeID) -> String? {
        guard let bytes = attributeBytes(name, of: id) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The same as bytes of UTF-8, without making a string.
    package func attributeBytes(_ name: String, of id: NodeID) -> ArraySlice<UInt8>? {
        let node = node(id)
        guard node.isElement, !node.attributes.isEmpty, let number = attributeNames.find(name.utf8) else { return nil }
        return value(of: number, on: node)
    }

    /// The value of an attribute whose name every document knows, as bytes of UTF-8.
    package func attributeBytes(_ name: AttributeName, of id: NodeID) -> ArraySlice<UInt8>? {
        let node = node(id)
        return node.isElement ? value(of: name.number, on: node) : nil
    }

    /// The same as a string.
    package func attribute(_ name: AttributeName, of id: NodeID) -> String? {
        attributeBytes(name, of: id).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The places of an element's attributes in the order of the source, for `attributeName` and `attributeValue`.
    package func attributePlaces(of id: NodeID) -> Range<Int> {
        let node = node(id)
        return node.isElement ? node.attributes : 0..<0
    }

    package func attributeName(at place: Int) -> AttributeName { attributes[place].attribute }

    /// The value as bytes of UTF-8.
    package func attributeValue(at place: Int) -> ArraySlice<UInt8> { bytes(ofValue: attributes[place].value) }

    /// Whether an element has an attribute, whatever its value.
    package func hasAttribute(_ name: String, of id: NodeID) -> Bool { attributeBytes(name, of: id) != nil }

    /// All attributes in the order of the source.
    package func attributes(of id: NodeID) -> [(name: String, value: String)] {
        let node = node(id)
        guard node.isElement else { return [] }
        return attributes[node.attributes].map { record in
            (
                attributeNames.string(record.name & ~AttributeRecord.namespacedBit),
                String(decoding: bytes(ofValue: record.value), as: UTF8.self)
            )
        }
    }

    func value(of number: UInt32, on node: Node) -> ArraySlice<UInt8>? {
        for index in node.attributes {
            let record = attributes[index]
            if record.name & ~AttributeRecord.namespacedBit == number { return bytes(ofValue: record.value) }
        }
        return nil
    }
}
