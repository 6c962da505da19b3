import News

extension FeedReader {
    /// RSS 0.9x and 2.0, and RSS 1.0, whose items stand beside their channel.
    static func rss(_ markup: FeedMarkup, format: Feed.Format, base: WebURL) -> Feed {
        var feed = Feed(format: format, entries: [])
        let channel = markup.elements.indices.first { markup.elements[$0].name.local == "channel" }
        for child in channel.map(markup.children(of:)) ?? [] {
            let name = markup.elements[child].name
            let text = markup.text(of: child).trimmingSpace()
            switch (name.vocabulary, name.local) {
            case (.atom, "link") where name.isPrefixed:
                guard let target = link(markup, child, base: base) else { continue }
                if target.relation == "self" { feed.selfURL = feed.selfURL ?? target.url }
            case (_, "title") where !name.isPrefixed: feed.title = feed.title ?? nonEmpty(FeedText.plain(text))
            case (_, "link") where !name.isPrefixed: feed.siteURL = feed.siteURL ?? url(text, base: base)
            case (_, "language"): feed.language = feed.language ?? nonEmpty(text)
            case (_, "ttl"): feed.pollSeconds = Int64(text).flatMap { (1...10_080).contains($0) ? $0 * 60 : nil }
            case (.syndication, _): feed.pollSeconds = feed.pollSeconds ?? updateSeconds(markup, channel)
            default: continue
            }
        }
        let items = markup.elements.indices.filter {
            markup.elements[$0].name.local == "item" && !markup.elements[$0].name.isPrefixed
        }
        feed.entries = unique(items.compactMap { rssEntry(markup, $0, base: feed.siteURL ?? base) })
        return feed
    }

    private static func rssEntry(_ markup: FeedMarkup, _ item: Int, base: WebURL) -> FeedEntry? {
        var draft = EntryDraft()
        for child in markup.children(of: item) {
            let name = markup.elements[child].name
            let text = markup.text(of: child).trimmingSpace()
            switch (name.vocabulary, name.local) {
            case (.feedBurner, "origlink"): draft.urls.insert(text, at: 0)
            case (.atom, "link") where name.isPrefixed:
                guard let target = link(markup, child, base: base), target.relation == "alternate" else { continue }
                draft.urls.append(target.url.description)
            case (_, "link") where !name.isPrefixed:
                draft.urls.append(text.isEmpty ? markup.attribute("href", of: child) ?? "" : text)
            case (_, "guid"):
                draft.id = nonEmpty(text)
                if markup.attribute("ispermalink", of: child)?.lowercased() != "false" { draft.permalink = text }
            case (_, "title") where !name.isPrefixed, (.dublinCore, "title"):
                draft.title = draft.title ?? nonEmpty(FeedText.plain(text))
            case (_, "description") where !name.isPrefixed: draft.summary = nonEmpty(FeedText.plain(text))
            case (.dublinCore, "creator"), (_, "author"):
                if let author = nonEmpty(person(text)) { draft.authors.append(author) }
            case (_, "pubdate") where !name.isPrefixed, (.dublinCore, "date"), (_, "published"):
                draft.published = draft.published ?? FeedDate.epochSeconds(text)
            case (.atom, "updated"), (.dublinCore, "modified"): draft.modified = FeedDate.epochSeconds(text)
            case (.dublinCore, "language"): draft.language = nonEmpty(text)
            default: continue
            }
        }
        draft.about = markup.attribute("rdf:about", of: item)
        return draft.entry(base: base)
    }

    /// `name@example.com (Name)` is a name to a reader.
    private static func person(_ text: String) -> String {
        let plain = FeedText.plain(text)
        guard plain.contains("@"), let open = plain.firstIndex(of: "("), plain.hasSuffix(")") else {
            return plain.contains("@") && !plain.contains(" ") ? "" : plain
        }
        return String(plain[plain.index(after: open)...].dropLast()).trimmingSpace()
    }

    /// `sy:updatePeriod` divided by `sy:updateFrequency`.
    private static func updateSeconds(_ markup: FeedMarkup, _ channel: Int?) -> Int64? {
        var period: Int64?
        var frequency: Int64 = 1
        for child in channel.map(markup.children(of:)) ?? []
        where markup.elements[child].name.vocabulary == .syndication {
            let text = markup.text(of: child).trimmingSpace().lowercased()
            switch markup.elements[child].name.local {
            case "updateperiod":
                period = ["hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000][text]
            case "updatefrequency": frequency = max(1, Int64(text) ?? 1)
            default: continue
            }
        }
        return period.map { $0 / frequency }
    }
}

/// What an item says, before it is known where the article stands.
private struct EntryDraft {
    /// Candidates, the best first.
    var urls: [String] = []
    var permalink: String?
    var about: String?
    var id: String?
    var title: String?
    var summary: String?
    var authors: [String] = []
    var language: String?
    var published: Int64?
    var modified: Int64?

    /// nil for an item that names no page.
    func entry(base: WebURL) -> FeedEntry? {
        let candidates =
            urls.map { FeedReader.url($0, base: base) } + [
                permalink.flatMap { WebURL($0) }, about.flatMap { WebURL($0) },
            ]
        guard let url = candidates.lazy.compactMap({ $0 }).first else { return nil }
        var entry = FeedEntry(url: url)
        entry.id = id
        entry.title = title
        entry.summary = summary
        entry.authors = authors
        entry.language = language
        entry.published = published
        entry.modified = modified
        return entry
    }
}

extension FeedReader {
    /// A reference as URL; nil for an empty one.
    static func url(_ text: String, base: WebURL) -> WebURL? {
        let text = text.trimmingSpace()
        return text.isEmpty ? nil : WebURL(text, relativeTo: base)
    }

    static func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }

    /// The target and relation of an Atom link; no relation is `alternate` (RFC 4287, section 4.2.7.2).
    static func link(
        _ markup: FeedMarkup, _ element: Int, base: WebURL
    ) -> (url: WebURL, relation: String, type: String?)? {
        guard let target = markup.attribute("href", of: element).flatMap({ url($0, base: base) }) else { return nil }
        let relation = markup.attribute("rel", of: element)?.lowercased() ?? "alternate"
        let name = relation.split(separator: "/").last.map { String($0) } ?? relation
        return (target, name, markup.attribute("type", of: element)?.lowercased())
    }
}
