import HTML
import News
import Text

/// A page that prints headline, publication line, caption, byline and text as the lines of one block, with nothing to tell
/// them apart but their order: usual before 2010. Its block reads like a pasted article.
struct BarePage {
    /// The block's lines.
    let text: String
    /// The block.
    let container: NodeID

    /// nil where the page's own structure has set the publication line apart from the body.
    init?(_ body: Body, in document: Document) {
        guard body.containers.count == 1, let container = body.containers.first else { return nil }
        let top = document.readableText(of: container, lineLimit: BarePage.leadLength)
        let lead = top.utf8.split(separator: 0x0A).prefix(BarePage.leadLength).map { String(Substring($0)) }
            .prefix { $0.hasAtMost(BarePage.shortestParagraph - 1) }
        let opening = body.paragraphs.prefix(6).map(\.text)
        let holdsPublicationLine = lead.contains { line in
            let line = line.foldingWhiteSpace()
            return BarePage.isPublicationLine(line) && opening.contains { $0.contains(line) }
        }
        guard holdsPublicationLine else { return nil }
        text = document.readableText(of: container)
        self.container = container
    }

    /// How many lines can stand above the text.
    private static let leadLength = 12

    /// UTF-16 code units from which on a line is taken for a paragraph of the body.
    private static let shortestParagraph = 120

    /// A day with its year, and little beside it.
    private static func isPublicationLine(_ line: String) -> Bool {
        let read = DateReader().read(line)
        let hasYear = read.entries.contains {
            if case .day(let day) = $0.item { return day.year != nil }
            return false
        }
        return hasYear && read.otherTokenCount <= 6
    }
}
