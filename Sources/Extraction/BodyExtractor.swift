package import HTML
package import News

/// The part of a page that is the article: its paragraphs, and where on the page they stand.
package struct Body: Sendable, Equatable {
    /// A container that could have been the body, and why it was not.
    package struct Rejected: Sendable, Equatable {
        package var node: NodeID
        /// The opening of its text.
        package var opening: String
        package var reason: String
    }

    package var paragraphs: [Paragraph]
    /// For each paragraph the block element that it was read from; parts of one block share theirs.
    package var paragraphNodes: [NodeID]
    /// The smallest element that holds the whole body.
    package var containers: [NodeID]
    /// Figures and image boxes inside the containers; their captions are no paragraphs.
    package var figureNodes: [NodeID]
    /// The visible summary between headline and body, where it stands outside the containers.
    package var standfirst: [Paragraph]
    package var standfirstNodes: [NodeID]
    package var rejected: Rejected?
    /// Which rule found the container (`itemprop articleBody`, `class article-body`, `densest text`).
    package var rule: String
    /// What the whole page consists of.
    let shape: PageShape
}

/// Finds an article's paragraphs by how text, links and blocks lie on the page; it knows no language.
package struct BodyExtractor: Sendable {
    package init() {}

    /// The body of the page, or nil where no paragraph is found; linear in the number of nodes.
    ///
    /// `headline` (if known) and repeated headings are left out; `url` tells links within the site from others.
    package func body(in document: Document, headline: String?, url: WebURL?) -> Body? {
        body(in: document, PageMarks(document), headline: headline, url: url)
    }

    /// The same where the attributes have been read already.
    func body(in document: Document, _ marks: PageMarks, headline: String?, url: WebURL?) -> Body? {
        let page = BodyPage(document, marks, host: url?.host)
        guard page.count > 1 else { return nil }
        var boilerplate = Boilerplate(page)
        var (blocks, container) = BodyExtractor.search(page, &boilerplate)
        guard container.value > 0 else { return nil }
        container = BodyExtractor.followingArticleBody(page, boilerplate, blocks, container)
        let titles = BodyTitles(page, headline: headline)
        let selection = BodySelection(page, boilerplate, blocks, container: container.index, titles: titles)
        guard !selection.kept.isEmpty else { return nil }
        let standfirst = BodyStandfirst(
            page, boilerplate, titles: titles, before: selection.kept[0], paragraphs: selection.keys)
        let writer = BodyWriter(page, boilerplate.skipped)
        let parts = writer.paragraphs(of: selection.kept, in: container.index)
        let lead = standfirst.blocks.map { ($0, writer.text(of: $0)) }
        return Body(
            paragraphs: parts.map(\.paragraph), paragraphNodes: parts.map { page[$0.owner].id },
            containers: [page[container.index].id],
            figureNodes: boilerplate.figures(in: container.index).map { page[$0].id },
            standfirst: lead.map { Paragraph($0.1) }, standfirstNodes: lead.map { page[$0.0.owner].id },
            rejected: container.rejected.map { rejected in
                Body.Rejected(
                    node: page[rejected.index].id, opening: writer.opening(of: rejected.index, blocks),
                    reason: rejected.reason)
            }, rule: container.rule, shape: PageShape(page, container: container.index))
    }

    /// Leaves out what looks like furniture, and takes back what proves to hold more text than all the rest.
    private static func search(_ page: BodyPage, _ boilerplate: inout Boilerplate) -> ([BodyBlock], BodyContainer) {
        var blocks = BodyBlock.blocks(of: page, skipping: boilerplate.skipped)
        var container = BodyContainer(page, blocks)
        // A page needs one such round in ten; a third has never changed a choice.
        for _ in 0..<2 {
            guard boilerplate.restore(against: container) else { break }
            blocks = BodyBlock.blocks(of: page, skipping: boilerplate.skipped)
            container = BodyContainer(page, blocks)
        }
        return (blocks, container)
    }

    /// The container in which the text that the page declares as `articleBody` begins, if the chosen one lacks it.
    private static func followingArticleBody(
        _ page: BodyPage, _ boilerplate: Boilerplate, _ blocks: [BodyBlock], _ container: BodyContainer
    ) -> BodyContainer {
        // Some papers declare no more than their summary.
        guard let declared = page.declaredBody, declared.count * 2 >= container.value else { return container }
        let opening = declared.prefix(BodyDeclaration.openingLength)
        let found = blocks.first { block in
            block.value > 0 && BodyText.key(of: block, on: page, skipping: boilerplate.skipped).starts(with: opening)
        }
        guard let found, !page.contains(container.index, found.owner) else { return container }
        return container.moved(to: found.owner, page, expecting: declared.count)
    }
}
