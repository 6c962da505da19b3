import News

extension FeedReader {
    /// Atom 1.0 (RFC 4287) and 0.3.
    static func atom(_ markup: FeedMarkup, root: Int, base: WebURL) -> Feed {
        let base = markup.attribute("xml:base", of: root).flatMap { url($0, base: base) } ?? base
        var feed = Feed(format: .atom, entries: [])
        feed.language = markup.attribute("xml:lang", of: root)
        for child in markup.children(of: root) where isOwn(markup, child) {
            switch markup.elements[child].name.local {
            case "title": feed.title = feed.title ?? nonEmpty(construct(markup, child))
            case "link":
                guard let target = link(markup, child, base: base) else { continue }
                if target.relation == "self" { feed.selfURL = feed.selfURL ?? target.url }
                if target.relation == "alternate" { feed.siteURL = feed.siteURL ?? target.url }
            default: continue
            }
        }
        let entries = markup.elements.indices.filter { markup.elements[$0].name.local == "entry" && isOwn(markup, $0) }
        feed.entries = unique(entries.compactMap { atomEntry(markup, $0, base: base) })
        return feed
    }

    private static func atomEntry(_ markup: FeedMarkup, _ element: Int, base: WebURL) -> FeedEntry? {
        let base = markup.attribute("xml:base", of: element).flatMap { url($0, base: base) } ?? base
        var entry: FeedEntry?
        var links: [(url: WebURL, type: String?)] = []
        var draft = FeedEntry(url: base)
        for child in markup.children(of: element) {
            let name = markup.elements[child].name
            let text = markup.text(of: child).trimmingSpace()
            if name.vocabulary == .feedBurner, name.local == "origlink" {
                entry = url(text, base: base).map(FeedEntry.init)
            }
            guard isOwn(markup, child) else { continue }
            switch name.local {
            case "link":
                guard let target = link(markup, child, base: base), target.relation == "alternate" else { continue }
                links.append((target.url, target.type))
            case "id": draft.id = nonEmpty(text)
            case "title": draft.title = nonEmpty(construct(markup, child))
            case "summary": draft.summary = nonEmpty(construct(markup, child))
            case "published", "issued", "created": draft.published = draft.published ?? FeedDate.epochSeconds(text)
            case "updated", "modified": draft.modified = FeedDate.epochSeconds(text)
            case "author":
                let names = markup.children(of: child).filter { markup.elements[$0].name.local == "name" }
                draft.authors += names.compactMap { nonEmpty(markup.text(of: $0).foldingWhiteSpace()) }
            default: continue
            }
        }
        let page = links.first { $0.type == "text/html" || $0.type == "application/xhtml+xml" } ?? links.first
        guard let url = entry?.url ?? page?.url ?? draft.id.flatMap({ WebURL($0) }) else { return nil }
        draft.url = url
        draft.language = markup.attribute("xml:lang", of: element)
        return draft
    }

    /// A text construct (RFC 4287, section 3.1) as plain text.
    private static func construct(_ markup: FeedMarkup, _ element: Int) -> String {
        let text = markup.text(of: element)
        let type = markup.attribute("type", of: element)?.lowercased() ?? "text"
        return type == "html" || type == "text/html" ? FeedText.plain(text) : text.foldingWhiteSpace()
    }

    private static func isOwn(_ markup: FeedMarkup, _ element: Int) -> Bool {
        let name = markup.elements[element].name
        return name.vocabulary == .atom || !name.isPrefixed
    }
}
