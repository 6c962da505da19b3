package import News

/// One article as stories are told by: its lead's words, its linked names, its text's fingerprint.
package struct StoryItem: Sendable, Equatable {
    package var id: String
    package var source: String
    /// Seconds since 1970-01-01T00:00:00Z at which it was published.
    package var time: Int64
    /// Words of headline and first paragraph, folded, without articles and proclitics, each once, in the order of the text.
    package var terms: [String]
    /// People and organisations that it names, each once.
    package var names: [String]
    package var fingerprint: Fingerprint

    package init(id: String, source: String, time: Int64, terms: [String], names: [String], fingerprint: Fingerprint) {
        (self.id, self.source, self.time, self.terms, self.names, self.fingerprint) = (
            id, source, time, terms, names, fingerprint
        )
    }

    /// What of an article with those linked names counts; nil for one without a date.
    package init?(_ article: Article, names: [String], id: String) {
        guard let published = article.published else { return nil }
        let text = article.paragraphs.map(\.text).joined(separator: "\n")
        let names = names.filter {
            $0.hasPrefix("person:") || $0.hasPrefix("org:") && !AgencyTable.all.contains($0)
        }
        self.init(
            id: id, source: article.source.id, time: published.epochSeconds,
            terms: StoryItem.terms(of: article.headline + "\n" + (article.paragraphs.first?.text ?? "")), names: names,
            fingerprint: Fingerprint(headline: article.headline, text: text))
    }

    /// Words of four letters or more, their article and proclitics taken off.
    static func terms(of text: String) -> [String] {
        let passage = Passage(text)
        var terms: [String] = []
        var seen: Set<Int> = []
        for index in 0..<passage.count where passage.isWord(index) && !passage.has(.function, at: index) {
            var start = Int(passage.tokens[index].start)
            let end = Int(passage.tokens[index].end)
            let bytes = passage.text.bytes
            let (waw, ba, lam, alef) = (
                FoldedText.letter("و"), FoldedText.letter("ب"), FoldedText.letter("ل"), FoldedText.letter("ا")
            )
            if end - start >= 5, bytes[start] == waw { start += 1 }
            if end - start >= 6, bytes[start] == ba || bytes[start] == lam,
                bytes[start + 1] == alef || bytes[start + 1] == lam
            {
                start += 1
            }
            if end - start >= 5, bytes[start] == alef, bytes[start + 1] == lam { start += 2 }
            // Told apart by their bytes: comparing strings would compose and decompose each letter.
            if end - start >= 4, seen.insert(Lexicon.hash(bytes.span, start, end)).inserted {
                terms.append(passage.text.text(start..<end))
            }
        }
        return terms
    }
}
