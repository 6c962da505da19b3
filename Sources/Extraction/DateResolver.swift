package import News
package import Text

/// Turns printed dates into instants: one resolver without a locale, against the source's zone and the time of reading.
///
/// A published day wins over an updated one, a Gregorian over a Hijri one; a clock is only taken from the same day;
/// without a clock the answer stays a day. ARABIC.md section 3 has the rules.
package struct DateResolver: Sendable {
    package let context: DateContext

    package init(_ context: DateContext) { self.context = context }

    /// The publication date that a line prints, or nil.
    package func published(in line: String, rule: String) -> PublicationDate? {
        resolved(DateReader(readsMonthFirst: context.readsMonthFirst).read(line), raw: line, rule: rule, .published)
    }

    /// The modification date that a line prints under a word for it («آخر تحديث»), or nil.
    package func modified(in line: String, rule: String) -> PublicationDate? {
        resolved(DateReader(readsMonthFirst: context.readsMonthFirst).read(line), raw: line, rule: rule, .updated)
    }

    /// The date under a label in a line that is read already.
    package func resolved(
        _ line: DateLine, raw: String, rule: String, _ wanted: DateMeaning.Label
    ) -> PublicationDate? {
        let days = labelled(line)
        let group =
            wanted == .published
            ? [.published, nil, .updated].lazy.map { label in days.filter { $0.label == label } }.first { !$0.isEmpty }
            : days.filter { $0.label == .updated }
        guard let group, !group.isEmpty else {
            return wanted == .published ? age(in: line, raw: raw, rule: rule) : nil
        }
        let dated = group.filter { $0.civil != nil }
        guard let chosen = dated.first(where: { $0.isGregorian && $0.day.year != nil }) ?? dated.first else {
            return nil
        }
        return date(chosen, in: line, among: days, raw: raw, rule: rule)
    }

    // MARK: Days

    private struct LabelledDay {
        var entry: Int
        var day: PrintedDay
        var label: DateMeaning.Label?
        var civil: CivilTime?
        var isGregorian: Bool
        var calendar: PublicationDate.Calendar
        var weekdayAgrees: Bool?
    }

    private func labelled(_ line: DateLine) -> [LabelledDay] {
        var label: DateMeaning.Label?
        var days: [LabelledDay] = []
        let weekdays = line.entries.enumerated().compactMap { index, entry -> (Int, Int)? in
            if case .weekday(let day) = entry.item { return (index, day) }
            return nil
        }
        for (index, entry) in line.entries.enumerated() {
            switch entry.item {
            case .label(let found): label = found
            case .day(let day):
                let near = weekdays.min { abs($0.0 - index) < abs($1.0 - index) }
                let weekday = near.flatMap { abs($0.0 - index) <= 3 ? $0.1 : nil }
                days.append(resolvedDay(day, entry: index, label: label, weekday: weekday))
            default: break
            }
        }
        return days
    }

    private func resolvedDay(
        _ printed: PrintedDay, entry: Int, label: DateMeaning.Label?, weekday: Int?
    ) -> LabelledDay {
        var day = printed
        let calendar = calendarKind(of: day)
        var civil = CalendarConversion.civil(of: day, in: calendar, reference: localReference)
        if day.isOrderOpen, let other = CalendarConversion.civil(of: day.swapped, in: calendar, reference: nil) {
            let isContradicted = weekday.map { $0 != civil?.weekday && $0 == other.weekday } ?? false
            let isFuture = weekday == nil && isAhead(civil) && !isAhead(other)
            if isContradicted || isFuture {
                day = day.swapped
                civil = other
            }
        }
        return LabelledDay(
            entry: entry, day: day, label: label, civil: civil, isGregorian: calendar == .gregorian, calendar: calendar,
            weekdayAgrees: weekday.flatMap { wanted in civil.map { $0.weekday == wanted } })
    }

    private func calendarKind(of day: PrintedDay) -> PublicationDate.Calendar {
        switch day.calendar {
        case .gregorian, .buddhist: .gregorian
        case .hijri: .hijri
        case .jalali: .jalali
        case nil: context.usesSolarYears || day.hasPersianDigits || (day.year ?? 0) < 1410 ? .jalali : .hijri
        }
    }

    private func isAhead(_ civil: CivilTime?) -> Bool {
        guard let civil, let reference = context.reference else { return false }
        return civil.epochSeconds > reference + 2 * 86_400
    }

    /// The time of reading on the source's clock.
    private var localReference: CivilTime? {
        context.reference.map {
            CivilTime(epochSeconds: $0 + Int64(ZoneRules.offset(of: context.timeZone, at: $0) ?? 0))
        }
    }

    // MARK: Clocks and zones

    private func date(
        _ chosen: LabelledDay, in line: DateLine, among days: [LabelledDay], raw: String, rule: String
    ) -> PublicationDate? {
        guard var civil = chosen.civil else { return nil }
        let names = monthNames(chosen, among: days)
        guard let (clock, index) = clock(for: chosen, in: line, among: days) else {
            let offset = ZoneRules.offset(of: context.timeZone, atLocal: civil)
            return PublicationDate(
                epochSeconds: civil.epochSeconds - Int64(offset ?? 0), utcOffsetSeconds: offset, hasTime: false,
                raw: raw, rule: rule, calendar: chosen.calendar, monthNames: names,
                weekdayAgrees: chosen.weekdayAgrees, zoneBasis: offset == nil ? .none : context.zoneBasis)
        }
        (civil.hour, civil.minute, civil.second) = (clock.hour, clock.minute, clock.second)
        let (offset, basis) = zone(of: clock, at: index, in: line, civil: civil)
        return PublicationDate(
            epochSeconds: civil.epochSeconds - Int64(offset ?? 0), utcOffsetSeconds: offset, hasTime: true, raw: raw,
            rule: rule, calendar: chosen.calendar, monthNames: names, weekdayAgrees: chosen.weekdayAgrees,
            timeMayBeDefault: civil.hour == 0 && civil.minute == 0 && civil.second == 0, zoneBasis: basis)
    }

    /// The first clock that belongs to the chosen day: behind it up to another day, or before it.
    private func clock(
        for chosen: LabelledDay, in line: DateLine, among days: [LabelledDay]
    ) -> (PrintedClock, Int)? {
        let foreign = days.filter {
            $0.civil?.epochDay != chosen.civil?.epochDay && ($0.isGregorian || !chosen.isGregorian)
        }
        for (index, entry) in line.entries.enumerated() {
            guard case .clock(let clock) = entry.item else { continue }
            let owner = foreign.last { $0.entry < index } ?? nil
            let own = days.last { $0.entry < index && $0.civil?.epochDay == chosen.civil?.epochDay }
            if let owner, (own?.entry ?? -1) < owner.entry { continue }
            if own == nil, let next = days.first(where: { $0.entry > index && $0.isGregorian }),
                next.civil?.epochDay != chosen.civil?.epochDay
            {
                continue
            }
            return (clock, index)
        }
        return nil
    }

    private func zone(
        of clock: PrintedClock, at index: Int, in line: DateLine, civil: CivilTime
    ) -> (Int?, PublicationDate.ZoneBasis) {
        var zone = clock.zone
        if zone == nil, index > 0, case .zone(let before) = line.entries[index - 1].item { zone = before }
        if zone == nil, index + 1 < line.entries.count, case .zone(let after) = line.entries[index + 1].item {
            let isAnothers = index + 2 < line.entries.count && isClock(line.entries[index + 2].item)
            if !isAnothers { zone = after }
        }
        switch zone {
        case .offset(let seconds):
            if seconds == 19_800, let own = context.timeZone, own == "Asia/Jerusalem" || own == "Europe/Dublin" {
                break
            }
            return (seconds, .explicit)
        case .named(let name):
            // Amman and Muscat's country are written alike.
            let isOman = name == "Asia/Amman" && context.timeZone == "Asia/Muscat"
            return (ZoneRules.offset(of: isOman ? "Asia/Muscat" : name, atLocal: civil), .explicit)
        case .local, nil: break
        }
        let offset = ZoneRules.offset(of: context.timeZone, atLocal: civil)
        return (offset, offset == nil ? .none : context.zoneBasis)
    }

    private func isClock(_ item: DateLine.Item) -> Bool {
        if case .clock = item { return true }
        return false
    }

    // MARK: Ages

    private func age(in line: DateLine, raw: String, rule: String) -> PublicationDate? {
        guard let reference = context.reference, let local = localReference else { return nil }
        for entry in line.entries {
            guard case .age(let age) = entry.item else { continue }
            guard age.isClock else {
                var civil = CalendarConversion.shifted(local, back: age.parts)
                let clock = line.entries.lazy.compactMap { entry -> PrintedClock? in
                    if case .clock(let clock) = entry.item { return clock }
                    return nil
                }.first
                if let clock { (civil.hour, civil.minute, civil.second) = (clock.hour, clock.minute, clock.second) }
                let offset = ZoneRules.offset(of: context.timeZone, atLocal: civil)
                return PublicationDate(
                    epochSeconds: civil.epochSeconds - Int64(offset ?? 0), utcOffsetSeconds: offset,
                    hasTime: clock != nil, raw: raw, rule: rule, monthNames: .other, zoneBasis: context.zoneBasis)
            }
            let instant = reference - age.parts.reduce(0) { $0 + CalendarConversion.seconds(of: $1) }
            return PublicationDate(
                epochSeconds: instant, utcOffsetSeconds: ZoneRules.offset(of: context.timeZone, at: instant),
                hasTime: true, raw: raw, rule: rule, monthNames: .other, zoneBasis: context.zoneBasis)
        }
        return nil
    }

    // MARK: Evidence

    private func monthNames(_ chosen: LabelledDay, among days: [LabelledDay]) -> PublicationDate.MonthNames {
        switch chosen.day.monthNames {
        case .levant: .levant
        case .gulf: .gulf
        case .maghreb: .maghreb
        case .hijri: .hijri
        case .persian: .persian
        case .latin: .latin
        case .numeric: .numeric
        case .other: .other
        }
    }
}
