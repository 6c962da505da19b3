import News

/// Days: relative ones, weekdays, days of months, numeric dates.
extension DateGrammar {
    /// A day with its part of the day before it and a clock behind it: «مساء أمس الخميس», «الأحد المقبل عند الثامنة مساء».
    func dayWithClock(at index: Int) -> Found? {
        guard var found = partedDay(at: index) else { return nil }
        guard !isName(index..<found.end) else { return nil }
        guard case .day(let day) = found.value else { return found }
        var place = found.end
        if passage.isSign(place, ",") { place += 1 }
        if passage.isFunction(place, .inside) || passage.isFunction(place, .on) || passage.isFunction(place, .at) {
            place += 1
        }
        if let clock = clock(at: place), clock.skip == 0 || place == found.end {
            let minute = clock.hasPart ? clock.minute : clock.applying(found.part)
            found.value = .clock(day: day, minute: minute, isUniversal: clock.isUniversal)
            found.end = clock.end
        }
        return found
    }

    /// «صباح اليوم», «ليل الأربعاء», «من مساء يوم السبت», or the day alone.
    func partedDay(at index: Int) -> Found? {
        if let part = passage.match(.part, at: index), let day = plainDay(at: Int(part.end)), day.skip == 0 {
            var found = day
            found.skip = Int(part.skip)
            found.part = Timex.PartOfDay(rawValue: Int(part.value))
            if part.value == 5 { extendNight(&found) }
            return found
        }
        // «ليلة الغد»; «الغد» alone is rather the newspaper.
        if let part = passage.match(.part, at: index), passage.bare(.theMorrow, at: Int(part.end)) != nil {
            return Found(
                value: .day(reference.day + 1), end: Int(part.end) + 1, skip: Int(part.skip), rule: .relativeDay,
                part: Timex.PartOfDay(rawValue: Int(part.value)))
        }
        if let this = passage.match(.function, at: index), this.value == Int32(FunctionWord.this.rawValue),
            let part = passage.bare(.thePart, at: index + 1)
        {
            return Found(
                value: .day(reference.day), end: Int(part.end), skip: Int(this.skip), rule: .relativeDay,
                part: Timex.PartOfDay(rawValue: Int(part.value)))
        }
        if let part = passage.match(.thePart, at: index), part.value == 5 { return night(part) }
        guard var found = plainDay(at: index) else { return nil }
        // «أمس مساء», «الخميس ليلا».
        if found.part == nil, case .day = found.value, let part = passage.bare(.partAdverb, at: found.end),
            passage.tokens[found.end].count > 1, plainDay(at: Int(part.end)) == nil
        {
            found.part = Timex.PartOfDay(rawValue: Int(part.value))
            found.end = Int(part.end)
        }
        return found
    }

    /// «ليل الخميس الجمعة», «ليل الأحد-الاثنين»: the night that begins on the first of two weekdays.
    private func extendNight(_ found: inout Found) {
        guard case .day(let day) = found.value else { return }
        let place = passage.isSign(found.end, "-") || passage.isSign(found.end, "/") ? found.end + 1 : found.end
        guard let next = passage.match(.weekday, at: place), next.clitics.isSubset(of: .conjunction),
            Int(next.value) == (day + 4) % 7
        else { return }
        found.end = Int(next.end)
    }

    /// «الليلة», «الليلة الماضية», «الليلة قبل الماضية»; other nights are no dates.
    private func night(_ part: Passage.Match) -> Found? {
        let index = Int(part.start)
        guard !passage.isFunction(index - 1, .thatOne), passage.tokens[index].end - passage.tokens[index].start >= 6,
            passage.lastLetter(index) == FoldedText.letter("ه")
        else { return nil }
        var found = Found(
            value: .day(reference.day), end: Int(part.end), skip: Int(part.skip), rule: .relativeDay, part: .night)
        if let twice = passage.bare(.beforeLast, at: found.end) {
            found.value = .day(reference.day - 2)
            found.end = Int(twice.end)
        } else if passage.has(.past, at: found.end) {
            found.value = .day(reference.day - 1)
            found.end += 1
        } else if passage.isDefinite(found.end), isFeminine(found.end) || passage.has(.ordinal, at: found.end) {
            // «الليلة الأولى», «الليلة الظلماء».
            return nil
        }
        return found
    }

