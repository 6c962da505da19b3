/// What a line says about days and clocks, in the order in which it says it. Nothing is resolved to an instant yet.
package struct DateLine: Sendable {
    package enum Item: Sendable {
        case day(PrintedDay)
        case clock(PrintedClock)
        case zone(DateMeaning.Zone)
        case age(PrintedAge)
        case weekday(Int)
        case label(DateMeaning.Label)
    }

    /// An item and where it stands, in tokens and in UTF-16 code units.
    package struct Entry: Sendable {
        package var item: Item
        package var tokens: Range<Int>
        package var start: Int
        package var end: Int
    }

    package var entries: [Entry]
    /// How many words and numbers belong to no item: zero or few in a publication line, many in running text.
    package var otherTokenCount: Int

    /// The same read with the month before the day where numbers leave it open.
    package var readMonthFirst: DateLine {
        var line = self
        for index in line.entries.indices {
            if case .day(let day) = line.entries[index].item, day.isOrderOpen {
                line.entries[index].item = .day(day.swapped)
            }
        }
        return line
    }

    /// The same under a label that stands outside of the line.
    package func under(_ label: DateMeaning.Label) -> DateLine {
        var line = self
        line.entries.insert(Entry(item: .label(label), tokens: 0..<0, start: 0, end: 0), at: 0)
        return line
    }

    package var hasDay: Bool {
        entries.contains {
            if case .day = $0.item { return true }
            if case .age = $0.item { return true }
            return false
        }
    }
}

/// A day as it is printed, in the calendar in which it is printed.
package struct PrintedDay: Sendable, Equatable {
    /// nil where none is printed; four digits, a two-digit one already completed.
    package var year: Int?
    package var month: Int
    package var day: Int
    /// nil for a numeric date below 1600 without a mark: Hijri or Jalali, as the source decides.
    package var calendar: DateMeaning.Calendar?
    package var monthNames: DateMeaning.MonthNames
    /// Whether day and month could be read the other way round.
    package var isOrderOpen = false
    /// Whether the digits are Persian.
    package var hasPersianDigits = false

    /// The same day with day and month exchanged.
    package var swapped: PrintedDay {
        var copy = self
        (copy.month, copy.day) = (day, month)
        return copy
    }
}

/// A clock as it is printed, in 24 hours.
package struct PrintedClock: Sendable, Equatable {
    package var hour: Int
    package var minute: Int
    package var second: Int
    /// nil where only the hour is printed («الساعة 06 صباحاً»).
    package var hasMinute: Bool
    /// The zone that stands beside it.
    package var zone: DateMeaning.Zone?
}

/// An age against the time of reading («منذ ساعتين», `yesterday`).
package struct PrintedAge: Sendable, Equatable {
    package struct Part: Sendable, Equatable {
        package var count: Int
        package var unit: DateMeaning.Unit
    }
    package var parts: [Part]

    /// Whether it is finer than a day.
    package var isClock: Bool {
        parts.isEmpty || parts.contains { $0.unit == .second || $0.unit == .minute || $0.unit == .hour }
    }
}
