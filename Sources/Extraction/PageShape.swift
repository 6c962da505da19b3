import HTML

/// What a page consists of, counted.
struct PageShape: Sendable, Equatable {
    /// Headings or list entries that are links within the site, with their own text.
    private(set) var teasers = 0
    /// Images in the content, not in its furniture.
    private(set) var images = 0
    /// Whether the page calls itself an article (OpenGraph, JSON-LD).
    private(set) var isDeclaredArticle = false
    /// Whether the page calls itself a list, a site or a front page.
    private(set) var isDeclaredList = false
    /// `isAccessibleForFree: false` or an element named after a paywall.
    private(set) var isMarkedAsPaid = false
    /// The share of the text that stands in links, in percent.
    private(set) var linkShare = 0

    /// Headings inside the body's container that are links within the site.
    private(set) var titles = 0
    /// The same on the whole page.
    private(set) var allTitles = 0

    init(_ page: BodyPage, container: Int) {
        isDeclaredArticle = page.declaration.contains(.article)
        isDeclaredList = page.declaration.contains(.list)
        isMarkedAsPaid = page.declaration.contains(.paid)
        linkShare = page[0].linkWidth * 100 / max(page[0].width, 1)
        var index = 0
        while index < page.count {
            let node = page[index]
            if node.tag == .img, !node.signs.contains(.text) {
                images += 1
            } else if node.signs.contains(.dead) {
                index = node.end
                continue
            } else if node.signs.contains(.internalLink), node.width >= 25 {
                addLink(index, page, container)
            }
            index += 1
        }
    }

    private mutating func addLink(_ index: Int, _ page: BodyPage, _ container: Int) {
        var isHeading = index + 1 < page[index].end && page.isHeading(index + 1)
        var isEntry = page[index].width >= 40
        var parent = page[index].parent
        for _ in 0..<3 where parent > 0 {
            if page.isHeading(parent) { isHeading = true }
            if page[parent].tag == .li { isEntry = true }
            parent = page[parent].parent
        }
        if isHeading || isEntry { teasers += 1 }
        guard isHeading else { return }
        allTitles += 1
        if page.contains(container, index) { titles += 1 }
    }

    /// Whether the page is the titles of other pages: a front page or a section.
    ///
    /// `width` and `prose` are those of the body found; a list's own sentences are its teasers'.
    func isList(width: Int, prose: Int, isRoot: Bool) -> Bool {
        // An article may have a few linked headings (the shops of a test), never one to every second paragraph.
        if titles >= 5, titles * 2 >= prose, linkShare >= 25, !isDeclaredArticle || isRoot { return true }
        if isDeclaredArticle { return false }
        // What little prose such a page has is its footer's.
        if allTitles >= 8, prose <= 1, width < 300, linkShare >= 25 { return true }
        return teasers >= (isDeclaredList || isRoot ? 8 : 15) && prose == 0 && width < 400 && linkShare >= 45
    }
}
