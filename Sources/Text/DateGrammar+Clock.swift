extension DateGrammar {
    /// A clock that begins at the token, with its part of the day before or after it and its zone behind it.
    func clock(at index: Int) -> (PrintedClock, Int)? {
        if let (part, next) = first(at: index, dayPart), next < tokens.count, number(at: next) != nil,
            isClockHour(next),
            let (clock, after) = bareClock(at: next, isCued: true)
        {
            // «ص 09:45»: the mark before the clock counts unless another stands behind it.
            if let (later, end) = first(at: after, dayPart), end > after { return zoned(applied(later, clock), end) }
            return zoned(applied(part, clock), after)
        }
        if let found = compactClock(at: index) { return zoned(found.0, found.1) }
        var start = index
        var isCued = false
        if let cue = cue(at: index) {
            start = cue
            isCued = true
            if isSymbol(":", at: start) || isSymbol("-", at: start) { start += 1 }
        }
        guard start < tokens.count, number(at: start) != nil else { return nil }
        if isCued, let (clock, next) = spelledClock(at: start) { return zoned(clock, next) }
        if let (clock, next) = bareClock(at: start, isCued: isCued || followsDay(start)) {
            let afterMark = isSymbol("(", at: next) ? next + 1 : next
            guard let (part, end) = first(at: afterMark, dayPart) else {
                return zoned(clock, next)
            }
            return zoned(
                applied(part, clock), end > afterMark && isSymbol(")", at: end) && afterMark > next ? end + 1 : end)
        }
        return hourOnly(at: start, isCued: isCued)
    }

    /// `T1200` and `T120030` behind a day without signs (ISO 8601, basic format).
    private func compactClock(at index: Int) -> (PrintedClock, Int)? {
        guard isWord(.t, at: index), !tokens[index].isSpaced, let token = tokens[safe: index + 1],
            token.kind == .number,
            token.digitCount == 4 || token.digitCount == 6, !token.isSpaced
        else { return nil }
        let value = token.digitCount == 4 ? token.value * 100 : token.value
        guard value / 10_000 < 24, value / 100 % 100 < 60, value % 100 < 60 else { return nil }
        let clock = PrintedClock(
            hour: value / 10_000, minute: value / 100 % 100, second: value % 100, hasMinute: true, zone: nil)
        return (clock, index + 2)
    }

    /// «الساعة 23 و 15 دقيقة».
    private func spelledClock(at index: Int) -> (PrintedClock, Int)? {
        guard let hour = number(at: index), hour < 24, isWord(.waw, at: index + 1), let minute = number(at: index + 2),
            minute < 60,
            let (_, next) = first(
                at: index + 3, { if case .unit(.minute, _) = $0 { true } else { nil } })
        else { return nil }
        return (PrintedClock(hour: hour, minute: minute, second: 0, hasMinute: true, zone: nil), next)
    }

    private func cue(at index: Int) -> Int? {
        first(at: index) { $0 == .clockCue ? true : nil }.map(\.1)
    }

    /// Whether a day ends directly before, so that a dot can part hours from minutes (`10.04.2015, 14.30`).
    private func followsDay(_ index: Int) -> Bool {
        var before = index - 1
        while before >= 0, tokens[before].kind == .symbol { before -= 1 }
        return before >= 0 && before < index - 1 && tokens[before].kind == .number && tokens[before].digitCount == 4
    }

    /// `21:05`, `21:05:30.250`, `21h05`, `21.05 Uhr`, `21时05分`.
    private func bareClock(at index: Int, isCued: Bool) -> (PrintedClock, Int)? {
        guard let hour = number(at: index), hour <= 24, let minute = number(at: index + 2),
            tokens[index + 2].digitCount == 2, minute < 60, !tokens[index + 2].isSpaced || isSymbol(":", at: index + 1)
        else { return nil }
        let hasHourMark = first(at: index + 1, { $0 == .hourMark ? true : nil })?.1 == index + 2
        var next = index + 3
        let isClosedByMark = first(at: next, { $0 == .hourMark ? true : nil }) != nil || first(at: next, dayPart) != nil
        guard
            isSymbol(":", at: index + 1) || hasHourMark || (isSymbol(".", at: index + 1) && (isCued || isClosedByMark))
        else { return nil }
        if isSymbol(".", at: index + 1), isSymbol(".", at: next), tokens[safe: next + 1]?.kind == .number { return nil }
        var clock = PrintedClock(hour: hour % 24, minute: minute, second: 0, hasMinute: true, zone: nil)
        if isSymbol(":", at: next), let second = number(at: next + 1), second <= 60,
            tokens[next + 1].digitCount == 2 || isWord(.z, at: next + 2)
        {
            clock.second = min(second, 59)
            next += 2
            if isSymbol(".", at: next) || isSymbol(",", at: next), tokens[safe: next + 1]?.kind == .number,
                tokens[next + 1].isSpaced == false
            {
                next += 2
            }
        }
        if isWord(.hanMinute, at: next) || isWord(.hangulMinute, at: next) { next += 1 }
        if let (_, after) = first(at: next, { $0 == .hourMark ? true : nil }) { next = after }
        return (clock, next)
    }

    /// `9 pm`, «الساعة 06 صباحاً», `14 Uhr`, `14h`.
    private func hourOnly(at index: Int, isCued: Bool) -> (PrintedClock, Int)? {
        guard let hour = number(at: index), hour <= 24 else { return nil }
        let clock = PrintedClock(hour: hour % 24, minute: 0, second: 0, hasMinute: false, zone: nil)
        if let (part, next) = first(at: index + 1, dayPart), (1...12).contains(hour) {
            let isLetter = tokens[index + 1].letterCount == 1
            if !isLetter || isCued { return zoned(applied(part, clock), next) }
        }
        guard let (_, next) = first(at: index + 1, { $0 == .hourMark ? true : nil }), hour > 0 else { return nil }
        return isCued || isWord(.uhr, at: index + 1) ? zoned(clock, next) : nil
    }

    private func applied(_ part: DateMeaning.DayPart, _ clock: PrintedClock) -> PrintedClock {
        var clock = clock
        switch part {
        case .morning: if clock.hour == 12 { clock.hour = 0 }
        case .noon: if (1...5).contains(clock.hour) { clock.hour += 12 }
        case .afternoon: if (1...11).contains(clock.hour) { clock.hour += 12 }
        case .night:
            if clock.hour == 12 { clock.hour = 0 } else if (6...11).contains(clock.hour) { clock.hour += 12 }
        case .midnight: if clock.hour == 12 { clock.hour = 0 }
        }
        return clock
    }

    private func zoned(_ clock: PrintedClock, _ next: Int) -> (PrintedClock, Int) {
        let start = isSymbol(".", at: next) && !tokens[next].isSpaced ? next + 1 : next
        guard let (zone, after) = zone(at: start) else { return (clock, next) }
        // «21:05 - GMT 18:05»: a zone with a clock of its own behind it belongs to that one.
        if case .offset = zone, tokens[safe: after]?.kind == .number, isClockHour(after), !isSymbol("(", at: next) {
            return (clock, next)
        }
        var clock = clock
        clock.zone = zone
        return (clock, after)
    }

    /// `GMT`, `UTC+3`, `(GMT +0400)`, `+03:00`, `Z`, «بتوقيت مكة المكرمة», «(غرينتش)».
    func zone(at index: Int) -> (DateMeaning.Zone, Int)? {
        var start = index
        while start < index + 2, isSymbol("(", at: start) || isSymbol("[", at: start) || isSymbol("|", at: start) {
            start += 1
        }
        guard start < tokens.count else { return nil }
        let isBracketed = start > index
        var cued = start
        if let (_, next) = first(at: start, { $0 == .zoneCue ? true : nil }) { cued = next }
        var result: (DateMeaning.Zone, Int)?
        if let offset = numericOffset(at: cued) {
            result = (.offset(offset.0), offset.1)
        } else if let (zone, next) = first(at: cued, zoneMeaning) {
            result = (zone, next)
            if zone == .offset(0), tokens[cued].kind == .word, !isWord(.z, at: cued),
                let offset = numericOffset(at: next)
            {
                result = (.offset(offset.0), offset.1)
            }
        } else if cued > start {
            result = (.local, cued)
        }
        guard var (zone, next) = result else { return nil }
        if isBracketed, isSymbol(")", at: next) || isSymbol("]", at: next) { next += 1 }
        // `BST (GMT+1)`, `CET (+0100)`: the bracket repeats it in numbers.
        if !isBracketed, isSymbol("(", at: next), let offset = numericOffset(at: next + 1), isSymbol(")", at: offset.1)
        {
            (zone, next) = (.offset(offset.0), offset.1 + 1)
        }
        return (zone, next)
    }

    private func zoneMeaning(_ meaning: DateMeaning) -> DateMeaning.Zone? {
        if case .zone(let zone) = meaning { return zone }
        return nil
    }

    /// Whether a zone's name that no clock precedes is one: between brackets or before a clock (`KSA 21:05`).
    func isZoneContext(_ index: Int, _ next: Int) -> Bool {
        isClockHour(next) && number(at: next) != nil || isSymbol("(", at: index - 1)
    }

    /// `+03:00`, `-0500`, `+3`: a sign with its number directly behind it, and no date there.
    private func numericOffset(at index: Int) -> (Int, Int)? {
        guard isSymbol("+", at: index) || isSymbol("-", at: index), let token = tokens[safe: index + 1],
            token.kind == .number, !token.isSpaced
        else { return nil }
        let sign = isSymbol("-", at: index) ? -1 : 1
        if sign < 0, numericDay(at: index + 1) != nil { return nil }
        if sign < 0, month(at: skippingJoiners(from: index + 2, limit: 2)) != nil { return nil }
        switch token.digitCount {
        case 4:
            guard token.value / 100 <= 14, token.value % 100 < 60 else { return nil }
            return (sign * (token.value / 100 * 3600 + token.value % 100 * 60), index + 2)
        case 1, 2:
            guard token.value <= 14 else { return nil }
            if token.digitCount == 1, !followsZoneName(index) { return nil }
            if isSymbol(":", at: index + 2), let minutes = number(at: index + 3), minutes < 60 {
                return (sign * (token.value * 3600 + minutes * 60), index + 4)
            }
            return (sign * token.value * 3600, index + 2)
        default: return nil
        }
    }

    private func followsZoneName(_ index: Int) -> Bool {
        guard index > 0, tokens[index - 1].kind == .word else { return false }
        return first(at: index - 1, zoneMeaning) != nil
    }
}
