/// What can be taken off an Arabic word: proclitics and the article before it, endings after it. Works on folded terms.
///
/// Which prefix truly is one cannot be known from the letters (وجد, بنك, كلب); the index decides by how frequent the words are.
package enum ArabicStemmer {
    private static let alef: UInt8 = 0x87
    private static let ba: UInt8 = 0x88
    private static let ta: UInt8 = 0x8A
    private static let sin: UInt8 = 0x93
    private static let fa: UInt8 = 0xA1
    private static let kaf: UInt8 = 0xA3
    private static let lam: UInt8 = 0xA4
    private static let mim: UInt8 = 0xA5
    private static let nun: UInt8 = 0xA6
    private static let ha: UInt8 = 0xA7
    private static let waw: UInt8 = 0xA8
    private static let ya: UInt8 = 0xAA

    /// The part of a folded Arabic word that all its forms share: it without the article, any ending, any proclitic.
    ///
    /// Far too coarse to call two words related; words with different keys are not compared at all.
    package static func key(of word: ArraySlice<UInt8>) -> Range<Int> {
        var start = word.startIndex + articleLength(word)
        var end = word.endIndex
        while true {
            let length = looseSuffixLength(word[start..<end])
            if length == 0 { break }
            end -= length
        }
        while end - start > 3, isProclitic(word[start]) { start += 1 }
        return start..<end
    }

    /// The letters of a key that neither weaken nor bend: nearest to a root that letters alone allow; nil if fewer than three.
    ///
    /// Words of one skeleton are often of one root («كتاب، كتب، كاتب»), and as often not.
    package static func skeleton(of key: ArraySlice<UInt8>) -> [UInt8]? {
        var letters: [UInt8] = []
        for (offset, letter) in key.enumerated() {
            let isWeak = letter == alef || letter == waw || letter == ya || letter == 0x81
            let isVerbal = offset == 0 && key.count > 3 && (letter == ta || letter == mim)
            if !isWeak && !isVerbal { letters.append(letter) }
        }
        return letters.count >= 3 ? letters : nil
    }

    /// Lengths of everything at the head that may be proclitics and article, three letters left at least: bit n for n letters.
    static func prefixLengths(of word: ArraySlice<UInt8>) -> UInt64 {
        var lengths: UInt64 = 1
        collectPrefixes(word, at: 0, into: &lengths)
        return lengths
    }

    /// The length of an article with whatever stands before it («وال», «بال», «لل»), 0 where there is none or too little remains.
    package static func articleLength(_ word: ArraySlice<UInt8>) -> Int {
        var index = word.startIndex
        let end = word.endIndex
        if end - index >= 6, word[index] == waw || word[index] == fa { index += 1 }
        if end - index >= 5, word[index] == lam, word[index + 1] == lam { return index + 2 - word.startIndex }
        if end - index >= 6, word[index] == ba || word[index] == kaf || word[index] == fa || word[index] == lam,
            word[index + 1] == alef,
            word[index + 2] == lam
        {
            index += 1
        }
        if end - index >= 5, word[index] == alef, word[index + 1] == lam { return index + 2 - word.startIndex }
        return 0
    }

    /// The length of the one ending that a light stemmer takes off, at least two letters left.
    package static func suffixLength(of word: ArraySlice<UInt8>) -> Int {
        let count = word.count
        guard count >= 3, let last = word.last else { return 0 }
        let before = word[word.endIndex - 2]
        if count >= 4 {
            switch (before, last) {
            case (ha, alef), (alef, nun), (alef, ta), (waw, nun), (ya, nun), (ya, ha): return 2
            default: break
            }
        }
        return last == ha || last == ya ? 1 : 0
    }

    /// Every letter that is a conjunction, a preposition or the future sign when it stands before a word.
    private static func isProclitic(_ letter: UInt8) -> Bool {
        letter == waw || letter == fa || letter == ba || letter == kaf || letter == lam || letter == sin
    }

    private static func collectPrefixes(_ word: ArraySlice<UInt8>, at length: Int, into lengths: inout UInt64) {
        let index = word.startIndex + length
        let rest = word.endIndex - index
        guard length < 12, rest >= 4 else { return }
        let isArticle = rest >= 5 && word[index + 1] == lam && (word[index] == alef || word[index] == lam)
        if isArticle { collectPrefix(word, length + 2, into: &lengths) }
        if isProclitic(word[index]) { collectPrefix(word, length + 1, into: &lengths) }
    }

    private static func collectPrefix(_ word: ArraySlice<UInt8>, _ length: Int, into lengths: inout UInt64) {
        guard lengths >> UInt64(length) & 1 == 0 else { return }
        lengths |= 1 << UInt64(length)
        collectPrefixes(word, at: length, into: &lengths)
    }

    /// One ending of a looser kind, pronouns and verb endings too, leaving three letters.
    private static func looseSuffixLength(_ word: ArraySlice<UInt8>) -> Int {
        let count = word.count
        guard count >= 4, let last = word.last else { return 0 }
        let before = word[word.endIndex - 2]
        if count >= 5 {
            switch (before, last) {
            case (ha, alef), (alef, nun), (alef, ta), (waw, nun), (ya, nun), (ha, mim), (ha, nun), (kaf, mim),
                (nun, alef),
                (waw, alef), (nun, ya), (ta, mim):
                return 2
            default: break
            }
        }
        return last == ha || last == ya || last == alef || last == ta ? 1 : 0
    }
}
