/// Names: first names, families, and words that no table knows.
extension PersonGrammar {
    struct Name {
        var tokens: Range<Int>
        var skip: Int
        /// Whether it is one word that the tables do not know as a whole name.
        var isBare: Bool
    }

    /// A name of two words or more; behind a title its first word may be one that the tables do not know.
    func name(at index: Int, isTitled: Bool) -> Name? {
        guard passage.isWord(index) else { return nil }
        // «علي» is also «على»: a name only before another first name.
        if passage.bare(.function, at: index) != nil, passage.bare(.givenName, at: index + 1) == nil,
            !(isTitled && isNamedAli(index))
        {
            return nil
        }
        // «بأن» is also a first name, and so is «إلينا».
        if passage.has(.complement, at: index) || (!isTitled && passage.bare(.notName, at: index) != nil) { return nil }
        if let known = passage.match(.knownPerson, at: index),
            isTitled ? known.skip == 0 : known.clitics.isSubset(of: [.conjunction, .lam, .ba])
        {
            return extended(Name(tokens: index..<Int(known.end), skip: Int(known.skip), isBare: false))
        }
        // «لاون الرابع عشر».
        if isTitled, let number = passage.bare(.ordinal, at: index + 1), passage.isDefinite(index + 1),
            !passage.isDefinite(index), passage.tokens[index].count >= 3,
            passage.matches[passage.matchRange(index)].allSatisfy({ $0.skip != 0 || $0.kind == .givenName })
        {
            return Name(tokens: index..<Int(number.end), skip: 0, isBare: false)
        }
        var place = index
        var skip = 0
        var given = true
        if let particle = passage.bare(.nameParticle, at: index) {
            place = Int(particle.end)
            guard passage.isWord(place), isNameWord(place, isFirst: false) else { return nil }
            place += 1
        } else if let first = passage.match(.givenName, at: index),
            first.skip == 0 || (!isTitled && first.clitics == .conjunction)
        {
            (place, skip) = (index + 1, Int(first.skip))
        } else if isTitled, passage.bare(.boundName, at: index) != nil,
            passage.bare(.nameParticle, at: index + 1) != nil || isArticleName(index)
        {
            // «العربي بن مهدي», «السعيد شنقريحة».
            place = index + 1
        } else if isTitled, isSoftName(index) {
            place = index + 1
        } else {
            guard isTitled, isUnknownName(index) else { return nil }
            given = false
            place = index + 1
        }
        if passage.isWord(place), isDivine(place) { place += 1 }
        guard let second = nextPart(place), given || isSurname(place) else { return nil }
        place = second
        return extended(Name(tokens: index..<place, skip: skip, isBare: false))
    }

    /// «المعتقلين [حياة] الصدي»: a common word that people are called by, behind a whole title and before a family's name.
    private func isSoftName(_ index: Int) -> Bool {
        let next = index + 1
        let isBehindTitle =
            passage.isDefinite(index - 1) || passage.bare(.city, at: index - 1) != nil
            || passage.bare(.region, at: index - 1) != nil
        guard passage.bare(.softName, at: index) != nil, isBehindTitle, passage.isWord(next),
            passage.match(.function, at: next) == nil
        else { return false }
        if passage.bare(.givenName, at: next) != nil { return true }
        if passage.isDefinite(next) { return passage.lastLetter(next) == FoldedText.letter("ي") && isUnknown(next) }
        return isUnknown(next) && isSurname(next) && endsName(next + 1)
    }

    /// «الهادي», «المنصف» as a first name: a family's name follows.
    private func isArticleName(_ index: Int) -> Bool {
        guard passage.bare(.articleName, at: index) != nil, passage.isWord(index + 1),
            passage.match(.demonym, at: index + 1) == nil,
            passage.match(.function, at: index + 1) == nil
        else { return false }
        if passage.bare(.givenName, at: index + 1) != nil { return true }
        if passage.isDefinite(index + 1) {
            return passage.lastLetter(index + 1) == FoldedText.letter("ي") && passage.matchRange(index + 1).isEmpty
        }
        return passage.matchRange(index + 1).isEmpty && passage.tokens[index + 1].count >= 3
            && isNameWord(index + 1, isFirst: false)
    }

