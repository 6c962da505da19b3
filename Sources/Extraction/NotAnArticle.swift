package import HTML
package import News

/// Why a page is no article although it may have text: a false article is worse than none.
///
/// Words are judged only on pages with little text (`PageDisguise`); the rest is told by how text and links lie.
package enum NotAnArticle: Sendable, Equatable {
    case disguise(PageDisguise)
    /// Many teasers, each a link to another page, and hardly a paragraph of its own.
    case list(teasers: Int)
    /// Pictures with captions and no text.
    case gallery(images: Int)
    /// An opening of an article and an invitation to pay for the rest.
    case stub

    /// Nil for an article. `body` is what was found on the page, if anything was.
    package init?(_ document: Document, body: Body?, url: WebURL?) {
        let width = body.map(NotAnArticle.width) ?? 0
        let prose = body.map(NotAnArticle.proseCount) ?? 0
        let shape = body?.shape ?? PageShape(BodyPage(document, PageMarks(document), host: url?.host), container: 0)
        let isRoot = url.map { $0.path == "/" && $0.query == nil } ?? false
        if shape.isList(width: width, prose: prose, isRoot: isRoot) {
            self = .list(teasers: max(shape.teasers, shape.allTitles))
            return
        }
        // Some paragraphs of prose are an article, whatever stands around them.
        guard width < NotAnArticle.ample else { return nil }
        if let disguise = PageDisguise.disguise(of: document, url: url) {
            self = .disguise(disguise)
        } else if shape.images >= 6, width < 250, prose == 0, !shape.isDeclaredArticle {
            self = .gallery(images: shape.images)
        } else if shape.isMarkedAsPaid, width < 280, prose <= 1 {
            self = .stub
        } else {
            return nil
        }
    }

    private static let ample = 1200

    /// A sentence for people.
    package var reason: String {
        switch self {
        case .disguise(let disguise): disguise.reason + "."
        case .list(let teasers): "The page is a list of \(teasers) other pages, such as a front page or a section."
        case .gallery(let images): "The page is a gallery of \(images) pictures without an article."
        case .stub: "The page shows only the opening of an article behind a paywall."
        }
    }

    /// In scalars; not counted on where there are many.
    private static func width(_ body: Body) -> Int {
        var width = 0
        for paragraph in body.paragraphs where paragraph.kind != .subheading && width < ample {
            width += paragraph.text.scalarCount
        }
        return width
    }

    /// Paragraphs that are long enough for prose.
    private static func proseCount(_ body: Body) -> Int {
        body.paragraphs.count { $0.kind != .listItem && !$0.text.hasFewerScalars(than: 100) }
    }
}
