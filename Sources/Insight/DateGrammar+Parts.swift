/// Parts of years, and more than years: quarters, halves, seasons, decades, centuries.
extension DateGrammar {
    /// The year that a part of it belongs to: «من العام الجاري», «من عام 2015», «2015», «العام الماضي».
    func yearOf(_ index: Int) -> (year: Int, end: Int)? {
        let place = passage.isFunction(index, .from) || passage.isFunction(index, .inside) ? index + 1 : index
        if case .explicit(let year)? = writtenYear(at: place, allowsHijri: false)?.0,
            let end = writtenYear(at: place, allowsHijri: false)?.1
        {
            return (year, end)
        }
        if let found = relativeUnit(at: place), case .year(let year) = found.value { return (year, found.end) }
        if place > index, let unit = passage.bare(.theUnit, at: place), unit.value == 36 {
            return (reference.year, Int(unit.end))
        }
        return nil
    }

    /// «الربع الأول من العام الجاري», «النصف الثاني من 2015», «الفصل الثالث من السنة الحالية».
    func quarter(at index: Int) -> Found? {
        guard let head = passage.match(.function, at: index), let ordinal = lastOrOrdinal(at: index + 1) else {
            return nil
        }
        let word = FunctionWord(rawValue: Int(head.value))
        let isQuarter = word == .quarter || word == .semester
        guard isQuarter || word == .half, ordinal.value <= (isQuarter ? 4 : 2) else { return nil }
        let last = ordinal.value == 0 ? (isQuarter ? 4 : 2) : ordinal.value
        guard let (year, end) = yearOf(ordinal.end) else {
            if word == .half, let half = halfOfMonth(ordinal.value, at: ordinal.end, Int(head.skip)) { return half }
            guard word == .quarter, !passage.isFunction(ordinal.end, .from), followsPreposition(index) else {
                return nil
            }
            return Found(
                value: .quarter(year: reference.year, last), end: ordinal.end, skip: Int(head.skip), rule: .quarter)
        }
        return Found(
            value: isQuarter ? .quarter(year: year, last) : .half(year: year, last), end: end, skip: Int(head.skip),
            rule: .quarter)
    }

    /// «النصف الثاني من شهر ديسمبر المقبل».
    private func halfOfMonth(_ half: Int, at index: Int, _ skip: Int) -> Found? {
        guard let (first, next, end) = monthBehind(index) else { return nil }
        let middle = first + 15
        return Found(
            value: half == 1 ? .range(first, middle, grain: .day) : .range(middle, next, grain: .day), end: end,
            skip: skip, rule: .range)
    }

    /// «الأسبوع الأول من حزيران», «الأسبوع الأخير من الشهر الجاري».
    func weekOfMonth(at index: Int) -> Found? {
        guard let unit = passage.match(.theUnit, at: index), unit.value == 24,
            let ordinal = lastOrOrdinal(at: Int(unit.end)), ordinal.value <= 4,
            let (first, next, end) = monthBehind(ordinal.end)
        else { return nil }
        let start = ordinal.value == 0 ? next - 7 : first + 7 * (ordinal.value - 1)
        return Found(value: .range(start, start + 7, grain: .day), end: end, skip: Int(unit.skip), rule: .range)
    }

    /// The days of the month behind «من».
    private func monthBehind(_ index: Int) -> (first: Int, next: Int, end: Int)? {
        guard passage.isFunction(index, .from), let found = monthAlone(at: index + 1) ?? relativeUnit(at: index + 1),
            found.skip == 0, case .month = found.value, let days = found.value.days
        else { return nil }
        return (days.lowerBound, days.upperBound, found.end)
    }

    private func lastOrOrdinal(at index: Int) -> Number? {
        if passage.isFunction(index, .latest) { return Number(value: 0, end: index + 1, skip: 0, digits: 0) }
        guard let number = ordinal(at: index), number.skip == 0 else { return nil }
        return number
    }

