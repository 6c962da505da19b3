package import News

/// Lists of subscriptions as readers exchange them (OPML 2.0).
package enum OPML {
    /// One feed of a list.
    package struct Subscription: Sendable, Equatable {
        package var feedURL: WebURL
        package var title: String?
        package var siteURL: WebURL?

        package init(feedURL: WebURL, title: String? = nil, siteURL: WebURL? = nil) {
            self.feedURL = feedURL
            self.title = title
            self.siteURL = siteURL
        }
    }

    /// The feeds of a list, folders opened, each once; nil where the content is no OPML or declares entities.
    package static func subscriptions(in content: [UInt8]) -> [Subscription]? {
        let markup = FeedMarkup(FeedText.decoded(content, transportCharset: nil))
        guard !markup.declaresEntities, markup.elements.contains(where: { $0.name.local == "opml" }) else { return nil }
        var seen: Set<WebURL> = []
        return markup.elements.indices.compactMap { element in
            guard markup.elements[element].name.local == "outline",
                let feedURL = markup.attribute("xmlurl", of: element).flatMap({ WebURL($0) }),
                seen.insert(feedURL.canonical).inserted
            else { return nil }
            let title = markup.attribute("title", of: element) ?? markup.attribute("text", of: element)
            return Subscription(
                feedURL: feedURL, title: title.map { $0.foldingWhiteSpace() }.flatMap { $0.isEmpty ? nil : $0 },
                siteURL: markup.attribute("htmlurl", of: element).flatMap { WebURL($0) })
        }
    }

    /// The list as an OPML 2.0 document in UTF-8.
    package static func document(title: String, _ subscriptions: [Subscription]) -> String {
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<opml version=\"2.0\">",
            "  <head><title>\(escaped(title))</title></head>", "  <body>",
        ]
        for subscription in subscriptions {
            let name = escaped(subscription.title ?? subscription.feedURL.host)
            let site = subscription.siteURL.map { " htmlUrl=\"\(escaped($0.description))\"" } ?? ""
            lines.append(
                "    <outline type=\"rss\" text=\"\(name)\" xmlUrl=\"\(escaped(subscription.feedURL.description))\"\(site)/>"
            )
        }
        return (lines + ["  </body>", "</opml>", ""]).joined(separator: "\n")
    }

    /// For text and attribute values; characters that XML 1.0 has no place for are dropped.
    private static func escaped(_ text: String) -> String {
        var output = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"": output += "&quot;"
            case _ where scalar.value < 0x20 && scalar != "\t": output += " "
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }
}
