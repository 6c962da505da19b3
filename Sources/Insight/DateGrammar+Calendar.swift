import News

/// Days of months and numeric dates.
extension DateGrammar {
    /// «22 كانون الثاني (يناير) الماضي», «العاشر من حزيران», «26 و27 نونبر الجاري», «25 من الشهر الحالي», «31/12/2022».
    func calendarDay(at index: Int) -> Found? {
        guard passage.isNumber(index) || passage.isWord(index) else { return nil }
        if let numeric = numericDay(at: index) { return withCounterpart(numeric) }
        if let named = namedDay(at: index) { return withCounterpart(named) }
        return monthFirst(at: index)
    }

    /// A Hijri day with its Gregorian one behind «الموافق», or the other way round: the Gregorian day counts.
    private func withCounterpart(_ found: Found) -> Found {
        var place = passage.isSign(found.end, ",") || passage.isSign(found.end, "-") ? found.end + 1 : found.end
        let isBracketed = passage.isSign(place, "(")
        if isBracketed { place += 1 }
        let start = corresponding(place)
        guard start > place || isBracketed else { return found }
        guard let other = numericDay(at: start) ?? namedDay(at: start), case .day = other.value else { return found }
        guard !isBracketed || passage.isSign(other.end, ")") else { return found }
        var merged = found
        merged.end = other.end + (isBracketed ? 1 : 0)
        if found.rule == .hijri { merged.value = other.value }
        return merged
    }

    private func namedDay(at index: Int) -> Found? {
        guard let first = dayOfMonth(at: index) else { return nil }
        guard first.digits > 0 || first.end > index else { return nil }
        var last = first
        // «26 و27 نونبر», «3-5 أيار», «من 3 إلى 5 أيار».
        if let second = secondDay(behind: first.end), second.value > first.value { last = second }
        guard let (days, end, rule) = month(behind: last.end, from: first.value, to: last.value, at: index, first)
        else {
            if last.end != first.end {
                return month(behind: first.end, from: first.value, to: first.value, at: index, first).map {
                    Found(value: $0.0, end: $0.1, skip: first.skip, rule: $0.2)
                }
            }
            return nil
        }
        return Found(value: days, end: end, skip: first.skip, rule: rule)
    }

    /// The last day of a list or a range of days of one month.
    private func secondDay(behind index: Int) -> Number? {
        var last: Number?
        var place = index
        for _ in 0..<6 {
            var next = place
            if passage.isFunction(place, .and) || passage.isFunction(place, .to) || passage.isFunction(place, .until) {
                next += 1
            } else if passage.isSign(place, "-") || passage.isSign(place, ",") {
                next += 1
                if passage.isFunction(next, .and) { next += 1 }
            } else if !isConjoined(place) {
                break
            }
            guard let day = dayOfMonth(at: next) else { break }
            last = day
            place = day.end
        }
        return last
    }

    /// «والخامس»: a word with و before it.
    private func isConjoined(_ index: Int) -> Bool {
        passage.isWord(index) && passage.letter(index, 0) == FoldedText.letter("و")
    }

    /// What month the days belong to, behind them.
    private func month(
        behind index: Int, from first: Int, to last: Int, at start: Int, _ number: Number
    ) -> (TimexValue, Int, TimexRule)? {
        var place = index
        if passage.isSign(place, "-") || passage.isSign(place, "/") { place += 1 }
        let hasFrom = passage.isFunction(place, .from)
        if hasFrom { place += 1 }
        if let name = monthName(at: place), name.skip == 0 {
            var (said, end) = yearBehind(name.end, isHijri: name.isHijri)
            if said == .unsaid, number.digits == 0, !hasFrom, passage.match(.firstOfMonth, at: start) == nil {
                return nil
            }
            if passage.isSign(name.end, "-") || passage.isSign(name.end, "/"),
                let (year, yearEnd) = writtenYear(at: name.end + 1, allowsHijri: name.isHijri)
            {
                (said, end) = (year, yearEnd)
            }
            guard let from = dayValue(first, name, said, at: start) else { return nil }
            let rule: TimexRule = name.isHijri ? .hijri : .calendarDay
            guard last != first else { return (.day(from), end, rule) }
            guard let to = dayValue(last, name, said, at: start), to > from else { return nil }
            return (.range(from, to + 1, grain: .day), end, rule)
        }
        return currentMonth(behind: place, from: first, to: last, hasFrom: hasFrom)
    }

    /// «من الشهر الحالي», «من هذا الشهر», «الجاري».
    private func currentMonth(behind index: Int, from first: Int, to last: Int, hasFrom: Bool) -> (
        TimexValue, Int, TimexRule
    )? {
        if hasFrom, let end = sameMonthEnd(index) {
            // «من الشهر نفسه [من العام الماضي]»; where no date stands before it is the month of now.
            let isSaid = (max(0, index - 12)..<index).contains { monthName(at: $0) != nil }
            guard lastMonth != nil || !isSaid else { return nil }
            let month = lastMonth ?? TimexValue.firstDay(reference.year, reference.month)
            if passage.isFunction(end, .from), let (year, behind) = yearOf(end) {
                let other = TimexValue.firstDay(year, TimexValue.civil(month).month)
                return days(first, last, of: other).map { ($0, behind, .calendarDay) }
            }
            return days(first, last, of: month).map { ($0, end, .calendarDay) }
        }
        var shift: Int
        var end: Int
        let place = passage.isFunction(index, .this) ? index + 1 : index
        if hasFrom, let unit = passage.bare(.theUnit, at: place), unit.value == 30 {
            end = Int(unit.end)
            if place > index {
                shift = 0
            } else if let direction = direction(at: end) {
                shift = direction.kind == .past ? -1 : direction.kind == .future ? 1 : 0
                end = direction.end
            } else {
                return nil
            }
        } else if let current = passage.bare(.current, at: index), hasFrom || passage.isNumber(index - 1) {
            // «الرابع من الجاري».
            (shift, end) = (0, Int(current.end))
        } else {
            return nil
        }
        let month = TimexValue.firstDay(reference.year, reference.month + shift)
        return days(first, last, of: month).map { ($0, end, .calendarDay) }
    }

