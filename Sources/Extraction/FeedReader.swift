import Bytes
package import News

/// Reads what announces articles: RSS 0.9x, 1 and 2, Atom, JSON Feed and sitemaps, however broken.
package enum FeedReader {
    /// The longest file that is read, in bytes, compressed or not.
    package static let byteLimit = 50 << 20

    /// What the content is. `base` is the URL that answered; `contentType` the value of its field.
    package static func reading(_ content: [UInt8], contentType: String?, base: WebURL) -> FeedReading {
        guard content.count <= byteLimit else { return .refused("The feed is longer than \(byteLimit) bytes") }
        var content = content
        if Gzip.isGzip(content) {
            do throws(Inflate.Failure) { content = try Gzip.decoded(content, limit: byteLimit) } catch {
                return .refused(
                    error == .tooLarge ? "The feed is longer than \(byteLimit) bytes" : "The feed's gzip is damaged")
            }
        }
        let charset = contentType?.lowercased().firstRange(of: "charset=").flatMap { range in
            contentType.map { String($0.lowercased()[range.upperBound...].prefix { $0 != ";" && $0 != " " }) }
        }
        let text = FeedText.decoded(content, transportCharset: charset)
        let start = text.utf8.first { !$0.isASCIIWhitespace }
        if start == 0x7B { return json(text, base: base) }
        if start != 0x3C, let sitemap = plainSitemap(text, base: base) { return .sitemap(sitemap) }
        return xml(text, base: base)
    }

    private static func xml(_ text: String, base: WebURL) -> FeedReading {
        let markup = FeedMarkup(text)
        if markup.declaresEntities { return .refused("The feed declares entities of its own") }
        guard let root = markup.elements.indices.dropFirst().first(where: { isRoot(markup.elements[$0].name) }) else {
            return .refused("Neither a feed nor a sitemap")
        }
        switch markup.elements[root].name.local {
        case "rss": return .feed(rss(markup, format: .rss, base: base))
        case "rdf", "channel": return .feed(rss(markup, format: .rdf, base: base))
        case "feed": return .feed(atom(markup, root: root, base: base))
        case "urlset", "sitemapindex": return .sitemap(sitemap(markup, base: base))
        default: return .page
        }
    }

    private static func isRoot(_ name: FeedMarkup.Name) -> Bool {
        ["rss", "rdf", "feed", "urlset", "sitemapindex", "html", "channel"].contains(name.local)
    }

    /// The entries with a URL, each URL once.
    static func unique(_ entries: [FeedEntry]) -> [FeedEntry] {
        var seen: Set<WebURL> = []
        return entries.filter { seen.insert($0.url.canonical).inserted }
    }
}
