/// What the rules ask of a passage. A token that is not there has no kind and no phrase.
extension Passage {
    @inline(__always) func matchRange(_ index: Int) -> Range<Int> {
        index >= 0 && index < tokens.count ? Int(matchStarts[index])..<Int(matchStarts[index + 1]) : 0..<0
    }

    /// Whether a phrase of a kind stands at a token.
    @inline(__always) func has(_ kind: LexicalKind, at index: Int) -> Bool {
        index >= 0 && index < glances.count && glances[index].kinds.contains(kind)
    }

    /// Whether a phrase of any of the kinds stands at a token.
    @inline(__always) func has(any kinds: KindSet, at index: Int) -> Bool {
        index >= 0 && index < glances.count && glances[index].kinds.meets(kinds)
    }

    /// The longest phrase of a kind at a token.
    @inline(__always) func match(_ kind: LexicalKind, at index: Int) -> Match? {
        has(kind, at: index) ? longest(kind, at: index) : nil
    }

    /// The longest phrase of a kind that has no proclitics.
    @inline(__always) func bare(_ kind: LexicalKind, at index: Int) -> Match? {
        has(kind, at: index) ? longestBare(kind, at: index) : nil
    }

    private func longest(_ kind: LexicalKind, at index: Int) -> Match? {
        for place in matchRange(index) where matches[place].kind == kind { return matches[place] }
        return nil
    }

    private func longestBare(_ kind: LexicalKind, at index: Int) -> Match? {
        for place in matchRange(index) where matches[place].kind == kind && matches[place].skip == 0 {
            return matches[place]
        }
        return nil
    }

    func isWord(_ index: Int) -> Bool { index >= 0 && index < tokens.count && tokens[index].kind == .word }
    func isNumber(_ index: Int) -> Bool { index >= 0 && index < tokens.count && tokens[index].kind == .number }

    func isSign(_ index: Int, _ sign: Unicode.Scalar) -> Bool {
        index >= 0 && index < tokens.count && tokens[index].kind == .sign && tokens[index].value == Int32(sign.value)
    }

    func isLineEnd(_ index: Int) -> Bool { isSign(index, "\n") }

    /// The number at a token with the count of its digits.
    func number(_ index: Int) -> (value: Int, digits: Int)? {
        isNumber(index) ? (Int(tokens[index].value), tokens[index].count) : nil
    }

    /// The letter of a folded token at a place from its start, 0 beyond its end and where there is no token.
    func letter(_ index: Int, _ place: Int) -> UInt8 {
        guard tokens.indices.contains(index) else { return 0 }
        let at = Int(tokens[index].start) + place
        return at < Int(tokens[index].end) ? text.bytes[at] : 0
    }

    /// 0 where there is no token.
    func lastLetter(_ index: Int) -> UInt8 {
        tokens.indices.contains(index) ? text.bytes[Int(tokens[index].end) - 1] : 0
    }

    /// Whether a function word stands at a token, alone or behind a conjunction.
    @inline(__always) func isFunction(_ index: Int, _ word: FunctionWord) -> Bool {
        index >= 0 && index < glances.count && glances[index].functions >> UInt64(word.rawValue) & 1 != 0
    }

    /// Whether a word begins with the article, behind at most the conjunction and one preposition.
    func isDefinite(_ index: Int) -> Bool {
        guard isWord(index), !tokens[index].hasSeatedAlef else { return false }
        let bytes = text.bytes
        let (start, end) = (Int(tokens[index].start), Int(tokens[index].end))
        let (alef, lam) = (FoldedText.letter("ا"), FoldedText.letter("ل"))
        var at = start
        if end - at >= 5, bytes[at] == FoldedText.letter("و") || bytes[at] == FoldedText.letter("ف") { at += 1 }
        if end - at >= 4, bytes[at] == alef, bytes[at + 1] == lam { return true }
        if end - at >= 4, bytes[at] == lam, bytes[at + 1] == lam { return true }
        if end - at >= 5, bytes[at] == FoldedText.letter("ب") || bytes[at] == FoldedText.letter("ك") { at += 1 }
        return end - at >= 4 && bytes[at] == alef && bytes[at + 1] == lam
    }

    // MARK: Offsets

    /// Where a token begins in the original behind its proclitics, in UTF-16 code units.
    func start(_ index: Int, skipping skip: Int = 0) -> Int { text.start(Int(tokens[index].start) + skip) }

    /// Where a token ends in the original with its marks.
    func end(_ index: Int) -> Int { text.end(Int(tokens[index].end) - 1) }
}
