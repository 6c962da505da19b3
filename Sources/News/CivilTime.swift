/// A date and clock of the proleptic Gregorian calendar, without a zone.
package struct CivilTime: Sendable, Equatable, Comparable {
    package var year: Int
    package var month: Int
    package var day: Int
    package var hour: Int
    package var minute: Int
    package var second: Int

    /// nil where a part is out of its range (February 30th, hour 24, a year of five digits).
    package init?(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        // The year first: years of any length come from outside, and the sums that follow would overflow.
        guard (-9999...9999).contains(year), (1...12).contains(month),
            (1...CivilTime.dayCount(ofMonth: month, year: year)).contains(day),
            (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
        (self.hour, self.minute, self.second) = (hour, minute, second)
    }

    /// The civil time of an instant read as UTC; days by Hinnant's `civil_from_days`.
    package init(epochSeconds: Int64) {
        let days = Int((Double(epochSeconds) / 86_400).rounded(.down))
        let rest = Int(epochSeconds) - days * 86_400
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
    }

    /// Days since 1970-01-01.
    package var epochDay: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Seconds since 1970-01-01T00:00:00, the clock read as UTC.
    package var epochSeconds: Int64 { Int64(epochDay) * 86_400 + Int64(hour * 3600 + minute * 60 + second) }

    /// 0 is Sunday.
    package var weekday: Int { ((epochDay + 4) % 7 + 7) % 7 }

    /// `YYYY-MM-DD`.
    package var date: String { fourDigits(year) + "-" + twoDigits(month) + "-" + twoDigits(day) }

    /// `YYYY-MM-DDTHH:MM:SS`.
    package var dateAndTime: String { date + "T" + twoDigits(hour) + ":" + twoDigits(minute) + ":" + twoDigits(second) }

    package static func dayCount(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    package static func < (left: CivilTime, right: CivilTime) -> Bool { left.epochSeconds < right.epochSeconds }
}

func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

private func fourDigits(_ number: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
