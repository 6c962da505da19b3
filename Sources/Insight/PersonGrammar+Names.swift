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
        // «بأن» is also a first name.
        if passage.has(.complement, at: index) { return nil }
        if let known = passage.match(.knownPerson, at: index),
            isTitled ? known.skip == 0 : known.clitics.isSubset(of: [.conjunction, .lam, .ba])
        {
            return extended(Name(tokens: index..<Int(known.end), skip: Int(known.skip), isBare: false))
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
            passage.bare(.nameParticle, at: index + 1) != nil
        {
            // «العربي بن مهدي».
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

    /// «علي المري» behind a title: «على» would govern a word that the tables know or that has no «ي» at its end.
    private func isNamedAli(_ index: Int) -> Bool {
        passage.bare(.givenName, at: index) != nil && passage.isDefinite(index + 1)
            && passage.lastLetter(index + 1) == FoldedText.letter("ي") && passage.matchRange(index + 1).isEmpty
            && passage.tokens[index + 1].count >= 5 && passage.tokens[index + 1].count <= 8
            && !looksLikePlan(index + 1)
    }

    /// «المستوى», «المنتدى», «التصدي»: nouns that «على» governs, not families.
    private func looksLikePlan(_ index: Int) -> Bool {
        let (meem, ta) = (FoldedText.letter("م"), FoldedText.letter("ت"))
        let (first, count) = (passage.letter(index, 2), passage.tokens[index].count)
        return count >= 7 && (first == meem || first == ta)
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
            } else if name.tokens.count == 2, passage.isDefinite(place),
                passage.lastLetter(place) == FoldedText.letter("ي"),
                isNameWord(place, isFirst: false),
                passage.bare(.givenName, at: place - 1) != nil, passage.bare(.givenName, at: place - 2) != nil
            {
                // «محمد علي العظمي»: two first names and a family's.
                name.tokens = name.tokens.lowerBound..<place + 1
            } else if name.tokens.count == 2, passage.bare(.givenName, at: place) != nil,
                passage.bare(.function, at: place) == nil,
                passage.bare(.givenName, at: place - 1) != nil, passage.bare(.givenName, at: place - 2) != nil
            {
                // «جان بيير لوران», «محمد أحمد حسن».
                name.tokens = name.tokens.lowerBound..<place + 1
            } else if name.tokens.count <= 2, passage.bare(.ordinal, at: place) != nil, passage.isDefinite(place),
                passage.bare(.givenName, at: place - 1) != nil
            {
                // «أفرام الثاني».
                name.tokens = name.tokens.lowerBound..<place + 1
            } else if name.tokens.count == 2, passage.bare(.bareWeekday, at: place) != nil,
                passage.bare(.givenName, at: place - 1) != nil, passage.bare(.givenName, at: place - 2) != nil
            {
                // «محمد مختار جمعة».
                name.tokens = name.tokens.lowerBound..<place + 1
            } else if name.tokens.count == 2, isThirdPart(place) {
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
        guard passage.bare(.givenName, at: index - 1) != nil || endsForeign(index),
            passage.bare(.givenName, at: index - 2) != nil, passage.matchRange(index).isEmpty,
            !passage.isDefinite(index), count >= 4, !looksLikeVerbOrNoun(index),
            // «منتقدا», «تصريحا», «بحضور», «لزيارة».
            passage.lastLetter(index) != FoldedText.letter("ا"), passage.lastLetter(index) != FoldedText.letter("ه"),
            first != FoldedText.letter("ب"), first != FoldedText.letter("ل"), first != FoldedText.letter("و"),
            first != FoldedText.letter("ف")
        else { return false }
        let next = index + 1
        return next >= passage.count || !passage.isWord(next) || passage.has(.complement, at: next)
            || passage.has(.function, at: next) || passage.match(.speechVerb, at: next)?.value == 1
    }

    /// «غيبريسوس», «لافروفسكي»: endings that Arabic nouns have not.
    private func endsForeign(_ index: Int) -> Bool {
        let count = passage.tokens[index].count
        guard count >= 6 else { return false }
        let bytes = passage.text.bytes
        let end = Int(passage.tokens[index].end)
        return PersonGrammar.foreignEndings.contains { bytes[end - $0.count..<end].elementsEqual($0) }
    }

    private static let foreignEndings = [
        "وس", "يتش", "سكي", "سون", "شتاين", "برغ", "نكو", "شفيلي", "زاده", "اكيس", "ييف", "يوف",
    ]
    .map { FoldedText.folded($0) }

    /// «الدين», «الله», «الإسلام»: the second half of a compound name.
    private func isDivine(_ index: Int) -> Bool { passage.bare(.compoundName, at: index) != nil }

    /// «فون [دير] لاين».
    private func isSecondParticle(_ index: Int) -> Bool {
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

    /// Whether a word can stand in a name: a given name, or one that no table knows as anything else.
    private func isNameWord(_ index: Int, isFirst: Bool) -> Bool {
        guard passage.isWord(index) else { return false }
        if passage.bare(.givenName, at: index) != nil || passage.bare(.compoundName, at: index) != nil { return true }
        // «سعيد بالنتائج» is no name, «منير بالطيب» is one.
        if passage.letter(index, 0) == FoldedText.letter("ب"), passage.isDefinite(index) {
            return passage.has(.boundName, at: index) || passage.has(.familyName, at: index)
        }
        for match in passage.matches[passage.matchRange(index)] {
            switch match.kind {
            case .givenName, .nameParticle, .knownPerson, .month, .ambiguousMonth, .hijriMonth, .calendarMark, .ordinal,
                .city, .region:
                continue
            case .demonym where match.skip == 0 && Int(match.end) == index + 1: continue
            case .publicHead, .counted, .dateTrap, .futureCue, .yearTrap, .few: continue
            // «نوال الصباح», «وليد الربيع».
            case .thePart, .theSeason, .bareWeekday, .boundName, .familyName, .field, .envoys, .issued,
                .honorific:
                continue
            // «خليل الحاج», «سامي القاضي» behind a first name.
            // «إيهاب واصف»: a participle as a family's name.
            case .speechVerb, .thinkingVerb, .judgingVerb, .participle:
                guard !isFirst, passage.tokens[index].count == 4, passage.letter(index, 1) == FoldedText.letter("ا"),
                    passage.bare(.givenName, at: index - 1) != nil, !passage.has(.complement, at: index + 1),
                    !passage.isSign(index + 1, ":")
                else { return false }
                continue
            // «مارغريت الثانية» is no second of time.
            case .theUnit where passage.has(.ordinal, at: index) && passage.bare(.givenName, at: index - 1) != nil:
                continue
            // «عبد المالك».
            case .role where passage.bare(.nameParticle, at: index - 1) != nil && passage.isDefinite(index): continue
            case .role where !isFirst && (passage.bare(.familyName, at: index) != nil || isFamily(index)): continue
            // «مايكل ستون»: no number, for nothing is counted.
            case .cardinal
            where !isFirst && match.skip == 0 && passage.match(.unit, at: index + 1) == nil
                && passage.match(.counted, at: index + 1) == nil && passage.match(.cardinal, at: index + 1) == nil:
                continue
            default: return false
            }
        }
        return !looksLikeVerbOrNoun(index, isSurname: !isFirst)
    }

    /// «منى الخوري»: an office in one word right behind a first name, and nobody's behind it.
    private func isFamily(_ index: Int) -> Bool {
        guard passage.isDefinite(index), passage.bare(.givenName, at: index - 1) != nil,
            passage.bare(.givenName, at: index + 1) == nil, passage.match(.demonym, at: index + 1) == nil,
            !passage.isDefinite(index + 1)
        else { return false }
        return passage.matches[passage.matchRange(index)].allSatisfy { $0.end == Int32(index + 1) }
    }

    private func isUnknownName(_ index: Int) -> Bool {
        guard passage.tokens[index].count >= 3, passage.matchRange(index).isEmpty, !passage.isDefinite(index),
            !looksLikeVerbOrNoun(index)
        else { return false }
        let (first, last) = (passage.letter(index, 0), passage.lastLetter(index))
        let begins =
            !isForeign(index) && last != FoldedText.letter("ي")
            && "تولبفس".unicodeScalars.contains { FoldedText.letter($0) == first }
        let ends = "هات".unicodeScalars.contains { FoldedText.letter($0) == last }
        return !begins && !ends
    }

    /// Behind a first name that no table knows: a known name, a word without the article, or one in «الـ…ي»; «وجهاء القبائل» is none.
    private func isSurname(_ index: Int) -> Bool {
        if passage.has(.function, at: index) { return false }
        if passage.bare(.givenName, at: index) != nil || passage.bare(.nameParticle, at: index) != nil { return true }
        let (first, last) = (passage.letter(index, 0), passage.lastLetter(index))
        if passage.isDefinite(index) { return last == FoldedText.letter("ي") }
        let begins = !isForeign(index) && (first == FoldedText.letter("ت") || first == FoldedText.letter("ي"))
        return last != FoldedText.letter("ه") && !begins && passage.matchRange(index).isEmpty
    }

    /// «تشيبنغ», «تسوي»: no Arabic word begins so.
    private func isForeign(_ index: Int) -> Bool {
        passage.letter(index, 0) == FoldedText.letter("ت") && passage.letter(index, 1) == FoldedText.letter("ش")
            && passage.letter(index, 2) == FoldedText.letter("ي")
    }

    /// Endings and beginnings that names seldom have: «يبحث», «سيزور», «تصريحاته», «محادثات».
    private func looksLikeVerbOrNoun(_ index: Int, isSurname: Bool = false) -> Bool {
        let count = passage.tokens[index].count
        func at(_ place: Int) -> UInt8 { passage.letter(index, place) }
        let (ya, ta, seen, alef, ha, waw, noon, meem) = (
            FoldedText.letter("ي"), FoldedText.letter("ت"), FoldedText.letter("س"), FoldedText.letter("ا"),
            FoldedText.letter("ه"), FoldedText.letter("و"), FoldedText.letter("ن"), FoldedText.letter("م")
        )
        if count >= 5, at(0) == seen, at(1) == ya || at(1) == ta { return true }
        // «الفائزين», «المسؤولين».
        if count >= 7, passage.isDefinite(index), at(count - 2) == ya || at(count - 2) == waw, at(count - 1) == noon {
            return true
        }
        // «استقدم»; «متضامنا», «مؤكدا»; «متمكن», «مفروض» are no first names.
        if count >= 5, at(0) == alef, at(1) == seen, at(2) == ta { return true }
        let isVowel = at(1) == alef || at(1) == waw || at(1) == ya
        if count >= 6, at(0) == meem, at(count - 1) == alef, !isVowel { return true }
        if !isSurname, count >= 5, at(0) == meem, at(1) == ta || (at(1) == seen && at(2) == ta) { return true }
        if !isSurname, count == 5, at(0) == meem, at(3) == waw, !isVowel { return true }
        if at(0) == ya, count >= 4, !passage.isDefinite(index) { return true }
        // «بركات», «عبيدات» are surnames.
        if !isSurname, count >= 5, at(count - 2) == alef, at(count - 1) == ta { return true }
        if count >= 4, at(count - 2) == ha, at(count - 1) == alef || at(count - 1) == meem { return true }
        if count >= 5, at(count - 2) == ta, at(count - 1) == ha { return true }
        if count >= 4, at(count - 2) == waw, at(count - 1) == alef { return true }
        if count >= 5, at(count - 3) == ta, at(count - 2) == ya, at(count - 1) == noon { return true }
        return passage.text.bytes[Int(passage.tokens[index].start)] < 0x80
    }
}
