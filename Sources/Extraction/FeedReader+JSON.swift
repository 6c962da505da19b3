import News

extension FeedReader {
    /// JSON Feed 1.0 and 1.1.
    static func json(_ text: String, base: WebURL) -> FeedReading {
        guard let root = TolerantJSONReader.values(in: text).first,
            root["version"]?.string?.contains("jsonfeed.org") == true || root["items"] != nil
        else { return .refused("Neither a feed nor a sitemap") }
        var feed = Feed(format: .json, entries: [])
        feed.title = root["title"]?.string.flatMap { nonEmpty($0.foldingWhiteSpace()) }
        feed.siteURL = root["home_page_url"]?.string.flatMap { url($0, base: base) }
        feed.selfURL = root["feed_url"]?.string.flatMap { url($0, base: base) }
        feed.language = root["language"]?.string
        feed.entries = unique((root["items"]?.elements ?? []).compactMap { jsonEntry($0, base: base) })
        return .feed(feed)
    }

    private static func jsonEntry(_ item: JSONValue, base: WebURL) -> FeedEntry? {
        let id = item["id"]?.string
        guard let url = item["url"]?.string.flatMap({ url($0, base: base) }) ?? id.flatMap({ WebURL($0) }) else {
            return nil
        }
        var entry = FeedEntry(url: url)
        entry.id = id
        entry.title = item["title"]?.string.flatMap { nonEmpty($0.foldingWhiteSpace()) }
        entry.summary = item["summary"]?.string.flatMap { nonEmpty($0.foldingWhiteSpace()) }
        entry.language = item["language"]?.string
        entry.published = item["date_published"]?.string.flatMap(FeedDate.epochSeconds)
        entry.modified = item["date_modified"]?.string.flatMap(FeedDate.epochSeconds)
        let authors = (item["authors"]?.elements ?? []) + (item["author"]?.elements ?? [])
        entry.authors = authors.compactMap { $0["name"]?.string.flatMap { nonEmpty($0.foldingWhiteSpace()) } }
        return entry
    }
}
