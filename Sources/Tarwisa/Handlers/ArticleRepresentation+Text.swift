import News
import Platform
import Storage

extension ArticleRepresentation {
    /// The article in one of the forms that are made from the stored JSON.
    func text(of stored: StoredArticle) throws(Problem) -> [UInt8] {
        let article: Article
        do {
            article = try stored.article
        } catch {
            throw Problem(error)
        }
        switch self {
        case .json: return stored.json.array
        case .markdown: return Array(markdown(article).utf8)
        case .plainText: return Array(plainText(article).utf8)
        case .linkedData: return linkedData(article)
        }
    }

    private func markdown(_ article: Article) -> String {
        var blocks = ["# " + article.headline]
        if let standfirst = article.standfirst { blocks.append("*\(standfirst)*") }
        let line = (article.byline.map(\.name) + [article.published?.rfc3339, article.source.name].compactMap(\.self))
        if !line.isEmpty { blocks.append(line.joined(separator: " · ")) }
        for image in article.images {
            if let url = image.url { blocks.append("![\(image.caption ?? "")](\(url))") }
        }
        for paragraph in article.paragraphs {
            switch paragraph.kind {
            case .paragraph: blocks.append(paragraph.text)
            case .subheading: blocks.append("## " + paragraph.text)
            case .quote: blocks.append("> " + paragraph.text)
            case .listItem: blocks.append("- " + paragraph.text)
            }
        }
        if let url = article.url { blocks.append("<\(url)>") }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private func plainText(_ article: Article) -> String {
        var blocks = [article.headline]
        if let standfirst = article.standfirst { blocks.append(standfirst) }
        if let published = article.published { blocks.append(published.rfc3339) }
        if !article.byline.isEmpty { blocks.append(article.byline.map(\.name).joined(separator: "، ")) }
        return (blocks + article.paragraphs.map(\.text)).joined(separator: "\n\n") + "\n"
    }

    /// schema.org's NewsArticle.
    private func linkedData(_ article: Article) -> [UInt8] {
        var writer = JSONWriter(reservingByteCount: 4096)
        writer.object { writer in
            writer.member("@context", "https://schema.org")
            writer.member("@type", "NewsArticle")
            writer.member("headline", article.headline)
            if let standfirst = article.standfirst { writer.member("description", standfirst) }
            if let url = article.url { writer.member("url", url.description) }
            if let published = article.published { writer.member("datePublished", published.rfc3339) }
            if let modified = article.modified { writer.member("dateModified", modified.rfc3339) }
            if let language = article.language { writer.member("inLanguage", language.code) }
            if let section = article.section { writer.member("articleSection", section) }
            writer.name("author")
            writer.array { writer in
                for author in article.byline {
                    writer.object { writer in
                        writer.member("@type", "Person")
                        writer.member("name", author.name)
                    }
                }
            }
            writer.name("publisher")
            writer.object { writer in
                writer.member("@type", "NewsMediaOrganization")
                writer.member("name", article.source.name ?? article.source.id)
            }
            writer.name("image")
            writer.array { writer in
                for image in article.images { if let url = image.url { writer.string(url.description) } }
            }
            writer.member("articleBody", article.paragraphs.map(\.text).joined(separator: "\n"))
        }
        return writer.bytes
    }
}
