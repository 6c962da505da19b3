import News

/// Months and years by their names and numbers.
extension DateGrammar {
    struct MonthName {
        var month: Int
        var end: Int
        var skip: Int
        var isHijri = false
        /// A name that is a common word too («مارس», «آب») or stands alone in one spelling.
        var isAmbiguous = false
    }

    /// «نيسان», «شهر نيسان», «كانون الثاني (يناير)», «آذار/ مارس», «رمضان».
    func monthName(at index: Int) -> MonthName? {
        if passage.isFunction(index, .month), passage.isWord(index + 1) {
            guard var named = monthName(at: index + 1), named.skip == 0 else { return nil }
            named.isAmbiguous = false
            named.skip = passage.match(.function, at: index).map { Int($0.skip) } ?? 0
            return named
        }
        if let hijri = passage.match(.hijriMonth, at: index) {
            return MonthName(
                month: Int(hijri.value), end: Int(hijri.end), skip: Int(hijri.skip), isHijri: true, isAmbiguous: true)
        }
        let plain = passage.match(.month, at: index)
        guard let match = plain ?? passage.match(.ambiguousMonth, at: index) else { return nil }
        var name = MonthName(
            month: Int(match.value), end: Int(match.end), skip: Int(match.skip), isAmbiguous: plain == nil)
        // «يونيو حزيران»: both names side by side.
        if let second = passage.bare(.month, at: name.end) ?? passage.bare(.ambiguousMonth, at: name.end),
            second.value == match.value
        {
            name.end = Int(second.end)
            name.isAmbiguous = false
            return name
        }
        let signed = passage.isSign(name.end, "/") || passage.isSign(name.end, "-") || passage.isSign(name.end, "(")
        if signed {
            let second = passage.bare(.month, at: name.end + 1) ?? passage.bare(.ambiguousMonth, at: name.end + 1)
            if let second, second.value == match.value {
                let isOpen = passage.isSign(name.end, "(")
                guard !isOpen || passage.isSign(Int(second.end), ")") else { return name }
                name.end = Int(second.end) + (isOpen ? 1 : 0)
                name.isAmbiguous = false
            }
        }
        return name
    }

    /// Which year a month belongs to.
    enum YearSaid: Equatable {
        case explicit(Int)
        case hijri(Int)
        case past, future, current
        case shifted(Int)
        case unsaid
    }

    /// The year behind a month: «2015», «، 2015», «عام 1904», «من العام الماضي», «من العام نفسه», «الماضي», «المقبل», «الجاري».
    func yearBehind(_ index: Int, isHijri: Bool) -> (said: YearSaid, end: Int) {
        if let (year, end) = writtenYear(at: index, allowsHijri: isHijri) { return (year, end) }
        if passage.isSign(index, ","), let (value, digits) = passage.number(index + 1), digits == 4,
            let (year, end) = writtenYear(at: index + 1, allowsHijri: isHijri)
        {
            _ = value
            return (year, end)
        }
        if let past = passage.bare(.past, at: index) { return (.past, Int(past.end)) }
        if let future = passage.bare(.future, at: index) { return (.future, Int(future.end)) }
        if let current = passage.bare(.current, at: index) { return (.current, Int(current.end)) }
        if passage.isFunction(index, .from) || passage.isFunction(index, .inside) {
            let place = passage.isFunction(index + 1, .this) ? index + 2 : index + 1
            if let unit = passage.bare(.theUnit, at: place), unit.value == 36 {
                if place == index + 2 { return (.current, Int(unit.end)) }
                if let twice = passage.bare(.beforeLast, at: place + 1) { return (.shifted(-2), Int(twice.end)) }
                if let twice = passage.bare(.afterNext, at: place + 1) { return (.shifted(2), Int(twice.end)) }
                if passage.has(.past, at: place + 1) { return (.shifted(-1), place + 2) }
                if passage.has(.future, at: place + 1) { return (.shifted(1), place + 2) }
                if passage.has(.current, at: place + 1) { return (.current, place + 2) }
            }
            if let lastYear, let end = sameYearEnd(index + 1) { return (.explicit(lastYear), end) }
        }
        return (.unsaid, index)
    }

