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

    /// What a title or a name beside one can begin with.
    static let openers: KindSet = [.role, .honorific, .givenName, .nameParticle, .knownPerson]

    /// What begins at a token: «وزير الدفاع العراقي خالد العبيدي», «عزيز أخنوش، رئيس الحكومة،», «هاني الملقي رئيسا للوزراء».
    func reading(at index: Int) -> Reading? {
        if let reading = nameFirst(at: index) { return reading }
        return titleFirst(at: index)
    }

    private func titleFirst(at index: Int) -> Reading? {
        // «معالي وزير النقل», «صاحب السمو الأمير»: a form of address belongs to the office behind it.
        let form = passage.match(.honorific, at: index).flatMap {
            $0.clitics.isSubset(of: [.conjunction, .lam, .ba]) ? $0 : nil
        }
        let office = form.flatMap { passage.bare(.role, at: Int($0.end)) }
        guard let role = office ?? roleStart(at: index), !passage.has(.appointing, at: index - 1) else { return nil }
        let skip = office == nil ? Int(role.skip) : Int(form?.skip ?? 0)
        let end = titleEnd(from: Int(role.end), behindName: false)
        // «وزير الخارجية الألماني، هانز بيكر، …»: a name between commas.
        let isApart = passage.isSign(end, ",") && end > Int(role.end)
        guard let name = name(at: isApart ? end + 1 : end, isTitled: !isApart), !name.isBare else { return nil }
        if isApart, !passage.isSign(name.tokens.upperBound, ",") { return nil }
        // «عين الملك هاني الملقي رئيسا للوزراء»: the name's own title comes behind.
        if made(at: name.tokens.upperBound) != nil { return nil }
        return Reading(
            title: index..<end, titleSkip: skip, name: name.tokens, nameSkip: name.skip, end: name.tokens.upperBound)
    }

    private func roleStart(at index: Int) -> Passage.Match? {
        guard let role = passage.match(.role, at: index), !role.clitics.contains(.seen) else { return nil }
        // One-letter abbreviations are titles only with their dot.
        if passage.tokens[index].count == 1 { return nil }
        // «كبير المستشارين», but «مسؤول كبير»: an office only before what it is the office of.
        if passage.has(.genitiveRole, at: index), Int(role.end) == index + 1, !passage.isDefinite(index),
            !passage.isDefinite(index + 1), genitive(at: index + 1) == nil,
            passage.bare(.organisation, at: index + 1) == nil
        {
            return nil
        }
        if passage.isDefinite(index), passage.bare(.nameParticle, at: index - 1) != nil { return nil }
        // «جمعية الأمير حسن الخيرية»: what is named after somebody.
        if passage.bare(.namesake, at: index - 1) != nil, isHonour(role) { return nil }
        // «طالب نقيب الصحفيين»: a verb, for an office follows.
        if passage.has(.speechVerb, at: index), !passage.isDefinite(index),
            passage.bare(.role, at: Int(role.end)) != nil,
            !passage.isDefinite(Int(role.end))
        {
            return nil
        }
        return role
    }

    private func isHonour(_ role: Passage.Match) -> Bool {
        guard Int(role.end) == Int(role.start) + 1, role.skip == 0, passage.isDefinite(Int(role.start)),
            let name = RoleNames.name(Int(role.value))
        else { return false }
        return ["king", "queen", "prince", "princess", "sheikh", "sultan"].contains(name)
    }

    // MARK: Name first

    private func nameFirst(at index: Int) -> Reading? {
        guard
            passage.has(.givenName, at: index) || passage.has(.nameParticle, at: index)
                || passage.has(.knownPerson, at: index),
            passage.match(.role, at: index).map({ $0.clitics.contains(.seen) }) ?? true,
            let name = name(at: index, isTitled: false)
        else { return nil }
        var place = name.tokens.upperBound
        if let made = made(at: place) {
            let end = madeEnd(from: Int(made.end))
            return Reading(title: place..<end, titleSkip: 0, name: name.tokens, nameSkip: name.skip, end: end)
        }
        let hasComma = passage.isSign(place, ",")
        if hasComma { place += 1 }
        guard let role = passage.bare(.role, at: place), passage.tokens[place].count > 1 else { return nil }
        // «هنأ هيثم بن طارق نظيره»: somebody else.
        if RoleNames.name(Int(role.value)) == "counterpart" { return nil }
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
        // «رئيسة [تنفيذية] للبنك».
        let next = isFeminineAdjective(Int(made.end)) ? Int(made.end) + 1 : Int(made.end)
        // «عينت … [منسقة خاصة في لبنان]».
        let isAppointed =
            (max(0, index - 12)..<index).contains { passage.has(.appointing, at: $0) }
            && !passage.isDefinite(next)
        return isAccusative || isAppointed
            || (passage.isWord(next) && passage.letter(next, 0) == FoldedText.letter("ل")) ? made : nil
    }

    /// «تنفيذية», «خاصة»: in «ـة» without the article, behind an office in «ـة».
    private func isFeminineAdjective(_ index: Int) -> Bool {
        passage.isWord(index) && !passage.isDefinite(index) && passage.tokens[index].count >= 4
            && passage.lastLetter(index) == FoldedText.letter("ه")
            && passage.lastLetter(index - 1) == FoldedText.letter("ه")
            && passage.letter(index, 0) != FoldedText.letter("ل")
    }

    /// «رئيسا للوزراء», «سفيرا في لندن», «أمينا عاما للأمم المتحدة».
    private func madeEnd(from start: Int) -> Int {
        var place = start
        while place < passage.count, place - start < 6, passage.isWord(place) {
            // «مستشارا قانونيا».
            let isAdjective =
                place == start
                && (isFeminineAdjective(place)
                    || (passage.lastLetter(place) == FoldedText.letter("ا") && !passage.isDefinite(place)
                        && passage.tokens[place].count >= 5 && passage.matchRange(place).isEmpty))
            // «للصحة», «لإعداد التراب».
            if passage.isFunction(place, .inside) || passage.has(.posted, at: place),
                let seat = [LexicalKind.country, .city, .region, .organisation].lazy.compactMap({
                    passage.bare($0, at: place + 1)
                }).first
            {
                place = Int(seat.end)
                continue
            }
            let isFor =
                passage.letter(place, 0) == FoldedText.letter("ل")
                && (passage.isDefinite(place)
                    || (place == start && passage.isDefinite(place + 1) && passage.tokens[place].count >= 5))
            // «رئيسا لجورجيا».
            let isOfCountry = passage.match(.country, at: place)?.clitics == .lam
            guard
                isAdjective || isFor || isOfCountry || passage.has(.demonym, at: place)
                    || (place > start && passage.isDefinite(place))
            else {
                break
            }
            place += 1
        }
        return place
    }
}