    /// «صيف العام الجاري», «شتاء 2014», «الصيف المقبل».
    func season(at index: Int) -> Found? {
        if let season = passage.match(.season, at: index), let (year, end) = yearOf(Int(season.end)) {
            return Found(value: .season(year: year, Int(season.value)), end: end, skip: Int(season.skip), rule: .season)
        }
        var place = index
        var skip: Int?
        if let this = passage.match(.function, at: index), this.value == Int32(FunctionWord.this.rawValue) {
            (place, skip) = (index + 1, Int(this.skip))
        }
        guard let season = passage.match(.theSeason, at: place) else { return nil }
        var end = Int(season.end)
        var year = reference.year
        if place == index {
            let month = 3 * Int(season.value) + 3
            // «الصيف قبل الماضي».
            if let twice = passage.bare(.beforeLast, at: end) {
                if month + 3 > reference.month { year -= 1 }
                return Found(
                    value: .season(year: year - 1, Int(season.value)), end: Int(twice.end), skip: Int(season.skip),
                    rule: .season)
            }
            guard let direction = direction(at: end), !passage.isFunction(end, .latest) else { return nil }
            end = direction.end
            if direction.kind == .past, month + 3 > reference.month { year -= 1 }
            if direction.kind == .future, month <= reference.month { year += 1 }
        }
        return Found(
            value: .season(year: year, Int(season.value)), end: end, skip: skip ?? Int(season.skip), rule: .season)
    }

    /// «ستينيات القرن الماضي», «التسعينيات», «القرن التاسع عشر», «القرن الـ20», «القرن الماضي».
    func decadeOrCentury(at index: Int) -> Found? {
        if let decade = passage.match(.decade, at: index) {
            let place = Int(decade.end)
            if let century = century(at: place), century.skip == 0, case .century(let number) = century.value {
                return Found(
                    value: .decade(number * 10 + Int(decade.value) / 10), end: century.end, skip: Int(decade.skip),
                    rule: .decade)
            }
            // «في الستينيات من عمره» is an age.
            guard passage.isDefinite(index), !passage.isFunction(place, .from) else { return nil }
            let century =
                decade.value / 10 > reference.year % 100 / 10 ? reference.year / 100 - 1 : reference.year / 100
            return Found(
                value: .decade(century * 10 + Int(decade.value) / 10), end: place, skip: Int(decade.skip), rule: .decade
            )
        }
        return decadeOfCentury(at: index) ?? centuries(at: index) ?? century(at: index)
    }

    /// «القرنين السابع عشر والثامن عشر».
    private func centuries(at index: Int) -> Found? {
        guard let unit = passage.match(.theUnit, at: index), unit.value == 49,
            let first = ordinal(at: Int(unit.end)), let second = ordinal(at: first.end), second.skip == 1,
            second.value > first.value, second.value <= 21, !passage.has(.calendarMark, at: second.end)
        else { return nil }
        return Found(
            value: .range(
                TimexValue.firstDay(100 * (first.value - 1), 1), TimexValue.firstDay(100 * second.value, 1),
                grain: .year),
            end: second.end, skip: Int(unit.skip), rule: .range)
    }

    /// «العقد الأول من القرن الحالي», «العقد الأخير من القرن العشرين».
    private func decadeOfCentury(at index: Int) -> Found? {
        guard let unit = passage.match(.theUnit, at: index), unit.value == 42,
            let ordinal = lastOrOrdinal(at: Int(unit.end)), ordinal.value <= 10, passage.isFunction(ordinal.end, .from),
            let century = century(at: ordinal.end + 1), century.skip == 0, case .century(let number) = century.value
        else { return nil }
        let decade = ordinal.value == 0 ? 9 : ordinal.value - 1
        return Found(value: .decade(number * 10 + decade), end: century.end, skip: Int(unit.skip), rule: .decade)
    }

    private func century(at index: Int) -> Found? {
        guard let match = passage.match(.theUnit, at: index), match.value == 48 else { return nil }
        let (place, skip) = (Int(match.end), Int(match.skip))
        if let direction = direction(at: place) {
            let shift = direction.kind == .past ? -1 : direction.kind == .future ? 1 : 0
            return Found(value: .century(reference.year / 100 + shift), end: direction.end, skip: skip, rule: .century)
        }
        guard let number = ordinal(at: place) ?? number(at: place), number.skip == 0, (1...22).contains(number.value)
        else { return nil }
        if let mark = passage.bare(.calendarMark, at: number.end), mark.value == 2 {
            return Found(value: .centuryBeforeChrist(number.value - 1), end: Int(mark.end), skip: skip, rule: .century)
        }
        if passage.isFunction(number.end, .before) || passage.has(.calendarMark, at: number.end)
            || passage.has(.yearAdjective, at: number.end)
        {
            return passage.bare(.calendarMark, at: number.end)?.value == 0
                ? Found(value: .century(number.value - 1), end: number.end + 1, skip: skip, rule: .century) : nil
        }
        return Found(value: .century(number.value - 1), end: number.end, skip: skip, rule: .century)
    }
}
