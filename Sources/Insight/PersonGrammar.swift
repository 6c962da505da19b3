/// The rules of titles and names over one passage.
struct PersonGrammar {
    let passage: Passage

    /// Tokens of a title and a name.
    struct Reading {
        var title: Range<Int>
        var titleSkip: Int
        var name: Range<Int>
        var nameSkip: Int
        var end: Int
    }

    /// What begins at a token: «وزير الدفاع العراقي خالد العبيدي», «عزيز أخنوش، رئيس الحكومة،», «هاني الملقي رئيسا للوزراء».
    func reading(at index: Int) -> Reading? {
        if let reading = nameFirst(at: index) { return reading }
        return titleFirst(at: index)
    }

    private func titleFirst(at index: Int) -> Reading? {
        guard let role = roleStart(at: index), !passage.has(.appointing, at: index - 1) else { return nil }
        let end = titleEnd(from: Int(role.end), behindName: false)
        // «وزير الخارجية الألماني، هانز بيكر، …»: a name between commas.
        let isApart = passage.isSign(end, ",") && end > Int(role.end)
        guard let name = name(at: isApart ? end + 1 : end, isTitled: !isApart), !name.isBare else { return nil }
        if isApart, !passage.isSign(name.tokens.upperBound, ",") { return nil }
        // «عين الملك هاني الملقي رئيسا للوزراء»: the name's own title comes behind.
        if made(at: name.tokens.upperBound) != nil { return nil }
        return Reading(
            title: index..<end, titleSkip: Int(role.skip), name: name.tokens, nameSkip: name.skip,
            end: name.tokens.upperBound)
    }

    private func roleStart(at index: Int) -> Passage.Match? {
        guard let role = passage.match(.role, at: index), !role.clitics.contains(.seen) else { return nil }
        // One-letter abbreviations are titles only with their dot.
        if passage.tokens[index].count == 1 { return nil }
        return role
    }

    /// Where a title ends that has begun: articles, demonyms, organisations, places, further roles.
    private func titleEnd(from start: Int, behindName: Bool) -> Int {
        var place = start
        while place < passage.count, place - start < 14 {
            guard passage.isWord(place), let next = titlePart(at: place, behindName: behindName) else { break }
            place = next
        }
        return place
    }

    private func titlePart(at place: Int, behindName: Bool) -> Int? {
        var best: Int?
        let isName =
            passage.bare(.givenName, at: place) != nil
            || (passage.bare(.boundName, at: place) != nil && passage.bare(.nameParticle, at: place + 1) != nil)
        // «نائب أمير منطقة الرياض»: a name that heads a genitive is an office.
        let isOffice =
            passage.bare(.role, at: place) != nil
            && (passage.bare(.roleTail, at: place + 1) != nil || passage.bare(.city, at: place + 1) != nil
                || passage.bare(.country, at: place + 1) != nil)
        let mayBeName = isName && !isOffice
        // «المتحدث العسكري باسم الحوثيين».
        if mayBeName, speaksFor(place) { return place + 1 }
        for match in passage.matches[passage.matchRange(place)] where !(mayBeName && match.end == Int32(place + 1)) {
            switch match.kind {
            case .knownPerson where match.clitics.isEmpty: return nil
            case .role where match.clitics.isSubset(of: [.conjunction, .lam]) && passage.tokens[place].count > 1,
                .organisation where match.clitics.isSubset(of: [.conjunction, .lam, .ba]),
                .country where match.clitics.isSubset(of: [.conjunction, .lam]),
                .city where match.clitics.isEmpty,
                .region where match.clitics.isSubset(of: [.conjunction, .lam]),
                .demonym where match.clitics.isEmpty,
                .roleTail where match.clitics.isSubset(of: [.conjunction, .lam, .ba]):
                best = max(best ?? 0, Int(match.end))
            case .function where behindName && match.value == Int32(FunctionWord.with.rawValue):
                if passage.isDefinite(place + 1) { best = max(best ?? 0, place + 2) }
            case .function where match.value == Int32(FunctionWord.inside.rawValue) && match.clitics.isEmpty:
                if let within = [LexicalKind.organisation, .country, .city, .region].lazy.compactMap({
                    passage.bare($0, at: place + 1)
                }).first {
                    best = max(best ?? 0, Int(within.end))
                } else if passage.bare(.field, at: place + 1) != nil || passage.isDefinite(place + 1)
                    || (passage.bare(.roleTail, at: place + 1) != nil && passage.isDefinite(place + 2))
                {
                    // «الباحث في الشأن الإيراني», «القيادي في الحركة».
                    best = max(best ?? 0, place + 2)
                }
            case .function where match.value == Int32(FunctionWord.to.rawValue) && match.clitics.isEmpty:
                if let toward = [LexicalKind.country, .city, .region].lazy.compactMap({
                    passage.bare($0, at: place + 1)
                }).first {
                    best = max(best ?? 0, Int(toward.end))
                }
            case .function where match.value == Int32(FunctionWord.on.rawValue) && match.clitics.isEmpty:
                // «الوزير المسؤول عن الشؤون الخارجية».
                if passage.bare(.responsible, at: place - 1) != nil, passage.isDefinite(place + 1) {
                    best = max(best ?? 0, place + 2)
                }
            default: continue
            }
        }
        if let best { return best }
        // «لحركة مجتمع السلم», «لجنة مراجعة الحسابات»: a genitive within the name of a body.
        if passage.bare(.roleTail, at: place - 1) != nil || passage.match(.roleTail, at: place - 1)?.clitics == .lam,
            !passage.isDefinite(place - 1), !passage.isDefinite(place), passage.isDefinite(place + 1), !isName,
            passage.bare(.function, at: place) == nil, passage.bare(.nameParticle, at: place) == nil
        {
            return place + 2
        }
        // «رئيس المنظمة التونسية لإرشاد المستهلك».
        if passage.letter(place, 0) == FoldedText.letter("ل"), passage.tokens[place].count >= 5,
            !passage.isDefinite(place), passage.bare(.notName, at: place) == nil, passage.isDefinite(place + 1),
            passage.match(.function, at: place) == nil, passage.bare(.speechSetting, at: place) == nil,
            passage.isDefinite(place - 1)
        {
            return place + 2
        }
        // «رحب فلان، الوزير المسؤول، بالقرار»: what the verb governs is no part of a title behind a name.
        if behindName, passage.letter(place, 0) == FoldedText.letter("ب") { return nil }
        if passage.isDefinite(place), !mayBeName, !passage.has(.weekday, at: place), !passage.has(.dayShift, at: place),
            !passage.has(.function, at: place),
            !passage.has(.speechSetting, at: place), !passage.has(.theUnit, at: place),
            !passage.has(.theComplement, at: place)
        {
            return place + 1
        }
        return nil
    }

