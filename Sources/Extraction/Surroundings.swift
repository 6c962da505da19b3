import HTML

/// Where on a page a node stands, as its ancestors tell.
enum Surroundings {
    /// Whether the node is inside navigation, a side bar, a footer, comments or a list of other articles.
    static func isElsewhere(_ node: NodeID, in document: Document) -> Bool {
        var current: NodeID? = node
        var depth = 0
        while let ancestor = current, depth < 40 {
            let tag = document.tag(of: ancestor)
            if tag == .nav || tag == .footer || tag == .aside { return true }
            if tag != .body, tag != .html, tag != .article, tag != .main,
                let names = document.attribute("class", of: ancestor)
            {
                if ClassHints(names).contains(.elsewhere) { return true }
            }
            current = document.parent(of: ancestor)
            depth += 1
        }
        return false
    }
}
