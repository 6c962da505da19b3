import HTML
package import News

extension FeedDiscovery {
    /// The feeds that a fetched page links, the most likely first.
    package static func feeds(in page: Page) -> [WebURL] {
        let document = HTMLParser.document(from: page.content, transportCharset: MediaType(page.contentType).charset)
        return feeds(in: document, base: page.url)
    }
}

extension FeedDiscovery {
    /// Why a page that stands where a feed was looked for is none that could link one; nil for any other page.
    package static func disguise(of page: Page) -> String? {
        let document = HTMLParser.document(from: page.content, transportCharset: MediaType(page.contentType).charset)
        switch PageDisguise.disguise(of: document, requestedURL: page.requestedURL, url: page.url) {
        case nil, .empty, .frontPage: return nil
        case let disguise?: return disguise.reason
        }
    }
}
