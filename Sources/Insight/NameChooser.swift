/// Chooses among the known names that a token may begin.
struct NameChooser {
    let passage: Passage
    /// The outlet's country.
    let country: String?

    struct Choice {
        var kind: Mention.Kind
        var id: String
        var end: Int
        var skip: Int
        var rule: Mention.Rule
    }

    /// What a name of the tables can begin with.
    private static let openers: KindSet = [
        .country, .city, .region, .organisation, .demonym, .knownPerson, .ministry, .ministryHead,
    ]

    /// The longest known name at a token whose reading its neighbours allow.
    func name(at index: Int) -> Choice? {
        guard passage.has(any: NameChooser.openers, at: index), passage.isWord(index),
            !passage.has(.notPlace, at: index),
            // «صلاة المغرب», «نصف قطر».
            !passage.has(.placeTrap, at: index - 1)
        else {
            return nil
        }
        if let ministry = ministry(at: index) { return ministry }
        if let oman = ammanOrOman(at: index) { return oman }
        for match in passage.matches[passage.matchRange(index)] where match.clitics.isDisjoint(with: .seen) {
            guard let kind = kind(of: match.kind) else { continue }
            // «كلاوس» is a first name, not Laos behind «كـ».
            if !match.clitics.isEmpty, passage.bare(.givenName, at: index) != nil { continue }
            let isCommon = match.value >= Int32(KnownName.commonWord)
            if isCommon, !isCued(match, at: index) { continue }
            if kind == .place || kind == .nationality, !isPlace(match, at: index) { continue }
            let known = KnownName.all[Int(match.value) % KnownName.commonWord]
            return Choice(kind: kind, id: known.id, end: Int(match.end), skip: Int(match.skip), rule: .table)
        }
        return nil
    }

    private func kind(of kind: LexicalKind) -> Mention.Kind? {
        switch kind {
        case .country, .city, .region: .place
        case .organisation: .organisation
        case .demonym: .nationality
        case .knownPerson: .person
        default: nil
        }
    }

    /// A common word counts as a name in quotation marks, behind a word of kind, or with a preposition of place or beside a country.
    private func isCued(_ match: Passage.Match, at index: Int) -> Bool {
        let isQuoted =
            index > 0 && passage.tokens[index - 1].kind == .sign && QuoteMarks.isMark(passage.tokens[index - 1].value)
            && Int(match.end) < passage.count && passage.tokens[Int(match.end)].kind == .sign
            && QuoteMarks.isMark(passage.tokens[Int(match.end)].value)
        if match.kind == .organisation {
            return isQuoted || passage.has(.organisationHead, at: index - 1) || isHamas(match)
        }
        if passage.has(.placeHead, at: index - 1) { return true }
        if passage.isFunction(index - 1, .inside) || passage.isFunction(index - 1, .to)
            || passage.isFunction(index - 1, .from)
        {
            return match.clitics.isEmpty
        }
        return isListed(match, at: index)
    }

    /// «حماس» the movement and enthusiasm: the movement acts, is met with, or stands behind a preposition without an adjective.
    private func isHamas(_ match: Passage.Match) -> Bool {
        let known = KnownName.all[Int(match.value) % KnownName.commonWord]
        guard known.id == "org:hamas" else { return false }
        let index = Int(match.start)
        return !passage.isFunction(index - 1, .inside) && !match.clitics.contains(.ba)
            && !passage.has(.fewCue, at: Int(match.end))
    }

    /// Another country stands before or behind, joined by و or a comma.
    private func isListed(_ match: Passage.Match, at index: Int) -> Bool {
        if let next = passage.match(.country, at: Int(match.end)), next.clitics == .conjunction { return true }
        if match.clitics == .conjunction, passage.has(.country, at: index - 1) { return true }
        if passage.isSign(index - 1, ","), passage.has(.country, at: index - 2) { return true }
        return false
    }

    private func isPlace(_ match: Passage.Match, at index: Int) -> Bool {
        let length = passage.tokens[index].count
        // «بقطر 5 أمتار», «مصر على».
        if passage.isNumber(Int(match.end)), match.clitics.contains(.ba), length <= 4 { return false }
        if length == 3, match.end == Int32(index + 1), passage.isFunction(Int(match.end), .on), match.kind == .country {
            return false
        }
        // A first name that is a demonym too («تركي الفيصل»).
        if match.kind == .demonym, passage.bare(.givenName, at: index) != nil, !passage.isDefinite(index) {
            return false
        }
        return match.kind != .demonym || match.clitics.isSubset(of: [.conjunction, .lam, .ba])
    }

