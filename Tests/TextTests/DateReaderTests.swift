import Testing
import Text

@Suite("The date reader")
struct DateReaderTests {
    private func days(_ line: String) -> [PrintedDay] {
        DateReader().read(line).entries.compactMap {
            if case .day(let day) = $0.item { return day }
            return nil
        }
    }

    @Test(
        "finds no day where none is printed",
        arguments: [
            "الإصدار 1.2.3.4", "call 06-12-34-56-78", "2015", "قتل 2015 شخصا", "صفحة 3/4", "مارس الرياضة",
            "score 10:30",
        ])
    func none(line: String) { #expect(days(line).isEmpty) }

    @Test("joins two names of one month and leaves two different months apart")
    func doubleNames() {
        #expect(days("22 كانون الثاني (يناير) 2015").map(\.month) == [1])
        #expect(days("5 تموز/يوليو 2015").map(\.month) == [7])
        #expect(days("5 تموز/ 6 آب 2015").map(\.month).last == 8)
    }

    @Test("counts the words that belong to no date, so that running text is no publication line")
    func otherWords() {
        #expect(DateReader().read("تم نشره في الجمعة 10 نيسان / أبريل 2015. 12:00 صباحاً").otherTokenCount == 0)
        #expect(DateReader().read("Published on 10 April 2015 at 14:30 GMT").otherTokenCount == 0)
        #expect(
            DateReader().read("وكان الاجتماع عقد في لندن يوم 22 كانون الثاني الماضي بحضور الوزراء").otherTokenCount > 5)
    }

    @Test("reads seconds of one digit before the sign of UTC, as some systems print a full minute")
    func secondsOfOneDigit() {
        let clocks = DateReader().read("2020-12-05T23:15:0Z").entries.compactMap { entry -> PrintedClock? in
            if case .clock(let clock) = entry.item { return clock }
            return nil
        }
        #expect(clocks.map(\.minute) == [15])
        #expect(clocks.map(\.zone) == [.offset(0)])
    }

    @Test("gives offsets in UTF-16 units of the line as printed")
    func offsets() throws {
        let line = "صباحاً 10 أبريل 2015"
        let entry = try #require(
            DateReader().read(line).entries.first { if case .day = $0.item { true } else { false } })
        #expect(String(decoding: Array(line.utf16)[entry.start..<entry.end], as: UTF16.self) == "10 أبريل 2015")
    }
}
