import Bytes
import HTML
import News

/// Turns blocks into paragraphs: their text put together, their kind told by what stands around them.
struct BodyWriter {
    private let page: BodyPage
    private let skipped: [Bool]

    init(_ page: BodyPage, _ skipped: [Bool]) {
        self.page = page
        self.skipped = skipped
    }

    func paragraphs(of blocks: [BodyBlock], in container: Int) -> [(paragraph: Paragraph, owner: Int)] {
        blocks.compactMap { block in
            let text = text(of: block)
            return text.isEmpty ? nil : (Paragraph(text, kind: kind(of: block, in: container)), block.owner)
        }
    }

    /// The block's text with white space folded; a line break is a space, inline elements leave no trace.
    func text(of block: BodyBlock) -> String {
        var text: [UInt8] = []
        var index = block.start
        while index < block.stop {
            if page[index].signs.contains(.text) {
                append(index, to: &text)
            } else if skipped[index] {
                index = page[index].end
                continue
            } else if page[index].signs.contains(.visibleBreak), let last = text.last, last != 0x20 {
                text.append(0x20)
            }
            index += 1
        }
        if text.last == 0x20 { text.removeLast() }
        return String(decoding: text, as: UTF8.self)
    }

    private func append(_ index: Int, to text: inout [UInt8]) {
        let place = page[index].text
        guard !place.isEmpty else { return }
        let bytes = page.bytes.span
        let isDouble = bytes[place.lowerBound] == 0x20 && (text.isEmpty || text.last == 0x20)
        text.append(bytes: bytes.extracting(place.lowerBound + (isDouble ? 1 : 0)..<place.upperBound))
    }

    private func kind(of block: BodyBlock, in container: Int) -> Paragraph.Kind {
        var index = block.owner
        while index > container {
            switch page[index].tag {
            case .h1, .h2, .h3, .h4, .h5, .h6: return .subheading
            case .blockquote: return .quote
            case .li, .dd, .dt: return .listItem
            default: index = page[index].parent
            }
        }
        return .paragraph
    }

    /// The first words of a container, to explain why it was not taken.
    func opening(of container: Int, _ blocks: [BodyBlock]) -> String {
        guard let block = blocks.first(where: { page.contains(container, $0.owner) && $0.value > 0 }) else { return "" }
        return String(text(of: block).prefix(80))
    }
}
