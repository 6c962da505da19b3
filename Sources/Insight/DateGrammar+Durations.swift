import News

/// Durations and steps from now.
extension DateGrammar {
    struct Length {
        var duration: TimexValue.Duration
        var end: Int
        var skip: Int
    }

    /// «ثلاثة أيام», «أسبوعين», «نصف ساعة», «سنة ونصف السنة», «72 ساعة».
    func length(at index: Int) -> Length? {
        if let fraction = passage.match(.fraction, at: index), let unit = passage.bare(.unit, at: Int(fraction.end)),
            unit.value % 6 == 0,
            let kind = TimeUnit(rawValue: Int(unit.value) / 6)
        {
            return fractionLength(Int(fraction.value), of: kind, end: Int(unit.end), skip: Int(fraction.skip))
        }
        guard var length = wholeLength(at: index) else { return nil }
        if let longer = compound(length) { return longer }
        // «ونصف», «ونصف السنة», «ونصف ساعة».
        if let fraction = passage.match(.fraction, at: length.end), fraction.clitics == .conjunction {
            let part = Double(fraction.value) / 60
            length.end = Int(fraction.end)
            if let unit = passage.bare(.theUnit, at: length.end) ?? passage.bare(.unit, at: length.end),
                unit.value % 6 == 0
            {
                length.end = Int(unit.end)
            }
            let unit = length.duration.unit
            length.duration.amount = (length.duration.amount ?? 1) + part
            if unit == .year, part == 0.5 {
                length.duration = .init(amount: (length.duration.amount ?? 0) * 12, unit: .month)
            }
        }
        return length
    }

    /// «سنة وثلاثة أشهر», «ساعتين وعشرين دقيقة»: a length and one in smaller units behind it.
    private func compound(_ length: Length) -> Length? {
        guard passage.isWord(length.end), passage.letter(length.end, 0) == FoldedText.letter("و"),
            let amount = length.duration.amount, let rest = wholeLength(at: length.end), rest.skip == 1,
            let more = rest.duration.amount
        else { return nil }
        let ratio: Double? =
            switch (length.duration.unit, rest.duration.unit) {
            case (.year, .month): 12
            case (.week, .day): 7
            case (.day, .hour): 24
            case (.hour, .minute), (.minute, .second): 60
            default: nil
            }
        guard let ratio, more < ratio else { return nil }
        return Length(
            duration: .init(amount: amount * ratio + more, unit: rest.duration.unit), end: rest.end, skip: length.skip)
    }

    private func fractionLength(_ sixtieths: Int, of kind: TimeUnit, end: Int, skip: Int) -> Length? {
        let part = Double(sixtieths) / 60
        let duration: TimexValue.Duration
        switch kind {
        case .hour: duration = .init(amount: Double(sixtieths), unit: .minute)
        case .day: duration = .init(amount: 24 * part, unit: .hour)
        case .year: duration = .init(amount: 12 * part, unit: .month)
        case .minute: duration = .init(amount: 60 * part, unit: .second)
        case .century: duration = .init(amount: 100 * part, unit: .year)
        case .decade: duration = .init(amount: 10 * part, unit: .year)
        default: duration = .init(amount: part, unit: kind)
        }
        return Length(duration: duration, end: end, skip: skip)
    }

