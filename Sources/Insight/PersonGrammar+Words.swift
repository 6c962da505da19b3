/// Which words can be parts of a name.
extension PersonGrammar {
    /// Whether a word can stand in a name: a given name, or one that no table knows as anything else.
    func isNameWord(_ index: Int, isFirst: Bool) -> Bool {
        guard passage.isWord(index) else { return false }
        if passage.bare(.givenName, at: index) != nil || passage.bare(.compoundName, at: index) != nil { return true }
        // «عبد الواحد»: a number elsewhere.
        if !isFirst, passage.isDefinite(index), isServant(index - 1) { return true }
        // «سعيد بالنتائج» is no name, «منير بالطيب» is one.
        if passage.letter(index, 0) == FoldedText.letter("ب"), passage.isDefinite(index) {
            return passage.has(.boundName, at: index) || passage.has(.familyName, at: index)
        }
        // «هلا عودة», «آل خطاب», but «محمد عودة الوفد»: a common word that families are called by.
        if !isFirst, passage.bare(.familyName, at: index) != nil, !passage.isDefinite(index),
            !passage.isDefinite(index + 1),
            passage.bare(.givenName, at: index - 1) != nil || passage.bare(.nameParticle, at: index - 1) != nil
        {
            return true
        }
        for match in passage.matches[passage.matchRange(index)] {
            switch match.kind {
            case .givenName, .nameParticle, .knownPerson, .month, .ambiguousMonth, .hijriMonth, .calendarMark, .ordinal,
                .city, .region:
                continue
            case .demonym where match.skip == 0 && Int(match.end) == index + 1: continue
            case .publicHead, .counted, .dateTrap, .futureCue, .yearTrap, .yearCue, .few, .paperBeforeToday: continue
            // «نوال الصباح», «وليد الربيع».
            case .thePart, .theSeason, .bareWeekday, .boundName, .articleName, .softName, .familyName, .field, .envoys,
                .issued,
                .honorific, .cause:
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

    /// «عبد», before one of the names of God.
    private func isServant(_ index: Int) -> Bool {
        passage.bare(.nameParticle, at: index) != nil && passage.tokens[index].count == 3
            && passage.letter(index, 0) == FoldedText.letter("ع") && passage.letter(index, 1) == FoldedText.letter("ب")
    }

    /// «منى الخوري»: an office in one word right behind a first name, and nobody's behind it.
    private func isFamily(_ index: Int) -> Bool {
        guard passage.isDefinite(index), passage.bare(.givenName, at: index - 1) != nil,
            passage.bare(.givenName, at: index + 1) == nil || passage.has(.function, at: index + 1),
            passage.match(.demonym, at: index + 1) == nil,
            !passage.isDefinite(index + 1)
                || (isUnknown(index + 1) && passage.lastLetter(index + 1) == FoldedText.letter("ي"))
        else { return false }
        return passage.matches[passage.matchRange(index)].allSatisfy { $0.end == Int32(index + 1) }
    }

    func isUnknownName(_ index: Int) -> Bool {
        guard passage.tokens[index].count >= 3, isUnknown(index), !passage.isDefinite(index) else { return false }
        // «مظلوم عبدي»: a word before a name that every table knows.
        let isBacked =
            passage.bare(.givenName, at: index + 1) != nil && passage.match(.function, at: index + 1) == nil
        guard !looksLikeVerbOrNoun(index, isSurname: isBacked), isBacked || !looksLikePlural(index) else {
            return false
        }
        let (first, last) = (passage.letter(index, 0), passage.lastLetter(index))
        // «تقي الدين».
        if isDivine(index + 1) { return true }
        // «لاريجاني», «بهشتي»; but «تنوي», «ترتدي» are verbs.
        let isNisba = last == FoldedText.letter("ي") && first != FoldedText.letter("ت")
        let begins =
            !isForeign(index) && !isNisba && !beginsForeign(index)
            && "تولبفس".unicodeScalars.contains { FoldedText.letter($0) == first }
        let ends = "هات".unicodeScalars.contains { FoldedText.letter($0) == last }
        // «أكد الوزير تيمور جنبلاط أن»: who said it stands right before what was said.
        if passage.has(.complement, at: index + 2), first != FoldedText.letter("و"), passage.tokens[index].count >= 4,
            last != FoldedText.letter("ا") || passage.lastLetter(index + 1) != FoldedText.letter("ا")
        {
            return true
        }
        // «الإثيوبية تسهاي جيميتشو»: behind where somebody comes from two words of another language.
        if passage.bare(.demonym, at: index - 1) != nil, passage.isDefinite(index - 1), isForeignByEnd(index + 1) {
            return true
        }
        // «ميريانا سبولياريتش».
        if last == FoldedText.letter("ا"), passage.isWord(index + 1), endsForeign(index + 1), !begins { return true }
        // «بييرباتيستا بيتسابالا»: so long is no Arabic word without an ending.
        if passage.tokens[index].count >= 9, !begins || beginsForeign(index) { return true }
        // «الشيخ عكرمة صبري».
        return !begins && (!ends || isBacked && last != FoldedText.letter("ا"))
    }

    /// Behind a first name that no table knows: a known name, a word without the article, or one in «الـ…ي»; «وجهاء القبائل» is none.
    func isSurname(_ index: Int) -> Bool {
        if passage.has(.function, at: index) { return false }
        if passage.bare(.givenName, at: index) != nil || passage.bare(.nameParticle, at: index) != nil { return true }
        let (first, last) = (passage.letter(index, 0), passage.lastLetter(index))
        if passage.isDefinite(index) { return last == FoldedText.letter("ي") }
        let begins = !isForeign(index) && (first == FoldedText.letter("ت") || first == FoldedText.letter("ي"))
        return last != FoldedText.letter("ه") && !begins && isUnknown(index)
    }

    /// «فيرجيل», «بيرني», «تيلفار»: a long vowel behind a letter that would be a proclitic, which no verb and few nouns have; or a
    /// particle of names behind («… فان دايك»).
    private func beginsForeign(_ index: Int) -> Bool {
        let (ya, waw) = (FoldedText.letter("ي"), FoldedText.letter("و"))
        let (first, second) = (passage.letter(index, 0), passage.letter(index, 1))
        if first != waw, passage.bare(.nameParticle, at: index + 1) != nil, passage.tokens[index + 1].count >= 2,
            passage.match(.function, at: index + 1) == nil, passage.isWord(index + 2)
        {
            return true
        }
        guard passage.tokens[index].count >= 5 else { return false }
        // «لاندو», «تشيزو»: few nouns end so.
        if passage.lastLetter(index) == waw, first != FoldedText.letter("ب"), first != waw { return true }
        switch first {
        case FoldedText.letter("ت"): return second == ya
        case FoldedText.letter("ف"), FoldedText.letter("ب"): return second == ya
        case FoldedText.letter("س"): return second == waw
        default: return false
        }
    }

    /// «جيميتشو», «لاندو»: a word of no table with an ending that few Arabic words have.
    private func isForeignByEnd(_ index: Int) -> Bool {
        guard passage.isWord(index), isUnknown(index), !passage.isDefinite(index), passage.tokens[index].count >= 5,
            !looksLikeVerbOrNoun(index, isSurname: true)
        else { return false }
        return endsForeign(index) || passage.lastLetter(index) == FoldedText.letter("و")
    }

    /// «تشيبنغ», «تسوي»: no Arabic word begins so.
    private func isForeign(_ index: Int) -> Bool {
        guard passage.letter(index, 0) == FoldedText.letter("ت"), passage.letter(index, 1) == FoldedText.letter("ش")
        else { return false }
        let third = passage.letter(index, 2)
        let isShort = passage.tokens[index].count <= 4 && passage.lastLetter(index) != FoldedText.letter("ء")
        return third == FoldedText.letter("ي")
            || (isShort && (third == FoldedText.letter("ا") || third == FoldedText.letter("و")))
    }

    /// «أولياء», «أقوال», «مراكز», «قوانين», «رسائل»: the patterns of broken plurals.
    private func looksLikePlural(_ index: Int) -> Bool {
        let count = passage.tokens[index].count
        func at(_ place: Int) -> UInt8 { passage.letter(index, place) }
        let (alef, ya) = (FoldedText.letter("ا"), FoldedText.letter("ي"))
        guard count >= 5 else { return false }
        if at(count - 1) == FoldedText.letter("ء"), at(count - 2) == alef { return true }
        if count == 5, at(0) == alef, at(3) == alef { return true }
        if at(2) == alef, at(0) == FoldedText.letter("م"), count == 5 || at(4) == ya { return true }
        if at(2) == alef, at(1) == FoldedText.letter("و"), count == 6, at(4) == ya { return true }
        return count == 5 && at(2) == alef && at(3) == ya
    }

    /// Endings and beginnings that names seldom have: «يبحث», «سيزور», «تصريحاته», «محادثات».
    func looksLikeVerbOrNoun(_ index: Int, isSurname: Bool = false) -> Bool {
        let count = passage.tokens[index].count
        func at(_ place: Int) -> UInt8 { passage.letter(index, place) }
        let (ya, ta, seen, alef, ha, waw, noon, meem) = (
            FoldedText.letter("ي"), FoldedText.letter("ت"), FoldedText.letter("س"), FoldedText.letter("ا"),
            FoldedText.letter("ه"), FoldedText.letter("و"), FoldedText.letter("ن"), FoldedText.letter("م")
        )
        // «سيزور», «ستبدأ», but «ستانيتش».
        if count >= 5, at(0) == seen, at(1) == ya || at(1) == ta { return !(isSurname && endsForeign(index)) }
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
        // «بلادها», «تصريحاته», but «بوستة»; what has the article has no such ending.
        let takesPronoun = !passage.isDefinite(index)
        if takesPronoun, count >= 4, at(count - 2) == ha, at(count - 1) == alef || at(count - 1) == meem { return true }
        if takesPronoun, count >= 5, at(count - 2) == ta, at(count - 1) == ha, !passage.tokens[index].endsInMarbuta {
            return true
        }
        // «كلير دوبوا».
        let isForeign = isSurname && passage.match(.givenName, at: index - 1)?.value == 1
        if !isForeign, count >= 4, at(count - 2) == waw, at(count - 1) == alef { return true }
        if count >= 5, at(count - 3) == ta, at(count - 2) == ya, at(count - 1) == noon { return true }
        return passage.text.bytes[Int(passage.tokens[index].start)] < 0x80
    }
}