    /// Behind «العام نفسه», «السنة ذاتها», «ذلك العام».
    private func sameYearEnd(_ index: Int) -> Int? {
        let isBefore = passage.isFunction(index, .thatOne)
        guard let unit = passage.bare(.theUnit, at: isBefore ? index + 1 : index), unit.value == 36 else { return nil }
        if isBefore { return Int(unit.end) }
        return passage.isFunction(Int(unit.end), .thatOne) ? Int(unit.end) + 1 : nil
    }

    /// «2015», «2015م», «1436 هـ», «عام 1904», «من عام 1904», «لعام 1904».
    func writtenYear(at index: Int, allowsHijri: Bool) -> (YearSaid, Int)? {
        var place = index
        if passage.isFunction(place, .from), passage.has(.yearWord, at: place + 1) { place += 1 }
        let isNamed = passage.has(.yearWord, at: place)
        if isNamed { place += 1 }
        guard let (value, digits) = passage.number(place), digits == 4, (1000...2199).contains(value),
            !passage.isSign(place + 1, ":")
        else { return nil }
        let mark = passage.bare(.calendarMark, at: place + 1)
        if mark?.value == 1 || (allowsHijri && value < 1600) {
            return (.hijri(value), mark.map { Int($0.end) } ?? place + 1)
        }
        if mark?.value == 2 { return nil }
        guard value >= 1500 || isNamed || mark != nil else { return nil }
        let isEra =
            mark != nil
            && (passage.tokens[place + 1].count > 1 || !passage.tokens[place + 1].isSpaced
                || !passage.isNumber(place + 2))
        return (.explicit(value), isEra ? Int(mark?.end ?? Int32(place + 1)) : place + 1)
    }

    // MARK: Resolving

    /// The year of a month, with a day where one is said.
    func year(of month: Int, day: Int?, _ said: YearSaid, isAhead: Bool, isSince: Bool = false) -> Int {
        let now = (reference.month, reference.dayOfMonth)
        let isEarlier = month < now.0 || (month == now.0 && (day.map { $0 < now.1 } ?? false))
        let isLater = month > now.0 || (month == now.0 && (day.map { $0 > now.1 } ?? false))
        switch said {
        case .explicit(let year), .hijri(let year): return year
        case .shifted(let years): return reference.year + years
        case .current: return reference.year
        case .past: return isEarlier ? reference.year : reference.year - 1
        case .future: return isLater ? reference.year : reference.year + 1
        case .unsaid:
            if isAhead { return isEarlier ? reference.year + 1 : reference.year }
            if isSince { return isLater ? reference.year - 1 : reference.year }
            let ahead = month - now.0
            if ahead > 3 { return reference.year - 1 }
            return ahead < -9 ? reference.year + 1 : reference.year
        }
    }

    /// A Gregorian or Hijri day as a value, nil where there is no such day.
    func dayValue(_ day: Int, _ name: MonthName, _ said: YearSaid, at index: Int) -> Int? {
        if name.isHijri {
            let year: Int
            switch said {
            case .hijri(let number): year = number
            case .explicit: return nil
            default: year = hijriYear(of: name.month, said)
            }
            return hijriDay(year, name.month, day)
        }
        if case .hijri = said { return nil }
        let year = year(of: name.month, day: day, said, isAhead: said == .unsaid && isAhead(index))
        guard let civil = CivilTime(year: year, month: name.month, day: day) else { return nil }
        return civil.epochDay
    }

    /// A Hijri day; a month that is seen to have thirty days counts them where the calendar gives it one less.
    func hijriDay(_ year: Int, _ month: Int, _ day: Int) -> Int? {
        if let epoch = HijriCalendar.epochDay(year: year, month: month, day: day) { return epoch }
        return day == 30 ? HijriCalendar.epochDay(year: year, month: month, day: 29).map { $0 + 1 } : nil
    }

    /// The Hijri year of a month that bears none.
    func hijriYear(of month: Int, _ said: YearSaid) -> Int {
        let now = HijriCalendar.yearAndMonth(of: reference.day)
        switch said {
        case .past: return month < now.month ? now.year : now.year - 1
        case .future: return month > now.month ? now.year : now.year + 1
        case .shifted(let years): return now.year + years
        case .unsaid: return month - now.month > 6 ? now.year - 1 : month - now.month < -6 ? now.year + 1 : now.year
        default: return now.year
        }
    }
}