    private func wholeLength(at index: Int) -> Length? {
        if let dual = passage.match(.unit, at: index), dual.value % 6 == 1,
            let kind = TimeUnit(rawValue: Int(dual.value) / 6)
        {
            let end =
                passage.has(.cardinal, at: Int(dual.end)) && number(at: Int(dual.end))?.value == 2
                ? Int(dual.end) + 1 : Int(dual.end)
            return Length(duration: .init(amount: 2, unit: kind), end: end, skip: Int(dual.skip))
        }
        // «26 بالمئة يوم الخميس»: per cent, no hundred days.
        if let hundred = passage.match(.cardinal, at: index), hundred.value == 100, passage.isDefinite(index),
            hundred.clitics.contains(.ba) || passage.isFunction(index - 1, .inside)
        {
            return nil
        }
        if let number = number(at: index), number.digits <= 6 {
            var place = number.end
            // «24 إلى 48 ساعة» has two numbers: the second counts.
            if passage.isFunction(place, .between) || passage.isFunction(place, .other) { place += 1 }
            if let unit = passage.bare(.unit, at: place), unit.value % 6 != 1,
                let kind = TimeUnit(rawValue: Int(unit.value) / 6),
                !(number.digits == 0 && number.value == 1)
            {
                // «اليوم الثامن», «ثانية» after a number word is "again".
                if kind == .second, unit.value % 6 == 0, number.digits == 0, number.value < 3 { return nil }
                return Length(
                    duration: .init(amount: Double(number.value), unit: kind), end: Int(unit.end), skip: number.skip)
            }
            return nil
        }
        guard let unit = passage.match(.unit, at: index), unit.value % 6 == 0,
            let kind = TimeUnit(rawValue: Int(unit.value) / 6)
        else { return nil }
        return Length(duration: .init(amount: 1, unit: kind), end: Int(unit.end), skip: Int(unit.skip))
    }

    /// A duration that stands by itself.
    func duration(at index: Int) -> Found? {
        if let vague = vagueDuration(at: index) { return vague }
        guard let length = length(at: index) else { return nil }
        var found = Found(value: .duration(length.duration), end: length.end, skip: length.skip, rule: .duration)
        let first = passage.match(.unit, at: index)
        let isSingle = length.duration.amount == 1 && (first.map { $0.value % 6 == 0 } ?? false)
        if isSingle {
            if passage.bare(.cardinal, at: found.end)?.value == 1 || passage.has(.wholeCue, at: found.end) {
                found.end += 1
            } else {
                // «أسبوعا», «شهرا»: the accusative of duration; «يوما» is rather "ever", «عاما» rather "general".
                let isAccusative =
                    passage.lastLetter(index) == FoldedText.letter("ا")
                    && length.duration.unit.rawValue >= TimeUnit.week.rawValue
                    && passage.tokens[index].count >= 4
                let isLasting = passage.has(.lasting, at: index - 1) && length.skip == 0
                let isFor = first?.clitics == .lam && passage.isFunction(index - 1, .time)
                guard (isAccusative && (length.duration.unit != .year || isLasting)) || isLasting || isFor else {
                    return nil
                }
                guard !passage.isNumber(found.end), !passage.isNumber(index - 1), !passage.has(.cardinal, at: index - 1)
                else { return nil }
                if length.duration.unit == .year, !isAccusative || passage.isDefinite(found.end) { return nil }
            }
        }
        // «الأيام الثلاثة» with the article is read elsewhere; «يومي 26 و27» is no dual.
        if length.duration.unit == .second, length.duration.amount == 2 { return nil }
        return found
    }

    /// «عدة أيام», «بضعة أشهر», «منذ سنوات», «خلال أيام».
    private func vagueDuration(at index: Int) -> Found? {
        if let few = passage.match(.few, at: index), let unit = passage.bare(.unit, at: Int(few.end)),
            unit.value % 6 == 2, !passage.has(.theUnit, at: Int(unit.end)), !passage.has(.thePart, at: Int(unit.end)),
            let kind = TimeUnit(rawValue: Int(unit.value) / 6)
        {
            // «طوال أيام الأسبوع» is no span of days.
            return Found(
                value: .duration(.init(amount: nil, unit: kind)), end: Int(unit.end), skip: Int(few.skip),
                rule: .duration)
        }
        // «منذ ساعات الفجر الأولى» is no span of hours.
        guard let unit = passage.match(.unit, at: index), unit.value % 6 == 2,
            !passage.has(.thePart, at: Int(unit.end)),
            let kind = TimeUnit(rawValue: Int(unit.value) / 6)
        else { return nil }
        let isCued =
            unit.skip == 0
            && (passage.has(.lasting, at: index - 1)
                || [.since, .before, .during, .after].contains { passage.isFunction(index - 1, $0) })
        guard isCued || passage.has(.few, at: Int(unit.end)) else { return nil }
        if passage.has(.weekday, at: Int(unit.end)) || passage.isNumber(Int(unit.end)) { return nil }
        if passage.has(.few, at: index - 1), passage.has(.theUnit, at: Int(unit.end)) { return nil }
        let end = passage.has(.few, at: Int(unit.end)) ? Int(unit.end) + 1 : Int(unit.end)
        return Found(value: .duration(.init(amount: nil, unit: kind)), end: end, skip: Int(unit.skip), rule: .duration)
    }

