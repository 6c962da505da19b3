import HTML
import News

/// The paragraphs of the element that holds most of them: what stands in until a better reader of bodies is asked.
struct FallbackBody {
    var paragraphs: [Paragraph] = []
    var nodes: [NodeID] = []

    init?(_ document: Document) {
        var weights: [NodeID: Int] = [:]
        for node in document.descendants(of: Document.root)
        where document.kind(of: node) == .element && document.tag(of: node) == .p {
            let length = document.textContent(of: node).utf8.count
            guard length > 60, let parent = document.parent(of: node), !Surroundings.isElsewhere(node, in: document)
            else { continue }
            weights[parent, default: 0] += length
            if let above = document.parent(of: parent) { weights[above, default: 0] += length / 2 }
        }
        guard let best = weights.max(by: { $0.value < $1.value })?.key else {
            for node in document.descendants(of: Document.root) where document.kind(of: node) == .text {
                let text = document.text(of: node).foldingWhiteSpace()
                guard text.utf8.count > 80, let parent = document.parent(of: node),
                    !PageLines.isInvisible(document.tag(of: parent))
                else { continue }
                paragraphs.append(Paragraph(text))
                nodes.append(node)
            }
            if paragraphs.isEmpty { return nil }
            return
        }
        for node in document.descendants(of: best)
        where document.kind(of: node) == .element && document.tag(of: node) == .p {
            let text = document.readableText(of: node).foldingWhiteSpace()
            guard !text.isEmpty else { continue }
            paragraphs.append(Paragraph(text))
            nodes.append(node)
        }
        guard !paragraphs.isEmpty else { return nil }
    }
}
