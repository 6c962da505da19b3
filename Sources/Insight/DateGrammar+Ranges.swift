import News

/// «بين يناير ومارس 2020», «من الأحد إلى الخميس», «بين 19 و26 شباط», «من 2010 إلى 2015».
extension DateGrammar {
    func range(at index: Int) -> Found? {
        guard let open = passage.match(.function, at: index) else { return nil }
        if open.value == Int32(FunctionWord.month.rawValue) { return twoMonths(behind: open) }
        let isBetween = open.value == Int32(FunctionWord.between.rawValue)
        guard isBetween || open.value == Int32(FunctionWord.from.rawValue) else {
            return nil
        }
        let start = Int(open.end)
        guard
            var found = yearRange(at: start, isBetween) ?? dayRange(at: start, isBetween) ?? weekdayRange(
                at: start, isBetween)
                ?? monthRange(at: start, isBetween)
        else { return nil }
        found.skip = Int(open.skip)
        found.rule = .range
        return found
    }

    /// Steps over «إلى», «حتى», «و»; nil where none stands. A word with و before it is its own step.
    private func connector(_ index: Int, _ isBetween: Bool) -> Int? {
        if isBetween {
            if passage.isFunction(index, .and) { return index + 1 }
            if passage.isWord(index), passage.letter(index, 0) == FoldedText.letter("و") { return index }
            return nil
        }
        var place = index
        if passage.isFunction(place, .until) || passage.isFunction(place, .to) {
            place = Int(passage.match(.function, at: place)?.end ?? Int32(place + 1))
        } else if passage.isSign(place, "-") {
            place += 1
        }
        return place > index ? place : nil
    }

    private func yearRange(at index: Int, _ isBetween: Bool) -> Found? {
        if isBetween, let named = yearNamed(at: index), named.rule == .range { return named }
        var place = index
        if passage.isFunction(place, .year) || passage.isFunction(place, .years) { place += 1 }
        guard let (first, digits) = passage.number(place), digits == 4, (1500...2199).contains(first),
            var next = connector(place + 1, isBetween)
        else { return nil }
        if passage.isFunction(next, .year) { next += 1 }
        guard let (last, lastDigits) = passage.number(next), lastDigits == 4, last > first, last < 2200,
            !passage.has(.counted, at: next + 1)
        else { return nil }
        // «ما بين 2200 و2400 يورو».
        guard first >= 1700, last <= 2100 || place > index else { return nil }
        return Found(value: years(first, last), end: next + 1, skip: 0, rule: .range)
    }

    private func dayRange(at index: Int, _ isBetween: Bool) -> Found? {
        if let list = calendarDay(at: index), list.skip == 0, case .range = list.value { return list }
        guard let first = plainDay(at: index), first.skip == 0, case .day(var from) = first.value,
            first.rule != .weekday || isDated(first),
            let next = connector(first.end, isBetween), let second = plainDay(at: next), second.skip <= 1,
            case .day(var to) = second.value
        else { return nil }
        // «من اليوم وحتى السبت»: the next one.
        if to <= from, second.rule == .weekday, !isDated(second) { to += 7 }
        // «بين 20 يوليو و20 أغسطس»: the first day of the same season, though it has passed.
        if to <= from, first.rule == .calendarDay, second.rule == .calendarDay {
            let civil = TimexValue.civil(from)
            from = CivilTime(year: civil.year - 1, month: civil.month, day: civil.day)?.epochDay ?? from
        }
        guard to > from, to - from < 3000 else { return nil }
        return Found(value: .range(from, to + 1, grain: .day), end: second.end, skip: 0, rule: .range)
    }

    private func isDated(_ found: Found) -> Bool { passage.isNumber(found.end - 1) }

    private func weekdayRange(at index: Int, _ isBetween: Bool) -> Found? {
        let start = passage.isFunction(index, .day) ? index + 1 : index
        guard let first = passage.bare(.weekday, at: start), let next = connector(Int(first.end), isBetween) else {
            return nil
        }
        let place = passage.isFunction(next, .day) ? next + 1 : next
        guard let second = passage.match(.weekday, at: place), second.clitics.isSubset(of: .conjunction) else {
            return nil
        }
        var end = Int(second.end)
        var kind: Direction = isAhead(index) ? .future : .unsaid
        if let direction = direction(at: end) { (kind, end) = (direction.kind, direction.end) }
        let gap = (Int(second.value) - Int(first.value) + 7) % 7
        let from = day(ofWeekday: Int(first.value), kind, at: index)
        return Found(value: .range(from, from + gap + 1, grain: .day), end: end, skip: 0, rule: .range)
    }

    /// «شهري تموز وآب الماضيين»: two months of one direction.
    private func twoMonths(behind head: Passage.Match) -> Found? {
        guard let first = monthName(at: Int(head.end)), first.skip == 0, !first.isHijri,
            passage.isWord(first.end), passage.letter(first.end, 0) == FoldedText.letter("و"),
            let second = monthName(at: first.end), second.skip == 1, !second.isHijri,
            let direction = direction(at: second.end), direction.isPlural
        else { return nil }
        let (said, end) = yearBehind(second.end, isHijri: false)
        let last = year(of: second.month, day: nil, said, isAhead: false)
        let from = first.month <= second.month ? last : last - 1
        return Found(
            value: .range(
                TimexValue.firstDay(from, first.month), TimexValue.firstDay(last, second.month + 1), grain: .month),
            end: max(end, direction.end), skip: Int(head.skip), rule: .range)
    }

    private func monthRange(at index: Int, _ isBetween: Bool) -> Found? {
        guard let first = monthName(at: index), first.skip == 0, !first.isHijri else { return nil }
        var firstYear: Int?
        var place = first.end
        if case .explicit(let year)? = writtenYear(at: place, allowsHijri: false)?.0 {
            firstYear = year
            place = writtenYear(at: place, allowsHijri: false)?.1 ?? place
        }
        guard let next = connector(place, isBetween), let second = monthName(at: next), second.skip <= 1,
            !second.isHijri
        else { return nil }
        let (said, end) = yearBehind(second.end, isHijri: false)
        let lastYear = year(of: second.month, day: nil, said, isAhead: said == .unsaid && isAhead(index))
        let from = firstYear ?? (first.month <= second.month ? lastYear : lastYear - 1)
        guard from * 12 + first.month < lastYear * 12 + second.month else { return nil }
        return Found(
            value: .range(
                TimexValue.firstDay(from, first.month), TimexValue.firstDay(lastYear, second.month + 1), grain: .month),
            end: end,
            skip: 0, rule: .range)
    }
}
