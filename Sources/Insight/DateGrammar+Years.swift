/// Years by their numbers.
extension DateGrammar {
    /// «عام 2010», «العام المالي 2017-2018», «عام 31 ق.م», «عامي 2015 و2019».
    func yearNamed(at index: Int) -> Found? {
        if let head = passage.match(.function, at: index), head.value == Int32(FunctionWord.years.rawValue),
            let first = plainYear(at: Int(head.end)), var second = nextYear(behind: Int(head.end) + 1)
        {
            // «أعوام 2018 و2019 و2020».
            while let more = nextYear(behind: second.end), more.year == second.year + 1 { second = more }
            return Found(value: years(first, second.year), end: second.end, skip: Int(head.skip), rule: .range)
        }
        guard let head = passage.match(.yearWord, at: index) else { return nil }
        var place = Int(head.end)
        let isFiscal = passage.has(.yearAdjective, at: place)
        if isFiscal { place += 1 }
        guard let (value, digits) = passage.number(place) else { return nil }
        let mark = passage.bare(.calendarMark, at: place + 1) ?? dottedMark(at: place + 1)
        let skip = Int(head.skip)
        if let mark {
            switch mark.value {
            case 1: return Found(value: .hijriYear(value), end: Int(mark.end), skip: skip, rule: .hijri)
            case 2: return Found(value: .beforeChrist(value), end: Int(mark.end), skip: skip, rule: .year)
            default:
                guard (1...2199).contains(value) else { return nil }
                return Found(value: .year(value), end: Int(mark.end), skip: skip, rule: .year)
            }
        }
        guard digits == 4, (1000...2199).contains(value), !passage.has(.counted, at: place + 1) else { return nil }
        if (1300...1599).contains(value), isFiscal {
            return Found(value: .hijriYear(value), end: place + 1, skip: skip, rule: .hijri)
        }
        if let second = spanEnd(behind: place, first: value) {
            let range: TimexValue =
                isFiscal
                ? .range(TimexValue.firstDay(value, 1), TimexValue.firstDay(second.year, 1), grain: .year)
                : years(value, second.year)
            return Found(value: range, end: second.end, skip: skip, rule: .range)
        }
        return Found(value: .year(value), end: place + 1, skip: skip, rule: .year)
    }

    /// «ق.م» with its dot.
    private func dottedMark(at index: Int) -> Passage.Match? {
        guard passage.isWord(index), passage.tokens[index].count == 1,
            passage.letter(index, 0) == FoldedText.letter("ق"),
            passage.isSign(index + 1, "."), passage.isWord(index + 2), passage.tokens[index + 2].count == 1,
            passage.letter(index + 2, 0) == FoldedText.letter("م")
        else { return nil }
        return Passage.Match(
            kind: .calendarMark, clitics: [], skip: 0, value: 2, start: Int32(index), end: Int32(index + 3))
    }

    func years(_ first: Int, _ last: Int) -> TimexValue {
        .range(TimexValue.firstDay(first, 1), TimexValue.firstDay(last + 1, 1), grain: .year)
    }

    private func plainYear(at index: Int) -> Int? {
        guard let (value, digits) = passage.number(index), digits == 4, (1000...2199).contains(value) else {
            return nil
        }
        return value
    }

    /// «و2019», «إلى 2019».
    private func nextYear(behind index: Int) -> (year: Int, end: Int)? {
        var place = index
        if passage.isFunction(place, .and) || passage.isFunction(place, .to) || passage.isFunction(place, .until)
            || passage.isSign(place, "-") || passage.isSign(place, "/")
        {
            place += 1
        }
        if passage.isFunction(place, .year) { place += 1 }
        guard place > index, let year = plainYear(at: place) else { return nil }
        return (year, place + 1)
    }

    /// «-2018», «/2018» close behind a year.
    private func spanEnd(behind index: Int, first: Int) -> (year: Int, end: Int)? {
        guard passage.isSign(index + 1, "-") || passage.isSign(index + 1, "/"),
            let (value, digits) = passage.number(index + 2)
        else { return nil }
        if digits == 4, value > first, value < 2200 { return (value, index + 3) }
        if digits == 2, value == first % 100 + 1 { return (first / 100 * 100 + value, index + 3) }
        return nil
    }

