package import News
import Bytes
import Text

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
        let parts = StoryItem.parts(of: names)
        self.init(
            id: id, source: article.source.id, time: published.epochSeconds,
            terms: StoryItem.terms(of: article.headline + "\n" + (article.paragraphs.first?.text ?? ""))
                .filter { !parts.contains($0) },
            names: names,
            fingerprint: Fingerprint(headline: article.headline, text: text))
    }

    /// The words that names are made of: they count as names already.
    private static func parts(of names: [String]) -> Set<String> {
        var parts: Set<String> = []
        for id in names {
            let key = id.drop { $0 != ":" }.dropFirst()
            let name = KnownName.named(id)?.arabic ?? String(key).replacing("_", with: " ")
            parts.formUnion(terms(of: name))
        }
        return parts
    }

    /// A folded word without its ending: «حوتا» and «الحوت» tell of one whale.
    static func stem(of word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let ending = ArabicStemmer.suffixLength(of: word)
        let (alef, ta) = (FoldedText.letter("ا"), FoldedText.letter("ت"))
        // The accusative's alef.
        guard ending > 0, word.count - ending >= 3 else {
            return word.count >= 4 && word.last == alef ? word.dropLast() : word
        }
        let rest = word.dropLast(ending)
        // «جيفته», «جيفتها» beside «الجيفة».
        let isOwned = word.last == FoldedText.letter("ه") || word.last == alef
        return isOwned && rest.count >= 4 && rest.last == ta ? rest.dropLast() : rest
    }

    /// Words of three letters or more, their article and proclitics taken off, each stem once.
    static func terms(of text: String) -> [String] {
        let passage = Passage(text)
        var terms: [String] = []
        var seen: Set<ByteHash> = []
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
            let stem = StoryItem.stem(of: bytes[start..<end])
            if end - start >= 3, seen.insert(Lexicon.hash(bytes.span, stem.startIndex, stem.endIndex)).inserted {
                terms.append(passage.text.text(start..<end))
            }
        }
        return terms
    }
}