    /// «علي المري» behind a title: «على» would govern a word that the tables know or that has no «ي» at its end.
    private func isNamedAli(_ index: Int) -> Bool {
        guard passage.bare(.givenName, at: index) != nil, passage.isWord(index + 1) else { return false }
        // «علي شمخاني» with a ya in a text that writes «على» otherwise.
        if !passage.tokens[index].endsInMaksura, !levelsYa, !passage.isDefinite(index + 1), isUnknown(index + 1),
            isNameWord(index + 1, isFirst: false), passage.lastLetter(index + 1) != FoldedText.letter("ه"),
            passage.tokens[index + 1].count >= 4
        {
            return true
        }
        return passage.isDefinite(index + 1)
            && passage.lastLetter(index + 1) == FoldedText.letter("ي") && passage.matchRange(index + 1).isEmpty
            && passage.tokens[index + 1].count >= 5
    }

    /// Whether the text writes a ya for an alef maksura («الي», «حتي»).
    private var levelsYa: Bool {
        passage.tokens.indices.contains {
            passage.tokens[$0].kind == .word && passage.tokens[$0].count == 3 && !passage.tokens[$0].endsInMaksura
                && (passage.isFunction($0, .to) || passage.isFunction($0, .until))
                && passage.lastLetter($0) == FoldedText.letter("ي")
        }
    }

    /// Whether no table knows a word, but for a prefix «ك» or «س» that it seems to have.
    func isUnknown(_ index: Int) -> Bool {
        passage.matches[passage.matchRange(index)].allSatisfy {
            $0.kind == .softName
                || $0.skip != 0 && $0.clitics.isSubset(of: [.kaf, .seen]) && passage.tokens[index].count >= 5
        }
    }

    /// «بن سلمان», «الدين», a short last part.
    private func extended(_ name: Name) -> Name {
        var name = name
        for _ in 0..<3 {
            let place = name.tokens.upperBound
            guard passage.isWord(place), !passage.has(.complement, at: place) else { break }
            if passage.bare(.nameParticle, at: place) != nil, let next = nextPart(place) {
                name.tokens = name.tokens.lowerBound..<next
            } else if isDivine(place) {
                name.tokens = name.tokens.lowerBound..<place + 1
            } else if name.tokens.count < 4, passage.isDefinite(place), passage.bare(.boundName, at: place) != nil,
                passage.bare(.role, at: place) == nil, !passage.isDefinite(place + 1)
            {
                // «جابر الأحمد الصباح».
                name.tokens = name.tokens.lowerBound..<place + 1
            } else if name.tokens.count <= 4, passage.isDefinite(place),
                passage.lastLetter(place) == FoldedText.letter("ي"),
                isNameWord(place, isFirst: false), passage.bare(.givenName, at: place - 1) != nil,
                passage.bare(.givenName, at: place - 2) != nil || passage.bare(.nameParticle, at: place - 2) != nil
            {
                // «محمد علي العظمي», «عبدالعزيز بن سلطان الشمري»: first names and a family's.
                name.tokens = name.tokens.lowerBound..<place + 1
            } else if name.tokens.count <= 3, passage.bare(.givenName, at: place) != nil,
                passage.bare(.function, at: place) == nil,
                endsName(place + 1) || passage.bare(.familyName, at: place - 1) != nil
            {
                // «خليل الحاج توفيق», «عبد العالي حساني شريف».
                name.tokens = name.tokens.lowerBound..<place + 1
            } else if name.tokens.count <= 3, passage.bare(.givenName, at: place) != nil,
                passage.bare(.function, at: place) == nil, passage.bare(.givenName, at: place - 1) != nil,
                passage.bare(.givenName, at: place - 2) != nil || passage.bare(.nameParticle, at: place - 2) != nil
            {
                // «جان بيير لوران», «محمد أحمد حسن», «محمد بن حمد سيف».
                name.tokens = name.tokens.lowerBound..<place + 1
            } else if name.tokens.count <= 2, let number = passage.bare(.ordinal, at: place), passage.isDefinite(place),
                passage.bare(.givenName, at: place - 1) != nil
            {
                // «أفرام الثاني», «لويس الرابع عشر».
                name.tokens = name.tokens.lowerBound..<Int(number.end)
            } else if name.tokens.count == 2, passage.isDefinite(place), isUnknown(place),
                passage.lastLetter(place) == FoldedText.letter("ي"), passage.bare(.role, at: place - 1) != nil
            {
                // «أمل الفلاح السغروشني».
                name.tokens = name.tokens.lowerBound..<place + 1
            } else if name.tokens.count == 2, passage.bare(.bareWeekday, at: place) != nil,
                passage.bare(.givenName, at: place - 1) != nil, passage.bare(.givenName, at: place - 2) != nil
            {
                // «محمد مختار جمعة».
                name.tokens = name.tokens.lowerBound..<place + 1
            } else if name.tokens.count == 2, isThirdPart(place) || isForeignFamily(place) {
                // «علي رضا تنكسيري»: two first names and a word that ends what is said of them.
                name.tokens = name.tokens.lowerBound..<place + 1
            } else if passage.tokens[place].count == 2, passage.matchRange(place).isEmpty, name.tokens.count < 3 {
                name.tokens = name.tokens.lowerBound..<place + 1
            } else {
                break
            }
        }
        return name
    }

