/// The chain that makes terms of text: tokens, folding, light stems. Decides nothing that needs the words of an archive.
package struct Analyzer: Sendable {
    package init() {}

    /// The key under which an exact term finds its relatives: the English stem, or what an Arabic word shares with its forms.
    package func key(of term: ArraySlice<UInt8>) -> [UInt8] {
        let folded = Folding.folded(term)
        if TermCoding.isArabic(folded) { return Array(folded[ArabicStemmer.key(of: folded[...])]) }
        return folded.allSatisfy { $0 < 0x80 } ? EnglishStemmer.stem(of: folded) : folded
    }

    /// A still looser key for Arabic words, or nil where too little is left.
    package func skeleton(of term: ArraySlice<UInt8>) -> [UInt8]? {
        let folded = Folding.folded(term)
        guard TermCoding.isArabic(folded) else { return nil }
        return ArabicStemmer.skeleton(of: folded[ArabicStemmer.key(of: folded[...])])
    }

    /// Each token of a text with what every step made of it.
    ///
    /// `frequency` says in how many documents a folded word stands, 0 for unknown; without it only articles are taken off.
    package func analysis(of text: String, frequency: (ArraySlice<UInt8>) -> Int = { _ in 0 }) -> [AnalyzedToken] {
        let tokens = Tokenizer().tokens(of: text)
        return (0..<tokens.count).map { index in
            let term = tokens.term(index)
            let folded = Folding.folded(term)
            let parts = self.parts(of: folded[...], frequency: frequency)
            return AnalyzedToken(
                start: Int(tokens.utf16Starts[index]),
                length: Int(tokens.utf16Ends[index] - tokens.utf16Starts[index]),
                byteStart: Int(tokens.byteStarts[index]), byteEnd: Int(tokens.byteEnds[index]),
                exact: TermCoding.string(of: term), folded: TermCoding.string(of: folded),
                prefix: TermCoding.string(of: folded[..<parts.lowerBound]), stem: stem(of: folded, parts: parts),
                suffix: TermCoding.string(of: folded[parts.upperBound...]))
        }
    }

    /// Where the stem lies in a folded word: without the proclitics that the frequencies speak for, and without one light ending.
    ///
    /// The range counts from the word's begin.
    package func parts(of folded: ArraySlice<UInt8>, frequency: (ArraySlice<UInt8>) -> Int) -> Range<Int> {
        guard TermCoding.isArabic(folded) else { return 0..<folded.count }
        let start = prefixLength(of: folded, frequency: frequency)
        return start..<folded.count - ArabicStemmer.suffixLength(of: folded.dropFirst(start))
    }

    /// Where the stem lies in a folded word that nothing but an article can stand before; nil where frequencies have a say.
    package func certainParts(of folded: ArraySlice<UInt8>) -> Range<Int>? {
        guard TermCoding.isArabic(folded) else { return 0..<folded.count }
        let start = ArabicStemmer.articleLength(folded)
        guard otherPrefixLengths(of: folded, article: start) == 0 else { return nil }
        return start..<folded.count - ArabicStemmer.suffixLength(of: folded.dropFirst(start))
    }

    /// Lengths of what may be proclitics, beyond the article: bit n for n letters.
    private func otherPrefixLengths(of folded: ArraySlice<UInt8>, article: Int) -> UInt64 {
        ArabicStemmer.prefixLengths(of: folded) & ~(1 << UInt64(article) | (1 << UInt64(article) - 1))
    }

    /// How many letters of a folded Arabic word are proclitics: those whose rest is the more frequent word, and every article.
    private func prefixLength(of folded: ArraySlice<UInt8>, frequency: (ArraySlice<UInt8>) -> Int) -> Int {
        let article = ArabicStemmer.articleLength(folded)
        var lengths = otherPrefixLengths(of: folded, article: article)
        if lengths == 0 { return article }
        var best = article
        var bestFrequency = frequency(folded.dropFirst(article))
        while lengths != 0 {
            let length = lengths.trailingZeroBitCount
            lengths &= lengths - 1
            let rest = frequency(folded.dropFirst(length))
            if rest > bestFrequency {
                best = length
                bestFrequency = rest
            }
        }
        return best
    }

    private func stem(of folded: [UInt8], parts: Range<Int>) -> String {
        let isEnglish = folded.allSatisfy { $0 < 0x80 }
        return TermCoding.string(of: isEnglish ? EnglishStemmer.stem(of: folded) : Array(folded[parts]))
    }
}

/// One token and its forms, as `/v1/analyze` shows it. Offsets count UTF-16 code units, byte offsets UTF-8.
package struct AnalyzedToken: Sendable, Equatable {
    package let start: Int
    package let length: Int
    package let byteStart: Int
    package let byteEnd: Int
    /// As printed, without diacritics and tatweel, in lower case.
    package let exact: String
    /// Without the differences of spelling that readers overlook.
    package let folded: String
    /// The proclitics and the article, folded; empty where there are none.
    package let prefix: String
    package let stem: String
    /// The ending that was taken off, folded.
    package let suffix: String
}
