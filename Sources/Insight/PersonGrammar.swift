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
        if passage.isDefinite(index), passage.bare(.nameParticle, at: index - 1) != nil { return nil }
        // «طالب نقيب الصحفيين»: a verb, for an office follows.
        if passage.has(.speechVerb, at: index), !passage.isDefinite(index),
            passage.bare(.role, at: Int(role.end)) != nil,
            !passage.isDefinite(Int(role.end))
        {
            return nil
        }
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
            case .role where isAnother(match): return nil
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
                // «الوزير المسؤول عن الشؤون الخارجية», «النائب عن كتلة المستقبل».
                if passage.bare(.responsible, at: place - 1) != nil, passage.isDefinite(place + 1) {
                    best = max(best ?? 0, place + 2)
                } else if standsFor(place) {
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
        if behindName, passage.letter(place, 0) == FoldedText.letter("ب"),
            passage.bare(.responsible, at: place - 1) == nil
        {
            return nil
        }
        if isGeneral(place) || isAddressed(place) || isArea(place) { return place + 1 }
        if passage.isDefinite(place), !mayBeName, !passage.has(.weekday, at: place), !passage.has(.dayShift, at: place),
            !passage.has(.function, at: place), !passage.has(.speechSetting, at: place),
            !passage.has(.theUnit, at: place), !passage.has(.theComplement, at: place)
        {
            return place + 1
        }
        return nil
    }

    /// «وكيل الوزارة [السفير الإيطالي]»: an office of its own behind a whole one, for it has its own country.
    private func isAnother(_ match: Passage.Match) -> Bool {
        let place = Int(match.start)
        return match.skip == 0 && passage.isDefinite(place) && passage.isDefinite(place - 1)
            && passage.bare(.role, at: place - 1) == nil
            && passage.bare(.demonym, at: Int(match.end)) != nil && passage.isDefinite(Int(match.end))
    }

    /// «عن», behind somebody elected.
    private func standsFor(_ index: Int) -> Bool {
        guard passage.lastLetter(index) == FoldedText.letter("ن"),
            passage.bare(.standing, at: index - 1) != nil || passage.bare(.standing, at: index - 2) != nil
        else { return false }
        return passage.isDefinite(index + 1) || passage.bare(.roleTail, at: index + 1) != nil
            || passage.bare(.city, at: index + 1) != nil || passage.bare(.region, at: index + 1) != nil
    }

    /// «الأمن العام»: the adjective, not the year.
    private func isGeneral(_ index: Int) -> Bool {
        passage.has(.theUnit, at: index) && passage.isDefinite(index) && passage.isDefinite(index - 1)
            && passage.isWord(index + 1) && !passage.has(.past, at: index + 1)
            && !passage.has(.future, at: index + 1) && !passage.has(.current, at: index + 1)
            && !passage.has(.theUnit, at: index - 1) && passage.tokens[index].count == 5
    }

    /// «الفيدرالية المغربية للصحافة نور مفتاح»: whom one speaks to elsewhere, here what the office is for.
    private func isAddressed(_ index: Int) -> Bool {
        passage.has(.speechSetting, at: index) && passage.letter(index, 0) == FoldedText.letter("ل")
            && passage.isDefinite(index) && name(at: index + 1, isTitled: true) != nil
    }

    /// «بجهة سوس أحمد إدبوجا»: a place that no table knows, before a first name that one does.
    private func isArea(_ index: Int) -> Bool {
        guard passage.has(.areaHead, at: index - 1), !passage.isDefinite(index - 1), passage.matchRange(index).isEmpty,
            !passage.isDefinite(index)
        else { return false }
        return passage.bare(.givenName, at: index + 1) != nil && name(at: index + 1, isTitled: true) != nil
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
            // «مستشارا قانونيا».
            let isAdjective =
                place == start && passage.lastLetter(place) == FoldedText.letter("ا") && !passage.isDefinite(place)
                && passage.tokens[place].count >= 5 && passage.matchRange(place).isEmpty
            let isFor = passage.letter(place, 0) == FoldedText.letter("ل") && passage.isDefinite(place)
            guard
                isAdjective || isFor || passage.has(.demonym, at: place) || (place > start && passage.isDefinite(place))
            else {
                break
            }
            place += 1
        }
        return place
    }
}
