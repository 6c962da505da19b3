/// A time that a page prints, with the evidence for it. A day without a clock stays a day: nothing is guessed.
package struct PublicationDate: Sendable, Equatable {
    package enum Calendar: String, Sendable { case gregorian, hijri, jalali, hebrew }

    /// Which set of month names the line used.
    package enum MonthNames: String, Sendable {
        case levant, gulf, maghreb, hijri, persian, numeric, latin, mixed, other
    }

    /// Where the offset came from.
    package enum ZoneBasis: String, Sendable { case explicit, source, country, caller, none }

    /// Seconds since 1970-01-01T00:00:00Z: of the instant, or of the local midnight where only a day is known.
    package var epochSeconds: Int64
    /// Seconds east of UTC at that instant; nil where no zone is known (then the clock is taken as UTC).
    package var utcOffsetSeconds: Int?
    /// Whether a clock was printed; without one only `localDate` is known.
    package var hasTime: Bool
    /// The line as the page has it.
    package var raw: String
    /// The rule that found it, such as `json-ld datePublished` or `publication line`.
    package var rule: String
    package var calendar: Calendar
    package var monthNames: MonthNames
    /// nil where no weekday was printed.
    package var weekdayAgrees: Bool?
    /// Whether the clock is a midnight that systems print when they know no time.
    package var timeMayBeDefault: Bool
    package var zoneBasis: ZoneBasis

    package init(
        epochSeconds: Int64, utcOffsetSeconds: Int?, hasTime: Bool, raw: String, rule: String,
        calendar: Calendar = .gregorian, monthNames: MonthNames = .numeric, weekdayAgrees: Bool? = nil,
        timeMayBeDefault: Bool = false, zoneBasis: ZoneBasis = .none
    ) {
        self.epochSeconds = epochSeconds
        self.utcOffsetSeconds = utcOffsetSeconds
        self.hasTime = hasTime
        self.raw = raw
        self.rule = rule
        self.calendar = calendar
        self.monthNames = monthNames
        self.weekdayAgrees = weekdayAgrees
        self.timeMayBeDefault = timeMayBeDefault
        self.zoneBasis = zoneBasis
    }

    /// The source's own day, `YYYY-MM-DD`.
    package var localDate: String { CivilTime(epochSeconds: epochSeconds + Int64(utcOffsetSeconds ?? 0)).date }

    /// The same as a number of days since 1970-01-01, for comparing.
    package var localDay: Int64 {
        let seconds = epochSeconds + Int64(utcOffsetSeconds ?? 0)
        return (seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400
    }

    /// RFC 3339: `2015-04-10T00:00:00+03:00`, or the bare date where no clock is known.
    package var rfc3339: String {
        guard hasTime else { return localDate }
        let offset = utcOffsetSeconds ?? 0
        return CivilTime(epochSeconds: epochSeconds + Int64(offset)).dateAndTime + PublicationDate.suffix(offset)
    }

    /// The instant in UTC, RFC 3339 with `Z`; nil where only a day is known.
    package var utc: String? { hasTime ? CivilTime(epochSeconds: epochSeconds).dateAndTime + "Z" : nil }

    private static func suffix(_ offset: Int) -> String {
        if offset == 0 { return "Z" }
        let minutes = abs(offset) / 60
        return (offset < 0 ? "-" : "+") + twoDigits(minutes / 60) + ":" + twoDigits(minutes % 60)
    }
}
