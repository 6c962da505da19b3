import HTML

/// What a page asks of robots in its head (`<meta name="robots" content="noarchive">`).
enum RobotsMeta {
    /// The contents of the elements as `X-Robots-Tag` would say them: those that address one robot begin with its name.
    static func directives(in document: Document) -> [String] {
        var directives: [String] = []
        for node in document.descendants(of: Document.root) where document.kind(of: node) == .element {
            let tag = document.tag(of: node)
            if tag == .body { break }
            guard tag == .meta, let bytes = document.attributeBytes(.name, of: node), mayAddress(bytes),
                let content = document.attribute(.content, of: node)
            else { continue }
            let name = String(decoding: bytes, as: UTF8.self).trimmingSpace().lowercased()
            if name == "robots" { directives.append(content) }
            if name == "tarwisa" { directives.append(name + ": " + content) }
        }
        return directives
    }

    /// Whether a name begins as the robots' and our own do; of those on a page hardly another does.
    private static func mayAddress(_ name: ArraySlice<UInt8>) -> Bool {
        guard let first = name.first(where: { ($0 | 0x20) &- 0x61 < 26 }) else { return false }
        return first | 0x20 == UInt8(ascii: "r") || first | 0x20 == UInt8(ascii: "t")
    }
}
