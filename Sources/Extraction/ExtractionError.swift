/// Why no article came out. Nothing half-right is given instead.
package enum ExtractionError: Error, Sendable, Equatable {
    /// The content has no bytes, or nothing but white space.
    case empty
    /// The content is declared as something other than HTML or text.
    case notHTML(contentType: String)
    /// Neither page nor text has a headline.
    case noHeadline
    /// There is a headline and no paragraph of a body.
    case noBody
    /// The page is of another kind: a front page, a list, a gallery, a challenge.
    case notAnArticle(reason: String)

    /// One sentence for a reader of the API.
    package var reason: String {
        switch self {
        case .empty: "The content is empty."
        case .notHTML(let contentType): "The content is \(contentType), neither HTML nor plain text."
        case .noHeadline: "No headline was found."
        case .noBody: "No paragraphs of an article were found."
        case .notAnArticle(let reason): reason
        }
    }
}
