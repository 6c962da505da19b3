/// Clocks, alone or with their day.
extension DateGrammar {
    struct Clock {
        /// After midnight, in 24 hours as far as the text tells.
        var minute: Int
        var end: Int
        var skip: Int
        var hasPart: Bool
        var isUniversal: Bool

        /// The clock in a part of the day that stands elsewhere.
        func applying(_ part: Timex.PartOfDay?) -> Int { part.map { Clock.minute(minute, in: $0) } ?? minute }

        /// A clock of twelve hours in a part of the day; it means nothing once the hour is 13 or more.
        static func minute(_ minute: Int, in part: Timex.PartOfDay) -> Int {
            let hour = minute / 60
            switch part {
            case .morning, .dawn: return hour == 12 ? minute - 720 : minute
            case .noon: return hour < 10 ? minute + 720 : minute
            case .afternoon, .evening: return hour < 12 ? minute + 720 : minute
            case .night: return hour == 12 ? minute - 720 : (6..<12).contains(hour) ? minute + 720 : minute
            }
        }
    }

    /// «الساعة الثامنة مساء», «الثانية والنصف ظهرا», «09:45 بتوقيت غرينتش», «10 صباحا».
    func clock(at index: Int) -> Clock? {
        var place = index
        var skip = 0
        if let full = passage.match(.fullHour, at: place) { (place, skip) = (Int(full.end), Int(full.skip)) }
        let hourWord = passage.match(.function, at: place)
        let isNamed = hourWord?.value == Int32(FunctionWord.hour.rawValue)
        // «الساعات الأولى من صباح اليوم» are no one o'clock.
        if isNamed, place < passage.count, passage.lastLetter(place) == FoldedText.letter("ت") { return nil }
        if isNamed, let hourWord {
            if place == index { skip = Int(hourWord.skip) }
            place = Int(hourWord.end)
        }
        // «الحلقة الأولى مساء السبت», «الساعات الأولى من فجر الأربعاء»: the first of them, not one o'clock.
        if !isNamed, place == index, passage.has(.ordinal, at: index), passage.isDefinite(index - 1),
            passage.isFunction(index - 1, .hour)
                || ![LexicalKind.weekday, .dayShift, .past, .future, .current, .function].contains(where: {
                    passage.has($0, at: index - 1)
                })
        {
            return nil
        }
        guard let (minute, next, isExact) = hourAndMinute(at: place) else { return nil }
        var clock = Clock(minute: minute, end: next, skip: skip, hasPart: false, isUniversal: false)
        if !isNamed, let match = passage.match(.ordinal, at: place), place == index { clock.skip = Int(match.skip) }
        applyPart(to: &clock, allowsLetter: isNamed || isExact)
        let hasZone = applyZone(to: &clock)
        if !clock.hasPart, hasZone { applyPart(to: &clock, allowsLetter: true) }
        // «التاسعة والربع من صباح الخميس».
        if !isNamed, !clock.hasPart, passage.isFunction(clock.end, .from),
            let part = passage.bare(.part, at: clock.end + 1), plainDay(at: Int(part.end)) != nil
        {
            return clock
        }
        guard
            isNamed || clock.hasPart || (clock.isUniversal && clock.minute % 60 != 0)
                || (isExact && (hasZone || passage.isFunction(index - 1, .at)))
        else {
            return nil
        }
        if !isNamed, !isExact, !clock.hasPart, !clock.isUniversal { return nil }
        return clock
    }

    /// Takes in «مساء», «ص» and the like; «5 م» may be metres, so a letter needs a clock that is one without it.
    private func applyPart(to clock: inout Clock, allowsLetter: Bool) {
        guard let part = passage.bare(.partAdverb, at: clock.end),
            let kind = Timex.PartOfDay(rawValue: Int(part.value)),
            allowsLetter || passage.tokens[clock.end].count > 1
        else { return }
        clock.minute = Clock.minute(clock.minute, in: kind)
        clock.hasPart = true
        clock.end = Int(part.end)
    }

    /// The hour with its minutes, and whether they are printed in figures with a colon.
    private func hourAndMinute(at index: Int) -> (Int, Int, Bool)? {
        var hour: Int
        var place: Int
        // «الساعة 1030 بتوقيت جرينتش».
        if let (value, digits) = passage.number(index), digits == 4, value < 2400, value % 100 < 60,
            passage.isFunction(index - 1, .hour), passage.has(.zoneCue, at: index + 1)
        {
            return (value / 100 * 60 + value % 100, index + 1, false)
        }
        if let (value, digits) = passage.number(index), digits <= 2, value <= 24 {
            hour = value
            place = index + 1
            if let minute = minuteBehindComma(place) { return (hour % 24 * 60 + minute, place + 2, false) }
            if passage.isSign(place, ":") || (passage.isSign(place, ".") && !passage.tokens[place].isSpaced),
                let (minute, minuteDigits) = passage.number(place + 1), minuteDigits == 2, minute < 60,
                !passage.tokens[place + 1].isSpaced
            {
                let isColon = passage.isSign(place, ":")
                var end = place + 2
                if isColon, passage.isSign(end, ":"), let (_, digits) = passage.number(end + 1), digits == 2 {
                    end += 2
                }
                return (hour % 24 * 60 + minute, end, isColon)
            }
        } else if let ordinal = ordinal(at: index), (1...12).contains(ordinal.value),
            passage.lastLetter(index) == FoldedText.letter("ه") || ordinal.value == 1
        {
            hour = ordinal.value
            place = ordinal.end
        } else {
            return nil
        }
        var minute = hour % 24 * 60
        if let fraction = passage.match(.fraction, at: place), fraction.clitics == .conjunction {
            minute += Int(fraction.value)
            place = Int(fraction.end)
        } else if passage.isFunction(place, .except), let fraction = passage.bare(.fraction, at: place + 1) {
            minute = (minute + 1440 - Int(fraction.value)) % 1440
            place = Int(fraction.end)
        } else if passage.isFunction(place, .except), let number = number(at: place + 1), number.value < 60,
            let unit = passage.bare(.unit, at: number.end), unit.value / 6 == 1
        {
            // «الثامنة إلا عشر دقائق».
            minute = (minute + 1440 - number.value) % 1440
            place = Int(unit.end)
        } else if passage.isWord(place) || passage.isFunction(place, .and) {
            let start = passage.isFunction(place, .and) && passage.tokens[place].count == 1 ? place + 1 : place
            if start > place || passage.letter(place, 0) == FoldedText.letter("و"), let number = number(at: start),
                number.value < 60,
                let unit = passage.bare(.unit, at: number.end), unit.value / 6 == 1
            {
                minute += number.value
                place = Int(unit.end)
            }
        }
        return (minute, place, false)
    }

