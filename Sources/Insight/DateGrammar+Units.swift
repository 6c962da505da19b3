import News

/// Months, weeks, years and other units against the publication date.
extension DateGrammar {
    /// «شباط (فبراير) الماضي», «حزيران/يونيو 2014», «شهر رمضان المقبل», «في أكتوبر».
    func monthAlone(at index: Int) -> Found? {
        guard let name = monthName(at: index), !isName(index..<name.end) else { return nil }
        // A day before the month that no rule took is none («شارع 26 يوليو»).
        if let (_, digits) = passage.number(index - 1), digits <= 2 { return nil }
        if isInName(index) { return nil }
        let (said, end) = yearBehind(name.end, isHijri: name.isHijri)
        if name.isHijri { return hijriMonth(name, said, end, at: index) }
        if case .hijri = said { return nil }
        if said == .unsaid {
            let isCued = followsPreposition(index) || passage.isFunction(index, .month) || preposition(at: index)
            guard isCued || !name.isAmbiguous else { return nil }
            // «مايو كلينك», «نيسان بيك آب»: a name goes on in a word that is none of ours.
            if !isCued, passage.isWord(name.end), passage.matchRange(name.end).isEmpty, !passage.isDefinite(name.end) {
                return nil
            }
            // «مارس 3»: the count of something.
            if name.isAmbiguous, passage.isNumber(name.end) { return nil }
            // «كشفت نيسان عن»: who says something is no month.
            if !isCued, passage.has(.speechVerb, at: index - 1) || passage.has(.thinkingVerb, at: index - 1) {
                return nil
            }
        }
        let isSince = passage.isFunction(index - 1, .since)
        let year = year(of: name.month, day: nil, said, isAhead: said == .unsaid && isAhead(index), isSince: isSince)
        return Found(value: .month(year: year, month: name.month), end: end, skip: name.skip, rule: .month)
    }

    /// «جسر السادس [من] أكتوبر», «كلية الثامن والعشرين من تشرين»: a day that a place is named after.
    private func isInName(_ index: Int) -> Bool {
        let day = passage.isFunction(index - 1, .from) ? index - 2 : index - 1
        guard passage.has(.firstOfMonth, at: day) || passage.has(.ordinal, at: day) || passage.has(.cardinal, at: day)
        else { return false }
        return passage.has(.dateTrap, at: day - 1)
            || (passage.has(.ordinal, at: day - 1) && passage.has(.dateTrap, at: day - 2))
    }

    /// Whether the token's own proclitic is a preposition («بأكتوبر»).
    private func preposition(at index: Int) -> Bool {
        passage.match(.month, at: index).map { !$0.clitics.isDisjoint(with: [.ba, .lam]) } ?? false
    }

    /// رمضان and its fellows are people's names too: without a year they need a word of time before or behind.
    private func hijriMonth(_ name: MonthName, _ said: YearSaid, _ end: Int, at index: Int) -> Found? {
        if case .explicit = said { return nil }
        let year: Int
        if case .hijri(let number) = said {
            year = number
        } else {
            let isCued =
                passage.isFunction(index, .month) || passage.has(.position, at: index - 1)
                || [.inside, .since, .until, .before, .after, .during].contains { passage.isFunction(index - 1, $0) }
            guard isCued || (said != .unsaid && name.month == 9) else { return nil }
            if said == .unsaid, passage.isWord(name.end), passage.has(.nameParticle, at: name.end) { return nil }
            year = hijriYear(of: name.month, said)
        }
        return Found(value: .hijriMonth(year: year, month: name.month), end: end, skip: name.skip, rule: .hijri)
    }

    // MARK: «الشهر الماضي», «السنوات الخمس المقبلة»

