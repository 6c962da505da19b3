import News
import Storage

/// A search's articles as a feed: JSON Feed 1.1, Atom (RFC 4287) or RSS 2.0.
struct FeedDocument {
    enum Format: String, CaseIterable {
        case json, atom, rss

        var mediaType: String {
            switch self {
            case .json: "application/feed+json"
            case .atom: "application/atom+xml; charset=utf-8"
            case .rss: "application/rss+xml; charset=utf-8"
            }
        }
    }

    var title: String
    /// The absolute URL of this feed.
    var address: String
    /// The origin under which permalinks stand.
    var origin: String
    /// RFC 3339 in UTC.
    var updated: String
    var articles: [Article]

    func encoded(as format: Format) -> [UInt8] {
        switch format {
        case .json: jsonFeed
        case .atom: Array(atom.utf8)
        case .rss: Array(rss.utf8)
        }
    }

    private func permalink(_ article: Article) -> String {
        article.url?.description ?? "\(origin)/v1/articles/\(article.id)"
    }

    private var jsonFeed: [UInt8] {
        var writer = JSONWriter(reservingByteCount: 16 << 10)
        writer.object { writer in
            writer.member("version", "https://jsonfeed.org/version/1.1")
            writer.member("title", title)
            writer.member("feed_url", address)
            writer.name("items")
            writer.array { writer in
                for article in articles { write(article, to: &writer) }
            }
        }
        return writer.bytes
    }

    private func write(_ article: Article, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", "\(origin)/v1/articles/\(article.id)")
            writer.member("url", permalink(article))
            writer.member("title", article.headline)
            if let standfirst = article.standfirst { writer.member("summary", standfirst) }
            writer.member("content_text", article.paragraphs.map(\.text).joined(separator: "\n\n"))
            if let published = article.published, published.hasTime {
                writer.member("date_published", published.rfc3339)
            }
            if let language = article.language { writer.member("language", language.code) }
            writer.name("authors")
            writer.array { writer in
                for author in article.byline { writer.object { $0.member("name", author.name) } }
            }
            if !article.tags.isEmpty {
                writer.name("tags")
                writer.array { writer in for tag in article.tags { writer.string(tag) } }
            }
        }
    }

    private var atom: String {
        var text = #"<?xml version="1.0" encoding="utf-8"?>"# + "\n" + #"<feed xmlns="http://www.w3.org/2005/Atom">"#
        text += "<id>\(escaped(address))</id><title>\(escaped(title))</title><updated>\(updated)</updated>"
        text += "<link rel=\"self\" href=\"\(escaped(address))\"/>"
        for article in articles {
            text +=
                "<entry><id>\(escaped("\(origin)/v1/articles/\(article.id)"))</id><title>\(escaped(article.headline))</title>"
            text += "<link href=\"\(escaped(permalink(article)))\"/><updated>\(instant(article) ?? updated)</updated>"
            if let published = instant(article) { text += "<published>\(published)</published>" }
            for author in article.byline { text += "<author><name>\(escaped(author.name))</name></author>" }
            if article.byline.isEmpty {
                text += "<author><name>\(escaped(article.source.name ?? article.source.id))</name></author>"
            }
            if let standfirst = article.standfirst { text += "<summary>\(escaped(standfirst))</summary>" }
            text +=
                "<content type=\"text\">\(escaped(article.paragraphs.map(\.text).joined(separator: "\n\n")))</content></entry>"
        }
        return text + "</feed>\n"
    }

    private var rss: String {
        var text = #"<?xml version="1.0" encoding="utf-8"?>"# + "\n"
        text += #"<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>"#
        text +=
            "<title>\(escaped(title))</title><link>\(escaped(address))</link><description>\(escaped(title))</description>"
        for article in articles {
            text += "<item><title>\(escaped(article.headline))</title><link>\(escaped(permalink(article)))</link>"
            text += "<guid isPermaLink=\"false\">\(article.id)</guid>"
            if let published = article.published, published.hasTime {
                text += "<pubDate>\(mailDate(published))</pubDate>"
            }
            for author in article.byline { text += "<dc:creator>\(escaped(author.name))</dc:creator>" }
            let summary = article.standfirst ?? article.paragraphs.first?.text ?? ""
            text += "<description>\(escaped(summary))</description></item>"
        }
        return text + "</channel></rss>\n"
    }

    /// An entry needs an instant: a bare day is its local midnight.
    private func instant(_ article: Article) -> String? {
        article.published.map { CivilTime(epochSeconds: $0.epochSeconds).dateAndTime + "Z" }
    }

    /// RFC 5322, section 3.3.
    private func mailDate(_ date: PublicationDate) -> String {
        let time = CivilTime(epochSeconds: date.epochSeconds)
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let clock = time.dateAndTime.dropFirst(11)
        return "\(days[time.weekday]), \(time.day) \(months[time.month - 1]) \(time.year) \(clock) +0000"
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing(
            "\"", with: "&quot;"
        )
        .filter { character in
            character.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" || $0 == "\r" }
        }
    }
}