    /// «قبل عامين», «قبل 143 يوما», «بعد أسبوع» from now; with «من» and an event behind it, a duration.
    func shift(at index: Int) -> Found? {
        guard let open = passage.match(.function, at: index) else { return nil }
        let isBack = open.value == Int32(FunctionWord.before.rawValue)
        guard isBack || open.value == Int32(FunctionWord.after.rawValue) else { return nil }
        var place = Int(open.end)
        if let about = passage.bare(.about, at: place) { place = Int(about.end) }
        guard let length = length(at: place), length.skip == 0, let amount = length.duration.amount else { return nil }
        // «قبل عام 2010», «قبل شهر رمضان», «قبل يوم السبت»: the unit belongs to what follows.
        if amount == 1,
            passage.isNumber(length.end) || monthName(at: length.end) != nil
                || (passage.isDefinite(length.end) && passage.letter(length.end, 0) != FoldedText.letter("ب"))
        {
            return nil
        }
        var end = length.end
        if amount == 1, passage.bare(.cardinal, at: end)?.value == 1 { end += 1 }
        var isFromNow = false
        if passage.isFunction(end, .fromNow) {
            end += 2
            isFromNow = true
        } else if passage.isFunction(end, .from) {
            return Found(value: .duration(length.duration), end: end, skip: Int(open.skip), rule: .duration)
        }
        // «بعد يوم دام»: one unit without a number is rather a story's «later».
        if !isBack, !isFromNow, amount == 1, end == length.end { return nil }
        if !isBack, !isFromNow, !isAhead(index) {
            return Found(value: .duration(length.duration), end: end, skip: Int(open.skip), rule: .duration)
        }
        guard let value = step(length.duration, isBack ? -1 : 1) else {
            return Found(value: .duration(length.duration), end: end, skip: Int(open.skip), rule: .duration)
        }
        return Found(value: value, end: end, skip: Int(open.skip), rule: .shift)
    }

    /// The day, month or year that lies a duration from now, in the grain of its unit.
    private func step(_ duration: TimexValue.Duration, _ sign: Int) -> TimexValue? {
        guard let amount = duration.amount, amount < 100_000 else { return nil }
        let count = Int(amount) * sign
        switch duration.unit {
        case .second: return nil
        case .minute, .hour:
            guard let now = reference.minute else { return nil }
            let minutes = now + Int(amount * (duration.unit == .hour ? 60 : 1)) * sign
            let days = Int((Double(minutes) / 1440).rounded(.down))
            return .clock(day: reference.day + days, minute: minutes - days * 1440, isUniversal: false)
        case .day, .week, .month: return unit(duration.unit, shiftedBy: count)
        case .year: return reference.year + count > 0 ? .year(reference.year + count) : nil
        case .decade: return .year(reference.year + count * 10)
        case .century: return .year(reference.year + count * 100)
        }
    }

    /// «التسعة أشهر الأولى من السنة»: the count before, with the article.
    private func countedMonths(at index: Int) -> Found? {
        guard passage.isDefinite(index), let number = number(at: index), number.digits == 0,
            let unit = passage.bare(.unit, at: number.end), TimeUnit(rawValue: Int(unit.value) / 6) == .month,
            unit.value % 6 == 2
        else { return nil }
        let end = Int(unit.end)
        let isLast = passage.isFunction(end, .latest)
        guard isLast || passage.bare(.ordinal, at: end)?.value == 1 else { return nil }
        return monthsOfYear(number.value, behind: end + 1, isLast: isLast, 0)
    }

