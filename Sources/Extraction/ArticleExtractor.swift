package import HTML

/// Makes an `Article` of a page or of a pasted text, with the evidence for each field. Pure: no network, clock or index.
package struct ArticleExtractor: Sendable {
    let transcode: PageDecoder.Transcoder?

    /// - Parameter transcode: reads pages in encodings of several bytes a character, which need the system's tables.
    package init(transcode: PageDecoder.Transcoder? = nil) { self.transcode = transcode }
}
