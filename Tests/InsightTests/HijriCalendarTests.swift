import Testing

@testable import Insight

@Suite("Hijri days are converted by Umm al-Qura")
struct HijriCalendarTests {
    @Test(
        "a Hijri day is the Gregorian day of the almanac",
        arguments: [
            (1438, 6, 27, "2017-03-26"), (1444, 9, 1, "2023-03-23"), (1445, 9, 1, "2024-03-11"),
            (1443, 1, 1, "2021-08-09"),
            (1400, 1, 1, "1979-11-20"), (1500, 12, 29, "2077-11-15"),
        ])
    func converts(year: Int, month: Int, day: Int, expected: String) throws {
        let epochDay = try #require(HijriCalendar.epochDay(year: year, month: month, day: day))
        #expect(TimexValue.day(epochDay).text == expected)
    }

    @Test(
        "a day outside of the tables is off by at most one",
        arguments: [(1, 1, 1, -492_148), (1342, 12, 29, -16_590), (1365, 12, 29, -8_438)])
    func tabular(year: Int, month: Int, day: Int, expected: Int) throws {
        let epochDay = try #require(HijriCalendar.epochDay(year: year, month: month, day: day))
        #expect(abs(epochDay - expected) <= 2)
    }

    @Test("every first day of a month leads back to its month")
    func roundTrip() throws {
        for year in 1340...1500 {
            for month in 1...12 {
                let day = try #require(HijriCalendar.epochDay(year: year, month: month, day: 2))
                let back = HijriCalendar.yearAndMonth(of: day)
                #expect(back.year == year && back.month == month, "\(year)-\(month)")
            }
        }
    }

    @Test(
        "the thirty-first day, month thirteen and year zero do not exist",
        arguments: [(1444, 9, 31), (1444, 13, 1), (0, 1, 1), (1444, 1, 30)])
    func refuses(year: Int, month: Int, day: Int) {
        #expect(HijriCalendar.epochDay(year: year, month: month, day: day) == nil)
    }
}
