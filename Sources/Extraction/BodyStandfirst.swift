import HTML

/// The visible summary between headline and body, where it stands outside the body's container.
struct BodyStandfirst {
    private(set) var blocks: [BodyBlock] = []

    init(
        _ page: BodyPage, _ boilerplate: Boilerplate, titles: BodyTitles, before first: BodyBlock,
        paragraphs: Set<UInt64>
    ) {
        guard let heading = titles.heading, page[heading].end <= first.start else { return }
        let skipped = boilerplate.skippedAboveBody()
        var seen = paragraphs.union(titles.keys)
        for block in BodyBlock.blocks(of: page, skipping: skipped) where block.start >= page[heading].end {
            guard block.start < first.start, blocks.count < BodyStandfirst.limit else { return }
            guard block.width >= 40, block.width <= 700, block.linkWidth * 10 <= block.width * 3 else { continue }
            let key = BodyText.key(of: block, on: page, skipping: skipped)
            let hash = BodyText.keyHash(key)
            guard !seen.contains(hash) else { continue }
            let isHeading = page[block.owner].tag == .h2
            if isHeading || BodyStandfirst.isDescription(key, page)
                || BodyStandfirst.isNamed(block.owner, page) || BodyStandfirst.isProse(block, page)
            {
                blocks.append(block)
                seen.insert(hash)
            }
        }
    }

    /// A paragraph of a sentence or two: there is nothing else to say between headline and body.
    private static func isProse(_ block: BodyBlock, _ page: BodyPage) -> Bool {
        guard page[block.owner].tag == .p, block.width >= 100 else { return false }
        return BodyText.endsLikeSentence(block, on: page)
    }

    /// Some papers set their summary as three or four bullet points.
    private static let limit = 4

    /// Whether the page describes itself with these words.
    private static func isDescription(_ key: [UInt8], _ page: BodyPage) -> Bool {
        page.descriptions.contains { description in
            description.prefix(60) == key.prefix(60) || key.count > 40 && BodyText.contains(description[...], key)
        }
    }

    /// Whether the block, or a small element around it, bears a name that templates give to summaries.
    private static func isNamed(_ owner: Int, _ page: BodyPage) -> Bool {
        var index = owner
        for _ in 0..<3 {
            switch page[index].tag {
            case .article, .main, .body: return false
            default: break
            }
            if page[index].width > 900 || index == 0 { return false }
            if page[index].signs.contains(.standfirst) { return true }
            index = page[index].parent
        }
        return false
    }
}
