import HTML

/// What a page asks of robots in its head (`<meta name="robots" content="noarchive">`).
enum RobotsMeta {
    /// The contents of the elements as `X-Robots-Tag` would say them: those that address one robot begin with its name.
    static func directives(in document: Document) -> [String] {
        var directives: [String] = []
        for node in document.descendants(of: Document.root) where document.kind(of: node) == .element {
            let tag = document.tag(of: node)
            if tag == .body { break }
            guard tag == .meta, let name = document.attribute(.name, of: node)?.trimmingSpace().lowercased(),
                let content = document.attribute(.content, of: node)
            else { continue }
            if name == "robots" { directives.append(content) }
            if name == "tarwisa" { directives.append(name + ": " + content) }
        }
        return directives
    }
}