    private func isFeminine(_ index: Int) -> Bool {
        let last = passage.lastLetter(index)
        return last == FoldedText.letter("ه") || last == FoldedText.letter("ا") || last == FoldedText.letter("ء")
    }

    /// A day without a part of the day.
    func plainDay(at index: Int) -> Found? {
        relativeDay(at: index) ?? weekday(at: index) ?? calendarDay(at: index)
    }

    // MARK: Relative days

    /// «أول من أمس», «أمس الخميس», «يوم غد الجمعة», «اليوم».
    private func relativeDay(at index: Int) -> Found? {
        guard let shift = passage.match(.dayShift, at: index) else { return nil }
        if shift.value == 0, passage.isFunction(index - 1, .like) || passage.isFunction(index, .like) { return nil }
        var found = Found(
            value: .day(reference.day + Int(shift.value)), end: Int(shift.end), skip: Int(shift.skip),
            rule: .relativeDay)
        if shift.value == 0, !isToday(index, end: found.end) { return nil }
        if let weekday = passage.bare(.weekday, at: found.end) {
            found.end = Int(weekday.end)
        } else if passage.isSign(found.end, "("), let weekday = passage.bare(.weekday, at: found.end + 1),
            passage.isSign(Int(weekday.end), ")")
        {
            found.end = Int(weekday.end) + 1
        }
        // «أمس الخميس 9 أبريل 2015» is one day.
        let rest = passage.isSign(found.end, ",") ? found.end + 1 : found.end
        if let day = calendarDay(at: corresponding(rest)), day.skip == 0 || rest != corresponding(rest),
            day.value == found.value
        {
            found.end = day.end
        }
        return found
    }

    /// «في [مثل هذا اليوم من عام 1975]»: this day of another year.
    func anniversary(at index: Int) -> Found? {
        guard passage.isFunction(index, .like), let shift = passage.bare(.dayShift, at: index + 1), shift.value == 0,
            passage.isFunction(Int(shift.end), .from), let year = yearNamed(at: Int(shift.end) + 1),
            case .year(let number) = year.value,
            let civil = CivilTime(year: number, month: reference.month, day: reference.dayOfMonth)
        else { return nil }
        return Found(value: .day(civil.epochDay), end: year.end, skip: 0, rule: .relativeDay)
    }

    /// «اليوم التالي», «اليوم العالمي», «المصري اليوم» are no today.
    private func isToday(_ index: Int, end: Int) -> Bool {
        if passage.has(.todayTrap, at: end) || passage.has(.ordinal, at: end) { return false }
        if passage.has(.past, at: end) || passage.has(.future, at: end) { return false }
        if passage.isFunction(index - 1, .thatOne) || passage.has(.paperBeforeToday, at: index - 1) { return false }
        if passage.isFunction(end, .thatOne) || passage.isFunction(end, .who) { return false }
        // «ثلاث مرات في اليوم», «ساعتين في اليوم»: a rate.
        if passage.isFunction(index - 1, .inside),
            passage.has(.frequency, at: index - 2) || passage.has(.unit, at: index - 2)
        {
            return false
        }
        return true
    }

    // MARK: Weekdays

