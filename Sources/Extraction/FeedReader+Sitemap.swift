import Bytes
import News

extension FeedReader {
    /// `urlset` and `sitemapindex` of sitemaps.org, with the news extension.
    static func sitemap(_ markup: FeedMarkup, base: WebURL) -> Sitemap {
        var sitemap = Sitemap(sitemaps: [], pages: [])
        var seen: Set<WebURL> = []
        for element in markup.elements.indices {
            let name = markup.elements[element].name
            guard !name.isPrefixed, name.local == "url" || name.local == "sitemap" else { continue }
            guard let page = sitemapPage(markup, element, base: base) else { continue }
            guard seen.insert(page.entry.url).inserted else { continue }
            if name.local == "sitemap" {
                sitemap.sitemaps.append(.init(url: page.entry.url, modified: page.entry.modified))
            } else {
                sitemap.pages.append(page)
            }
        }
        return sitemap
    }

    /// A list of URLs, one a line, as sitemaps.org allows; nil where a line is none.
    static func plainSitemap(_ text: String, base: WebURL) -> Sitemap? {
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingSpace() }.filter { !$0.isEmpty }
        let urls = lines.compactMap { WebURL($0) }
        guard !urls.isEmpty, urls.count == lines.count else { return nil }
        return Sitemap(sitemaps: [], pages: unique(urls.map(FeedEntry.init)).map { .init(entry: $0, isNews: false) })
    }

    private static func sitemapPage(_ markup: FeedMarkup, _ element: Int, base: WebURL) -> Sitemap.Page? {
        var location: WebURL?
        var news: Int?
        var modified: Int64?
        for child in markup.children(of: element) {
            let name = markup.elements[child].name
            switch name.local {
            case "loc" where !name.isPrefixed: location = url(markup.text(of: child), base: base)
            case "lastmod" where !name.isPrefixed: modified = FeedDate.epochSeconds(markup.text(of: child))
            case "news" where name.vocabulary == .news: news = child
            default: continue
            }
        }
        guard let location else { return nil }
        var entry = FeedEntry(url: location)
        entry.modified = modified
        if let news { addNews(markup, news, to: &entry) }
        return Sitemap.Page(entry: entry, isNews: news != nil)
    }

    private static func addNews(_ markup: FeedMarkup, _ element: Int, to entry: inout FeedEntry) {
        for child in markup.children(of: element) {
            let text = markup.text(of: child).foldingWhiteSpace()
            switch markup.elements[child].name.local {
            case "title": entry.title = nonEmpty(text)
            case "publication_date": entry.published = FeedDate.epochSeconds(text)
            case "publication":
                let language = markup.children(of: child).first { markup.elements[$0].name.local == "language" }
                entry.language = language.flatMap { nonEmpty(markup.text(of: $0).foldingWhiteSpace()) }
            default: continue
            }
        }
    }
}
