import Text

/// Where a query's words stand in a text: UTF-16 code units.
package struct TextMatch: Sendable, Equatable {
    package let start: Int
    package let length: Int
}

/// Marks a query's words in texts. Made by `IndexSnapshot.highlighter(for:)`, which knows the forms of each word.
package struct Highlighter: Sendable {
    /// For each term that is marked how many of its letters are proclitics, and which of the query's words it belongs to.
    let terms: [[UInt8]: (prefixLength: Int, word: Int)]
    /// Beginnings that are marked.
    let prefixes: [(term: [UInt8], word: Int)]
    private let tokenizer = Tokenizer()

    init(terms: [[UInt8]: (prefixLength: Int, word: Int)], prefixes: [(term: [UInt8], word: Int)]) {
        self.terms = terms
        self.prefixes = prefixes
    }

    /// The matches in a text. A match covers the word without its proclitics and article.
    package func matches(in text: String) -> [TextMatch] {
        let bytes = Array(text.utf8)
        return spans(in: bytes).map { TextMatch(start: $0.units.lowerBound, length: $0.units.count) }
    }

    /// The text as HTML, the matches in `<mark>`, everything else escaped; nil where nothing matches.
    package func html(of text: String) -> String? {
        let bytes = Array(text.utf8)
        let spans = spans(in: bytes)
        return spans.isEmpty ? nil : Highlighter.html(bytes, 0..<bytes.count, spans)
    }

    /// The part of the texts that has the most of the query's words, as HTML, about `length` characters long.
    ///
    /// Begins and ends between words; an ellipsis stands where text was left out. Without a match: the beginning of the first text.
    package func snippet(of texts: [String], length: Int = 240) -> String? {
        var best: (score: Float, html: String)?
        for text in texts {
            let bytes = Array(text.utf8)
            let spans = spans(in: bytes)
            guard !spans.isEmpty else { continue }
            let (score, window) = Highlighter.bestWindow(spans, bytes: bytes, length: length)
            if let best, best.score >= score { continue }
            let inside = spans.filter {
                $0.bytes.lowerBound >= window.lowerBound && $0.bytes.upperBound <= window.upperBound
            }
            best = (score, Highlighter.excerpt(bytes, window, inside))
        }
        if let best { return best.html }
        guard let first = texts.first(where: { !$0.isEmpty }) else { return nil }
        let bytes = Array(first.utf8)
        return Highlighter.excerpt(bytes, Highlighter.window(from: 0, bytes: bytes, length: length), [])
    }

    struct Span {
        let bytes: Range<Int>
        let units: Range<Int>
        let word: Int
    }

    private func spans(in bytes: [UInt8]) -> [Span] {
        var tokens = Tokens()
        tokenizer.append(tokensOf: bytes, to: &tokens)
        var spans: [Span] = []
        for index in 0..<tokens.count {
            let term = Array(tokens.term(index))
            var skipped = 0
            var word = -1
            if let found = terms[term] {
                (skipped, word) = found
            } else if let found = prefixes.first(where: { Highlighter.begins(term, with: $0.term) }) {
                word = found.word
            }
            guard word >= 0 else { continue }
            var start = Int(tokens.byteStarts[index])
            var unit = Int(tokens.utf16Starts[index])
            Highlighter.skip(letters: skipped, in: bytes, &start, &unit)
            spans.append(
                Span(bytes: start..<Int(tokens.byteEnds[index]), units: unit..<Int(tokens.utf16Ends[index]), word: word)
            )
        }
        return spans
    }

    private static func begins(_ term: [UInt8], with prefix: [UInt8]) -> Bool {
        Folding.folded(term).starts(with: Folding.folded(prefix))
    }

    /// Goes behind so many letters, and behind what leaves no trace in a term (tatweel, diacritics) after them.
    private static func skip(letters: Int, in bytes: [UInt8], _ start: inout Int, _ unit: inout Int) {
        guard letters > 0 else { return }
        var left = letters
        while start < bytes.count {
            let first = bytes[start]
            let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
            guard start + length <= bytes.count else { return }
            var scalar = UInt32(first)
            if length > 1 {
                scalar &= 0x7F >> UInt32(length)
                for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[start + offset] & 0x3F) }
            }
            let isIgnorable = LetterClass(scalar) == .ignorable
            if !isIgnorable {
                if left == 0 { return }
                left -= LetterForms.base(of: scalar)?.count ?? 1
                if left < 0 { return }
            }
            start += length
            unit += length == 4 ? 2 : 1
        }
    }
}