    /// «آخر 24 ساعة», «آخر ثلاث سنوات».
    func lastUnits(at index: Int) -> Found? {
        if let months = countedMonths(at: index) { return months }
        guard let last = passage.match(.function, at: index), last.value == Int32(FunctionWord.last.rawValue),
            let length = length(at: Int(last.end)), length.skip == 0, length.duration.amount ?? 1 > 1
        else { return nil }
        if length.duration.unit == .month, let count = length.duration.amount,
            let months = monthsOfYear(Int(count), behind: length.end, isLast: true, Int(last.skip))
        {
            return months
        }
        return Found(value: .duration(length.duration), end: length.end, skip: Int(last.skip), rule: .duration)
    }

    /// «كل أربع سنوات», «كل يوم», «مرتين في الأسبوع», «يوميا».
    func every(at index: Int) -> Found? {
        if let every = passage.match(.every, at: index) {
            let place = Int(every.end)
            // «كل يوم أربعاء»: once a week.
            if passage.has(.function, at: place),
                passage.match(.function, at: place)?.value == Int32(FunctionWord.day.rawValue),
                passage.has(.weekday, at: place + 1) || passage.has(.bareWeekday, at: place + 1)
            {
                return Found(
                    value: .duration(.init(amount: 1, unit: .week)), end: place + 2, skip: Int(every.skip),
                    rule: .frequency)
            }
            if let length = length(at: place), length.skip == 0 {
                return Found(
                    value: .duration(length.duration), end: length.end, skip: Int(every.skip), rule: .frequency)
            }
            if passage.has(.bareWeekday, at: place), passage.match(.cardinal, at: place) == nil {
                return Found(
                    value: .duration(.init(amount: 1, unit: .week)), end: place + 1, skip: Int(every.skip),
                    rule: .frequency)
            }
            return nil
        }
        if let rate = passage.match(.rate, at: index), let kind = TimeUnit(rawValue: Int(rate.value) / 6) {
            return Found(
                value: .duration(.init(amount: 1, unit: kind)), end: Int(rate.end), skip: Int(rate.skip),
                rule: .frequency)
        }
        guard let times = passage.match(.frequency, at: index), passage.isFunction(Int(times.end), .inside),
            let unit = passage.bare(.theUnit, at: Int(times.end) + 1), unit.value % 6 == 0,
            direction(at: Int(unit.end)) == nil,
            let kind = TimeUnit(rawValue: Int(unit.value) / 6)
        else { return nil }
        return Found(
            value: .duration(.init(amount: 1, unit: kind)), end: Int(unit.end), skip: Int(times.skip), rule: .frequency)
    }

    /// «الآن», «حاليا», «منذ قليل», «في السابق».
    func vague(at index: Int) -> Found? {
        if let match = passage.match(.reference, at: index) {
            // «في وقت لاحق هذا الشهر», «لاحقا اليوم»: the day says when.
            let next = passage.isFunction(Int(match.end), .from) ? Int(match.end) + 1 : Int(match.end)
            if match.value != 0,
                passage.isFunction(next, .this) || passage.has(.dayShift, at: next) || passage.has(.weekday, at: next)
            {
                return nil
            }
            let reference: TimexValue.Reference = match.value == 0 ? .present : match.value == 1 ? .past : .future
            return Found(value: .reference(reference), end: Int(match.end), skip: Int(match.skip), rule: .reference)
        }
        // «في السابق», «في الماضي», «في المستقبل» without a noun before.
        guard passage.isFunction(index - 1, .inside), let match = passage.bare(.vagueNoun, at: index) else {
            return nil
        }
        return Found(
            value: .reference(match.value == 1 ? .past : .future), end: Int(match.end), skip: 0, rule: .reference)
    }
}
