import HTML

/// What the page calls itself: texts that are headlines and therefore no paragraphs.
struct BodyTitles {
    /// Keys of the headline, of every `h1` and of the titles in metas.
    let keys: Set<[UInt8]>
    /// The element that shows the headline, if one does.
    let heading: Int?

    init(_ page: BodyPage, headline: String?) {
        let key = BodyText.key(of: (headline ?? "").utf8)
        var keys = page.titleKeys
        if !key.isEmpty { keys.insert(key) }
        self.keys = keys
        let headings = page.node.indices.filter {
            page.tag[$0] == .h1 && page.width[$0] > 10 && !page.signs[$0].contains(.text)
        }
        heading = headings.first { !key.isEmpty && BodyText.key(of: $0, on: page) == key } ?? headings.first
    }
}
