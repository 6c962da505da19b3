import News
import Testing

@testable import Insight

@Suite("Dates in running text are found and resolved against the publication date")
struct DateFinderTests {
    @Test("there are cases, and cases without any date") func cases() {
        #expect(Corpus.rows("dates.tsv").count >= 60)
        #expect(Corpus.rows("dates.tsv").contains { $0.count == 3 && $0[2] == "-" })
    }

    @Test("a sentence mentions the days that a reader would name", arguments: Corpus.rows("dates.tsv"))
    func sentence(row: [String]) throws {
        let published = try #require(CivilTime.parse(row[0] + "T09:00:00Z")).local
        let dates = DateFinder(published: published, hasTime: true).dates(in: row[1])
        let found = dates.map { Corpus.text($0.start..<$0.end, of: row[1]) + "=" + $0.valueText }
        let expected = Corpus.items(row[2], parted: ";")
        // The span may be wider by a preposition that opens a range; the value may not differ.
        #expect(found.count == expected.count, "\(row[1]): \(found)")
        for (left, right) in zip(found, expected) {
            let (span, value) = try parts(left)
            let (wantedSpan, wantedValue) = try parts(right)
            #expect(value == wantedValue, "\(row[1]): \(left)")
            #expect(span.contains(wantedSpan) || wantedSpan.contains(span), "\(row[1]): \(left)")
        }
    }

    private func parts(_ item: String) throws -> (String, String) {
        let place = try #require(item.lastIndex(of: "="))
        return (String(item[..<place]), String(item[item.index(after: place)...]))
    }

    @Test(
        "marks, tatweel and figures of another script change no value",
        arguments: [
            ("وصل الوفد أمـــس", "2018-05-15"), ("وصل الوفد أَمْسِ", "2018-05-15"),
            ("في ٣ تشرين الأول ١٩٤٨", "1948-10-03"),
            ("في ۳ تشرین الأول ۱۹۴۸", "1948-10-03"), ("وصل غداً الخميس", "2018-05-17"),
        ])
    func spelling(text: String, value: String) throws {
        let published = try #require(CivilTime(year: 2018, month: 5, day: 16))
        #expect(DateFinder(published: published, hasTime: false).dates(in: text).map(\.value.text) == [value])
    }

    @Test(
        "hostile text is read to its end and mentions nothing outside of it",
        arguments: [
            String(repeating: "1/1/1", count: 2000), String(repeating: "من بين ", count: 3000), "\u{202E}أمس\u{202C}",
            "99999999999999999999 يوما",
            String(repeating: "«", count: 5000), String(repeating: "و", count: 50_000), "الساعة 99:99",
            "قبل 999999999 سنة", "31/2/2018", "",
        ])
    func hostile(text: String) throws {
        let published = try #require(CivilTime(year: 2018, month: 5, day: 16))
        for date in DateFinder(published: published, hasTime: false).dates(in: text) {
            #expect(date.start >= 0 && date.start < date.end && date.end <= text.utf16.count)
        }
    }
}