    /// A unit with the article and where it lies from now.
    func relativeUnit(at index: Int) -> Found? {
        if let this = passage.match(.function, at: index), this.value == Int32(FunctionWord.this.rawValue),
            let unit = passage.bare(.theUnit, at: index + 1), unit.value % 6 == 0,
            let kind = TimeUnit(rawValue: Int(unit.value) / 6),
            kind.rawValue >= TimeUnit.week.rawValue, passage.tokens[index].count > 2,
            !passage.isFunction(index - 1, .like)
        {
            guard passage.letter(index, Int(this.skip)) == FoldedText.letter("ه") else { return nil }
            return self.unit(kind, shiftedBy: 0).map {
                Found(value: $0, end: Int(unit.end), skip: Int(this.skip), rule: .relativeUnit)
            }
        }
        var start = index
        var skip = 0
        var count: Int?
        // «الـ24 ساعة الماضية», «الثلاثة أيام الماضية».
        if passage.isFunction(index, .theArticle) || passage.isDefinite(index), let number = number(at: index),
            let unit = passage.bare(.unit, at: number.end), let direction = direction(at: Int(unit.end)),
            let kind = TimeUnit(rawValue: Int(unit.value) / 6)
        {
            return Found(
                value: .duration(.init(amount: Double(number.value), unit: kind)), end: direction.end,
                skip: number.skip,
                rule: .relativeUnit)
        }
        guard let unit = passage.match(.theUnit, at: index), let kind = TimeUnit(rawValue: Int(unit.value) / 6) else {
            return nil
        }
        if kind == .year, passage.has(.publicHead, at: index - 1) || passage.isFunction(index - 1, .thatOne) {
            return nil
        }
        (start, skip) = (Int(unit.end), Int(unit.skip))
        let isPlural = unit.value % 6 == 2
        let isDual = unit.value % 6 == 1
        if let twice = passage.bare(.beforeLast, at: start) { return shifted(kind, -2, to: twice, skip) }
        if let twice = passage.bare(.afterNext, at: start) { return shifted(kind, 2, to: twice, skip) }
        if passage.has(.yearAdjective, at: start), kind == .year { start += 1 }
        var isFew = false
        if isPlural {
            if let number = number(at: start) {
                (count, start) = (number.value, number.end)
            } else if passage.has(.few, at: start) {
                (isFew, start) = (true, start + 1)
            }
        }
        if isPlural, kind == .month, let count, let found = monthsOfYear(count, at: start, skip) { return found }
        guard let direction = direction(at: start) else { return nil }
        var end = direction.end
        if isPlural, count == nil, let number = number(at: end), number.digits == 0, passage.isDefinite(end) {
            (count, end) = (number.value, number.end)
        }
        if isDual { count = 2 }
        if let count {
            guard direction.kind != .current else { return nil }
            return Found(
                value: .duration(.init(amount: Double(count), unit: kind)), end: end, skip: skip, rule: .relativeUnit)
        }
        if isPlural || isFew {
            guard direction.kind != .current else { return nil }
            let value: TimexValue = .reference(direction.kind == .past ? .past : .future)
            return Found(value: value, end: end, skip: skip, rule: .relativeUnit)
        }
        return single(kind, direction.kind, at: start, end: end, skip: skip)
    }

    /// «الأشهر التسعة [الأولى من السنة]», «[الأخيرة من 2019]»: months counted from an end of a year.
    private func monthsOfYear(_ count: Int, at index: Int, _ skip: Int) -> Found? {
        let isLast = passage.isFunction(index, .latest)
        guard isLast || passage.bare(.ordinal, at: index)?.value == 1 else { return nil }
        return monthsOfYear(count, behind: index + 1, isLast: isLast, skip)
    }

    /// «أول ستة أشهر [من العام الجاري]», «آخر ثلاثة أشهر [من 2019]».
    func monthsOfYear(_ count: Int, behind index: Int, isLast: Bool, _ skip: Int) -> Found? {
        guard (2...11).contains(count), passage.isFunction(index, .from), let (year, end) = yearOf(index) else {
            return nil
        }
        let first = TimexValue.firstDay(year, isLast ? 13 - count : 1)
        let last = TimexValue.firstDay(year, isLast ? 13 : 1 + count)
        return Found(value: .range(first, last, grain: .month), end: end, skip: skip, rule: .range)
    }

    private func single(_ kind: TimeUnit, _ direction: Direction, at index: Int, end: Int, skip: Int) -> Found? {
        // «الساعة الأخيرة», «العام الأخير» of something, «الدقيقة الماضية» are seldom counted from now.
        let isLast = passage.isFunction(index, .latest)
        switch kind {
        case .second, .minute, .day: return nil
        case .hour:
            guard direction != .current else { return nil }
            return Found(
                value: .reference(direction == .past ? .past : .future), end: end, skip: skip, rule: .relativeUnit)
        default: if isLast { return nil }
        }
        let shift = direction == .past ? -1 : direction == .future ? 1 : 0
        return unit(kind, shiftedBy: shift).map { Found(value: $0, end: end, skip: skip, rule: .relativeUnit) }
    }

