/// Makes an `Article` of a page or of a pasted text, with the evidence for each field. Pure: no network, clock or index.
package struct ArticleExtractor: Sendable {
    package init() {}
}
