import Bytes
import HTML
package import News
import Text

extension ArticleExtractor {
    /// The article on a fetched page.
    package func extraction(of page: Page, source: Source? = nil) throws(ExtractionError) -> Extraction {
        var extraction = try extraction(
            ofHTML: page.content, url: page.url, contentType: page.contentType, fetchedAt: page.fetchedAt,
            source: source, requestedURL: page.requestedURL)
        extraction.article.provenance.status = page.status
        extraction.article.provenance.upstreamETag = page.etag
        return extraction
    }

    /// The article in HTML bytes of any encoding; `contentType` is the transport's, `source` what is known beforehand.
    package func extraction(
        ofHTML bytes: [UInt8], url: WebURL?, contentType: String?, fetchedAt: Int64?, source: Source?,
        requestedURL: WebURL? = nil
    ) throws(ExtractionError) -> Extraction {
        let type = MediaType(contentType)
        if type.isPlainText {
            let text = String(decoding: bytes, as: UTF8.self)
            return try extraction(ofText: text, source: source, timeZone: nil, receivedAt: fetchedAt)
        }
        guard type.isHTML else { throw .notHTML(contentType: type.name) }
        guard bytes.contains(where: { $0 > 0x20 }) else { throw .empty }
        let document = HTMLParser.document(
            from: bytes, transportCharset: type.charset, transcode: transcode)
        var reading = PageReading(
            document: document, url: url, requestedURL: requestedURL, fetchedAt: fetchedAt, source: source)
        var extraction = try reading.extraction()
        extraction.robotsDirectives = RobotsMeta.directives(in: document)
        extraction.article.provenance = Provenance(
            fetchedAt: fetchedAt.map { CivilTime(epochSeconds: $0).dateAndTime + "Z" }, charset: document.encodingName,
            sha256: Digits.hexadecimal(SHA256.digest(of: bytes)))
        return extraction
    }
}

/// The parts of a `Content-Type` (RFC 9110, section 8.3).
struct MediaType {
    let name: String
    let charset: String?

    init(_ fieldValue: String?) {
        let parts = (fieldValue ?? "").split(separator: ";").map { $0.trimmingSpace() }
        name = parts.first?.lowercased() ?? ""
        charset =
            parts.dropFirst().lazy.compactMap { part -> String? in
                guard part.lowercased().hasPrefix("charset=") else { return nil }
                return String(part.dropFirst(8)).trimmingCharacters(in: "\"' ")
            }.first
    }

    var isPlainText: Bool { name == "text/plain" }
    var isHTML: Bool {
        name.isEmpty || name.contains("html") || name == "application/xml" || name == "text/xml"
            || name == "application/octet-stream" || name == "*/*"
    }
}