    private func shifted(_ kind: TimeUnit, _ count: Int, to match: Passage.Match, _ skip: Int) -> Found? {
        unit(kind, shiftedBy: count).map { Found(value: $0, end: Int(match.end), skip: skip, rule: .relativeUnit) }
    }

    /// The unit that lies so many units from the reference.
    func unit(_ kind: TimeUnit, shiftedBy count: Int) -> TimexValue? {
        switch kind {
        case .second, .hour, .minute: nil
        case .day: .day(reference.day + count)
        case .week: .week(reference.monday + 7 * count)
        case .month: month(shiftedBy: count)
        case .year: .year(reference.year + count)
        case .decade: .decade(reference.year / 10 + count)
        case .century: .century(reference.year / 100 + count)
        }
    }

    func month(shiftedBy count: Int) -> TimexValue {
        let index = reference.year * 12 + reference.month - 1 + count
        return .month(year: index / 12, month: index % 12 + 1)
    }

    // MARK: «مطلع الشهر المقبل», «نهاية رمضان»

    /// START, MID or END of a month, a year, a week.
    func positioned(at index: Int) -> Found? {
        guard let position = passage.match(.position, at: index) else { return nil }
        let place = Int(position.end)
        if position.value == 0, let length = length(at: place), length.skip == 0, length.duration.unit == .month,
            let count = length.duration.amount
        {
            return monthsOfYear(Int(count), behind: length.end, isLast: false, Int(position.skip))
        }
        guard var found = positionedUnit(at: place), found.skip == 0 else { return nil }
        found.skip = Int(position.skip)
        found.mod = Timex.Modifier(rawValue: Int(position.value))
        found.rule = .position
        return found
    }

    private func positionedUnit(at index: Int) -> Found? {
        if let found = monthAlone(at: index) ?? relativeUnit(at: index) ?? yearNamed(at: index) ?? decadeOrCentury(
            at: index)
            ?? season(at: index) ?? quarter(at: index)
        {
            return found
        }
        if let (value, digits) = passage.number(index), digits == 4, (1800...2100).contains(value),
            !passage.has(.counted, at: index + 1)
        {
            return Found(value: .year(value), end: index + 1, skip: 0, rule: .year)
        }
        // «مطلع الصيف»: the one that is, was or will be near.
        if let season = passage.bare(.theSeason, at: index) {
            let month = 3 * Int(season.value) + 3
            var year = reference.year
            if isAhead(index) {
                if month + 3 <= reference.month { year += 1 }
            } else if month > reference.month {
                year -= 1
            }
            return Found(
                value: .season(year: year, Int(season.value)), end: Int(season.end), skip: 0, rule: .season)
        }
        if let year = newYear(at: index) { return year }
        // «بداية العام», «نهاية الأسبوع» without more: the one of now.
        guard let unit = passage.bare(.theUnit, at: index), unit.value % 6 == 0,
            let kind = TimeUnit(rawValue: Int(unit.value) / 6),
            [.week, .month, .year, .century].contains(kind) || (kind == .decade && isDeadline(index)),
            !passage.has(.ordinal, at: Int(unit.end)),
            !passage.isFunction(Int(unit.end), .thatOne)
        else { return nil }
        return self.unit(kind, shiftedBy: 0).map { Found(value: $0, end: Int(unit.end), skip: 0, rule: .relativeUnit) }
    }

    /// «بحلول نهاية [العقد]»: ten years, not a contract.
    private func isDeadline(_ index: Int) -> Bool { passage.has(.deadline, at: index - 2) }

    /// «مطلع [السنة الجديدة]»: the one that comes, or that has just begun.
    private func newYear(at index: Int) -> Found? {
        guard let unit = passage.bare(.theUnit, at: index), unit.value == 36, passage.has(.newness, at: Int(unit.end))
        else { return nil }
        let year = reference.month > 6 ? reference.year + 1 : reference.year
        return Found(value: .year(year), end: Int(unit.end) + 1, skip: 0, rule: .relativeUnit)
    }
}
