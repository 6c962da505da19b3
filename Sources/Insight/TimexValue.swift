import News

/// When something is, as TIMEX3 writes it (ISO-TimeML): days, their unions, durations and vague references.
package enum TimexValue: Sendable, Equatable {
    /// Days since 1970-01-01.
    case day(Int)
    case month(year: Int, month: Int)
    case year(Int)
    /// The ISO week that begins on a Monday, by that day.
    case week(Int)
    case quarter(year: Int, Int)
    case half(year: Int, Int)
    /// Spring is 0.
    case season(year: Int, Int)
    /// A year of the decade without its last figure: 196 is 1960–1969.
    case decade(Int)
    /// 18 is 1800–1899.
    case century(Int)
    /// A clock on a day; `isUniversal` where the text gives it in UTC.
    case clock(day: Int, minute: Int, isUniversal: Bool)
    case clockRange(day: Int, from: Int, to: Int)
    /// From a day up to, not including, another; written by the grain in which it was printed.
    case range(Int, Int, grain: Grain)
    case duration(Duration)
    case reference(Reference)
    case hijriMonth(year: Int, month: Int)
    case hijriYear(Int)
    case beforeChrist(Int)
    /// 2 is 299–200 BC.
    case centuryBeforeChrist(Int)

    package enum Grain: Sendable { case day, month, year }
    package enum Reference: String, Sendable { case present = "PRESENT_REF", past = "PAST_REF", future = "FUTURE_REF" }

    /// An amount of a unit; nil where the text does not say how many.
    package struct Duration: Sendable, Equatable {
        package var amount: Double?
        package var unit: TimeUnit
    }
}

/// A unit of time. The tables write six times the raw value, and one more for a dual, two more for a plural.
package enum TimeUnit: Int, Sendable {
    case second, minute, hour, day, week, month, year, decade, century

    /// The designator of ISO 8601 and how many of it one is.
    var designator: (letter: String, scale: Double, isClock: Bool) {
        switch self {
        case .second: ("S", 1, true)
        case .minute: ("M", 1, true)
        case .hour: ("H", 1, true)
        case .day: ("D", 1, false)
        case .week: ("W", 1, false)
        case .month: ("M", 1, false)
        case .year: ("Y", 1, false)
        case .decade: ("Y", 10, false)
        case .century: ("Y", 100, false)
        }
    }
}

extension TimexValue {
    /// The value as TIMEX3 writes it.
    package var text: String {
        switch self {
        case .day(let day): TimexValue.date(day)
        case .month(let year, let month): "\(four(year))-\(two(month))"
        case .year(let year): four(year)
        case .week(let monday): TimexValue.week(of: monday)
        case .quarter(let year, let quarter): "\(four(year))-Q\(quarter)"
        case .half(let year, let half): "\(four(year))-H\(half)"
        case .season(let year, let season): "\(four(year))-\(["SP", "SU", "FA", "WI"][season])"
        case .decade(let decade): "\(decade)"
        case .century(let century): two(century)
        case .clock(let day, let minute, let isUniversal):
            TimexValue.date(day) + "T" + TimexValue.clock(minute) + (isUniversal ? "Z" : "")
        case .clockRange(let day, let from, let to):
            TimexValue.date(day) + "T" + TimexValue.clock(from) + "/" + TimexValue.date(day + (to <= from ? 1 : 0))
                + "T"
                + TimexValue.clock(to)
        case .range(let first, let last, let grain): TimexValue.range(first, last, grain)
        case .duration(let duration): TimexValue.duration(duration)
        case .reference(let reference): reference.rawValue
        case .hijriMonth(let year, let month): "\(four(year))-\(two(month))"
        case .hijriYear(let year): four(year) + "H"
        case .beforeChrist(let year): "BC" + four(year)
        case .centuryBeforeChrist(let century): "BC" + two(century)
        }
    }

    /// The days that are meant, half-open; nil for durations, vague references and what lies outside the calendar.
    package var days: Range<Int>? {
        switch self {
        case .day(let day), .clock(let day, _, _), .clockRange(let day, _, _): return day..<day + 1
        case .month(let year, let month): return TimexValue.months(year, month, 1)
        case .year(let year): return TimexValue.months(year, 1, 12)
        case .week(let monday): return monday..<monday + 7
        case .quarter(let year, let quarter): return TimexValue.months(year, 3 * quarter - 2, 3)
        case .half(let year, let half): return TimexValue.months(year, 6 * half - 5, 6)
        case .season(let year, let season): return TimexValue.months(year, 3 * season + 3, 3)
        case .decade(let decade): return TimexValue.months(decade * 10, 1, 120)
        case .century(let century): return TimexValue.months(max(1, century * 100), 1, 1200)
        case .range(let first, let last, _): return first < last ? first..<last : nil
        case .hijriMonth(let year, let month):
            guard let first = HijriCalendar.epochDay(year: year, month: month, day: 1) else { return nil }
            return first..<first + 29
        case .duration, .reference, .hijriYear, .beforeChrist, .centuryBeforeChrist: return nil
        }
    }

    /// DATE, TIME or DURATION, as TIMEX3 has it.
    package var type: String {
        switch self {
        case .clock, .clockRange: "TIME"
        case .duration: "DURATION"
        default: "DATE"
        }
    }

    // MARK: Writing

    private static func date(_ day: Int) -> String { civil(day).date }

    static func civil(_ day: Int) -> CivilTime { CivilTime(epochSeconds: Int64(day) * 86_400) }

    /// The first day of a month; months may run over the ends of the year.
    static func firstDay(_ year: Int, _ month: Int) -> Int {
        let index = year * 12 + month - 1
        return CivilTime(year: index / 12, month: index % 12 + 1, day: 1)?.epochDay ?? 0
    }

    private static func months(_ year: Int, _ month: Int, _ count: Int) -> Range<Int> {
        firstDay(year, month)..<firstDay(year, month + count)
    }

    private static func clock(_ minute: Int) -> String { two(minute / 60 % 24) + ":" + two(minute % 60) }

    private static func range(_ first: Int, _ last: Int, _ grain: Grain) -> String {
        func part(_ day: Int) -> String {
            switch grain {
            case .day: date(day)
            case .month: String(date(day).dropLast(3))
            case .year: String(date(day).dropLast(6))
            }
        }
        return part(first) + "/" + part(last)
    }

    /// ISO 8601: the week of a year is the one with its Thursday in it.
    private static func week(of monday: Int) -> String {
        let year = civil(monday + 3).year
        return "\(four(year))-W\(two((monday + 3 - firstDay(year, 1)) / 7 + 1))"
    }

    private static func duration(_ duration: Duration) -> String {
        let (letter, scale, isClock) = duration.unit.designator
        guard let amount = duration.amount else { return "P" + (isClock ? "T" : "") + "X" + letter }
        let number = amount * scale
        let digits = number == number.rounded() ? "\(Int(number))" : "\(number)"
        return "P" + (isClock ? "T" : "") + digits + letter
    }
}

private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

private func four(_ number: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
