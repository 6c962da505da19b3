package import HTML
package import News

/// Finds the feeds that a page links.
package enum FeedDiscovery {
    /// URLs of feeds, the most likely first, each once; none is fetched or tried.
    ///
    /// `link rel=alternate` goes before links that only look like feeds, and feeds of comments come last.
    package static func feeds(in document: Document, base: WebURL) -> [WebURL] {
        var base = base
        var declared: [WebURL] = []
        var comments: [WebURL] = []
        var guessed: [WebURL] = []
        for node in document.descendants(of: Document.root) where document.kind(of: node) == .element {
            let tag = document.tag(of: node)
            guard tag == .link || tag == .a || tag == .base,
                let href = document.attribute("href", of: node)?.trimmingSpace(), !href.isEmpty,
                let url = WebURL(href, relativeTo: base)
            else { continue }
            if tag == .base {
                base = url
            } else if tag == .link, isAlternate(document, node) {
                let title = (document.attribute("title", of: node) ?? "").lowercased()
                if isOfComments(title + " " + url.target.lowercased()) {
                    comments.append(url)
                } else {
                    declared.append(url)
                }
            } else if tag == .a, looksLikeFeed(url) {
                if isOfComments(url.target.lowercased()) { comments.append(url) } else { guessed.append(url) }
            }
        }
        var seen: Set<WebURL> = []
        return (declared + guessed + comments).filter { seen.insert($0.canonical).inserted }
    }

    private static func isAlternate(_ document: Document, _ node: NodeID) -> Bool {
        let relations = (document.attribute("rel", of: node) ?? "").lowercased().split(separator: " ")
        guard relations.contains("alternate") || relations.contains("feed"), !relations.contains("stylesheet") else {
            return false
        }
        let type = (document.attribute("type", of: node) ?? "").lowercased().prefix { $0 != ";" && $0 != " " }
        switch type {
        case "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
            "text/rss+xml",
            "application/x-rss+xml":
            return true
        case "application/json", "text/xml", "application/xml":
            return !(document.attribute("href", of: node) ?? "").contains("oembed")
        default: return type.isEmpty && relations.contains("feed")
        }
    }

    private static func isOfComments(_ text: String) -> Bool { text.contains("comment") || text.contains("تعليق") }

    /// Paths as news systems give them to feeds.
    private static func looksLikeFeed(_ url: WebURL) -> Bool {
        let path = url.path.lowercased()
        let last = path.split(separator: "/").last.map { String($0) } ?? ""
        if ["feed", "rss", "atom", "feed.json", "feeds"].contains(last) { return true }
        if last.hasSuffix(".rss") || last.hasSuffix(".rdf") || last.hasSuffix(".atom") { return true }
        if last.hasSuffix(".xml"), path.contains("rss") || path.contains("feed") || path.contains("atom") {
            return true
        }
        let query = url.query?.lowercased() ?? ""
        return query.split(separator: "&").contains {
            $0 == "feed=rss2" || $0 == "feed=atom" || $0 == "format=rss" || $0 == "type=rss"
        }
    }
}
