package import News

/// A feed as a source publishes it: what it is called and what is new.
package struct Feed: Sendable, Equatable {
    package enum Format: String, Sendable { case rss, rdf, atom, json }

    package var format: Format
    package var title: String?
    /// The page that the feed is about.
    package var siteURL: WebURL?
    /// The feed's own URL, as it names it.
    package var selfURL: WebURL?
    package var language: String?
    /// Seconds between two polls that the feed asks for (`ttl`, `sy:updatePeriod`).
    package var pollSeconds: Int64?
    /// In the order of the feed; each URL once.
    package var entries: [FeedEntry]
}

/// One article that a feed or a news sitemap announces.
package struct FeedEntry: Sendable, Equatable {
    /// Where the article stands.
    package var url: WebURL
    /// What the feed identifies it by (`guid`, `id`).
    package var id: String?
    /// As text, without markup.
    package var title: String?
    package var summary: String?
    package var authors: [String] = []
    package var language: String?
    /// Seconds since 1970-01-01T00:00:00Z.
    package var published: Int64?
    package var modified: Int64?

    package init(url: WebURL) { self.url = url }
}

/// A list of a site's pages (sitemaps.org 0.9), with what the news extension adds.
package struct Sitemap: Sendable, Equatable {
    /// Further sitemaps, where the file is an index.
    package var sitemaps: [Location]
    package var pages: [Page]

    package struct Location: Sendable, Equatable {
        package var url: WebURL
        package var modified: Int64?
    }

    package struct Page: Sendable, Equatable {
        package var entry: FeedEntry
        /// Whether the file says that the page is a news article.
        package var isNews: Bool
    }
}

/// What a source's URL turned out to be.
package enum FeedReading: Sendable, Equatable {
    case feed(Feed)
    case sitemap(Sitemap)
    /// An HTML page, which may link a feed.
    case page
    /// Nothing that announces articles, or nothing that may be read; a sentence says why.
    case refused(String)
}