    /// A word that no table knows behind two first names, before a comma, a full stop, a preposition or «إن».
    private func isThirdPart(_ index: Int) -> Bool {
        let (first, count) = (passage.letter(index, 0), passage.tokens[index].count)
        guard
            passage.bare(.givenName, at: index - 1) != nil || endsForeign(index)
                || passage.lastLetter(index) == FoldedText.letter("ي"),
            passage.bare(.givenName, at: index - 2) != nil, isUnknown(index),
            !passage.isDefinite(index), count >= 4, !looksLikeVerbOrNoun(index),
            // «منتقدا», «تصريحا», «بحضور», «لزيارة».
            passage.lastLetter(index) != FoldedText.letter("ا"), passage.lastLetter(index) != FoldedText.letter("ه"),
            first != FoldedText.letter("ب"), first != FoldedText.letter("ل"), first != FoldedText.letter("و"),
            first != FoldedText.letter("ف")
        else { return false }
        return endsName(index + 1)
    }

    /// A sign, a preposition, «أن» or a participle of saying: no name goes on here.
    private func endsName(_ index: Int) -> Bool {
        index >= passage.count || !passage.isWord(index) || passage.has(.complement, at: index)
            || passage.has(.function, at: index) || passage.match(.speechVerb, at: index)?.value == 1
    }

    /// «فرانك فالتر شتاينماير», «جان كلود تريشيه»: behind two first names of other languages a word that no table knows.
    private func isForeignFamily(_ index: Int) -> Bool {
        // «غيابه» is his.
        let hasPronoun =
            passage.lastLetter(index) == FoldedText.letter("ه")
            && passage.letter(index, passage.tokens[index].count - 2) != FoldedText.letter("ي")
        guard !hasPronoun, passage.match(.givenName, at: index - 1)?.value == 1,
            passage.match(.givenName, at: index - 2)?.value == 1, isUnknown(index), !passage.isDefinite(index),
            passage.tokens[index].count >= 4,
            !looksLikeVerbOrNoun(index, isSurname: true)
        else { return false }
        let first = passage.letter(index, 0)
        return first != FoldedText.letter("و") && first != FoldedText.letter("ف") || endsForeign(index)
    }

    /// «غيبريسوس», «لافروفسكي»: endings that Arabic nouns have not.
    func endsForeign(_ index: Int) -> Bool {
        let count = passage.tokens[index].count
        guard count >= 6 else { return false }
        let bytes = passage.text.bytes
        let end = Int(passage.tokens[index].end)
        return PersonGrammar.foreignEndings.contains { bytes[end - $0.count..<end].elementsEqual($0) }
    }

    private static let foreignEndings = [
        "وس", "يتش", "سكي", "مان", "سن", "كايا", "يان", "ينغ", "يفا", "وفا", "ينا", "ينو", "ينيو", "يرو", "يرا", "يز",
        "انو", "دزه", "دزي", "وني", "يني", "سون", "شتاين", "برغ", "نكو", "شفيلي", "زاده", "اكيس", "ييف", "يوف",
    ]
    .map { FoldedText.folded($0) }

    /// «الدين», «الله», «الإسلام»: the second half of a compound name.
    func isDivine(_ index: Int) -> Bool { passage.bare(.compoundName, at: index) != nil }

    /// «فون [دير] لاين».
    func isSecondParticle(_ index: Int) -> Bool {
        passage.bare(.nameParticle, at: index - 1) != nil && passage.tokens[index].count == 3
            && passage.letter(index, 0) == FoldedText.letter("د") && passage.letter(index, 2) == FoldedText.letter("ر")
    }

    private func nextPart(_ index: Int) -> Int? {
        guard passage.isWord(index) else { return nil }
        if passage.bare(.nameParticle, at: index) != nil {
            guard passage.isWord(index + 1), isNameWord(index + 1, isFirst: false) else { return nil }
            if isDivine(index + 2) { return index + 3 }
            // «بن عبد العزيز», «بن أبي طالب».
            let joins =
                (passage.bare(.nameParticle, at: index + 1) != nil || isSecondParticle(index + 1))
                && isNameWord(index + 2, isFirst: false)
            return joins ? index + 3 : index + 2
        }
        guard isNameWord(index, isFirst: false) else { return nil }
        return index + 1
    }
}
