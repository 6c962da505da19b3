import Bytes

/// Dates in fields (RFC 9110, section 5.6.7), as seconds since 1970-01-01T00:00:00Z.
package enum HTTPDate {
    private static let monthNames = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// IMF-fixdate: `Sun, 06 Nov 1994 08:49:37 GMT`; for years of four digits.
    package static func text(_ seconds: Int64) -> String {
        let bytes = bytes(seconds)
        return String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
    }

    /// The same without a string; nothing is allocated.
    static func bytes(_ seconds: Int64) -> InlineArray<29, UInt8> {
        var line = InlineArray<29, UInt8>(repeating: 0x20)
        let day = dayNumber(seconds)
        put(day: day, in: &line)
        put(second: Int(seconds) - day * 86_400, in: &line)
        return line
    }

    /// Days since 1970-01-01.
    static func dayNumber(_ seconds: Int64) -> Int {
        Int(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
    }

    /// Everything but the time of day.
    static func put(day: Int, in line: inout InlineArray<29, UInt8>) {
        let (year, month, dayOfMonth) = civil(day)
        put(dayLetters(((day % 7) + 7) % 7), at: 0, in: &line)
        line[3] = 0x2C
        put(dayOfMonth, at: 5, in: &line)
        put(monthLetters(month), at: 8, in: &line)
        put(year / 100, at: 12, in: &line)
        put(year % 100, at: 14, in: &line)
        (line[19], line[22]) = (0x3A, 0x3A)
        put((0x47, 0x4D, 0x54), at: 26, in: &line)
    }

    /// The time of day, in seconds since midnight.
    @inline(__always) static func put(second: Int, in line: inout InlineArray<29, UInt8>) {
        let second = UInt32(truncatingIfNeeded: second)
        put(Int(second / 3600), at: 17, in: &line)
        put(Int(second / 60 % 60), at: 20, in: &line)
        put(Int(second % 60), at: 23, in: &line)
    }

    private typealias Letters = (UInt8, UInt8, UInt8)

    /// Day 0 is a Thursday, as 1970-01-01 was. Every article that is served has its date written, so no string is made for it.
    private static func dayLetters(_ day: Int) -> Letters {
        switch day {
        case 0: (0x54, 0x68, 0x75)  // Thu
        case 1: (0x46, 0x72, 0x69)  // Fri
        case 2: (0x53, 0x61, 0x74)  // Sat
        case 3: (0x53, 0x75, 0x6E)  // Sun
        case 4: (0x4D, 0x6F, 0x6E)  // Mon
        case 5: (0x54, 0x75, 0x65)  // Tue
        default: (0x57, 0x65, 0x64)  // Wed
        }
    }

    private static func monthLetters(_ month: Int) -> Letters {
        switch month {
        case 1: (0x4A, 0x61, 0x6E)  // Jan
        case 2: (0x46, 0x65, 0x62)  // Feb
        case 3: (0x4D, 0x61, 0x72)  // Mar
        case 4: (0x41, 0x70, 0x72)  // Apr
        case 5: (0x4D, 0x61, 0x79)  // May
        case 6: (0x4A, 0x75, 0x6E)  // Jun
        case 7: (0x4A, 0x75, 0x6C)  // Jul
        case 8: (0x41, 0x75, 0x67)  // Aug
        case 9: (0x53, 0x65, 0x70)  // Sep
        case 10: (0x4F, 0x63, 0x74)  // Oct
        case 11: (0x4E, 0x6F, 0x76)  // Nov
        default: (0x44, 0x65, 0x63)  // Dec
        }
    }

    @inline(__always)
    private static func put(_ letters: Letters, at start: Int, in line: inout InlineArray<29, UInt8>) {
        (line[start], line[start + 1], line[start + 2]) = letters
    }

    /// Two digits.
    @inline(__always)
    private static func put(_ number: Int, at start: Int, in line: inout InlineArray<29, UInt8>) {
        let number = UInt8(truncatingIfNeeded: number)
        (line[start], line[start + 1]) = (0x30 &+ number / 10, 0x30 &+ number % 10)
    }

    /// RFC 3339 in UTC: `1994-11-06T08:49:37Z`.
    package static func internetTime(_ seconds: Int64) -> String {
        let days = Int(seconds / 86_400)
        let (year, month, day) = civil(days)
        let second = Int(seconds) - days * 86_400
        let time = [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }.joined(separator: ":")
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T\(time)Z"
    }

    /// Reads IMF-fixdate and the two obsolete forms; nil for what is none of them.
    package static func seconds(_ text: String) -> Int64? {
        let words = text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "-" })
        switch words.count {
        case 6 where words[5] == "GMT": return seconds(words[1], words[2], words[3], words[4])
        case 5: return seconds(words[2], words[1], words[4], words[3])
        default: return nil
        }
    }

    private static func seconds(_ day: Substring, _ month: Substring, _ year: Substring, _ time: Substring) -> Int64? {
        let clock = time.split(separator: ":").compactMap { digits($0) }
        guard let day = digits(day), (1...31).contains(day), let month = monthNames.firstIndex(of: String(month)),
            var fullYear = digits(year), clock.count == 3, clock[0] < 24, clock[1] < 60, clock[2] <= 60
        else { return nil }
        // Two digits stand for a year of the last fifty or the next fifty; around now that is 1977 to 2076.
        if year.count == 2 { fullYear += fullYear < 77 ? 2000 : 1900 }
        return Int64(daysSinceEpoch(fullYear, month + 1, day)) * 86_400
            + Int64(clock[0] * 3600 + clock[1] * 60 + clock[2])
    }

    private static func digits(_ text: Substring) -> Int? {
        guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy(\.isASCIIDigit) else { return nil }
        return Int(text)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    /// Proleptic Gregorian date of a day number; the year is counted from March, so that the leap day ends it.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func daysSinceEpoch(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
