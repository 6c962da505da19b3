import HTML

/// What the page calls itself: texts that are headlines and therefore no paragraphs.
struct BodyTitles {
    /// Hashed keys of the headline, of every `h1` and of the titles in metas.
    let keys: Set<UInt64>
    /// The element that shows the headline, if one does.
    let heading: Int?

    init(_ page: BodyPage, headline: String?) {
        let key = BodyText.key(of: (headline ?? "").utf8)
        var keys = page.titleKeys
        if !key.isEmpty { keys.insert(BodyText.keyHash(key)) }
        self.keys = keys
        let headings = page.indices.filter {
            page[$0].tag == .h1 && page[$0].width > 10 && !page.isText($0)
        }
        heading = headings.first { !key.isEmpty && BodyText.key(of: $0, on: page) == key } ?? headings.first
    }
}