    /// «10 يونيو … إلى غاية [13 منه]»: a day of the month before.
    func dayOfIt(at index: Int) -> Found? {
        guard let lastMonth, let day = dayOfMonth(at: index), day.value >= 1, day.digits <= 2, passage.isWord(day.end),
            passage.text.bytes[Int(passage.tokens[day.end].start)..<Int(passage.tokens[day.end].end)]
                .elementsEqual(FoldedText.folded("منه")),
            followsPreposition(index) || passage.isWord(index - 1),
            let value = days(day.value, day.value, of: lastMonth)
        else { return nil }
        return Found(value: value, end: day.end + 1, skip: day.skip, rule: .calendarDay)
    }

    private func days(_ first: Int, _ last: Int, of month: Int) -> TimexValue? {
        let civil = TimexValue.civil(month)
        guard last <= CivilTime.dayCount(ofMonth: civil.month, year: civil.year) else { return nil }
        return first == last ? .day(month + first - 1) : .range(month + first - 1, month + last, grain: .day)
    }

    /// Behind «الشهر نفسه», «نفس الشهر», «ذلك الشهر».
    private func sameMonthEnd(_ index: Int) -> Int? {
        let isSame =
            passage.isWord(index)
            && passage.text.bytes[Int(passage.tokens[index].start)..<Int(passage.tokens[index].end)]
                .elementsEqual(FoldedText.folded("نفس"))
        let isBefore = isSame || passage.isFunction(index, .thatOne)
        guard let unit = passage.bare(.theUnit, at: isBefore ? index + 1 : index), unit.value == 30 else { return nil }
        if isBefore { return Int(unit.end) }
        return passage.isFunction(Int(unit.end), .thatOne) ? Int(unit.end) + 1 : nil
    }

    /// «يناير 15, 2020».
    private func monthFirst(at index: Int) -> Found? {
        guard let name = monthName(at: index), !name.isHijri, let (day, digits) = passage.number(name.end), digits <= 2,
            (1...31).contains(day)
        else { return nil }
        let place = passage.isSign(name.end + 1, ",") ? name.end + 2 : name.end + 1
        guard let (year, yearDigits) = passage.number(place), yearDigits == 4, (1500...2199).contains(year),
            let civil = CivilTime(year: year, month: name.month, day: day)
        else { return nil }
        return Found(value: .day(civil.epochDay), end: place + 1, skip: name.skip, rule: .calendarDay)
    }

    // MARK: Figures

    /// D/M/Y, Y/M/D, with `/`, `-` or `.`; the day first unless the month would be above twelve.
    private func numericDay(at index: Int) -> Found? {
        guard let first = passage.number(index), let second = passage.number(index + 2),
            let third = passage.number(index + 4),
            isDateSign(index + 1), passage.tokens[index + 1].value == passage.tokens[index + 3].value,
            first.digits <= 4,
            second.digits <= 2
        else { return nil }
        let isTight = !passage.tokens[index + 1].isSpaced && !passage.tokens[index + 2].isSpaced
        guard isTight || passage.isSign(index + 1, "/") else { return nil }
        guard
            !isDateSign(index + 5) || passage.tokens[index + 5].isSpaced || passage.isSign(index + 5, ".")
                || passage.isSign(index + 5, "-")
        else { return nil }
        var (day, month, year) = (first.value, second.value, third.value)
        if first.digits == 4 {
            guard third.digits <= 2 else { return nil }
            (day, year) = (third.value, first.value)
        } else if third.digits == 2, passage.isSign(index + 1, "/") {
            year += year < 70 ? 2000 : 1900
        } else if third.digits != 4 {
            return nil
        }
        let mark = passage.bare(.calendarMark, at: index + 5)
        let isHijri = year < 1600 || mark?.value == 1
        if month > 12, day <= 12 { (day, month) = (month, day) }
        let epoch =
            isHijri
            ? hijriDay(year, month, day)
            : CivilTime(year: year, month: month, day: day)?.epochDay
        guard let epoch, isHijri ? (1200...1600).contains(year) : (1500...2199).contains(year) else { return nil }
        return Found(
            value: .day(epoch), end: mark.map { Int($0.end) } ?? index + 5, skip: 0,
            rule: isHijri ? .hijri : .numericDay)
    }

    private func isDateSign(_ index: Int) -> Bool {
        passage.isSign(index, "/") || passage.isSign(index, "-") || passage.isSign(index, ".")
    }
}
