/// How far a title goes: its genitives, adjectives, bodies, places and further offices.
extension PersonGrammar {
    /// Where a title ends that has begun: articles, demonyms, organisations, places, further roles.
    func titleEnd(from start: Int, behindName: Bool) -> Int {
        var place = start
        while place < passage.count, place - start < 14 {
            // «آمر اللواء [444] محمود حمزة».
            if passage.isNumber(place), passage.isDefinite(place - 1), name(at: place + 1, isTitled: true) != nil {
                place += 1
                continue
            }
            guard passage.isWord(place), let next = titlePart(at: place, behindName: behindName) else { break }
            place = next
        }
        return place
    }

    private func titlePart(at place: Int, behindName: Bool) -> Int? {
        var best: Int?
        // «بمستشفى الملك [فيصل] خالد الحبيب»: who a house is named after.
        if passage.bare(.givenName, at: place) != nil, passage.isDefinite(place - 1),
            passage.bare(.role, at: place - 1) != nil, passage.match(.roleTail, at: place - 2) != nil,
            name(at: place + 1, isTitled: true) != nil
        {
            return place + 1
        }
        if let end = namedAfter(at: place) { return end }
        // «مدرب [حسنية أكادير] رشيد الحموشي»: a club that is called like somebody, and its town.
        if passage.bare(.givenName, at: place) != nil, passage.bare(.city, at: place + 1) != nil,
            passage.bare(.givenName, at: place + 2) != nil, name(at: place + 2, isTitled: true) != nil
        {
            return place + 2
        }
        let isName =
            passage.bare(.givenName, at: place) != nil
            || (passage.bare(.boundName, at: place) != nil && passage.bare(.nameParticle, at: place + 1) != nil)
        // «نائب أمير منطقة الرياض»: a name that heads a genitive is an office.
        let isOffice =
            passage.bare(.role, at: place) != nil
            && (passage.bare(.roleTail, at: place + 1) != nil || passage.bare(.city, at: place + 1) != nil
                || passage.bare(.country, at: place + 1) != nil)
        let mayBeName = isName && !isOffice
        // «رئيس الأركان الفريق أول [السعيد شنقريحة]».
        if passage.bare(.articleName, at: place) != nil, name(at: place, isTitled: true) != nil { return nil }
        // «المتحدث العسكري باسم الحوثيين».
        if mayBeName, speaksFor(place) { return place + 1 }
        for match in passage.matches[passage.matchRange(place)] where !(mayBeName && match.end == Int32(place + 1)) {
            switch match.kind {
            case .knownPerson where match.clitics.isEmpty: return nil
            case .role where isAnother(match): return nil
            case .role where match.clitics.isSubset(of: [.conjunction, .lam]) && passage.tokens[place].count > 1,
                .organisation where match.clitics.isSubset(of: [.conjunction, .lam, .ba]),
                .country where match.clitics.isSubset(of: [.conjunction, .lam]),
                .city where match.clitics.isEmpty || (match.clitics == .ba && isSeat(match, behindName)),
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
                    || (passage.bare(.roleTail, at: place + 1) != nil
                        && (passage.isDefinite(place + 2) || isPlace(place + 2)))
                {
                    // «الباحث في الشأن الإيراني», «القيادي في الحركة».
                    best = max(best ?? 0, place + 2)
                } else if isPlainNoun(place + 1), isDefiniteNoun(place + 2), name(at: place + 3, isTitled: true) != nil
                {
                    // «الباحثة في علم الاجتماع دلال البزري».
                    best = max(best ?? 0, place + 3)
                }
            case .function where match.value == Int32(FunctionWord.from.rawValue) && match.clitics.isEmpty:
                // «رئيس الحكومة المكلف من البرلمان».
                if passage.bare(.responsible, at: place - 1) != nil, passage.isDefinite(place + 1) {
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
        if passage.letter(place, 0) == FoldedText.letter("ل"), passage.tokens[place].count >= 4,
            !passage.isDefinite(place), passage.bare(.notName, at: place) == nil, passage.isDefinite(place + 1),
            passage.bare(.givenName, at: place) == nil, passage.match(.function, at: place) == nil,
            passage.bare(.speechSetting, at: place) == nil,
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
        if let end = genitive(at: place) ?? seat(at: place) { return end }
        if isGeneral(place, behindName) || isAddressed(place) || isArea(place) { return place + 1 }
        if passage.isDefinite(place), !mayBeName, !passage.has(.weekday, at: place), !passage.has(.dayShift, at: place),
            !passage.has(.function, at: place), !passage.has(.speechSetting, at: place),
            !passage.has(.theUnit, at: place), !passage.has(.theComplement, at: place)
        {
            return place + 1
        }
        return nil
    }

    /// «في جامعة [محمد الخامس] نجيب أقصبي», «مدير مستشفى [كمال عدوان] حسام أبو صفية»: who a house is named after, up to a first name.
    private func namedAfter(at place: Int) -> Int? {
        guard passage.match(.roleTail, at: place - 1)?.end == Int32(place), !passage.isDefinite(place - 1),
            passage.bare(.givenName, at: place) != nil
        else { return nil }
        return (place + 1...place + 3).first {
            passage.bare(.givenName, at: $0) != nil && passage.bare(.function, at: $0) == nil
                && name(at: $0, isTitled: true) != nil
        }
    }

    /// «كبير [خبراء المناخ]», «مدرب [أسود الأطلس]», «قائد شرطة [المثنى]»: behind an office without the article stand the nouns that
    /// it is the office of, the last of them with one.
    func genitive(at place: Int) -> Int? {
        guard passage.isWord(place), isConstruct(place - 1), !passage.isDefinite(place),
            passage.tokens[place].count >= 3,
            isPlainNoun(place)
        else { return nil }
        if isDefiniteNoun(place + 1) { return place + 2 }
        return isPlainNoun(place + 1) && isDefiniteNoun(place + 2) ? place + 3 : nil
    }

    /// Whether an office or the head of a body stands here without the article, so that its genitive follows.
    private func isConstruct(_ index: Int) -> Bool {
        guard !passage.isDefinite(index), passage.isWord(index), passage.tokens[index].count > 1,
            passage.lastLetter(index) != FoldedText.letter("ا")
        else { return false }
        return passage.matches[passage.matchRange(index)].contains {
            ($0.kind == .role || $0.kind == .roleTail) && Int($0.end) == index + 1
        }
    }

    private func isDefiniteNoun(_ index: Int) -> Bool {
        passage.isDefinite(index) && !passage.has(.weekday, at: index) && !passage.has(.theUnit, at: index)
            && passage.match(.role, at: index) == nil && passage.bare(.boundName, at: index) == nil
    }

    /// A noun without the article that is no name, no place, no verb of saying and no particle.
    private func isPlainNoun(_ index: Int) -> Bool {
        guard passage.isWord(index), !passage.isDefinite(index), !passage.has(.complement, at: index) else {
            return false
        }
        return passage.matches[passage.matchRange(index)].allSatisfy {
            switch $0.kind {
            case .givenName, .nameParticle, .knownPerson, .function, .speechVerb, .thinkingVerb, .country, .role,
                .dayShift, .speechSetting, .aside:
                $0.skip != 0
            default: true
            }
        }
    }

    /// «أستاذ القانون [بجامعة بيرزيت] رنا مشعل», «مدير البرامج [في إذاعة صوت الغد]»: where the office is, by the head of a body and
    /// one or two words of its name, before a first name.
    private func seat(at place: Int) -> Int? {
        let head: Int
        if passage.isFunction(place, .inside) || passage.has(.posted, at: place) {
            head = place + 1
        } else if passage.match(.roleTail, at: place - 1)?.end == Int32(place) {
            head = place - 1
        } else {
            return nil
        }
        guard head == place - 1 || passage.bare(.roleTail, at: head) != nil, !passage.isDefinite(head) else {
            return nil
        }
        if let end = namedAfter(at: head + 1) { return end }
        for end in head + 2...head + 4 where end <= passage.count {
            guard passage.isWord(end - 1), passage.match(.function, at: end - 1) == nil,
                passage.bare(.role, at: end - 1) == nil, !passage.has(.complement, at: end - 1),
                passage.bare(.givenName, at: end - 1) == nil
            else { return nil }
            if passage.bare(.givenName, at: end) != nil, name(at: end, isTitled: true) != nil { return end }
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

    private func isPlace(_ index: Int) -> Bool {
        [LexicalKind.city, .region, .country].contains { passage.bare($0, at: index) != nil }
    }

    /// «محكمة الاستئناف [بفاس] عبد الإله الزرهوني», «، رئيس الاتحاد الجهوي للفلاحة [بسيدي بوزيد]،»: where a body has its seat.
    private func isSeat(_ match: Passage.Match, _ behindName: Bool) -> Bool {
        let (place, end) = (Int(match.start), Int(match.end))
        if behindName { return passage.isDefinite(place - 1) && passage.isSign(end, ",") }
        return passage.isDefinite(place - 1) && passage.bare(.roleTail, at: place - 2) != nil
            && name(at: end, isTitled: true) != nil
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
    private func isGeneral(_ index: Int, _ behindName: Bool) -> Bool {
        passage.has(.theUnit, at: index) && passage.isDefinite(index) && passage.isDefinite(index - 1)
            && (passage.isWord(index + 1) || (behindName && passage.isSign(index + 1, ",")))
            && !passage.has(.past, at: index + 1)
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
        guard passage.has(.areaHead, at: index - 1) || isHeadOfGenitive(index - 1), !passage.isDefinite(index - 1),
            passage.matchRange(index).isEmpty, !passage.isDefinite(index)
        else { return false }
        return (passage.bare(.givenName, at: index + 1) ?? passage.bare(.nameParticle, at: index + 1)) != nil
            && name(at: index + 1, isTitled: true) != nil
    }

    /// «رئيس أساقفة [كانتربري] جاستن ويلبي», «مهاجم [فولهام] راؤول خيمينيز»: an office without the article, but for ranks, which stand
    /// before names («جنرال», «سيناتور»).
    private func isHeadOfGenitive(_ index: Int) -> Bool {
        guard passage.lastLetter(index) != FoldedText.letter("ا") else { return false }
        for back in 0..<3 {
            guard let role = passage.match(.role, at: index - back), Int(role.end) == index + 1,
                let name = RoleNames.name(Int(role.value))
            else { continue }
            return !["general", "doctor", "member_of_parliament", "pope", "sheikh", "mr"].contains(name)
                || index > Int(role.start)
        }
        return false
    }

    /// «باسم», a first name too, behind a spokesman's adjective.
    private func speaksFor(_ index: Int) -> Bool {
        guard passage.bare(.roleTail, at: index) != nil, passage.isDefinite(index + 1), passage.isDefinite(index - 1),
            let role = passage.match(.role, at: index - 2)
        else { return false }
        return RoleNames.name(Int(role.value)) == "spokesperson"
    }
}
