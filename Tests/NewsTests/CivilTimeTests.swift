import News
import Testing

@Suite("Civil time counts days like the calendar")
struct CivilTimeTests {
    @Test("goes to an instant and back over four centuries of days")
    func roundTrip() {
        for day in stride(from: -80_000, to: 80_000, by: 37) {
            let time = CivilTime(epochSeconds: Int64(day) * 86_400 + 4000)
            #expect(time.epochDay == day)
            #expect(time.epochSeconds == Int64(day) * 86_400 + 4000)
        }
    }

    @Test("knows weekdays and refuses days that are none")
    func weekdays() throws {
        #expect(try #require(CivilTime(year: 2015, month: 4, day: 10)).weekday == 5)
        #expect(CivilTime(year: 2015, month: 2, day: 29) == nil)
        #expect(CivilTime(year: 2016, month: 2, day: 29) != nil)
        #expect(CivilTime(year: 2016, month: 13, day: 1) == nil)
        for year in [Int.max, Int.min, 10_000, -10_000] { #expect(CivilTime(year: year, month: 1, day: 1) == nil) }
    }

    @Test("midnight in Amman is written with its offset, and a day without a clock stays a day")
    func publicationDate() {
        var date = PublicationDate(
            epochSeconds: 1_428_613_200, utcOffsetSeconds: 10_800, hasTime: true, raw: "", rule: "test")
        #expect(date.rfc3339 == "2015-04-10T00:00:00+03:00")
        #expect(date.utc == "2015-04-09T21:00:00Z")
        #expect(date.localDate == "2015-04-10")
        date.hasTime = false
        #expect(date.rfc3339 == "2015-04-10")
    }
}

@Suite("RFC 3339 times are read strictly")
struct RFC3339Tests {
    @Test(
        "reads what the standard allows",
        arguments: [
            ("2015-04-10T00:00:00+03:00", Int64(1_428_613_200), true), ("2015-04-09T21:00:00Z", 1_428_613_200, true),
            ("2015-04-09t21:00z", 1_428_613_200, true), ("2015-04-09 21:00:00.250Z", 1_428_613_200, true),
            ("2015-04-10T00:00:00+0300", 1_428_613_200, true), ("2015-04-10", 1_428_624_000, false),
        ])
    func reads(text: String, epochSeconds: Int64, hasTime: Bool) {
        let reading = CivilTime.parse(text)
        #expect(reading?.epochSeconds == epochSeconds)
        #expect(reading?.hasTime == hasTime)
    }

    @Test(
        "refuses the rest",
        arguments: [
            "", "2015", "2015-4-1", "2015-02-30", "2015-04-10T", "2015-04-10T25:00Z", "2015-04-10T10:00",
            "2015-04-10T10:00:00+3", "2015-04-10x",
        ])
    func refuses(text: String) {
        #expect(CivilTime.parse(text) == nil)
    }
}
