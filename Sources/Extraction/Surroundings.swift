import HTML

/// Where on a page a node stands, as its ancestors tell.
enum Surroundings {
    /// Whether an element's class makes it navigation, a side bar, a footer, comments or a list of other articles.
    static func beginElsewhere(_ element: NodeID, in document: Document) -> Bool {
        let names = document.attributeBytes(.class, of: element)
        return canBeElsewhere(document.tag(of: element)) && names.map { ClassHints($0).contains(.elsewhere) } ?? false
    }

    /// The page and the article itself are never beside themselves, whatever their classes say.
    static func canBeElsewhere(_ tag: Tag) -> Bool {
        switch tag {
        case .body, .html, .article, .main: false
        default: true
        }
    }
}