    /// A year by its number alone, where nothing counts or numbers with it: «في 2020 و2021», «(1882 - 1963)».
    func yearAlone(at index: Int) -> Found? {
        if let named = yearNamed(at: index) {
            return passage.has(.dateTrap, at: index - 1) && named.rule == .year ? nil : named
        }
        guard let value = plainYear(at: index), (1700...2100).contains(value), isFree(index), !isTally(index) else {
            return nil
        }
        // «الموسم 2024-2025 بلغ»: two years in a row count nothing.
        if let second = spanEnd(behind: index, first: value),
            isFreeBehind(second.end - 1)
                || ((second.year == value + 1 || isCuedYear(index)) && !passage.has(.counted, at: second.end))
        {
            return Found(value: years(value, second.year), end: second.end, skip: 0, rule: .range)
        }
        guard !isJoinedNumber(index) else { return nil }
        let isCued = isCuedYear(index)
        if !isCued {
            guard (1900...2060).contains(value), isFreeBehind(index), isNamedBefore(index) else { return nil }
        } else if passage.has(.counted, at: index + 1) || isCountedNoun(index + 1) {
            return nil
        }
        // «2015م»: the mark of the era.
        let mark = passage.bare(.calendarMark, at: index + 1)
        return Found(
            value: .year(value), end: mark?.value == 0 && !passage.tokens[index + 1].isSpaced ? index + 2 : index + 1,
            skip: 0, rule: .year)
    }

    /// «وصل عدد المسجلين إلى 1998»: how many there are.
    private func isTally(_ index: Int) -> Bool {
        passage.isFunction(index - 1, .to) && (2...6).contains { passage.has(.tally, at: index - $0) }
    }

    /// Neither «رقم» nor «نحو» nor a currency stands before.
    private func isFree(_ index: Int) -> Bool {
        !passage.has(.yearTrap, at: index - 1) && !passage.has(.about, at: index - 1)
            && !passage.has(.about, at: index - 2)
            && !passage.isSign(index - 1, "$")
            && !passage.isSign(index - 1, "€") && !(passage.isSign(index - 1, "/") || passage.isSign(index - 1, "."))
    }

    /// Part of a longer number: «2.015», «2015-17», «+2015», «2000 و2200».
    private func isJoinedNumber(_ index: Int) -> Bool {
        for (sign, digit) in [(index + 1, index + 2), (index - 1, index - 2)] where passage.isNumber(digit) {
            if [".", ",", "-", "/", ":", "+"].contains(where: { passage.isSign(sign, $0) }),
                !passage.tokens[min(sign, passage.count - 1)].isSpaced || passage.isSign(sign, "/")
            {
                return true
            }
        }
        return passage.isSign(index + 1, "%")
    }

    private func isCuedYear(_ index: Int) -> Bool {
        if passage.isFunction(index - 1, .and), index >= 2, let other = plainYear(at: index - 2),
            (1900...2060).contains(other)
        {
            return isCuedYear(index - 2) || passage.has(.yearWord, at: index - 3)
        }
        if passage.isFunction(index - 1, .between) { return false }
        return passage.has(.yearCue, at: index - 1)
    }

    /// What counts stands in the accusative («شخصا»), or is an indefinite noun before a sign.
    private func isCountedNoun(_ index: Int) -> Bool {
        guard passage.isWord(index), passage.tokens[index].count >= 4, passage.matchRange(index).isEmpty else {
            return false
        }
        return passage.lastLetter(index) == FoldedText.letter("ا") && !passage.isDefinite(index)
            && passage.letter(index, 0) != FoldedText.letter("و")
    }

    /// The end of a clause, a function word or a word with the article follows: nothing that is counted.
    private func isFreeBehind(_ index: Int) -> Bool {
        let next = index + 1
        guard next < passage.count else { return true }
        if passage.tokens[next].kind == .sign { return !passage.isSign(next, "%") && !passage.isSign(next, "$") }
        return passage.has(.function, at: next)
    }

    /// «مونديال 2022», «معرض الخليج 2006»: a word that is no verb of counting stands right before.
    private func isNamedBefore(_ index: Int) -> Bool {
        passage.isWord(index - 1) && !passage.has(.cardinal, at: index - 1) && !passage.isFunction(index - 1, .and)
            && !passage.isFunction(index - 1, .on) && !passage.isFunction(index - 1, .about)
    }
}