    /// «الثلاثاء», «يوم السبت القادم», «الاثنين والثلاثاء المقبلين», «الثلاثاء 22 شعبان 1444هـ الموافق 14 مارس 2023م».
    private func weekday(at index: Int) -> Found? {
        var first = index
        var skip = 0
        if let day = passage.match(.function, at: index), day.value == Int32(FunctionWord.day.rawValue) {
            first = index + 1
            skip = Int(day.skip)
        }
        let named = passage.match(.weekday, at: first) ?? (first > index ? passage.bare(.bareWeekday, at: first) : nil)
        guard let named, first == index || named.skip == 0 else {
            return first > index ? calendarDayBehindYawm(index) : nil
        }
        if first == index { skip = Int(named.skip) }
        var found = Found(value: .day(0), end: Int(named.end), skip: skip, rule: .weekday)
        if let explicit = datedWeekday(found) { return explicit }
        // «الأحد والاثنين الماضيين».
        if let second = passage.match(.weekday, at: found.end), second.clitics == .conjunction,
            let direction = direction(at: Int(second.end)), direction.isPlural
        {
            let from = day(ofWeekday: Int(named.value), direction.kind, at: index)
            let gap = (Int(second.value) - Int(named.value) + 7) % 7
            return Found(
                value: .range(from, from + gap + 1, grain: .day), end: direction.end, skip: skip, rule: .weekday)
        }
        // «طيلة يومي الأحد والاثنين».
        if first > index, passage.lastLetter(index) == FoldedText.letter("ي"),
            let second = passage.match(.weekday, at: found.end), second.clitics == .conjunction
        {
            let gap = (Int(second.value) - Int(named.value) + 7) % 7
            let last = day(ofWeekday: Int(second.value), isAhead(index) ? .future : .unsaid, at: index)
            return Found(
                value: .range(last - gap, last + 1, grain: .day), end: Int(second.end), skip: skip, rule: .weekday)
        }
        // «السبت بعد المقبل».
        if let next = passage.bare(.afterNext, at: found.end) {
            found.value = .day(day(ofWeekday: Int(named.value), .future, at: index) + 7)
            found.end = Int(next.end)
            return found
        }
        if let direction = direction(at: found.end) {
            found.value = .day(day(ofWeekday: Int(named.value), direction.kind, at: index))
            found.end = direction.end
            if let dated = calendarDay(at: corresponding(found.end)),
                corresponding(found.end) > found.end || dated.skip == 0,
                case .day(let day) = dated.value, (day + 3) % 7 == Int(named.value)
            {
                found.end = dated.end
                found.value = dated.value
            }
            return found
        }
        if passage.has(.bareWeekday, at: first), passage.match(.weekday, at: first) == nil { return nil }
        // A weekday of what is to come may be today: only «المقبل» is never.
        let isToday = reference.weekday == Int(named.value)
        // «تمديد التسجيل حتى نهاية الدوام يوم الخميس».
        let isAhead = isAhead(index) || (1...4).contains { passage.isFunction(index - $0, .until) }
        found.value = .day(
            day(ofWeekday: Int(named.value), isAhead && !isToday ? .future : .unsaid, at: index))
        return found
    }

    /// A weekday with its date behind it.
    private func datedWeekday(_ weekday: Found) -> Found? {
        var place = weekday.end
        if passage.isSign(place, ",") || passage.isSign(place, "-") { place += 1 }
        if passage.isSign(place, "("), let day = calendarDay(at: place + 1), passage.isSign(day.end, ")") {
            var found = day
            (found.skip, found.end) = (weekday.skip, day.end + 1)
            return found
        }
        guard var day = calendarDay(at: corresponding(place)) ?? dayOfIt(at: place) else { return nil }
        guard day.skip == 0 || corresponding(place) > place else { return nil }
        if case .day = day.value {} else { return nil }
        day.skip = weekday.skip
        return day
    }

    /// «يوم 25 جويلية 2021», «يومي 26 و27 نونبر».
    private func calendarDayBehindYawm(_ index: Int) -> Found? {
        guard var day = calendarDay(at: index + 1), day.skip == 0, let yawm = passage.match(.function, at: index) else {
            return nil
        }
        day.skip = Int(yawm.skip)
        return day
    }

    /// The token behind «الموافق», or the same one.
    func corresponding(_ index: Int) -> Int {
        guard let match = passage.match(.function, at: index), match.value == Int32(FunctionWord.corresponding.rawValue)
        else {
            return index
        }
        return Int(match.end)
    }

    enum Direction { case past, future, current, unsaid }

    /// «الماضي», «المقبلين», «الجاري» behind a day.
    func direction(at index: Int) -> (kind: Direction, end: Int, isPlural: Bool)? {
        for (kind, direction) in [(LexicalKind.past, Direction.past), (.future, .future), (.current, .current)] {
            if let match = passage.bare(kind, at: index) {
                return (direction, Int(match.end), passage.lastLetter(Int(match.end) - 1) == FoldedText.letter("ن"))
            }
        }
        return nil
    }

    /// The day of a weekday (Monday is 0).
    func day(ofWeekday weekday: Int, _ direction: Direction, at index: Int) -> Int {
        let back = (reference.weekday - weekday + 7) % 7
        switch direction {
        case .past: return reference.day - (back == 0 ? 7 : back)
        case .future: return reference.day + (back == 0 ? 7 : 7 - back)
        case .current: return reference.monday + weekday
        case .unsaid: return reference.day - back
        }
    }
}