    /// «الساعة 8,30», «(5,30 ت غ)»: a comma parts the minutes, where the hour or a zone is named.
    private func minuteBehindComma(_ index: Int) -> Int? {
        guard passage.isSign(index, ","), !passage.tokens[index].isSpaced,
            let (minute, digits) = passage.number(index + 1), digits == 2, minute < 60,
            !passage.tokens[index + 1].isSpaced,
            passage.isFunction(index - 2, .hour) || passage.has(.zone, at: index + 2)
                || passage.has(.zoneCue, at: index + 2)
        else { return nil }
        return minute
    }

    /// «بتوقيت غرينتش», «(غرينتش)», `GMT`; other zones are read and left as local clocks.
    private func applyZone(to clock: inout Clock) -> Bool {
        var place = clock.end
        let isBracketed = passage.isSign(place, "(")
        if isBracketed { place += 1 }
        let isNamed = passage.has(.zoneCue, at: place)
        if isNamed { place += 1 }
        guard let zone = passage.match(.zone, at: place), isNamed || zone.value == 0, zone.skip == 0 else {
            return false
        }
        var end = Int(zone.end)
        if isBracketed {
            guard passage.isSign(end, ")") else { return false }
            end += 1
        }
        clock.end = end
        clock.isUniversal = zone.value == 0
        return true
    }

    /// A clock with its day behind it: «الساعة التاسعة من صباح يوم الأحد المقبل», or of today.
    func clockWithDay(at index: Int) -> Found? {
        if let range = clockRange(at: index) { return range }
        guard let clock = clock(at: index) else { return nil }
        var found = Found(
            value: .clock(day: reference.day, minute: clock.minute, isUniversal: clock.isUniversal), end: clock.end,
            skip: clock.skip, rule: .clock)
        // The part of the day may belong to both («الثامنة مساء أمس»).
        var places = [clock.end]
        if clock.hasPart { places.insert(clock.end - 1, at: 0) }
        for start in places {
            var place = start
            if start == clock.end, passage.isSign(place, ",") || passage.isFunction(place, .from) { place += 1 }
            if let day = partedDay(at: place), case .day(let number) = day.value, day.skip == 0 || place == start {
                guard day.skip == 0 else { continue }
                let minute = clock.hasPart ? clock.minute : clock.applying(day.part)
                found.value = .clock(day: number, minute: minute, isUniversal: clock.isUniversal)
                found.end = day.end
                return found
            }
        }
        return found
    }

    /// «الثامنة» before «والعاشرة صباحا».
    private func bareHour(at index: Int) -> Clock? {
        guard passage.isDefinite(index), passage.bare(.ordinal, at: index) != nil,
            let (minute, end, _) = hourAndMinute(at: index)
        else { return nil }
        return Clock(minute: minute, end: end, skip: 0, hasPart: false, isUniversal: false)
    }

    /// «من الساعة الثامنة إلى العاشرة مساء», «بين الساعة 8 و10 صباحا».
    private func clockRange(at index: Int) -> Found? {
        guard let open = passage.match(.function, at: index),
            open.value == Int32(FunctionWord.from.rawValue) || open.value == Int32(FunctionWord.between.rawValue),
            let first = clock(at: Int(open.end)) ?? bareHour(at: Int(open.end)), first.skip == 0
        else { return nil }
        var place = first.end
        if passage.isFunction(place, .to) || passage.isFunction(place, .until) || passage.isFunction(place, .and)
            || passage.isSign(place, "-")
        {
            place += 1
        }
        var second = clock(at: place)
        if second == nil, let (minute, end, _) = hourAndMinute(at: place) {
            second = Clock(minute: minute, end: end, skip: 0, hasPart: false, isUniversal: false)
            if var copy = second {
                applyPart(to: &copy, allowsLetter: false)
                second = copy
            }
        }
        // «بين الثامنة والعاشرة صباحا»: the part of the day tells that the first is an hour too.
        let isBare = clock(at: Int(open.end)) == nil
        if isBare, second?.hasPart != true { return nil }
        guard let second, place > first.end || second.skip > 0 || passage.letter(place, 0) == FoldedText.letter("و")
        else { return nil }
        var from = first.minute
        if !first.hasPart, second.hasPart, second.minute >= 720, from + 720 < second.minute, from < 720 { from += 720 }
        var found = Found(
            value: .clockRange(day: reference.day, from: from, to: second.minute), end: second.end,
            skip: Int(open.skip),
            rule: .clock)
        let start = passage.isFunction(second.end, .from) ? second.end + 1 : second.end
        if let day = partedDay(at: start), case .day(let number) = day.value, day.skip == 0 {
            found.value = .clockRange(day: number, from: from, to: second.minute)
            found.end = day.end
        }
        return found
    }
}