    /// «عمان»: the town in a Jordanian paper or text, the country in a list of countries.
    private func ammanOrOman(at index: Int) -> Choice? {
        guard let city = passage.match(.city, at: index), Int(city.end) == index + 1,
            let oman = passage.match(.country, at: index), oman.end == city.end,
            oman.value >= Int32(KnownName.commonWord),
            KnownName.all[Int(oman.value) % KnownName.commonWord].id == "country:OM"
        else { return nil }
        let isCountry: Bool
        if isListed(oman, at: index) {
            isCountry = true
        } else if country == "JO" || mentionsJordan {
            isCountry = false
        } else if country == "OM" {
            isCountry = true
        } else {
            isCountry =
                !(passage.isFunction(index - 1, .inside) || passage.isFunction(index - 1, .to)
                || city.clitics.contains(.ba)
                || passage.has(.placeHead, at: index - 1))
        }
        let known = KnownName.all[Int(isCountry ? oman.value : city.value) % KnownName.commonWord]
        return Choice(kind: .place, id: known.id, end: index + 1, skip: Int(city.skip), rule: .table)
    }

    private var mentionsJordan: Bool {
        for match in passage.matches where match.kind == .country || match.kind == .demonym {
            if KnownName.all[Int(match.value) % KnownName.commonWord].country == "JO" { return true }
        }
        return false
    }

    /// «وزارة الخارجية العراقية», «الداخلية المصرية»: a ministry of the country that its adjective names.
    private func ministry(at index: Int) -> Choice? {
        // A ministry that the tables know by name has its own identifier.
        if passage.matches[passage.matchRange(index)].contains(where: {
            $0.kind == .organisation && $0.end > Int32(index + 1)
        }) {
            return nil
        }
        var place = index
        var skip: Int?
        if let head = passage.match(.ministryHead, at: index) {
            (place, skip) = (Int(head.end), Int(head.skip))
        }
        guard let field = passage.match(.ministry, at: place), skip == nil || field.skip == 0,
            // «الخارجية البحرينية»; «وزير الدفاع الروسي» is a man.
            let demonym = passage.bare(.demonym, at: Int(field.end)), passage.isDefinite(Int(field.end)),
            passage.lastLetter(Int(demonym.end) - 1) == FoldedText.letter("ه"),
            let code = KnownName.all[Int(demonym.value)].country
        else { return nil }
        return Choice(
            kind: .organisation, id: "org:" + code.lowercased() + "_" + MinistryNames.all[Int(field.value)],
            end: Int(demonym.end),
            skip: skip ?? Int(field.skip), rule: .ministry)
    }
}

/// The fields of ministries as identifiers, by the number in the tables.
enum MinistryNames {
    static let all = [
        "ministry_of_foreign_affairs", "ministry_of_interior", "ministry_of_defence", "ministry_of_finance",
        "ministry_of_health",
        "ministry_of_education", "ministry_of_justice", "ministry_of_energy", "ministry_of_information",
    ]

    static let words: StaticString = """
        ministry-head: وزارة/وزارتي
        ministry 0: الخارجية
        ministry 1: الداخلية
        ministry 2: الدفاع
        ministry 3: المالية
        ministry 4: الصحة
        ministry 5: التربية والتعليم/التعليم
        ministry 6: العدل
        ministry 7: الطاقة
        ministry 8: الإعلام
        not-place: مسقط رأسه/مسقط رأسها/مسقط رأسهم/مسقط رأس/النيل من/قطر الدائرة/مصر على/هند صبري
        place-trap: صلاة/أذان/آذان/نصف/محيط/بنصف
        few-cue: كبير/شديد/عال/جماهيري/بالغ/كبيرين
        place-head: مطارات/موانئ/مدن/محافظات/ضاحية/ناحية/قضاء/لواء/بحيرة/نهر/جزيرة/خليج/بوابة/أسواق/جبل/سهل/سهول/جبال/وادي/طريق/مدينة/بلدة/قرية/محافظة/ولاية/إقليم/منطقة/ميناء/مطار/جامعة/سكان/أهالي/شمال/جنوب/شرق/غرب/شمالي/جنوبي/شرقي/غربي/وسط/ريف/ضواحي/ملعب/مخيم/معبر/جمهورية/سلطات/عاصمة/قرب/بلدية/دولة/محافظتي/مدينتي/مقاطعة/رئيس/حكومة/جيش/داخل
        organisation-head: صحيفة/جريدة/قناة/حركة/تنظيم/حزب/فضائية/شبكة/موقع/عناصر/مقاتلي/مسلحي/قيادات/قادة/قيادي/زعيم/كتائب/لتنظيم/مراسل/بتنظيم/وكالة/رئيس
        """
}