    /// «باسم», a first name too, behind a spokesman's adjective.
    private func speaksFor(_ index: Int) -> Bool {
        guard passage.bare(.roleTail, at: index) != nil, passage.isDefinite(index + 1), passage.isDefinite(index - 1),
            let role = passage.match(.role, at: index - 2)
        else { return false }
        return RoleNames.name(Int(role.value)) == "spokesperson"
    }

    // MARK: Name first

    private func nameFirst(at index: Int) -> Reading? {
        guard
            passage.has(.givenName, at: index) || passage.has(.nameParticle, at: index)
                || passage.has(.knownPerson, at: index),
            !passage.has(.role, at: index), let name = name(at: index, isTitled: false)
        else { return nil }
        var place = name.tokens.upperBound
        if let made = made(at: place) {
            let end = madeEnd(from: Int(made.end))
            return Reading(title: place..<end, titleSkip: 0, name: name.tokens, nameSkip: name.skip, end: end)
        }
        let hasComma = passage.isSign(place, ",")
        if hasComma { place += 1 }
        guard let role = passage.bare(.role, at: place), passage.tokens[place].count > 1 else { return nil }
        if passage.has(.appointing, at: index - 1), !hasComma { return nil }
        let end = titleEnd(from: Int(role.end), behindName: true)
        // «… وزير الخارجية ناصر جودة»: the title is the next one's.
        guard self.name(at: end, isTitled: true) == nil || passage.isSign(end, ",") else { return nil }
        return Reading(title: place..<end, titleSkip: 0, name: name.tokens, nameSkip: name.skip, end: end)
    }

    /// The office that somebody is made: in the accusative, or in «ـة» before «لـ»; «وزيرة الصحة» is an ordinary title.
    private func made(at index: Int) -> Passage.Match? {
        guard let made = passage.bare(.indefiniteRole, at: index) else { return nil }
        let isAccusative = passage.lastLetter(index) == FoldedText.letter("ا")
        let next = Int(made.end)
        return isAccusative || (passage.isWord(next) && passage.letter(next, 0) == FoldedText.letter("ل")) ? made : nil
    }

    /// «رئيسا للوزراء», «سفيرا في لندن», «أمينا عاما للأمم المتحدة».
    private func madeEnd(from start: Int) -> Int {
        var place = start
        while place < passage.count, place - start < 6, passage.isWord(place) {
            let isFor = passage.letter(place, 0) == FoldedText.letter("ل") && passage.isDefinite(place)
            guard isFor || passage.has(.demonym, at: place) || (place > start && passage.isDefinite(place)) else {
                break
            }
            place += 1
        }
        return place
    }

    // MARK: Names

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
            guard passage.isWord(place) else { break }
            if passage.bare(.nameParticle, at: place) != nil, let next = nextPart(place) {
                name.tokens = name.tokens.lowerBound..<next
            } else if isDivine(place) {
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
            } else if passage.tokens[place].count == 2, passage.matchRange(place).isEmpty, name.tokens.count < 3 {
                name.tokens = name.tokens.lowerBound..<place + 1
            } else {
                break
            }
        }
        return name
    }

    /// «الدين», «الله», «الإسلام»: the second half of a compound name.
    private func isDivine(_ index: Int) -> Bool { passage.bare(.compoundName, at: index) != nil }

    private func nextPart(_ index: Int) -> Int? {
        guard passage.isWord(index) else { return nil }
        if passage.bare(.nameParticle, at: index) != nil {
            guard passage.isWord(index + 1), isNameWord(index + 1, isFirst: false) else { return nil }
            return isDivine(index + 2) ? index + 3 : index + 2
        }
        guard isNameWord(index, isFirst: false) else { return nil }
        return index + 1
    }

    /// Whether a word can stand in a name: a given name, or one that no table knows as anything else.
    private func isNameWord(_ index: Int, isFirst: Bool) -> Bool {
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
            case .thePart, .theSeason, .bareWeekday, .boundName, .familyName, .field, .envoys, .issued: continue
            // «خليل الحاج», «سامي القاضي» behind a first name.
            case .role where !isFirst && passage.bare(.familyName, at: index) != nil: continue
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

    private func isUnknownName(_ index: Int) -> Bool {
        guard passage.tokens[index].count >= 3, passage.matchRange(index).isEmpty, !passage.isDefinite(index),
            !looksLikeVerbOrNoun(index)
        else { return false }
        let (first, last) = (passage.letter(index, 0), passage.lastLetter(index))
        let begins =
            !isForeign(index) && "تولبفس".unicodeScalars.contains { FoldedText.letter($0) == first }
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
