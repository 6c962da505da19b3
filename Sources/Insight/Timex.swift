/// A time expression of a text with what it means against the publication date.
package struct Timex: Sendable, Equatable {
    /// In UTF-16 code units of the text.
    package var start: Int
    package var end: Int
    package var value: TimexValue
    /// START, MID or END of what the value names.
    package var mod: Modifier?
    /// MO, DW, MI, AF, EV or NI: the part of the day.
    package var part: PartOfDay?
    /// The rule that read it.
    package var rule: TimexRule

    package enum Modifier: Int, Sendable { case start, mid, end }
    package enum PartOfDay: Int, Sendable { case morning, dawn, noon, afternoon, evening, night }

    package init(
        start: Int, end: Int, value: TimexValue, mod: Modifier? = nil, part: PartOfDay? = nil, rule: TimexRule
    ) {
        (self.start, self.end, self.value, self.mod, self.part, self.rule) = (start, end, value, mod, part, rule)
    }

    /// The value with its part of the day, as TIMEX3 writes both.
    package var valueText: String {
        guard let part, case .day = value else { return value.text }
        return value.text + "T" + ["MO", "DW", "MI", "AF", "EV", "NI"][part.rawValue]
    }
}

/// What kind of expression a rule reads. The raw value is its public name.
package enum TimexRule: String, Sendable, CaseIterable {
    case relativeDay = "relative_day"
    case weekday
    case calendarDay = "calendar_day"
    case numericDay = "numeric_day"
    case month
    case hijri
    case year
    case relativeUnit = "relative_unit"
    case position
    case quarter
    case season
    case decade
    case century
    case clock
    case range
    case duration
    case shift
    case frequency
    case reference
}
