/// What a fetch brought home: the only value in which fetching and extraction meet.
package struct Page: Sendable, Equatable {
    /// The URL that was asked for.
    package var requestedURL: WebURL
    /// The URL that answered, after redirects.
    package var url: WebURL
    package var status: Int
    /// The value of `Content-Type`, as sent.
    package var contentType: String?
    /// The content, decoded from its content coding, still in its charset.
    package var content: [UInt8]
    /// Seconds since 1970-01-01T00:00:00Z.
    package var fetchedAt: Int64
    package var etag: String?
    package var lastModified: String?
    /// The values of `X-Robots-Tag`, joined by commas.
    package var robotsTag: String?

    package init(
        requestedURL: WebURL, url: WebURL, status: Int, contentType: String?, content: [UInt8], fetchedAt: Int64,
        etag: String? = nil, lastModified: String? = nil, robotsTag: String? = nil
    ) {
        self.requestedURL = requestedURL
        self.url = url
        self.status = status
        self.contentType = contentType
        self.content = content
        self.fetchedAt = fetchedAt
        self.etag = etag
        self.lastModified = lastModified
        self.robotsTag = robotsTag
    }
}
