/// The English stemmer of Snowball ("Porter2"), after its published description. Words in lower case, ASCII.
package struct EnglishStemmer {
    private var word: [UInt8]
    /// Where the regions R1 and R2 begin.
    private var r1 = 0
    private var r2 = 0

    /// The stem of a word.
    package static func stem(of word: some Collection<UInt8>) -> [UInt8] {
        var bytes = Array(word)
        if let exception = exceptions[bytes] { return exception }
        if bytes.count <= 2 { return bytes }
        if bytes[0] == UInt8(ascii: "'") { bytes.removeFirst() }
        var stemmer = EnglishStemmer(bytes)
        stemmer.run()
        return stemmer.word.map { $0 == consonantY ? UInt8(ascii: "y") : $0 }
    }

    private static let consonantY = UInt8(ascii: "Y")

    private init(_ word: [UInt8]) {
        self.word = word
        for index in word.indices where word[index] == UInt8(ascii: "y") {
            if index == 0 || EnglishStemmer.isVowel(self.word[index - 1]) {
                self.word[index] = EnglishStemmer.consonantY
            }
        }
        r1 = EnglishStemmer.regionPrefixes.first { self.word.starts(with: $0) }?.count ?? region(from: 0)
        r2 = region(from: r1)
    }

    private static func isVowel(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            UInt8(ascii: "y"):
            true
        default: false
        }
    }

    /// Behind the first consonant after a vowel.
    private func region(from start: Int) -> Int {
        var index = start
        while index < word.count, !EnglishStemmer.isVowel(word[index]) { index += 1 }
        while index < word.count, EnglishStemmer.isVowel(word[index]) { index += 1 }
        return min(index + 1, word.count)
    }

    private mutating func run() {
        removePossessive()
        removePlural()
        removePastAndGerund()
        replaceFinalY()
        shortenDerivation()
        shortenEnding()
        removeResidual()
        removeFinalEAndL()
    }

    private func ends(_ suffix: String) -> Bool {
        word.count >= suffix.utf8.count && word.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }

    private mutating func replace(_ count: Int, with text: String) {
        word.removeLast(count)
        word += Array(text.utf8)
    }

    private func hasVowel(before end: Int) -> Bool { word[..<end].contains { EnglishStemmer.isVowel($0) } }

    private mutating func removePossessive() {
        for suffix in ["'s'", "'s", "'"] where ends(suffix) {
            word.removeLast(suffix.utf8.count)
            return
        }
    }

    private mutating func removePlural() {
        if ends("sses") {
            word.removeLast(2)
        } else if ends("ied") || ends("ies") {
            replace(3, with: word.count > 4 ? "i" : "ie")
        } else if ends("us") || ends("ss") {
            return
        } else if ends("s"), word.count >= 2, hasVowel(before: word.count - 2) {
            word.removeLast()
        }
    }

    private mutating func removePastAndGerund() {
        for suffix in ["eedly", "eed"] where ends(suffix) {
            let start = word.count - suffix.utf8.count
            let isKept = EnglishStemmer.eedWords.contains(Array(word[..<start]))
            if start >= r1, !isKept { replace(suffix.utf8.count, with: "ee") }
            return
        }
        for suffix in ["ingly", "edly", "ing", "ed"] where ends(suffix) {
            let start = word.count - suffix.utf8.count
            if suffix == "ing", keepsGerund(start) { return }
            guard hasVowel(before: start) else { return }
            word.removeLast(suffix.utf8.count)
            mendAfterRemoval()
            return
        }
    }

    /// «dying» becomes «die»; «inning», «outing», «evening» and their like stay.
    private mutating func keepsGerund(_ start: Int) -> Bool {
        if start == 2, word[1] == UInt8(ascii: "y"), !EnglishStemmer.isVowel(word[0]) {
            replace(4, with: "ie")
            return true
        }
        return EnglishStemmer.gerunds.contains(Array(word[..<start]))
    }

    private mutating func mendAfterRemoval() {
        if ends("at") || ends("bl") || ends("iz") {
            word.append(UInt8(ascii: "e"))
        } else if word.count >= 2, let last = word.last, last == word[word.count - 2], "bdfgmnprt".utf8.contains(last) {
            if word.count == 3, "aeo".utf8.contains(word[0]) { return }
            word.removeLast()
        } else if r1 >= word.count, endsInShortSyllable {
            word.append(UInt8(ascii: "e"))
        }
    }

    private var endsInShortSyllable: Bool {
        let count = word.count
        if count == 2 { return EnglishStemmer.isVowel(word[0]) && !EnglishStemmer.isVowel(word[1]) }
        if word == Array("past".utf8) { return true }
        guard count >= 3 else { return false }
        let last = word[count - 1]
        guard !EnglishStemmer.isVowel(last), !"wxY".utf8.contains(last) else { return false }
        return EnglishStemmer.isVowel(word[count - 2]) && !EnglishStemmer.isVowel(word[count - 3])
    }

    private mutating func replaceFinalY() {
        guard word.count > 2, ends("y") || ends("Y"), !EnglishStemmer.isVowel(word[word.count - 2]) else { return }
        replace(1, with: "i")
    }

    private mutating func shortenDerivation() {
        guard let (suffix, replacement) = EnglishStemmer.derivations.first(where: { ends($0.0) }) else { return }
        let count = suffix.utf8.count
        guard word.count - count >= r1 else { return }
        switch suffix {
        case "ogi":
            if word.count > count, word[word.count - count - 1] == UInt8(ascii: "l") {
                replace(count, with: replacement)
            }
        case "li":
            if word.count > count, "cdeghkmnrt".utf8.contains(word[word.count - count - 1]) { word.removeLast(2) }
        default: replace(count, with: replacement)
        }
    }

    private mutating func shortenEnding() {
        guard let (suffix, replacement) = EnglishStemmer.endings.first(where: { ends($0.0) }) else { return }
        let count = suffix.utf8.count
        guard word.count - count >= (suffix == "ative" ? r2 : r1) else { return }
        replace(count, with: replacement)
    }

    private mutating func removeResidual() {
        guard let suffix = EnglishStemmer.residuals.first(where: { ends($0) }) else { return }
        let count = suffix.utf8.count
        guard word.count - count >= r2 else { return }
        if suffix == "ion" {
            guard word.count > 3, "st".utf8.contains(word[word.count - 4]) else { return }
        }
        word.removeLast(count)
    }

    private mutating func removeFinalEAndL() {
        if ends("e") {
            let end = word.count - 1
            if end >= r2 {
                word.removeLast()
            } else if end >= r1 {
                word.removeLast()
                if endsInShortSyllable { word.append(UInt8(ascii: "e")) }
            }
        } else if ends("l"), word.count - 1 >= r2, word.count >= 2, word[word.count - 2] == UInt8(ascii: "l") {
            word.removeLast()
        }
    }
}
